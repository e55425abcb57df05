"""Tasks that a person opens by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from csdesk.model.actions import Task
from csdesk.model.identifiers import AccountKey, TaskId
from csdesk.model.playbooks import Playbook

NEW = TaskId(0)


def start_playbook(playbook: Playbook, account: AccountKey, at: datetime) -> Task:
    """Return a task for the first step of a playbook, of who does it, by when it is due."""
    first = min(playbook.steps, key=lambda step: step.due_hours)
    return Task(
        id=NEW,
        account=account,
        title=first.text,
        reason=f"“{playbook.name}” was started by hand.",
        owner=first.owner,
        severity=playbook.severity,
        opened_at=at,
        due_at=at + timedelta(hours=first.due_hours),
        playbook=playbook.id,
    )
