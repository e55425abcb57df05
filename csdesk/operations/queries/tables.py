"""The tables that queries can name: the client's lists, and what csdesk works out from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from csdesk.model.accounts import AccountTable
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ListRole
from csdesk.model.known_accounts import KEY
from csdesk.model.library import Library
from csdesk.model.queries import QueryTable, TableOutline
from csdesk.model.score_columns import account_keys, band_column, coverage_column, score_column
from csdesk.model.tables import Cell, TableKind
from csdesk.operations.health.books import score_book
from csdesk.operations.imported_lists import ARR, ImportedLists, read_lists
from csdesk.scoring.record_words import translate_words
from csdesk.storage.workspace import Workspace

Read = Mapping[str, Sequence[Cell]]
PREVIOUS, HEALTH, REVENUE = "previous_accounts", "health_scores", "revenue"
MEANS = "_means"
"""So end the columns that say in one word for all clients what a state means."""
HEALTH_COLUMNS = (KEY, "scored_on", "score", "band", "coverage")
REVENUE_COLUMNS = (KEY, "paid_on", "arr")
ABOUT_PREVIOUS = "The earlier customer list."
ABOUT_HEALTH = "The score of each customer on each day for which scores are kept, and now."
ABOUT_REVENUE = "What each customer paid a year, on the same day of every month."


def list_tables(
    workspace: Workspace, library: Library, health: HealthResult | None = None
) -> tuple[QueryTable, ...]:
    """Return every table with its columns; nothing is read before a query names it.

    Each has the canonical fields, whether a file has them or not, and the ``key`` of the account.
    ``health`` is the score of today where it is known already.
    """
    found = _Tables(workspace, library, health)
    return (
        found.accounts(ListRole.CURRENT, TableKind.ACCOUNTS, _about(library)[TableKind.ACCOUNTS]),
        found.accounts(ListRole.PREVIOUS, PREVIOUS, ABOUT_PREVIOUS),
        *found.lists(),
        QueryTable(_computed(HEALTH, ABOUT_HEALTH, HEALTH_COLUMNS), found.read_health),
        QueryTable(_computed(REVENUE, ABOUT_REVENUE, REVENUE_COLUMNS), found.read_revenue),
    )


def _computed(name: str, about: str, columns: tuple[str, ...]) -> TableOutline:
    return TableOutline(name, about, columns, frozenset(columns), None)


def _about(library: Library) -> Mapping[TableKind, str]:
    return {table.kind: table.about for table in library.tables}


def _meanings(library: Library, kind: TableKind) -> Mapping[str, FieldId]:
    """Return the columns that say what the client's words mean, and those of the words."""
    known = (one.field for one in library.record_words if one.table is kind)
    return {f"{field}{MEANS}": field for field in known}


def _fields(library: Library, kind: TableKind) -> tuple[str, ...]:
    return (KEY, *(field.id for field in library.fields if field.table is kind))


@dataclass(frozen=True)
class _Tables:
    """What a workspace holds, read once it is asked for."""

    workspace: Workspace
    library: Library
    health: HealthResult | None

    @cached_property
    def _lists(self) -> ImportedLists:
        return read_lists(self.workspace, self.library)

    def accounts(self, role: ListRole, name: str, about: str) -> QueryTable:
        """Return one of the two customer lists."""
        table = self.workspace.accounts.table(role)
        columns = _fields(self.library, TableKind.ACCOUNTS)
        read = partial(self._read_accounts, role)
        filled = frozenset((KEY, *table.columns)) if table else frozenset()
        count = len(table) if table else 0
        return QueryTable(TableOutline(str(name), about, columns, filled, count), read)

    def _read_accounts(self, role: ListRole, names: Sequence[str]) -> Read:
        table = self._list_of(role)
        if table is None:
            return {}
        found = {name: table.columns[FieldId(name)] for name in names if name in table.columns}
        return {KEY: table.keys, **found} if KEY in names or not found else found

    def _list_of(self, role: ListRole) -> AccountTable | None:
        """Return a customer list, with the ARR of the subscriptions where it states none."""
        table = self.workspace.accounts.table(role)
        if table is None or role is not ListRole.CURRENT or ARR in table.columns:
            return table
        return self._lists.accounts

    def lists(self) -> Iterator[QueryTable]:
        """Yield the other lists, whether the client has them or not."""
        batches = self.workspace.lists.in_use()
        about = _about(self.library)
        for kind in TableKind:
            if kind is TableKind.ACCOUNTS:
                continue
            found = [one for batch in batches for one in batch.lists if one.kind is kind]
            filled: set[str] = {
                name for one in found for name, told in one.summaries.items() if told.filled
            }
            meanings = _meanings(self.library, kind)
            filled |= {name for name, field in meanings.items() if field in filled}
            outline = TableOutline(
                str(kind),
                about[kind],
                (*_fields(self.library, kind), *meanings),
                frozenset((KEY, *filled)) if found else frozenset(),
                sum(one.records for one in found),
            )
            yield QueryTable(outline, partial(self._read_list, kind))

    def _read_list(self, kind: TableKind, names: Sequence[str]) -> Read:
        meanings = _meanings(self.library, kind)
        table = self.workspace.lists.table(kind, {meanings.get(name, name) for name in names})
        read = {name: table.columns[FieldId(name)] for name in names if name in table.columns}
        meant = translate_words(table, self.library.record_words).columns
        asked = {name: field for name, field in meanings.items() if name in names}
        return read | {name: meant[field] for name, field in asked.items() if field in meant}

    def read_health(self, names: Sequence[str]) -> Read:
        """Return the kept scores of earlier days and those of today, one below the other."""
        today = self.health or self._score()
        columns: dict[str, list[Cell]] = {name: [] for name in HEALTH_COLUMNS}
        for kept in self.workspace.snapshots.all():
            if today is None or kept.as_of < today.as_of:
                scores = self.workspace.snapshots.scores(kept)
                days = [kept.as_of] * len(scores.keys)
                _extend(columns, scores.keys, days, scores.scores, scores.bands, scores.coverage)
        if today is not None:
            keys = account_keys(today)
            days = [today.as_of] * len(keys)
            coverage = coverage_column(today).tolist()
            scored = score_column(today).tolist()
            _extend(columns, keys, days, scored, band_column(today), coverage)
        return {name: columns[name] for name in names}

    def _score(self) -> HealthResult | None:
        previous = self.workspace.accounts.table(ListRole.PREVIOUS)
        book = score_book(self.workspace, self.library, self._lists, previous)
        return book.health if book else None

    def read_revenue(self, _names: Sequence[str]) -> Read:
        """Return the revenue of each account on each day on which it pays."""
        import numpy as np

        dated = self._lists.dated
        if dated is None:
            return self._compare_lists()
        grid = dated.grid
        who, when = np.nonzero(grid.amounts > 0)
        days: Sequence[Cell] = grid.days
        return {
            KEY: [grid.accounts[at] for at in who.tolist()],
            "paid_on": [days[at] for at in when.tolist()],
            "arr": grid.amounts[who, when].tolist(),
        }

    def _compare_lists(self) -> Read:
        """Return what the two customer lists state, where no list is dated month by month."""
        columns: dict[str, list[Cell]] = {name: [] for name in REVENUE_COLUMNS}
        for role in (ListRole.PREVIOUS, ListRole.CURRENT):
            table = self._list_of(role)
            paid = zip(table.keys, table.arr(), strict=True) if table else ()
            for key, arr in paid:
                if arr > 0 and table is not None:
                    _extend(columns, [key], [table.as_of], [arr])
        return columns


def _extend(columns: dict[str, list[Cell]], *values: Sequence[Cell]) -> None:
    for column, more in zip(columns.values(), values, strict=True):
        column.extend(more)
