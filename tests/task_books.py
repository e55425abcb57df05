"""Tasks for tests, and the review of a book that asks for some."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from csdesk.content import load_library
from csdesk.model.actions import (
    ActionReview,
    ActionRule,
    ProposedAction,
    RuleSet,
    RuleTotal,
    Task,
    TaskStatus,
)
from csdesk.model.clients import Client, Engagement
from csdesk.model.findings import Severity
from csdesk.model.identifiers import (
    AccountKey,
    ActionRuleId,
    EngagementId,
    PlaybookId,
    RoleId,
    TaskId,
)
from csdesk.report.tasks import TaskBook
from csdesk.scoring.actions import measure_tasks

OPENED = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def make_task(number: int = 1, hours: float = 24, **known) -> Task:
    """Return an open task about A1 that is due so many hours after ``OPENED``."""
    given = {
        "account": AccountKey("A1"),
        "title": "Call",
        "reason": "The score is 45.",
        "owner": "csms",
        "severity": Severity.CRITICAL,
        "opened_at": OPENED,
        **known,
    }
    return Task(id=TaskId(number), due_at=given["opened_at"] + hours * HOUR, **given)


def done(number: int, after: float, hours: float = 24, **known) -> Task:
    """Return a task that was done so many hours after it was opened."""
    closed = OPENED + after * HOUR
    return make_task(number, hours, status=TaskStatus.DONE, closed_at=closed, **known)


def make_book(*tasks: Task, **known) -> TaskBook:
    """Return tasks of the client Acme with the roles and playbooks that ship."""
    library = load_library()
    given = {
        "client": Client("Acme", "GBP"),
        "engagement": Engagement(EngagementId(1), "Baseline"),
        "names": {AccountKey("A1"): "Northwind Ltd"},
        "owners": {role.id: role.name for role in library.roles},
        "playbooks": {PlaybookId(one.id): one for one in library.playbooks},
        "now": NOW,
        **known,
    }
    figures = measure_tasks(tasks, library.playbooks, given["now"])
    return TaskBook(tasks=tasks, figures=figures, **given)


def due_in(number: int, hours: float, status: TaskStatus = TaskStatus.OPEN, **known) -> Task:
    """Return a task about A that is due so many hours after ``NOW``; one that ended, ended then."""
    return make_task(
        number,
        hours,
        account=A,
        severity=Severity.WATCH,
        opened_at=NOW,
        status=status,
        closed_at=None if status is TaskStatus.OPEN else NOW,
        **known,
    )


def make_rule(name: str, severity: Severity) -> ActionRule:
    """Return a rule of the table of colours that asks for "Do <name>"."""
    return ActionRule(
        id=ActionRuleId(name),
        rule_set=RuleSet.BAND,
        name=f"Because of {name}",
        when=(),
        action=f"Do {name}",
        topic=name,
        owner=RoleId("csm"),
        due_hours=24,
        severity=severity,
        reason="",
    )


def propose(rule: ActionRule, account: AccountKey) -> ProposedAction:
    """Return what a rule asks for about an account."""
    return ProposedAction(
        account, rule.id, rule.action, "", rule.owner, 24, rule.severity, rule.playbook, rule.topic
    )


A, B = AccountKey("A"), AccountKey("B")
RED, NOTE = make_rule("red", Severity.CRITICAL), make_rule("note", Severity.NOTE)
REVIEW = ActionReview(
    proposed={RuleSet.BAND: (propose(NOTE, A), propose(RED, A), propose(RED, B))},
    totals={RuleSet.BAND: (RuleTotal(NOTE, 1, 9e6, (A,)), RuleTotal(RED, 2, 1_000, (A, B)))},
    holes=(),
    tiers=(),
)
"""A note on A worth much, and something critical for A and B."""
