"""What is to be done about accounts, and what was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import orjson

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, ActionRuleId, PlaybookId, TaskId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row, Value
from csdesk.storage.file.texts import refuse_unkeepable

NAMES = (
    "account", "title", "reason", "owner", "severity", "opened_at", "due_at", "status", "closed_at",
    "rule", "playbook", "steps_done", "approvals", "note",
)  # fmt: skip
COLUMNS = ", ".join(NAMES)
READ = f"SELECT id, {COLUMNS} FROM task WHERE engagement_id = ? ORDER BY id"  # noqa: S608
READ_ONE = f"SELECT id, {COLUMNS} FROM task WHERE engagement_id = ? AND id = ?"  # noqa: S608
ADD = f"INSERT INTO task (engagement_id, {COLUMNS}) VALUES (?, {', '.join('?' * len(NAMES))})"  # noqa: S608
CHANGE = f"UPDATE task SET {', '.join(f'{name} = ?' for name in NAMES)} WHERE id = ?"  # noqa: S608
LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'task'"
"""The highest number that a task ever had."""
NOTHING = "[]"
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
        engagement = current_engagement(self._database)
        tasks = list(tasks)
        rows = [(engagement, *_list_values(task)) for task in tasks]
        refuse_unkeepable("\n".join(_list_texts(task)) for task in tasks)
        with self._database.transaction():
            self._database.write_many(ADD, rows)
            (last,) = self._database.row(LAST) or (0,)
        return tuple(map(TaskId, range(last - len(rows) + 1, last + 1)))

    def save(self, task: Task) -> TaskId:
        """Keep a new task, whose number is 0, or change the one that has its number."""
        if task.id == NEW:
            engagement = current_engagement(self._database)
            return TaskId(self._database.write(ADD, (engagement, *_list_values(task))))
        self._database.write(CHANGE, (*_list_values(task), task.id))
        return task.id


def _list_values(task: Task) -> tuple[Value, ...]:
    return (
        task.account,
        task.title,
        task.reason,
        task.owner,
        task.severity,
        task.opened_at.isoformat(),
        task.due_at.isoformat(),
        task.status,
        task.closed_at.isoformat() if task.closed_at else None,
        task.rule,
        task.playbook,
        _write_list(task.steps_done),
        _write_list(task.approvals),
        task.note,
    )


def _list_texts(task: Task) -> tuple[str, ...]:
    """Return what may hold any text; the rest comes from csdesk itself."""
    return task.account, task.title, task.reason, task.owner, task.note


def _write_list(values: Sequence[object]) -> str:
    return orjson.dumps(values).decode() if values else NOTHING


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
        steps_done=tuple(orjson.loads(told["steps_done"])),
        approvals=tuple((step, who) for step, who in orjson.loads(told["approvals"])),
        note=told["note"],
    )
