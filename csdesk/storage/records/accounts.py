"""The client's customers: the list in use, what other files add to it, and who is whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ListRole
from csdesk.model.tables import ListTable, TableKind
from csdesk.storage.file.database import Database
from csdesk.storage.records.account_overlay import Overlay
from csdesk.storage.records.aliases import AliasRecords
from csdesk.storage.records.imports import ImportRecords
from csdesk.storage.records.list_columns import PackedList
from csdesk.storage.records.list_sources import PlacedList, place_lists
from csdesk.storage.records.lists import ListRecords

OVERLAID = {ListRole.CURRENT: (ListRole.CURRENT, ListRole.ADDED)}
"""Whose lists of accounts make up a list: the first is what the others are laid over."""
LOSS = ("lost_on", "lost_reason")


class AccountRecords:
    """The accounts of the files that are imported; they change only by an import or an alias."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._imports = ImportRecords(database)
        self._aliases = AliasRecords(database)
        self._lists = ListRecords(database)

    def table(self, role: ListRole) -> AccountTable | None:
        """Return the accounts of a list in the order of its file, or None without one.

        The columns are those that the files had, made when they are asked for. Keys that stand
        for another account are added up with it; what added files state comes last and counts.
        """
        placed = self._find(role)
        if not placed:
            return None
        lists = [PackedList(self._database, one.list.id) for one in placed]
        aliases = self._aliases.map()
        only = lists[0]
        if len(lists) == 1 and aliases.keys().isdisjoint(only.keys):
            return _make(placed, only, (0,) * len(only))
        overlay = Overlay(lists, aliases)
        return _make(placed, overlay, overlay.origins)

    def lost(self) -> tuple[LostAccount, ...]:
        """Return the losses of customers that the files in use tell, in their order."""
        return tuple(_list_losses(self._lists.table(TableKind.CHURN_EVENTS, LOSS)))

    def _find(self, role: ListRole) -> list[PlacedList]:
        """Return the lists of accounts that count for a role, the one that others add to first."""
        batches = self._imports.batches()
        roles = OVERLAID.get(role, (role,))
        ordered = [batch for counted in roles for batch in batches if batch.role is counted]
        return place_lists(ordered, TableKind.ACCOUNTS)


def _make(
    placed: list[PlacedList], content: PackedList | Overlay, origins: tuple[int, ...]
) -> AccountTable:
    batch = placed[0].batch
    return AccountTable(
        batch=batch.id,
        as_of=batch.as_of,
        file_name=batch.file_name,
        sheet=placed[0].list.sheet,
        keys=content.keys,
        source_rows=content.source_rows,
        columns=content.columns,
        sources=tuple(one.source for one in placed),
        origins=origins,
    )


def _list_losses(table: ListTable) -> Iterator[LostAccount]:
    days, reasons = (table.column(name) for name in LOSS)
    for at, (key, day, reason) in enumerate(zip(table.column("key"), days, reasons, strict=True)):
        source = table.sources[table.origins[at]]
        yield LostAccount(
            key=AccountKey(str(key)),
            lost_on=day if isinstance(day, date) else None,
            reason=str(reason or ""),
            sheet=source.sheet,
            source_row=table.source_rows[at],
            file_name=source.file_name,
        )
