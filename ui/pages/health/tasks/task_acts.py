"""What is done about tasks: each act is an operation on the workspace, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial

from csdesk.formatting import plural
from csdesk.model.actions import ProposedAction, Task
from csdesk.model.playbooks import Playbook
from ui.session import Session


class TaskActs:
    """Carries out acts in the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, actions: Sequence[ProposedAction], tell: Callable[[str], None] | None = None
    ) -> None:
        """Open a task for each action; ``tell`` gets a sentence that says how many there are."""
        from csdesk.operations.health.tasks import add_tasks

        self._session.run(
            add_tasks,
            actions,
            datetime.now(UTC),
            on_done=None if tell is None else lambda numbers: tell(tell_added(len(numbers))),
            label="Adding tasks",
        )

    def open(self, task: Task) -> None:
        """Open a task that a person thought of."""
        from csdesk.operations.health.tasks import add_task

        self._session.run(add_task, task, label="Adding the task")

    def change(self, task: Task, *, owner: str | None = None, due: date | None = None) -> None:
        """Give a task another owner, or another day at the same time of day."""
        from csdesk.operations.health.tasks import change_task

        due_at = None if due is None else _move_day(task, due)
        change = partial(change_task, owner=owner, due_at=due_at)
        self._session.run(change, task.id, label="Saving")

    def finish(self, task: Task, note: str | None = None) -> None:
        """Say that a task is done."""
        from csdesk.operations.health.tasks import close_task

        self._session.run(close_task, task.id, datetime.now(UTC), note, label="Closing the task")

    def drop(self, task: Task, note: str | None = None) -> None:
        """Say that a task will not be done, and why."""
        from csdesk.operations.health.tasks import drop_task

        self._session.run(drop_task, task.id, datetime.now(UTC), note, label="Dropping the task")

    def reopen(self, task: Task) -> None:
        """Open a task again."""
        from csdesk.operations.health.tasks import reopen_task

        self._session.run(reopen_task, task.id, label="Opening the task again")

    def tick(self, task: Task, playbook: Playbook, step: str, *, is_done: bool) -> None:
        """Say that a step is done, or is not."""
        from csdesk.operations.health.tasks import tick_step

        tick = partial(tick_step, is_done=is_done)
        self._session.run(tick, task.id, playbook, step, label="Saving")

    def approve(self, task: Task, playbook: Playbook, step: str, approver: str) -> None:
        """Name who approves a step."""
        from csdesk.operations.health.tasks import approve_step

        self._session.run(approve_step, task.id, playbook, step, approver, label="Saving")

    def withdraw(self, task: Task, step: str) -> None:
        """Take the approval of a step back."""
        from csdesk.operations.health.tasks import withdraw_approval

        self._session.run(withdraw_approval, task.id, step, label="Saving")


def tell_added(count: int) -> str:
    """Return how many tasks were opened, and where they stand."""
    if count == 0:
        return "No task was added: each of these accounts has one that is open."
    stand = "It stands" if count == 1 else "They stand"
    return f"{plural(count, 'task')} added. {stand} under “Open” in Tasks."


def _move_day(task: Task, day: date) -> datetime:
    """Return the hour at which a task is due on another day, both as they are told here."""
    return datetime.combine(day, task.due_at.astimezone().time()).astimezone(UTC)
