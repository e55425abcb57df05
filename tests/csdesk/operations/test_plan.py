"""A person decides about the plan, and the planner keeps to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.identifiers import InitiativeId
from csdesk.model.plan_choices import InitiativeProgress, ProgressState
from csdesk.model.plan_review import PlaceReason, PlanBreach, PlanProblem
from csdesk.model.plan_templates import TemplateId
from csdesk.model.registers import RegisterId
from csdesk.model.roadmap import Horizon
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.history import undo
from csdesk.operations.plan import (
    choose_template,
    forget_progress,
    let_plan,
    make_plan_final,
    note_progress,
    place_initiative,
    reopen_plan,
)
from csdesk.operations.registers import save_row

DAY = date(2026, 3, 2)


@pytest.fixture
def planned(workspace, library, ladder, answer):
    """Return a workspace whose worst answers call for a plan."""
    for number, _ in enumerate(ladder.questions):
        save_answer(workspace, answer(number))
    return workspace


def place_of(workspace, library, initiative: str):
    plan = diagnose(workspace, library).plan
    explanation = plan.solution.explanation(InitiativeId(initiative))
    return explanation and (explanation.horizon, explanation.reason)


@pytest.fixture
def late(planned, library) -> InitiativeId:
    """Return an initiative that the planner puts into the last horizon."""
    items = diagnose(planned, library).roadmap.of_horizon(Horizon.DAY_360)
    return next(one.initiative.id for one in items if one.initiative.duration <= 90)


def test_what_is_put_somewhere_stands_there_until_the_planner_decides_again(
    planned, library, late
) -> None:
    place_initiative(planned, library, late, Horizon.DAY_90, "The board wants it")
    assert place_of(planned, library, late) == (Horizon.DAY_90, PlaceReason.HELD)
    let_plan(planned, late)
    assert place_of(planned, library, late)[1] is not PlaceReason.HELD
    undo(planned)
    assert place_of(planned, library, late) == (Horizon.DAY_90, PlaceReason.HELD)


def test_what_is_left_out_is_in_no_horizon_and_says_so(planned, library, late) -> None:
    place_initiative(planned, library, late, None)
    assert place_of(planned, library, late) == (None, PlaceReason.LEFT_OUT)
    items = diagnose(planned, library).roadmap.items
    assert late not in [item.initiative.id for item in items]


def test_what_needs_something_that_was_left_out_waits_for_it_or_is_told(planned, library) -> None:
    """Once it stood even earlier, as if nothing were needed any more."""
    items = {item.initiative.id: item for item in diagnose(planned, library).roadmap.items}
    task, base = next(
        (item.initiative, base)
        for item in items.values()
        for base in item.initiative.requires
        if base in items
    )
    place_initiative(planned, library, base, None)
    assert place_of(planned, library, task.id) == (None, PlaceReason.REQUIRES)
    place_initiative(planned, library, task.id, items[task.id].horizon)
    plan = diagnose(planned, library).plan
    without = PlanProblem(PlanBreach.WITHOUT_BASE, initiative=task.id, requires=base)
    assert without in plan.problems
    let_plan(planned, task.id)
    note_progress(planned, InitiativeProgress(base, ProgressState.DONE, DAY, DAY, 3))
    assert place_of(planned, library, task.id)[0] is not None


def test_what_takes_longer_than_a_horizon_is_not_put_into_it(planned, library) -> None:
    long = max(library.initiatives, key=lambda one: one.duration)
    with pytest.raises(WrongUsage, match="and from day 0 to day 90 there are 91"):
        place_initiative(planned, library, long.id, Horizon.DAY_90)
    with pytest.raises(WrongUsage, match="There is no initiative “nothing”"):
        place_initiative(planned, library, InitiativeId("nothing"), None)


def test_what_is_done_needs_no_place(planned, library, late) -> None:
    done = InitiativeProgress(late, ProgressState.DONE, DAY, DAY, 3)
    note_progress(planned, done)
    assert place_of(planned, library, late) is None
    forget_progress(planned, late)
    assert place_of(planned, library, late) is not None


def test_nothing_is_done_before_it_began(planned, late) -> None:
    wrong = InitiativeProgress(late, ProgressState.DONE, DAY, date(2026, 3, 1))
    with pytest.raises(WrongUsage, match="done before it began"):
        note_progress(planned, wrong)


def test_a_final_plan_keeps_what_was_promised(planned, library) -> None:
    diagnosis = diagnose(planned, library)
    make_plan_final(planned, diagnosis, DAY, "Wanda Eze")
    final = planned.plan_choices.final()
    assert (final.made_on, final.made_by) == (DAY, "Wanda Eze")
    assert [one.initiative for one in final.items] == [
        item.initiative.id for item in diagnosis.roadmap.items
    ]
    first, item = final.items[0], diagnosis.roadmap.items[0]
    work = (item.initiative.effort_low + item.initiative.effort_high) / 2
    assert (first.due_on, first.effort_days) == (item.due_on, work)
    reopen_plan(planned)
    assert planned.plan_choices.final() is None


def test_a_plan_without_a_quick_win_is_not_made_final(planned, library) -> None:
    diagnosis = diagnose(planned, library)
    problems = (PlanProblem(PlanBreach.NO_QUICK_WIN),)
    broken = replace(diagnosis, plan=replace(diagnosis.plan, problems=problems))
    with pytest.raises(WrongUsage, match="done by day 30"):
        make_plan_final(planned, broken, DAY, "Wanda Eze")
    assert planned.plan_choices.final() is None


def test_without_a_plan_there_is_nothing_to_make_final(planned, library) -> None:
    with pytest.raises(WrongUsage, match="no plan to make final"):
        make_plan_final(planned, replace(diagnose(planned, library), roadmap=None), DAY, "")


def test_the_plan_takes_no_more_than_the_people_who_have_time_for_it(planned, library) -> None:
    before = diagnose(planned, library)
    cells = {"name": "Dana Ortiz", "role": "cs_ops", "share": 25.0}
    save_row(planned, library, RegisterId("people"), cells)
    after = diagnose(planned, library)
    days = {load.horizon: load.available for load in after.plan.loads if load.role is None}
    assert days[Horizon.DAY_90] == pytest.approx(0.25 * 90 * 5 / 7)
    assert all(
        load.asked <= load.available + 1e-9 for load in after.plan.loads if load.role is None
    )
    assert len(after.roadmap.items) < len(before.roadmap.items)


def test_a_template_is_chosen_and_a_short_one_ends_the_plan(planned, library, late) -> None:
    assert diagnose(planned, library).plan.phases.template.id == "four_phases"
    choose_template(planned, library, TemplateId("compact_six_months"))
    short = diagnose(planned, library)
    assert short.plan.phases.template.id == "compact_six_months"
    assert max(item.due_day for item in short.roadmap.items) <= 180
    assert short.plan.solution.explanation(late).reason is PlaceReason.AFTER_END
    assert [gate.last_day for gate in short.roadmap.gates] == [15, 45, 90, 180]
    undo(planned)
    assert diagnose(planned, library).plan.phases.template.id == "four_phases"


def test_there_is_no_template_that_the_library_does_not_have(planned, library) -> None:
    with pytest.raises(WrongUsage, match="There is no template “other”"):
        choose_template(planned, library, TemplateId("other"))
