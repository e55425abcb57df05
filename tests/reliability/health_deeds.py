"""What a person does about health: scores kept and set, tasks, proofs, offers."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from csdesk.model.actions import ProposedAction, Task, TaskStatus
from csdesk.model.expansion import Proof
from csdesk.model.findings import Severity
from csdesk.model.health import Band
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ActionRuleId, RoleId, ScorecardId, SignalId
from csdesk.model.offers import Offer, OfferKind
from csdesk.model.score_history import KeptScores, ScoreOverride
from csdesk.operations.health.offers import tick_proofs
from csdesk.operations.health.overrides import lift_override, override_score
from csdesk.operations.health.tasks import add_tasks, close_task
from csdesk.storage.workspace import Workspace
from tests.reliability.content import Content
from tests.reliability.health_content import NEW

DAY = date(2025, 12, 31)
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
CARD = ScorecardId("ten_signals")


@dataclass(frozen=True)
class TakeSnapshot:
    """Keep the scores of a book of some size; ``number`` makes them unlike any other."""

    number: int
    size: int

    def carry_out(self, workspace: Workspace) -> None:
        """Keep them."""
        with workspace.step(Action.TAKE_SNAPSHOT):
            workspace.snapshots.add(self.scores(), DAY, NOON, {CARD: "1.0"})

    def expect(self, content: Content) -> Content:
        """Return the content with them."""
        kept = (DAY, tuple(self.scores()))
        return with_health(content, snapshots=(*content.health.snapshots, kept))

    def scores(self) -> KeptScores:
        """Return the scores."""
        scores = [(self.number + 7.3 * at) % 100 for at in range(self.size)]
        return KeptScores(
            keys=[AccountKey(f"A{at}") for at in range(self.size)],
            scores=[None if at % 9 == 8 else score for at, score in enumerate(scores)],
            bands=[Band.YELLOW] * self.size,
            coverage=[61.5] * self.size,
            scorecards=[CARD] * self.size,
            points={SignalId("nps"): [None if at % 4 else 5.0 for at in range(self.size)]},
        )


@dataclass(frozen=True)
class SetScore:
    """Set the score of an account by hand."""

    account: AccountKey
    score: float

    def carry_out(self, workspace: Workspace) -> None:
        """Set it."""
        override_score(workspace, self.account, self.score, author="Ada", reason="Met", day=DAY)

    def expect(self, content: Content) -> Content:
        """Return the content with it."""
        until = DAY + timedelta(days=90)
        override = ScoreOverride(self.account, self.score, "Ada", "Met", DAY, until)
        kept = {**content.health.overrides, self.account: override}
        return with_health(content, overrides=kept)


@dataclass(frozen=True)
class LiftScore:
    """Let the computed score count again, 30 days later."""

    account: AccountKey

    def carry_out(self, workspace: Workspace) -> None:
        """Lift it."""
        lift_override(workspace, self.account, DAY + timedelta(days=30))

    def expect(self, content: Content) -> Content:
        """Return the content with the score ended."""
        kept = dict(content.health.overrides)
        until = min(kept[self.account].expires_on, DAY + timedelta(days=30))
        kept[self.account] = replace(kept[self.account], expires_on=until)
        return with_health(content, overrides=kept)


@dataclass(frozen=True)
class OpenTasks:
    """Open a task for each of some accounts, all by one rule."""

    rule: ActionRuleId
    accounts: tuple[AccountKey, ...]

    def carry_out(self, workspace: Workspace) -> None:
        """Ask for each twice: it is opened once."""
        asked = [self._ask(account) for account in self.accounts]
        add_tasks(workspace, [*asked, *asked], NOON)

    def expect(self, content: Content) -> Content:
        """Return the content with the tasks."""
        opened = tuple(map(self._task, self.accounts))
        return with_health(content, tasks=(*content.health.tasks, *opened))

    def _ask(self, account: AccountKey) -> ProposedAction:
        return ProposedAction(
            account, self.rule, "Ring them", "Red", RoleId("csm"), 48, Severity.WATCH, None, "red"
        )

    def _task(self, account: AccountKey) -> Task:
        due_at = NOON + timedelta(days=2)
        return Task(
            NEW, account, "Ring them", "Red", "csm", Severity.WATCH, NOON, due_at, rule=self.rule
        )


@dataclass(frozen=True)
class CloseFirst:
    """Say that the task that has been open for longest is done."""

    note: str

    def carry_out(self, workspace: Workspace) -> None:
        """Close it."""
        open_tasks = [task for task in workspace.tasks.all() if task.status is TaskStatus.OPEN]
        close_task(workspace, open_tasks[0].id, NOON, self.note)

    def expect(self, content: Content) -> Content:
        """Return the content with the task closed."""
        tasks = list(content.health.tasks)
        at = next(at for at, task in enumerate(tasks) if task.status is TaskStatus.OPEN)
        closed = replace(tasks[at], status=TaskStatus.DONE, closed_at=NOON, note=self.note)
        return with_health(content, tasks=(*tasks[:at], closed, *tasks[at + 1 :]))


@dataclass(frozen=True)
class TickProofs:
    """Say what is proven of an account; nothing takes all ticks away."""

    account: AccountKey
    proofs: frozenset[Proof]

    def carry_out(self, workspace: Workspace) -> None:
        """Tick them."""
        tick_proofs(workspace, self.account, self.proofs)

    def expect(self, content: Content) -> Content:
        """Return the content with these ticks and no others of the account."""
        known = content.health.proofs.items()
        kept = {account: proofs for account, proofs in known if account != self.account}
        if self.proofs:
            kept[self.account] = self.proofs
        return with_health(content, proofs=kept)


@dataclass(frozen=True)
class KeepOffer:
    """Keep an offer."""

    account: AccountKey
    discount: float

    def carry_out(self, workspace: Workspace) -> None:
        """Keep it."""
        with workspace.step(Action.KEEP_OFFER):
            workspace.offers.add(self._offer())

    def expect(self, content: Content) -> Content:
        """Return the content with it."""
        return with_health(content, offers=(*content.health.offers, self._offer()))

    def _offer(self) -> Offer:
        checks = frozenset({"contract"})
        return Offer(
            self.account, OfferKind.RETENTION, 9e3, self.discount, 12, "Cuts", "Ada", checks, DAY
        )


HealthDeed = TakeSnapshot | SetScore | LiftScore | OpenTasks | CloseFirst | TickProofs | KeepOffer


def with_health(content: Content, **changes: object) -> Content:
    """Return content with something else about health."""
    return replace(content, health=replace(content.health, **changes))


def draw_health(chance: random.Random, content: Content, number: int) -> HealthDeed:
    """Return an action about health that changes this content."""
    account = AccountKey(f"A{number}")
    kinds: list[HealthDeed] = [
        TakeSnapshot(number, chance.choice((2, 60, 5_000))),
        SetScore(account, number % 1_000 / 10),
        OpenTasks(ActionRuleId(f"rule_{number}"), (account, AccountKey("A0"))),
        TickProofs(account, frozenset(chance.sample(tuple(Proof), 2))),
        KeepOffer(account, chance.choice((5.0, 17.5))),
    ]
    lasting = [
        one.account
        for one in content.health.overrides.values()
        if one.expires_on > DAY + timedelta(days=30)
    ]
    if lasting:
        kinds.append(LiftScore(chance.choice(sorted(lasting))))
    if any(task.status is TaskStatus.OPEN for task in content.health.tasks):
        kinds.append(CloseFirst(f"Rang {number}"))
    if content.health.proofs:
        kinds.append(TickProofs(chance.choice(sorted(content.health.proofs)), frozenset()))
    return chance.choice(kinds)
