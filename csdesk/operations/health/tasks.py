"""Tasks: opened from what the rules ask for, worked through step by step, closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from csdesk.errors import WrongUsage
from csdesk.model.actions import ProposedAction, Task, TaskStatus
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import TaskId
from csdesk.model.playbooks import Playbook, PlaybookStep
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace

NEW = TaskId(0)


def add_tasks(
    workspace: Workspace, actions: Iterable[ProposedAction], at: datetime
) -> Outcome[tuple[TaskId, ...]]:
    """Open a task for each action, and return their numbers.

    Where a task of the same rule and account is open already, there is no second one. An action
    without a title asks for nothing.
    """
    tasks = list(_open_tasks(actions, at, _find_open(workspace)))
    if not tasks:
        return Outcome((), Changes.NONE)
    with workspace.step(Action.ADD_TASKS):
        numbers = workspace.tasks.add(tasks)
    return Outcome(numbers, Changes.ACTIONS)


def add_task(workspace: Workspace, task: Task) -> Outcome[TaskId]:
    """Open a task by hand; WrongUsage without a title or an account."""
    if not task.title.strip() or not task.account.strip():
        raise WrongUsage("A task needs an account and something to do. Give both.")
    with workspace.step(Action.ADD_TASKS):
        (number,) = workspace.tasks.add([task])
    return Outcome(number, Changes.ACTIONS)


def change_task(
    workspace: Workspace,
    number: TaskId,
    *,
    owner: str | None = None,
    due_at: datetime | None = None,
    note: str | None = None,
) -> Outcome[None]:
    """Give a task another owner, time or note; what is None stays."""
    task = read_task(workspace, number)
    return _save(
        workspace,
        replace(
            task,
            owner=task.owner if owner is None else owner.strip(),
            due_at=due_at or task.due_at,
            note=task.note if note is None else note.strip(),
        ),
    )


def close_task(
    workspace: Workspace, number: TaskId, at: datetime, note: str | None = None
) -> Outcome[None]:
    """Say that a task is done; its steps stay as they were ticked."""
    return _end(workspace, number, TaskStatus.DONE, at, note)


def drop_task(
    workspace: Workspace, number: TaskId, at: datetime, note: str | None = None
) -> Outcome[None]:
    """Say that a task will not be done."""
    return _end(workspace, number, TaskStatus.DROPPED, at, note)


def reopen_task(workspace: Workspace, number: TaskId) -> Outcome[None]:
    """Open a task again; WrongUsage where another one of its rule and account is open by now."""
    task = read_task(workspace, number)
    if task.status is TaskStatus.OPEN:
        return Outcome(None, Changes.NONE)
    if task.rule is not None and (task.account, task.rule) in _find_open(workspace):
        raise WrongUsage(
            f"“{task.title}” is open for “{task.account}” already. Close that task first."
        )
    return _save(workspace, replace(task, status=TaskStatus.OPEN, closed_at=None))


def tick_step(
    workspace: Workspace,
    number: TaskId,
    playbook: Playbook,
    step_id: str,
    *,
    is_done: bool = True,
) -> Outcome[None]:
    """Say that a step of a task's playbook is done, or is not.

    Raises WrongUsage for a high-stakes step that nobody named has approved (S1.68), and for a
    playbook that is not the task's.
    """
    task = read_task(workspace, number)
    step = _find_step(task, playbook, step_id)
    if is_done and step.is_high_stakes and step.id not in dict(task.approvals):
        raise WrongUsage(
            f"“{step.text}” has much at stake, and nobody has approved it. "
            "Name who approves it before you tick it."
        )
    others = set(task.steps_done) - {step.id}
    done = others | {step.id} if is_done else others
    order = tuple(one.id for one in playbook.steps if one.id in done)
    return _save(workspace, replace(task, steps_done=order))


def approve_step(
    workspace: Workspace, number: TaskId, playbook: Playbook, step_id: str, approver: str
) -> Outcome[None]:
    """Name who approves a step of a task's playbook; WrongUsage without a name."""
    task = read_task(workspace, number)
    step = _find_step(task, playbook, step_id)
    if not approver.strip():
        raise WrongUsage(f"Nobody is named who approves “{step.text}”. Write the name.")
    others = tuple(one for one in task.approvals if one[0] != step.id)
    return _save(workspace, replace(task, approvals=(*others, (step.id, approver.strip()))))


def withdraw_approval(workspace: Workspace, number: TaskId, step_id: str) -> Outcome[None]:
    """Take the approval of a step back; the step is not done then either."""
    task = read_task(workspace, number)
    return _save(
        workspace,
        replace(
            task,
            approvals=tuple(one for one in task.approvals if one[0] != step_id),
            steps_done=tuple(one for one in task.steps_done if one != step_id),
        ),
    )


def read_task(workspace: Workspace, number: TaskId) -> Task:
    """Return a task; WrongUsage for a number that no task of the engagement has."""
    task = workspace.tasks.get(number)
    if task is None:
        raise WrongUsage(f"There is no task {number}. Look at the list of tasks again.")
    return task


def _open_tasks(
    actions: Iterable[ProposedAction], at: datetime, taken: set[tuple[str, str]]
) -> Iterator[Task]:
    for action in actions:
        place = (action.account, action.rule)
        if action.title.strip() and place not in taken:
            taken.add(place)
            yield Task(
                id=NEW,
                account=action.account,
                title=action.title,
                reason=action.full_reason,
                owner=action.owner,
                severity=action.severity,
                opened_at=at,
                due_at=at + timedelta(hours=action.due_hours),
                rule=action.rule,
                playbook=action.playbook,
            )


def _find_open(workspace: Workspace) -> set[tuple[str, str]]:
    """Return account and rule of the open tasks that a rule asked for."""
    return {
        (task.account, task.rule)
        for task in workspace.tasks.all()
        if task.status is TaskStatus.OPEN and task.rule is not None
    }


def _end(
    workspace: Workspace, number: TaskId, status: TaskStatus, at: datetime, note: str | None
) -> Outcome[None]:
    task = read_task(workspace, number)
    kept = task.note if note is None else note.strip()
    return _save(workspace, replace(task, status=status, closed_at=at, note=kept))


def _find_step(task: Task, playbook: Playbook, step_id: str) -> PlaybookStep:
    if task.playbook != playbook.id:
        raise WrongUsage(
            f"“{playbook.name}” is not the playbook of “{task.title}”. Look at the task again."
        )
    for step in playbook.steps:
        if step.id == step_id:
            return step
    raise WrongUsage(f"“{playbook.name}” has no step “{step_id}”. Choose one of its steps.")


def _save(workspace: Workspace, task: Task) -> Outcome[None]:
    with workspace.step(Action.CHANGE_TASK):
        workspace.tasks.save(task)
    return Outcome(None, Changes.ACTIONS)
