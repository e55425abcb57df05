"""What is said of a plan names who, what and how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.identifiers import InitiativeId
from csdesk.model.plan_review import (
    PlaceExplanation,
    PlaceReason,
    PlanBreach,
    PlanMethod,
    PlanProblem,
    PlanReview,
    PlanSolution,
)
from csdesk.model.roadmap import Horizon, Role
from csdesk.roadmap.wording import describe_place, describe_problem, describe_solution
from tests.csdesk.roadmap.plan_tasks import OPS

ROLES = [Role(OPS, "CS Operations", "Ops")]
A, B = InitiativeId("a"), InitiativeId("b")
REVIEW = PlanReview(titles={A: "Tiers", B: "One clean list"})
LATER, OUT = Horizon.DAY_180, None


@pytest.mark.parametrize(
    ("explanation", "sentence"),
    [
        (PlaceExplanation(A, LATER, PlaceReason.HELD), "You put it here."),
        (PlaceExplanation(A, OUT, PlaceReason.LEFT_OUT), "You left it out."),
        (
            PlaceExplanation(A, LATER, PlaceReason.EARLIEST),
            "It stands as early as its kind of work begins.",
        ),
        (
            PlaceExplanation(A, LATER, PlaceReason.REQUIRES, requires=B),
            "Not before: it needs “One clean list” first.",
        ),
        (
            PlaceExplanation(A, LATER, PlaceReason.ROLE, role=OPS, short_days=6.5),
            "Not before: CS Operations would need 6.5 person-days more.",
        ),
        (
            PlaceExplanation(A, OUT, PlaceReason.TEAM, short_days=14.0),
            "Not within 360 days: the team would need 14 person-days more.",
        ),
        (
            PlaceExplanation(A, LATER, PlaceReason.LANES),
            "Not before: as much as a team can follow runs side by side already.",
        ),
        (
            PlaceExplanation(A, OUT, PlaceReason.TOO_LONG),
            "Not within 360 days: it takes longer than that.",
        ),
    ],
)
def test_a_place_says_why(explanation: PlaceExplanation, sentence: str) -> None:
    assert describe_place(explanation, REVIEW, ROLES) == sentence


def test_what_waits_for_something_that_was_left_out_says_so() -> None:
    waits = PlaceExplanation(A, OUT, PlaceReason.REQUIRES, requires=B)
    left = PlaceExplanation(B, OUT, PlaceReason.LEFT_OUT)
    review = replace(REVIEW, solution=PlanSolution(PlanMethod.SOLVED, 1.0, 1.0, (waits, left)))
    assert describe_place(waits, review, ROLES) == (
        "Not within 360 days: it needs “One clean list”, which you left out."
    )


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (PlanProblem(PlanBreach.NO_QUICK_WIN), "Nothing in the plan is done by day 30."),
        (
            PlanProblem(PlanBreach.OVER_TEAM, LATER, days=1.0),
            "The team lacks 1 person-day between day 90 and day 180.",
        ),
        (
            PlanProblem(PlanBreach.OVER_ROLE, LATER, OPS, 2.5),
            "CS Operations: 2.5 person-days too many are asked between day 90 and day 180.",
        ),
        (PlanProblem(PlanBreach.OVER_LANES, LATER), "More runs side by side between day 90"),
        (
            PlanProblem(PlanBreach.BEFORE_BASE, initiative=A, requires=B),
            "“Tiers” comes before “One clean list”, which it needs.",
        ),
        (
            PlanProblem(PlanBreach.WITHOUT_BASE, initiative=A, requires=B),
            "“Tiers” needs “One clean list”, which is not in the plan.",
        ),
    ],
)
def test_a_problem_says_what_to_do(problem: PlanProblem, words: str) -> None:
    said = describe_problem(problem, REVIEW, ROLES)
    assert said.startswith(words)
    assert said.count(". ") == 1


@pytest.mark.parametrize(
    ("method", "worth", "bound", "words"),
    [
        (PlanMethod.EARLIEST, 10, 10, "no plan is worth more."),
        (PlanMethod.SOLVED, 200, 205, "a solver found under the days there are; none can be worth"),
        (PlanMethod.SOLVED, 200, 205, "over 2.5% more."),
        (PlanMethod.SOLVED, 200, 200, "none is worth more."),
        (PlanMethod.IN_ORDER, 200, 220, "Made in order of priority"),
        (PlanMethod.IN_ORDER, 0, 0, "none is worth more."),
    ],
)
def test_a_plan_says_how_good_it_is(method, worth, bound, words: str) -> None:
    assert words in describe_solution(PlanSolution(method, worth, bound, ()))
