"""What is to be done about accounts, and what was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, ActionRuleId, PlaybookId, TaskId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row, Value

NAMES = (
    "account", "title", "reason", "owner", "severity", "opened_at", "due_at", "status", "closed_at",
    "rule", "playbook", "steps_done", "approvals", "note",
)  # fmt: skip
COLUMNS = ", ".join(NAMES)
READ = f"SELECT id, {COLUMNS} FROM task WHERE engagement_id = ? ORDER BY id"  # noqa: S608
READ_ONE = f"SELECT id, {COLUMNS} FROM task WHERE engagement_id = ? AND id = ?"  # noqa: S608
ADD = f"INSERT INTO task (engagement_id, {COLUMNS}) VALUES (?, {', '.join('?' * len(NAMES))})"  # noqa: S608
CHANGE = f"UPDATE task SET {', '.join(f'{name} = ?' for name in NAMES)} WHERE id = ?"  # noqa: S608
NEW = TaskId(0)
"""The number of a task that is not kept yet."""


class TaskRecords:
    """The tasks of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Task, ...]:
        """Return every task, in the order in which they were opened."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(map(_read_task, rows))

    def get(self, task: TaskId) -> Task | None:
        """Return the task with a number; None without one."""
        place = (current_engagement(self._database), task)
        row = self._database.row(READ_ONE, place)
        return _read_task(row) if row else None

    def add(self, tasks: Iterable[Task]) -> tuple[TaskId, ...]:
        """Keep new tasks, all or none, and return their numbers."""
        with self._database.transaction():
            return tuple(self.save(replace(one, id=NEW)) for one in tasks)

    def save(self, task: Task) -> TaskId:
        """Keep a new task, whose number is 0, or change the one that has its number."""
        if task.id == NEW:
            engagement = current_engagement(self._database)
            return TaskId(self._database.write(ADD, (engagement, *_list_values(task))))
        self._database.write(CHANGE, (*_list_values(task), task.id))
        return task.id


def _list_values(task: Task) -> tuple[Value, ...]:
    values = {name: getattr(task, name) for name in NAMES}
    values |= {
        "opened_at": task.opened_at.isoformat(),
        "due_at": task.due_at.isoformat(),
        "closed_at": task.closed_at and task.closed_at.isoformat(),
        "steps_done": json.dumps(task.steps_done, ensure_ascii=False),
        "approvals": json.dumps(task.approvals, ensure_ascii=False),
    }
    return tuple(values.values())


def _read_task(row: Row) -> Task:
    told = dict(zip(NAMES, row[1:], strict=True))
    return Task(
        id=TaskId(row[0]),
        account=AccountKey(told["account"]),
        title=told["title"],
        reason=told["reason"],
        owner=told["owner"],
        severity=Severity(told["severity"]),
        opened_at=datetime.fromisoformat(told["opened_at"]),
        due_at=datetime.fromisoformat(told["due_at"]),
        status=TaskStatus(told["status"]),
        closed_at=datetime.fromisoformat(told["closed_at"]) if told["closed_at"] else None,
        rule=ActionRuleId(told["rule"]) if told["rule"] else None,
        playbook=PlaybookId(told["playbook"]) if told["playbook"] else None,
        steps_done=tuple(json.loads(told["steps_done"])),
        approvals=tuple((step, who) for step, who in json.loads(told["approvals"])),
        note=told["note"],
    )
