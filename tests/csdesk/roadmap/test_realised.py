"""What became of a plan, against what was promised."""

from __future__ import annotations

from datetime import date

from csdesk.model.identifiers import InitiativeId
from csdesk.model.plan_choices import FinalPlan, InitiativeProgress, ProgressState, PromisedItem
from csdesk.model.plan_review import PlanReview
from csdesk.model.roadmap import Horizon
from csdesk.roadmap.realised import ProgressCounts, count_progress, list_realised

DAY = date(2026, 3, 2)
PATH, PLANS, DROPPED, BESIDE = map(InitiativeId, ("path", "plans", "dropped", "beside"))


def promise(initiative: InitiativeId, due_on: date) -> PromisedItem:
    return PromisedItem(initiative, initiative.title(), Horizon.DAY_90, due_on, 5.0)


FINAL = FinalPlan(
    DAY,
    "Dana Ortiz",
    DAY,
    (
        promise(PLANS, date(2026, 5, 1)),
        promise(PATH, date(2026, 3, 30)),
        promise(DROPPED, date(2026, 4, 1)),
    ),
)
PROGRESS = {
    PATH: InitiativeProgress(PATH, ProgressState.DONE, DAY, date(2026, 4, 2), 7.5),
    DROPPED: InitiativeProgress(DROPPED, ProgressState.STOPPED),
    BESIDE: InitiativeProgress(BESIDE, ProgressState.RUNNING, DAY),
}
REVIEW = PlanReview(final=FINAL, progress=PROGRESS, titles={BESIDE: "Beside the plan"})


def test_a_final_plan_is_held_to_its_promise_the_first_one_due_first() -> None:
    path, dropped, plans, beside = list_realised(REVIEW, None)
    assert (path.title, path.promised_days, path.spent_days, path.days_late) == ("Path", 5, 7.5, 3)
    assert (dropped.state, plans.state) == (ProgressState.STOPPED, None)
    assert plans.days_late is None
    assert (beside.title, beside.due_on, beside.promised_days) == ("Beside the plan", None, None)


def test_only_what_is_neither_done_nor_stopped_is_overdue_from_the_day_after() -> None:
    listed = list_realised(REVIEW, None)
    assert count_progress(listed, date(2026, 5, 1)) == ProgressCounts(4, 1, 1, 1, 0)
    assert count_progress(listed, date(2026, 5, 2)).overdue == 1
    assert [one.initiative for one in listed if one.is_overdue(date(2026, 5, 2))] == [PLANS]


def test_without_a_final_plan_nothing_is_promised() -> None:
    (one,) = list_realised(PlanReview(progress={PATH: PROGRESS[PATH]}), None)
    assert (one.title, one.due_on, one.days_late) == ("path", None, None)
