"""Tables and columns that a query can name, as rows of a list that opens and closes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.model.queries import TableOutline

COMPUTED = "worked out"
NOT_THERE = "not imported"


@dataclass(frozen=True, slots=True)
class NameLine:
    """One row: a table, or a column of the open table above it."""

    name: str
    table: str
    note: str
    is_table: bool
    is_filled: bool
    """The client's files have something there."""
    about: str = ""

    @property
    def spoken(self) -> str:
        """Return what is read aloud."""
        return f"{self.name}, {self.note}" if self.note else self.name


def name_lines(tables: Sequence[TableOutline], opened: Collection[str]) -> Iterator[NameLine]:
    """Yield the tables, those with records first, each open one followed by its columns."""
    for table in sorted(tables, key=lambda one: one.records == 0):
        is_there = table.records != 0
        yield NameLine(table.name, table.name, _note(table), True, is_there, table.about)
        if table.name in opened:
            yield from _columns(table)


def _columns(table: TableOutline) -> Iterator[NameLine]:
    for column in sorted(table.columns, key=lambda one: one not in table.filled):
        filled = column in table.filled
        yield NameLine(column, table.name, "" if filled else "empty", False, filled)


def _note(table: TableOutline) -> str:
    if table.records is None:
        return COMPUTED
    return plural(table.records, "row") if table.records else NOT_THERE
