"""The report tells what a plan leaves out, why, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.diagnosis import Diagnosis
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
from csdesk.model.roadmap import Horizon
from csdesk.report.sections.plan_notes import plan_notes
from tests.csdesk.report.diagnoses import make_full

OUT, IN = InitiativeId("out"), InitiativeId("in")
EXPLANATIONS = (
    PlaceExplanation(IN, Horizon.DAY_90, PlaceReason.EARLIEST),
    PlaceExplanation(OUT, None, PlaceReason.TEAM, short_days=4),
)


@pytest.fixture
def planned() -> Diagnosis:
    solution = PlanSolution(PlanMethod.SOLVED, 100, 102, EXPLANATIONS)
    review = PlanReview(solution, {IN: "First value", OUT: "<b>Success plans</b>"})
    return replace(make_full(), plan=review)


def test_what_is_not_in_the_plan_stands_with_its_reason(planned: Diagnosis) -> None:
    (table,) = plan_notes(planned)
    assert table.rows == (
        (
            "<b>Success plans</b>",
            "Not within 360 days: the team would need 4 person-days more.",
        ),
    )
    (note,) = table.notes
    assert note.startswith("The best plan that a solver found under the days there are; ")
    assert note.endswith("none can be worth over 2.0% more.")


def test_a_problem_is_told_first(planned: Diagnosis) -> None:
    problems = (PlanProblem(PlanBreach.NO_QUICK_WIN),)
    broken = replace(planned, plan=replace(planned.plan, problems=problems))
    first, second = plan_notes(broken)
    ((sentence,),) = first.rows
    assert str(sentence).startswith("Nothing in the plan is done by day 30.")
    assert second.name == "Not in the plan"


def test_without_a_plan_nothing_is_told(planned: Diagnosis) -> None:
    assert plan_notes(make_full()) == ()
    assert plan_notes(replace(planned, roadmap=None)) == ()
