"""Work on an agenda: tasks, quick wins, escalations, insights, changes of playbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC

from csdesk.formatting import day, plural
from csdesk.model.actions import TaskStatus
from csdesk.model.registers import ColumnId, RegisterRow
from csdesk.registers.asides.context import AsideContext

WAITING = ("asked", "approved")


def list_overdue_tasks(context: AsideContext) -> Iterator[str]:
    """List open tasks whose time has passed, the longest overdue first."""
    now = context.now.astimezone(UTC)
    late = [task for task in context.tasks if task.status is TaskStatus.OPEN and task.due_at < now]
    names = context.account_names()
    for task in sorted(late, key=lambda one: one.due_at):
        account = names.get(task.account, task.account)
        yield f"{account}: {task.title} ({task.owner}, due {day(task.due_at.date())})"


def list_quick_wins(context: AsideContext) -> Iterator[str]:
    """List the quick wins of the plan with their days."""
    roadmap = context.diagnosis.roadmap
    for item in roadmap.items if roadmap else ():
        if item.is_quick_win:
            yield f"{item.initiative.title}: by {day(item.due_on)}"


def list_escalations(context: AsideContext) -> Iterator[str]:
    """List open escalations, the highest tier first, and open issues of the committee."""
    names = {str(key): name for key, name in context.account_names().items()}
    rows = [row for row in context.rows("escalations") if not row.cells.get(ColumnId("closed"))]
    for row in sorted(rows, key=lambda one: _text(one, "tier"), reverse=True):
        account = _text(row, "account")
        about = f"{names.get(account, account)}: " if account else ""
        yield f"{about}{_text(row, 'issue')} (tier {_text(row, 'tier')})"
    for row in context.rows("steering_issues"):
        if not row.cells.get(ColumnId("closed")):
            yield f"For the steering committee: {_text(row, 'issue')}"


def list_insights(context: AsideContext) -> Iterator[str]:
    """List what customers say, the themes that came up most first."""
    themes = Counter(_text(row, "theme") for row in context.rows("insight_log"))
    for theme, count in themes.most_common():
        yield f"{theme}: {plural(count, 'time')}"


def list_playbook_changes(context: AsideContext) -> Iterator[str]:
    """List changes of playbooks that wait for approval, or to be put to use."""
    for row in context.rows("playbook_changes"):
        if _text(row, "state") in WAITING:
            yield f"{_text(row, 'playbook')}: {_text(row, 'change')} ({_text(row, 'state')})"


def _text(row: RegisterRow, column: str) -> str:
    return str(row.cells.get(ColumnId(column), ""))
