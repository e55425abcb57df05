"""The tasks of an account, and what the rules ask for about it now."""

from __future__ import annotations

from datetime import UTC, datetime

from csdesk.formatting import day, sentence
from csdesk.report.statuses import severity_status
from ui.models.task_lines import actions_for, filter_tasks, task_status, write_hours
from ui.pages.health.accounts.marked_line import marked_line
from ui.pages.health.accounts.shown_account import Behind, ShownAccount
from ui.widgets.side_panel import SidePanel


def fill_tasks(panel: SidePanel, shown: ShownAccount, behind: Behind) -> None:
    """Show the tasks of an account, and below them what rules propose."""
    now = datetime.now(UTC)
    every = behind.records.tasks if behind.records else ()
    tasks = filter_tasks((one for one in every if one.account == shown.score.key), "all", now)
    for task in tasks:
        status = task_status(task, now)
        note = f"{status.word}, due {day(task.due_at.date())}, {task.owner}"
        panel.details.addLayout(marked_line(status.status, task.title, note))
    if not tasks:
        panel.add_text("No task was added for this account.")
    review = shown.diagnosis.review
    proposed = actions_for(review.actions, shown.score.key, shown.row) if review else ()
    if proposed:
        panel.add_heading("What the rules propose")
    for action in proposed:
        status = severity_status(action.severity)
        note = f"{sentence(action.reason)} Within {write_hours(action.due_hours)}."
        panel.details.addLayout(marked_line(status.status, action.title, note))
