"""The onboarding tasks that count: whose each is, and whether it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from csdesk.model.identifiers import AccountKey
from csdesk.model.record_words import Meaning
from csdesk.model.tables import ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.list_keys import account_keys


@dataclass(frozen=True, slots=True)
class NeededTask:
    """A task of an account; ``position`` is where it stands in its list."""

    position: int
    is_done: bool


def read_needed_tasks(table: ListTable) -> Mapping[AccountKey, tuple[NeededTask, ...]]:
    """Return the tasks of each account in the order of the list, without those not needed.

    A task is done by its tick, its day or its state.
    """
    tasks: dict[AccountKey, list[NeededTask]] = {}
    told = zip(
        account_keys(table),
        table.column("is_done"),
        table.column("done_on"),
        table.column("status"),
        strict=True,
    )
    for at, (account, tick, day, status) in enumerate(told):
        if account is not None and status != Meaning.NOT_NEEDED:
            is_done = tick is True or read_day(day) is not None or status == Meaning.DONE
            tasks.setdefault(account, []).append(NeededTask(at, is_done))
    return MappingProxyType({account: tuple(found) for account, found in tasks.items()})
