"""What the sample client's people did with its scores: tasks, overrides, offers, a trial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from csdesk.model.actions import ProposedAction
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.expansion import EVIDENCE, Proof
from csdesk.model.experiments import Experiment
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import AccountKey, ExperimentId, TaskId
from csdesk.model.library import Library
from csdesk.model.offers import Offer, OfferKind
from csdesk.model.sample_work import SampleOffer, SampleWork
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
from csdesk.operations.metrics.settings import state_input
from csdesk.samples.customers import PREVIOUS_AS_OF
from csdesk.storage.workspace import Workspace

ACTIVATED = date(2026, 6, 15)
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
NEW = ExperimentId(0)
Accounts = Mapping[str, AccountKey]
"""The accounts of the customer list by name."""


def set_up_scoring(
    workspace: Workspace, library: Library, work: SampleWork, accounts: Accounts
) -> None:
    """Keep why health is scored, what raters think, and scores that a person set."""
    signals = [signal.id for signal in library.scorecards[DEFAULT_CARD].signals]
    for rater in work.raters:
        given = dict(zip(signals, rater.weights, strict=True))
        rate_weights(workspace, library, DEFAULT_CARD, 1, rater.name, given)
    change_model(
        workspace,
        HealthModel(Purpose.CHURN, work.stakeholders, work.owner, fresh_days=FRESH_DAYS),
    )
    mark_steps(workspace, set(DesignStep) - {DesignStep.VALIDATION, DesignStep.GOVERNANCE})
    activate_model(workspace, ACTIVATED)
    for one in work.overrides:
        override_score(
            workspace, accounts[one.account], one.score,
            author=one.author, reason=one.reason, day=one.day, days=one.days,
        )  # fmt: skip


def state_figures(workspace: Workspace, library: Library, work: SampleWork) -> None:
    """State what no list holds: margin, costs, posts."""
    stated = work.stated
    for figure, value in stated.figures.items():
        state_input(workspace, library, figure, value, stated.basis, stated.as_of)


def work_on_accounts(
    workspace: Workspace, library: Library, work: SampleWork, known: Diagnosis, accounts: Accounts
) -> None:
    """Keep tasks in every state, what became of losses, an offer, and experiments."""
    if known.review is None:
        raise ValueError("the sample has no customer list")
    _work_on_tasks(workspace, library, work, known.review.actions.urgent)
    _win_back(workspace, library, known.review)
    _offer(workspace, library, work.offer, accounts)
    for one in work.experiments:
        save_experiment(
            workspace, Experiment(NEW, one.plan, one.started_on, one.control, one.variant)
        )


def _work_on_tasks(
    workspace: Workspace, library: Library, work: SampleWork, urgent: Sequence[ProposedAction]
) -> None:
    notes, owners = work.notes, work.task_owners
    early = add_tasks(workspace, urgent[:EARLY_TASKS], OPENED).result
    later = add_tasks(workspace, urgent[EARLY_TASKS:TASKS], OPENED_LATER).result
    for place, number in enumerate((*early, *later)):
        change_task(workspace, number, owner=owners[place % len(owners)])
    for number, due in zip(later[-len(AGREED_UNTIL) :], AGREED_UNTIL, strict=True):
        change_task(workspace, number, due_at=due, note=notes.agreed)
    for place in (*DONE_IN_TIME, *DONE_LATE):
        _tick(workspace, library, early[place], steps=6)
    for place in DONE_IN_TIME:
        close_task(workspace, early[place], OPENED + timedelta(hours=20), notes.done)
    for place in DONE_LATE:
        close_task(workspace, early[place], OPENED + timedelta(days=30), notes.done_late)
    drop_task(workspace, early[DROPPED], OPENED + timedelta(days=2), notes.dropped)
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


def _offer(workspace: Workspace, library: Library, made: SampleOffer, accounts: Accounts) -> None:
    account = accounts[made.account]
    tick_proofs(workspace, account, EVIDENCE | {Proof.OUTCOME})
    offer = Offer(
        account=account,
        kind=OfferKind.EXPANSION,
        value=made.value,
        discount=made.discount,
        term_months=made.term_months,
        reason=made.reason,
        approver="",
        checks=frozenset(),
        made_on=made.made_on,
    )
    keep_offer(workspace, library, offer)
