"""A template on the dates of a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.plan_review import (
    NO_PLAN_REVIEW,
    Capacity,
    PlaceReason,
    PlanBreach,
    PlanProblem,
)
from csdesk.model.plan_templates import (
    Milestone,
    PlanTemplate,
    TemplateId,
    TemplatePhase,
    TimingRule,
    TimingTest,
)
from csdesk.model.registers import (
    ColumnId,
    ColumnKind,
    Register,
    RegisterColumn,
    RegisterDefinition,
    RegisterRow,
    RowId,
)
from csdesk.model.roadmap import Gate, Horizon
from csdesk.roadmap.phases import SIGN_OFFS, lay_phases, read_sign_offs, scale_gates
from csdesk.roadmap.placing import find_places
from csdesk.roadmap.reasons import explain_places
from tests.csdesk.roadmap.plan_tasks import RULES, make_task
from tests.csdesk.roadmap.projected_ladders import plan

GATES = (Gate(1, "Look", 0, 30, 25, 30, ("known",)), Gate(2, "Try", 30, 90, 85, 90, ("used",)))
SHORT = replace(RULES, last=Horizon.DAY_180)
TEMPLATE = PlanTemplate(
    TemplateId("two"),
    "Two",
    "",
    "",
    phases=(TemplatePhase("Look", 0, 30, gate=1), TemplatePhase("Try", 30, 90)),
    milestones=(Milestone(30, "Looked", gate=1), Milestone(90, "Tried")),
)


def keep_sign_offs(**cells) -> dict:
    columns = [("number", ColumnKind.NUMBER), ("product", ColumnKind.TICK)]
    columns += [("finance", ColumnKind.TICK), ("passed_on", ColumnKind.DATE)]
    known = {ColumnId(key): value for key, value in cells.items()}
    definition = RegisterDefinition(
        SIGN_OFFS,
        "Sign-offs",
        "",
        "",
        tuple(RegisterColumn(ColumnId(key), key.title(), kind) for key, kind in columns),
        ColumnId("number"),
    )
    return {SIGN_OFFS: Register(definition, (RegisterRow(RowId("one"), known),))}


@pytest.fixture
def roadmap(make_initiative):
    due = {"a": 0, "b": 30, "c": 31, "d": 91}
    made = plan([(make_initiative(name), day) for name, day in due.items()]).roadmap
    return replace(made, gates=GATES)


def lay(template, roadmap, review=NO_PLAN_REVIEW, registers=None):
    return lay_phases(template, roadmap, review, registers or {})


def test_an_initiative_falls_into_the_phase_in_which_it_is_due(roadmap) -> None:
    first, second = lay(TEMPLATE, roadmap).phases
    assert (first.items, second.items) == (("a", "b"), ("c",))
    assert (first.starts_on, first.ends_on) == (date(2026, 1, 1), date(2026, 1, 31))
    assert (first.gate, second.gate) == (GATES[0], None)


def test_a_short_plan_has_half_the_days_and_rounds_half_a_day_up(roadmap) -> None:
    first, second = lay(replace(TEMPLATE, scale=0.25), roadmap).phases
    assert (first.last_day, second.first_day, second.last_day) == (8, 8, 23)
    gates = scale_gates(GATES, 0.5)
    assert [(one.window_from, one.window_to, one.last_day) for one in gates] == [
        (13, 15, 15),
        (43, 45, 45),
    ]


def test_a_milestone_is_reached_when_its_gate_is_passed(roadmap) -> None:
    signed = keep_sign_offs(number=1, product=True, finance=True, passed_on="2026-02-02")
    first, second = lay(TEMPLATE, roadmap, registers=signed).milestones
    assert (first.due_on, first.reached_on) == (date(2026, 1, 31), date(2026, 2, 2))
    assert (second.due_on, second.reached_on) == (date(2026, 4, 1), None)


def test_a_gate_says_who_agreed_and_who_has_not(roadmap) -> None:
    found = read_sign_offs(1, keep_sign_offs(number=1, product=True))
    assert found is not None
    assert (found.agreed, found.missing, found.passed_on) == (("Product",), ("Finance",), None)
    assert read_sign_offs(2, keep_sign_offs(number=1)) is None


@pytest.mark.parametrize(
    ("test", "review", "holds"),
    [
        (TimingTest.ENDS_IN_TIME, NO_PLAN_REVIEW, True),
        (TimingTest.ENDS_IN_TIME, replace(NO_PLAN_REVIEW, last=Horizon.DAY_90), False),
        (TimingTest.QUICK_WIN, NO_PLAN_REVIEW, True),
        (
            TimingTest.QUICK_WIN,
            replace(NO_PLAN_REVIEW, problems=(PlanProblem(PlanBreach.NO_QUICK_WIN),)),
            False,
        ),
        (TimingTest.WORST_FIRST, NO_PLAN_REVIEW, False),
        (TimingTest.TOLD_REGULARLY, NO_PLAN_REVIEW, False),
        (None, NO_PLAN_REVIEW, None),
    ],
)
def test_rules_of_timing_are_held_against_the_plan(roadmap, test, review, holds) -> None:
    template = replace(TEMPLATE, rules=(TimingRule("as it should be", test),))
    (verdict,) = lay(template, roadmap, review).verdicts
    assert (verdict.text, verdict.holds) == ("as it should be", holds)


def test_a_short_plan_leaves_out_what_begins_after_it() -> None:
    late, fits = make_task("late", earliest=Horizon.DAY_360), make_task("fits")
    tasks = [replace(task, latest=SHORT.last) for task in (late, fits)]
    told = {
        one.initiative: one for one in explain_places(find_places(tasks, SHORT, Capacity()).room)
    }
    assert (told["late"].horizon, told["late"].reason) == (None, PlaceReason.AFTER_END)
    assert told["fits"].horizon is Horizon.DAY_90


def test_what_a_person_put_after_the_end_of_a_short_plan_is_left_out_as_well() -> None:
    task = make_task("held", held=Horizon.DAY_360, latest=SHORT.last)
    (told,) = explain_places(find_places([task], SHORT, Capacity()).room)
    assert (told.horizon, told.reason) == (None, PlaceReason.AFTER_END)
