"""Chooses the sheets that hold the customer list and the list of lost customers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.ingest.coercion import is_blank_key
from csdesk.ingest.columns import Column, cut_columns
from csdesk.ingest.headers import HeaderIndex
from csdesk.ingest.mapping import propose_mapping
from csdesk.ingest.tables.header_row import HeaderRow, find_header
from csdesk.model.imports import ColumnMatch, Sheet, Workbook
from csdesk.model.tables import Field, TableKind

KEYS = frozenset({"account_id", "account_name"})
REVENUE = frozenset({"arr", "mrr"})
LOSS = frozenset({"lost_on", "lost_reason"})
FEWEST_FIELDS = 3
"""Known fields besides the key that make a list of customers out of one without revenue."""
MOSTLY_FILLED = 0.8
_SAYS_LOST = re.compile(r"\b(?:lost|churn\w*|cancel\w*|former|gone|verloren\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sheet with a table on it, and how its columns would be read."""

    kind: TableKind
    sheet: Sheet
    header: HeaderRow
    columns: tuple[Column, ...]
    matches: tuple[ColumnMatch, ...]
    named: frozenset[str]
    """Fields that its headers name, whether or not their values can be read."""

    @property
    def known(self) -> frozenset[str]:
        """Return the fields that the table has."""
        return frozenset(match.field for match in self.matches if match.field)

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Return how good a list this is, to be compared with others of its kind."""
        return bool(self.known & REVENUE), len(self.known), len(self.sheet.rows)


@dataclass(frozen=True, slots=True)
class Selection:
    """The tables that are read, the best of its kind each, and remarks on the other sheets."""

    tables: tuple[Candidate, ...]
    remarks: tuple[tuple[str, str], ...]
    """Sheet and sentence."""


def select_tables(workbook: Workbook, fields: Sequence[Field]) -> Selection:
    """Return the customer list and the list of lost customers, as far as there are any."""
    catalogue = {kind: [field for field in fields if field.table is kind] for kind in TableKind}
    indexes = [HeaderIndex(catalogue[kind]) for kind in TableKind]
    found: list[Candidate] = []
    remarks: list[tuple[str, str]] = []
    for sheet in workbook.sheets:
        if not sheet.visible:
            if sheet.rows:
                count = plural(len(sheet.rows), "row")
                remarks.append((sheet.name, f"The sheet is hidden and was not read ({count})"))
        elif candidate := _examine(sheet, indexes, catalogue):
            found.append(candidate)
        elif sheet.rows:
            remarks.append((sheet.name, "The sheet holds no list of customers"))
    best = {kind: _best(found, kind) for kind in TableKind}
    remarks += _name_passed_over(found, best)
    return Selection(tuple(table for table in best.values() if table), tuple(remarks))


def _examine(
    sheet: Sheet, indexes: Sequence[HeaderIndex], catalogue: dict[TableKind, list[Field]]
) -> Candidate | None:
    header = find_header(sheet, indexes)
    if header is None:
        return None
    columns = cut_columns(sheet, header.row, header.first_column, header.last_column)
    as_kind = {
        kind: Candidate(
            kind, sheet, header, columns, propose_mapping(columns, catalogue[kind]), named
        )
        for kind, named in zip(TableKind, _named_fields(columns, indexes), strict=True)
    }
    accounts, lost = as_kind[TableKind.ACCOUNTS], as_kind[TableKind.CHURN_EVENTS]
    if _is_lost_list(lost) and (_says_lost(lost) or not _is_customer_list(accounts)):
        return lost
    return accounts if _is_customer_list(accounts) else None


def _named_fields(
    columns: Sequence[Column], indexes: Sequence[HeaderIndex]
) -> Iterator[frozenset[str]]:
    for index in indexes:
        found = [index.recognise(column.header) for column in columns]
        yield frozenset(match.field.id for match in found if match)


def _is_customer_list(candidate: Candidate) -> bool:
    named = candidate.named | candidate.known
    return bool(named & KEYS) and (bool(named & REVENUE) or len(named - KEYS) >= FEWEST_FIELDS)


def _is_lost_list(candidate: Candidate) -> bool:
    return bool(candidate.known & KEYS) and bool(candidate.known & LOSS)


def _says_lost(candidate: Candidate) -> bool:
    """Tell whether the sheet's name or a loss date in nearly every row says "lost"."""
    if _SAYS_LOST.search(candidate.sheet.name):
        return True
    losses = [match.column for match in candidate.matches if match.field == "lost_on"]
    for column in candidate.columns:
        if column.number in losses:
            filled = sum(not is_blank_key(cell) for cell in column.cells)
            return filled >= MOSTLY_FILLED * len(column.cells)
    return False


def _best(found: Sequence[Candidate], kind: TableKind) -> Candidate | None:
    candidates = [candidate for candidate in found if candidate.kind is kind]
    return max(candidates, key=lambda candidate: candidate.rank, default=None)


def _name_passed_over(
    found: Sequence[Candidate], best: dict[TableKind, Candidate | None]
) -> Iterator[tuple[str, str]]:
    for candidate in found:
        chosen = best[candidate.kind]
        if chosen is not None and chosen is not candidate:
            yield (
                candidate.sheet.name,
                f"The sheet was not read: “{chosen.sheet.name}” is the fuller list of its kind",
            )
