"""Which KPIs a client's primary goal asks for (S2.5)."""

from __future__ import annotations

from csdesk.model.answers import Answers
from csdesk.model.clients import Client, PrimaryGoal
from csdesk.model.goals import Goal
from csdesk.model.identifiers import QuestionId
from csdesk.model.library import Library

WHICH_GOAL = QuestionId("metrics.goal")


def chosen_goal(client: Client, answers: Answers) -> PrimaryGoal | None:
    """Return the goal that the metrics checklist names, or else the one noted with the client."""
    answer = answers.get(WHICH_GOAL)
    if answer is None or answer.choice not in {goal.value for goal in PrimaryGoal}:
        return client.goal
    return PrimaryGoal(answer.choice)


def find_goal(library: Library, goal: PrimaryGoal | None) -> Goal | None:
    """Return what ships of a goal; None where none is chosen."""
    return next((known for known in library.goals if known.id is goal), None)
