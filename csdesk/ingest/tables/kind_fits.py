"""A table held against one kind of table: which fields its headers name, what its values say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from csdesk.ingest.distinct import count_distinct
from csdesk.ingest.headers import HeaderMatch
from csdesk.ingest.tables.blank_keys import find_blank_keys
from csdesk.ingest.tables.catalogue import KnownTable
from csdesk.ingest.tables.finding import FoundTable
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Certainty
from csdesk.model.tables import Cell

MOSTLY_FILLED = 0.8


@dataclass(frozen=True, slots=True)
class Fit:
    """The fields of one kind that the headers of a table name."""

    table: KnownTable
    fields: Mapping[int, HeaderMatch]
    """What the header of each column means."""

    @property
    def named(self) -> set[FieldId]:
        """Return the fields that some column is."""
        return {match.field.id for match in self.fields.values()}

    @property
    def missing(self) -> list[tuple[FieldId, ...]]:
        """Return the groups of fields of which a table of this kind needs one."""
        named = self.named
        return [group for group in self.table.definition.needs if not named & set(group)]


def fit_table(found: FoundTable, table: KnownTable) -> Fit:
    """Return what the headers of a table are, if it is of a kind."""
    fields: dict[int, HeaderMatch] = {}
    for column in found.columns:
        match = table.index.find(column.spellings)
        if match is not None and match.certainty is not Certainty.CHECK:
            fields[column.number] = match
    return Fit(table, fields)


def count_repeats(fit: Fit, found: FoundTable) -> tuple[int, int]:
    """Return how many rows name a customer, and how many of them one that has a row already."""
    columns = (column_of(fit, field) for field in fit.table.account_fields())
    column = next((column for column in columns if column is not None), None)
    if column is None:
        return 0, 0
    cells = found.sheet.column(column)[found.header.row : found.last_row]
    blank = find_blank_keys(cells)
    if True in blank:
        cells = [cell for cell, is_blank in zip(cells, blank, strict=True) if not is_blank]
    names: list[Cell]
    if set(map(type, cells)) == {str}:
        names = list(map(str.strip, cast("list[str]", cells)))
    else:
        names = [cell.strip() if type(cell) is str else cell for cell in cells]
    return len(names), len(names) - count_distinct(names)


def is_mostly_filled(fit: Fit, found: FoundTable, field: FieldId | None) -> bool:
    """Tell whether nearly every record has a value of a field."""
    column = column_of(fit, field)
    if column is None:
        return False
    first, last = found.header.row + 1, found.last_row
    rows = int((found.occupancy.counts(first, last, found.span) > 1).sum())
    cells = found.sheet.column(column)[first - 1 : last]
    filled = find_blank_keys(cells).count(False)
    return filled >= MOSTLY_FILLED * rows > 0


def column_of(fit: Fit, field: FieldId | None) -> int | None:
    """Return the number of the column that is a field, None where none is."""
    return next((at for at, match in fit.fields.items() if match.field.id == field), None)
