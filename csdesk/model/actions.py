"""Rules that say what to do about an account, and the tasks that come of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from csdesk.model.conditions import Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import (
    AccountKey,
    ActionRuleId,
    FieldId,
    PlaybookId,
    RoleId,
    TaskId,
)

MOST_URGENT = 2_000
"""Actions that are listed one by one; rules count all."""

EVERY_TOPIC = "*"
"""The topic of triggers that keep every other trigger silent about the accounts they fit."""


class RuleSet(StrEnum):
    """Which question a rule answers.

    Of the rules of a table that fit an account the first counts; of triggers every one.
    """

    BAND = "band"
    """What follows from the colour of an account (S1.31, S0.10)."""
    VALUE = "value"
    """What an account of this health and ARR deserves (S1.35)."""
    TIER = "tier"
    """The highest tier of prevention that applies (S1.33)."""
    TRIGGER = "trigger"
    """Something happened (S1.27, S2.14, S2.15, S4.10, S4.25)."""
    EXPANSION = "expansion"


@dataclass(frozen=True, slots=True)
class ActionRule:
    """When to do what, by when, as shipped content.

    ``reason`` may hold {score}, {band}, {arr} and {<fact>}. Where several rules ask for the same
    ``topic`` of an account, the most specific one wins: the one with the most conditions, of
    those the one with the shorter time (C8).
    """

    id: ActionRuleId
    rule_set: RuleSet
    name: str
    when: tuple[Condition, ...]
    action: str
    """What is to be done, as the title of the task; empty: nothing is to be done, on purpose."""
    topic: str
    owner: RoleId
    due_hours: int
    severity: Severity
    reason: str
    playbook: PlaybookId | None = None
    serves: str = ""
    """Its purpose; of the rules of one purpose one leads for an account. Empty: it stands alone."""
    hours: float = 1
    """Hours of work that the task is for its owner: an estimate."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class JoinedAction:
    """What another rule of the same purpose asks for: a part of the task of the one that leads."""

    rule: ActionRuleId
    title: str
    reason: str
    """Empty where it would say nothing about the account."""
    owner: RoleId


@dataclass(frozen=True, slots=True)
class ProposedAction:
    """What a rule asks for about an account now."""

    account: AccountKey
    rule: ActionRuleId
    title: str
    reason: str
    owner: RoleId
    due_hours: int
    severity: Severity
    playbook: PlaybookId | None
    topic: str
    outranked: tuple[ActionRuleId, ...] = ()
    """Rules on the same topic that fit as well and are less specific."""
    joined: tuple[JoinedAction, ...] = ()
    """What the other rules of its purpose ask for, the most urgent first."""

    @property
    def full_reason(self) -> str:
        """Return why it is asked for, with what else serves the same purpose."""
        parts = " ".join(_write_part(one.title, one.reason) for one in self.joined)
        return f"{self.reason} Part of it: {parts}".lstrip() if parts else self.reason


@dataclass(frozen=True, slots=True)
class Hole:
    """Accounts that could be judged, and that no rule of a table says anything about."""

    rule_set: RuleSet
    accounts: tuple[AccountKey, ...]
    example: str
    """What such an account looks like ("score 72, ARR £9,000")."""


class TaskStatus(StrEnum):
    """How far a task is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do about an account, with everything that says why."""

    id: TaskId
    account: AccountKey
    title: str
    reason: str
    owner: str
    """A name, or a role where nobody is named."""
    severity: Severity
    opened_at: datetime
    """UTC."""
    due_at: datetime
    status: TaskStatus = TaskStatus.OPEN
    closed_at: datetime | None = None
    rule: ActionRuleId | None = None
    """None: made by hand."""
    playbook: PlaybookId | None = None
    steps_done: tuple[str, ...] = ()
    approvals: tuple[tuple[str, str], ...] = ()
    """(step, who approved it)."""
    note: str = ""

    def is_late(self, now: datetime) -> bool:
        """Tell whether it was not done in time, or is not done and its time has passed."""
        return (self.closed_at or now) > self.due_at and self.status is not TaskStatus.DROPPED


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """How tasks are kept up with. Percentages 0 to 100; None without a task to count."""

    open: int
    late: int
    """Of the open ones, those whose time has passed."""
    done: int
    in_time: float | None
    """Percent of the tasks done that were done in time."""
    median_hours: float | None
    """From opening to closing."""
    steps_followed: float | None
    """Percent of the playbook steps of done tasks that were done."""


@dataclass(frozen=True, slots=True)
class WorkloadRules:
    """How much work a person can do within a time, as shipped content."""

    within_hours: int
    hours_each: float
    """Hours that a person has for such tasks within that time: an estimate."""
    named_by: Mapping[RoleId, tuple[FieldId, ...]]
    """Fields of the customer list that name the people of a role; the first that does counts."""


@dataclass(frozen=True, slots=True)
class OwnerLoad:
    """The tasks that are due soon and fall to one role. Hours are estimates."""

    owner: RoleId
    people: int
    """Those whom the customer list names; one where it names nobody."""
    tasks: int
    hours: float
    available: float
    """Hours that these people have for them together."""

    @property
    def is_beyond(self) -> bool:
        """Tell whether it is more than these people can do in the time."""
        return self.hours > self.available


@dataclass(frozen=True, slots=True)
class Workload:
    """What is due within a time, and whether those whom it falls to can do it."""

    within_hours: int
    loads: tuple[OwnerLoad, ...]
    """The most hours for each person first."""

    @property
    def tasks(self) -> int:
        """Return how many tasks are due within the time."""
        return sum(load.tasks for load in self.loads)

    @property
    def people(self) -> int:
        """Return to how many people they fall."""
        return sum(load.people for load in self.loads)


@dataclass(frozen=True, slots=True)
class TierTotal:
    """The accounts of a tier of prevention, and what the source says that it brings."""

    playbook: PlaybookId
    accounts: int
    arr: float
    saved_low: float | None
    saved_high: float | None
    due_hours: int = 0
    """When the soonest of them is due."""
    hours: float = 0
    """Hours of work, as far as rules estimate them."""


@dataclass(frozen=True, slots=True)
class RuleTotal:
    """The accounts for which a rule asks for something."""

    rule: ActionRule
    accounts: int
    arr: float
    largest: tuple[AccountKey, ...]
    """Up to three of them, the one with the most ARR first."""


@dataclass(frozen=True, slots=True)
class SeverityTotal:
    """The accounts of which the most severe action is of this severity."""

    severity: Severity
    accounts: int
    arr: float


@dataclass(frozen=True, slots=True)
class ActionReview:
    """What the rules say about a book now: for each account and purpose the rule that leads."""

    proposed: Mapping[RuleSet, Sequence[ProposedAction]]
    """By the question that the leading rule answers; within one in the order of the accounts."""
    totals: Mapping[RuleSet, tuple[RuleTotal, ...]]
    holes: tuple[Hole, ...]
    tiers: tuple[TierTotal, ...]
    """The highest first."""
    severities: tuple[SeverityTotal, ...] = ()
    """Each account once, by the most severe of what is asked."""
    urgent: tuple[ProposedAction, ...] = ()
    """The most severe, soonest and largest of what is asked, at most ``MOST_URGENT``."""
    unscored: int = 0
    """Accounts without a score, about whom the rules that read scores say nothing."""
    scored: int = 0
    workload: Workload | None = None
    """None where no limit of work is known."""


def _write_part(title: str, reason: str) -> str:
    return f"{title.rstrip('.')} ({reason.rstrip('.')})." if reason else f"{title.rstrip('.')}."
