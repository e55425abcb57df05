"""The onboardings that have a list of tasks: how far they are, and what keeps them (S1.112)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.model.boards import BoardRules, OnboardingBoard, OnboardingLine, OnboardingStage
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.needed_tasks import NeededTask, read_needed_tasks

FULL = 100
NO_STAGE = "Not stated"
COLUMNS = (
    "task", "milestone", "is_done", "status", "start_on", "onboarding_start", "due_on", "done_on",
    "waits_for",
)  # fmt: skip
"""The columns of a list of onboarding tasks that the board looks into."""


@dataclass(frozen=True, slots=True)
class _Task:
    name: str
    stage: str
    is_done: bool
    started_on: date | None
    due_on: date | None
    done_on: date | None
    waits_for: str


def make_onboarding_board(
    table: ListTable, rules: BoardRules, as_of: date
) -> OnboardingBoard | None:
    """Return how far each onboarding is; None where no task that is needed names an account.

    An onboarding of at least ``onboarding_day`` days with less than ``onboarding_share`` percent
    of its tasks done is an alert until all are done. Open tasks that are overdue, or wait for
    something, are its blockers. It is stuck when it is open and nothing of it was finished for
    more days than ``stuck`` says (S2.11).
    """
    tasks = {
        account: [_read_task(table, one) for one in needed]
        for account, needed in read_needed_tasks(table).items()
    }
    if not tasks:
        return None
    lines = [_describe(account, found, rules, as_of) for account, found in tasks.items()]
    lines.sort(key=lambda one: (not one.is_alert, one.completion))
    return OnboardingBoard(tuple(lines), _count_stages(tasks))


def _read_task(table: ListTable, needed: NeededTask) -> _Task:
    row = {name: table.column(name)[needed.position] for name in COLUMNS}
    return _Task(
        name=str(row["task"] or row["milestone"] or NO_STAGE),
        stage=str(row["milestone"] or row["task"] or NO_STAGE),
        is_done=needed.is_done,
        started_on=read_day(row["onboarding_start"]) or read_day(row["start_on"]),
        due_on=read_day(row["due_on"]),
        done_on=read_day(row["done_on"]),
        waits_for=str(row["waits_for"] or "").strip(),
    )


def _describe(
    account: AccountKey, tasks: Sequence[_Task], rules: BoardRules, as_of: date
) -> OnboardingLine:
    done = sum(one.is_done for one in tasks)
    began = min((one.started_on for one in tasks if one.started_on), default=None)
    day = (as_of - began).days if began else 0
    completion = FULL * done / len(tasks)
    is_whole = done == len(tasks)
    ended = max((one.done_on for one in tasks if one.done_on), default=None)
    late = day >= rules.onboarding_day and completion < rules.onboarding_share
    last = ended or began
    still = (as_of - last).days if last and not is_whole else None
    return OnboardingLine(
        account=account,
        stage=next((one.stage for one in tasks if not one.is_done), "Complete"),
        done=done,
        tasks=len(tasks),
        completion=completion,
        day=day,
        days_to_complete=(ended - began).days if is_whole and ended and began else None,
        blockers=tuple(_name_blocker(one) for one in tasks if _blocks(one, as_of)),
        is_alert=late and began is not None and not is_whole,
        still_days=still,
        is_stuck=still is not None and rules.stuck is not None and still > rules.stuck.days,
    )


def _blocks(task: _Task, as_of: date) -> bool:
    is_late = task.due_on is not None and task.due_on < as_of
    return not task.is_done and (is_late or bool(task.waits_for))


def _name_blocker(task: _Task) -> str:
    return f"{task.name} (waits for {task.waits_for})" if task.waits_for else task.name


def _count_stages(
    tasks: Mapping[AccountKey, Sequence[_Task]],
) -> tuple[OnboardingStage, ...]:
    stages: dict[str, list[tuple[AccountKey, bool]]] = defaultdict(list)
    for account, found in tasks.items():
        for one in found:
            stages[one.stage].append((account, one.is_done))
    return tuple(
        OnboardingStage(
            name=stage,
            done=sum(is_done for _account, is_done in found),
            tasks=len(found),
            accounts=tuple(dict.fromkeys(account for account, _is_done in found)),
        )
        for stage, found in stages.items()
    )
