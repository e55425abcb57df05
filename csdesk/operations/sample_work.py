"""What the sample client's people did with its scores: tasks, overrides, offers, a trial."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from csdesk.model.actions import ProposedAction
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.expansion import EVIDENCE, Offer, OfferKind, Proof
from csdesk.model.experiments import ArmResult, Experiment, ExperimentPlan
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import AccountKey, ExperimentId, SignalId, TaskId
from csdesk.model.library import Library
from csdesk.model.scorecards import DesignStep, HealthModel, Purpose
from csdesk.operations.health.cards import DEFAULT_CARD
from csdesk.operations.health.design import activate_model, change_model, mark_steps
from csdesk.operations.health.experiments import save_experiment
from csdesk.operations.health.losses import note_loss
from csdesk.operations.health.offers import keep_offer, tick_proofs
from csdesk.operations.health.overrides import override_score
from csdesk.operations.health.playbooks import current_playbooks
from csdesk.operations.health.tasks import add_tasks, change_task, close_task, drop_task, tick_step
from csdesk.operations.health.weighting import rate_weights
from csdesk.samples.customers import PREVIOUS_AS_OF
from csdesk.storage.workspace import Workspace

OPENED = datetime(2026, 9, 7, 9, tzinfo=UTC)
OPENED_LATER = datetime(2026, 10, 19, 9, tzinfo=UTC)
AGREED_UNTIL = tuple(datetime(2027, month, 15, 16, tzinfo=UTC) for month in (1, 2, 3))
FRESH_DAYS = 366
"""The sample never gets a newer list; it should not call itself stale before long."""
EARLY_TASKS = 7
TASKS = 18
DONE_IN_TIME, DONE_LATE = (0, 1, 2), (3,)
DROPPED = 4
BEGUN = 5
HEAD, SENIOR = "Priya Raman", "Signe Lindqvist"
OWNERS = ("Mbali Okafor", SENIOR, HEAD, "Joy Adeyemi", "Tomás Ó Briain")
RATINGS = {
    HEAD: (20, 12, 8, 5, 10, 15, 10, 8, 8, 4),
    SENIOR: (15, 15, 10, 5, 10, 15, 12, 10, 5, 3),
}
"""What two raters give the ten signals, in their order."""


def set_up_scoring(workspace: Workspace, library: Library, accounts: dict[str, AccountKey]) -> None:
    """Keep why health is scored, what two raters think, and two scores that a person set."""
    signals = [signal.id for signal in library.scorecards[DEFAULT_CARD].signals]
    for rater, weights in RATINGS.items():
        given: dict[SignalId, float] = dict(zip(signals, map(float, weights), strict=True))
        rate_weights(workspace, library, DEFAULT_CARD, 1, rater, given)
    change_model(
        workspace,
        HealthModel(Purpose.CHURN, (HEAD, "Finance"), "Łukasz Wójcik", fresh_days=FRESH_DAYS),
    )
    steps = set(DesignStep) - {DesignStep.VALIDATION, DesignStep.GOVERNANCE}
    mark_steps(workspace, steps)
    activate_model(workspace, date(2026, 6, 15))
    override_score(
        workspace, accounts["Ravensbourne College"], 55, author="Mbali Okafor",
        reason="The new head of timetabling wants to start again in December",
        day=date(2026, 10, 20), days=60,
    )  # fmt: skip
    override_score(
        workspace, accounts["Tidewater Freight"], 45, author="Mbali Okafor",
        reason="Merger announced; it came to nothing", day=date(2026, 3, 2), days=90,
    )  # fmt: skip


def work_on_accounts(
    workspace: Workspace, library: Library, known: Diagnosis, accounts: dict[str, AccountKey]
) -> None:
    """Keep tasks in every state, what became of losses, an offer, and two experiments."""
    if known.review is None:
        raise ValueError("the sample has no customer list")
    _work_on_tasks(workspace, library, known.review.actions.urgent)
    _win_back(workspace, library, known.review)
    _offer(workspace, library, accounts["Tidewater Freight"])
    _experiment(workspace)


def _work_on_tasks(
    workspace: Workspace, library: Library, urgent: Sequence[ProposedAction]
) -> None:
    early = add_tasks(workspace, urgent[:EARLY_TASKS], OPENED).result
    later = add_tasks(workspace, urgent[EARLY_TASKS:TASKS], OPENED_LATER).result
    for place, number in enumerate((*early, *later)):
        change_task(workspace, number, owner=OWNERS[place % len(OWNERS)])
    for number, due in zip(later[-len(AGREED_UNTIL) :], AGREED_UNTIL, strict=True):
        change_task(workspace, number, due_at=due, note="Agreed with the customer")
    for place in (*DONE_IN_TIME, *DONE_LATE):
        _tick(workspace, library, early[place], steps=6)
    for place in DONE_IN_TIME:
        close_task(workspace, early[place], OPENED + timedelta(hours=20), "Spoke with the sponsor")
    for place in DONE_LATE:
        close_task(workspace, early[place], OPENED + timedelta(days=30), "Took three attempts")
    drop_task(workspace, early[DROPPED], OPENED + timedelta(days=2), "Customer asked to wait")
    _tick(workspace, library, early[BEGUN], steps=1)


def _tick(workspace: Workspace, library: Library, number: TaskId, steps: int) -> None:
    """Tick the first steps of a task's playbook, those that need nobody's word."""
    task = workspace.tasks.get(number)
    asked = task.playbook if task else None
    playbook = current_playbooks(workspace, library).get(asked) if asked else None
    if playbook is None:
        return
    for step in [step for step in playbook.steps if not step.is_high_stakes][:steps]:
        tick_step(workspace, number, playbook, step.id)


def _win_back(workspace: Workspace, library: Library, review: HealthReview) -> None:
    """Say why the largest losses of the year left, and how far they are on their way back."""
    recent = [loss for loss in review.churn.losses if (loss.lost_on or date.min) > PREVIOUS_AS_OF]
    largest = sorted(recent, key=lambda loss: -(loss.arr or 0))
    states = (WinBack.IN_TALKS, WinBack.CONTACTED, WinBack.LOST, WinBack.WON)
    known = [loss for loss in largest if loss.reason is not None]
    for loss, state in zip(known, states, strict=False):
        note_loss(workspace, library, LossNote(loss.account, loss.reason, state))


def _offer(workspace: Workspace, library: Library, account: AccountKey) -> None:
    tick_proofs(workspace, account, EVIDENCE | {Proof.OUTCOME})
    offer = Offer(
        account=account,
        kind=OfferKind.EXPANSION,
        value=24_000,
        discount=10,
        term_months=24,
        reason="Bristol depot and two more, signed for two years",
        approver="",
        checks=frozenset(),
        made_on=date(2026, 10, 12),
    )
    keep_offer(workspace, library, offer)


def _experiment(workspace: Workspace) -> None:
    """Keep a trial that ended and one that runs."""
    calls = ExperimentPlan(
        name="Call small accounts before they renew",
        hypothesis="Whoever is called 60 days before the renewal renews more often.",
        measure="Small accounts that did not renew",
        baseline=22,
        effect=10,
        available=120,
        weeks=26,
    )
    ended = Experiment(
        ExperimentId(0), calls, date(2026, 2, 2), ArmResult(58, 13), ArmResult(57, 6)
    )
    save_experiment(workspace, ended)
    mails = ExperimentPlan(
        name="Monthly mail of open rosters",
        hypothesis="Planners who see what is open come back within the week.",
        measure="Accounts without a visit in 14 days",
        baseline=30,
        effect=10,
        available=184,
        weeks=13,
    )
    save_experiment(workspace, Experiment(ExperimentId(0), mails, date(2026, 9, 14)))
