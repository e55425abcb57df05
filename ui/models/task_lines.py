"""What the rules propose, and the tasks that came of it, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from csdesk.formatting import day, money, number, percent, plural
from csdesk.model.actions import (
    ActionReview,
    Hole,
    ProposedAction,
    RuleSet,
    RuleTotal,
    Task,
    TaskFigures,
    TaskStatus,
)
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, PlaybookId
from csdesk.model.playbooks import Playbook
from csdesk.report.document import Status, StatusWord
from csdesk.report.statuses import severity_status
from csdesk.scoring.actions.proposals import Proposals
from ui.models.column_table import TableColumn

HOURS = 24
SET_WORDS = {
    RuleSet.BAND: "Colour of the account",
    RuleSet.VALUE: "Health and ARR",
    RuleSet.TIER: "Tier of prevention",
    RuleSet.TRIGGER: "Something happened",
    RuleSet.EXPANSION: "Ready for more",
}
_GRAVEST = (Severity.CRITICAL, Severity.WATCH, Severity.NOTE)
LATE = StatusWord(Status.RISK, "Late")
_STATUSES = {
    TaskStatus.OPEN: StatusWord(Status.DOING, "Open"),
    TaskStatus.DONE: StatusWord(Status.GOOD, "Done"),
    TaskStatus.DROPPED: StatusWord(Status.NONE, "Dropped"),
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What one rule asks for now."""

    rule_set: RuleSet
    total: RuleTotal


def list_rules(review: ActionReview) -> tuple[RuleLine, ...]:
    """Return every rule that asks for something, gravest first, then by the ARR behind it."""
    lines = [RuleLine(one, total) for one, totals in review.totals.items() for total in totals]
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                _GRAVEST.index(line.total.rule.severity),
                -line.total.arr,
            ),
        )
    )


def rule_columns(lines: Sequence[RuleLine], currency: str) -> tuple[TableColumn, ...]:
    """Return the rules as a table: what to do, why, for how many, by when."""
    totals = [line.total for line in lines]
    marks = [severity_status(total.rule.severity) for total in totals]
    return (
        TableColumn("What to do", [total.rule.action for total in totals], str, width=210),
        TableColumn("Because", [total.rule.name for total in totals], str, width=216),
        TableColumn(
            "Severity", [mark.word for mark in marks], str, lambda row: marks[row], width=88
        ),
        TableColumn("Accounts", [t.accounts for t in totals], number, right=True, width=76),
        TableColumn(
            "ARR",
            [total.arr for total in totals],
            lambda arr: money(arr, currency, short=True),
            right=True,
            width=72,
        ),
        TableColumn("Within", [t.rule.due_hours for t in totals], write_hours, width=76),
    )


def task_columns(
    tasks: Sequence[Task],
    names: Mapping[AccountKey, str],
    owners: Mapping[str, str],
    playbooks: Mapping[PlaybookId, Playbook],
    now: datetime,
) -> tuple[TableColumn, ...]:
    """Return tasks as a table."""
    marks = [task_status(task, now) for task in tasks]
    return (
        TableColumn("Task", [task.title for task in tasks], str, width=180),
        TableColumn(
            "Account", [names.get(t.account, str(t.account)) for t in tasks], str, width=160
        ),
        TableColumn("State", [mark.word for mark in marks], str, lambda row: marks[row], width=92),
        TableColumn("Due", [task.due_at.astimezone().date() for task in tasks], day, width=100),
        TableColumn("Steps", _write_steps(tasks, playbooks), _word, width=64),
        TableColumn("Owner", [owners.get(t.owner, t.owner) for t in tasks], str, width=140),
    )


def filter_tasks(tasks: Iterable[Task], wanted: str, now: datetime) -> tuple[Task, ...]:
    """Return the tasks of a state ("open", "late", "done", "all"), the first due first."""
    kept = [task for task in tasks if _is_wanted(task, wanted, now)]
    return tuple(sorted(kept, key=lambda task: (task.due_at, task.id)))


def task_status(task: Task, now: datetime) -> StatusWord:
    """Return how far a task is."""
    if task.status is TaskStatus.OPEN and task.is_late(now):
        return LATE
    return _STATUSES[task.status]


def actions_of(
    review: ActionReview, line: RuleLine, most: int | None = None
) -> tuple[ProposedAction, ...]:
    """Return what a rule asks for, account by account; the first ``most`` of it."""
    rule = line.total.rule.id
    proposed = review.proposed[line.rule_set]
    return tuple(islice((one for one in proposed if one.rule == rule), most))


def actions_for(
    review: ActionReview, account: AccountKey, place: int
) -> tuple[ProposedAction, ...]:
    """Return what all rules ask for about the account at a place of the book, gravest first."""
    found = [
        action
        for proposed in review.proposed.values()
        for action in _of_account(proposed, account, place)
        if action.title
    ]
    return tuple(sorted(found, key=lambda one: _GRAVEST.index(one.severity)))


def figure_words(figures: TaskFigures, proposed: int) -> tuple[tuple[str, str], ...]:
    """Return the figures of the tasks, each with what it counts."""
    hours = figures.median_hours
    return (
        (number(proposed), "proposed by rules"),
        (number(figures.open), "open"),
        (number(figures.late), "late"),
        (number(figures.done), "done"),
        (percent(figures.in_time, 0), "of those in time"),
        (write_hours(hours) if hours is not None else "–", "usually taken"),
        (percent(figures.steps_followed, 0), "of playbook steps done"),
    )


def count_open(tasks: Iterable[Task], line: RuleLine) -> int:
    """Return for how many accounts a task of the rule is open already."""
    rule = line.total.rule.id
    return sum(task.rule == rule and task.status is TaskStatus.OPEN for task in tasks)


def describe_hole(hole: Hole) -> str:
    """Return which accounts no rule of a table says anything about."""
    count = plural(len(hole.accounts), "account")
    verb = "has" if len(hole.accounts) == 1 else "have"
    example = f", such as one with {hole.example}" if hole.example else ""
    return f"{count} {verb} no answer in the table “{SET_WORDS[hole.rule_set]}”{example}."


def write_hours(hours: float) -> str:
    """Return "24 hours", "7 days"."""
    if hours > HOURS and round(hours) % HOURS == 0:
        return plural(round(hours) // HOURS, "day")
    return plural(round(hours), "hour") if hours < 2 * HOURS else f"{number(hours / HOURS, 1)} days"


def _word(text: str | None) -> str:
    return text or ""


def _write_steps(
    tasks: Sequence[Task], playbooks: Mapping[PlaybookId, Playbook]
) -> Sequence[str | None]:
    """Return how many steps of each task are done, None for one without steps."""
    known = {key: frozenset(step.id for step in one.steps) for key, one in playbooks.items()}
    steps = [known.get(task.playbook) if task.playbook else None for task in tasks]
    return [
        None if ids is None else f"{len(ids.intersection(task.steps_done))} of {len(ids)}"
        for task, ids in zip(tasks, steps, strict=True)
    ]


def _of_account(
    proposed: Sequence[ProposedAction], account: AccountKey, place: int
) -> Iterable[ProposedAction]:
    if isinstance(proposed, Proposals):
        return proposed.of_account(place)
    return (action for action in proposed if action.account == account)


def _is_wanted(task: Task, wanted: str, now: datetime) -> bool:
    if wanted == "late":
        return task.status is TaskStatus.OPEN and task.is_late(now)
    return wanted in ("all", task.status.value)
