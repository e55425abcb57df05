"""What goes on about accounts, taken along into the next engagement."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from csdesk.model.actions import Task
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.expansion import Proof
from csdesk.model.experiments import ArmResult, Experiment, ExperimentPlan
from csdesk.model.findings import Severity
from csdesk.model.identifiers import (
    AccountKey,
    ChurnReasonId,
    ExperimentId,
    PlaybookId,
    ScorecardId,
    SignalId,
    TaskId,
)
from csdesk.model.offers import Offer, OfferKind, OfferState
from csdesk.operations.clients import choose_client, start_reassessment
from csdesk.operations.health.tasks import add_task, close_task, drop_task

AT = datetime(2026, 6, 30, 9, tzinfo=UTC)
DAY, LATER = date(2026, 6, 30), date(2027, 6, 30)
A1 = AccountKey("A1")
CARD = ScorecardId("ten_signals")
PLAN = ExperimentPlan("Mails", "", "", 20, 5)


def make_task(title: str) -> Task:
    return Task(TaskId(0), A1, title, "", "csms", Severity.WATCH, AT, AT,
                playbook=PlaybookId("low_adoption"), steps_done=("find_stuck",))  # fmt: skip


def again(workspace) -> None:
    start_reassessment(workspace, "A year later", LATER)


def test_open_tasks_come_along_as_they_are_and_closed_ones_stay(workspace):
    first = workspace.clients.engagement().id
    still, done, dropped = (
        add_task(workspace, make_task(title)).result for title in ("Still", "Done", "Dropped")
    )
    close_task(workspace, done, AT)
    drop_task(workspace, dropped, AT)
    kept = workspace.tasks.get(still)
    again(workspace)
    (carried,) = workspace.tasks.all()
    assert replace(carried, id=kept.id) == kept
    choose_client(workspace, first)
    assert [task.title for task in workspace.tasks.all()] == ["Still", "Done", "Dropped"]


def test_experiments_come_along_until_they_have_a_result(workspace):
    arm = ArmResult(100, 20)
    for name, known in {
        "planned": {}, "running": {"started_on": DAY},
        "ended": {"started_on": DAY, "control": arm, "variant": arm},
    }.items():  # fmt: skip
        plan = replace(PLAN, name=name)
        workspace.experiments.save(Experiment(ExperimentId(0), plan, **known))
    again(workspace)
    assert [one.plan.name for one in workspace.experiments.all()] == ["planned", "running"]


def test_offers_come_along_while_nobody_has_decided(workspace):
    for state in OfferState:
        offer = Offer(A1, OfferKind.EXPANSION, 1_000, 5, 12, "", "", frozenset(), DAY, state)
        workspace.offers.add(offer)
    again(workspace)
    assert [one.state for one in workspace.offers.all().values()] == [OfferState.WAITING]


def test_why_accounts_left_and_what_is_proven_comes_along(workspace):
    note = LossNote(A1, ChurnReasonId("price"), WinBack.NOT_STARTED, "Told us")
    workspace.losses.save(note)
    workspace.proofs.set(A1, [Proof.OUTCOME])
    again(workspace)
    assert workspace.losses.all() == {A1: note}
    assert workspace.proofs.all() == {A1: frozenset({Proof.OUTCOME})}


def test_ratings_of_every_round_come_along_with_the_cards(workspace):
    weights = {SignalId("nps"): 60.0, SignalId("csat"): 40.0}
    for number, rater in ((1, "Ada"), (1, "Ben"), (2, "Ada")):
        workspace.ratings.rate(CARD, number, rater, weights)
    before = set(workspace.ratings.all())
    again(workspace)
    assert set(workspace.ratings.all()) == before
    assert len(before) == 6
