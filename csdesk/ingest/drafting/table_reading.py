"""One table, read with its mapping: rows sorted, columns typed one by one, records made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from csdesk.ingest.currencies import find_currency, settle_currency
from csdesk.ingest.drafting.account_keys import Content, collect_contents, find_repeated, join_keys
from csdesk.ingest.drafting.privacy import choose_privacy
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.drafting.revenue_pairs import MRR, RevenuePairs, compare_revenue, correct_revenue
from csdesk.ingest.drafting.stored_columns import StoredColumn, store_column
from csdesk.ingest.drafting.table_columns import CURRENCY, ColumnReader
from csdesk.ingest.drafting.table_rows import TableRows
from csdesk.ingest.tables import (
    FoundTable,
    KnownTable,
    TableBody,
    TableLayout,
    TotalWords,
    find_body,
)
from csdesk.ingest.tables.catalogue import revenue_first
from csdesk.ingest.tables.layout import explain_lack
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Certainty, ColumnMatch, Privacy, QuestionKey, Topic
from csdesk.model.tables import Cell, TableKind
from csdesk.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

READ_THEM, LEAVE_OUT = "read", "leave_out"
"""Answers to Topic.HIDDEN_ROWS."""


@dataclass(slots=True, eq=False)
class TableReading:
    """A table as it was read, before its records are made.

    ``keys`` are the accounts that the rows name, empty where the kind names none; ``contents`` is
    what rows hold whose account stands in several of them.
    """

    found: FoundTable
    known: KnownTable
    matches: tuple[ColumnMatch, ...]
    body: TableBody
    columns: dict[FieldId, StoredColumn]
    keys: list[str]
    contents: Content
    revenue: FieldId | None
    currency: str | None
    revenue_pairs: RevenuePairs

    @property
    def kind(self) -> TableKind:
        """Return what the table lists."""
        return self.known.kind

    @property
    def rows(self) -> Sequence[int]:
        """Return the 1-based row of each position."""
        return self.body.records


class TableReader:
    """Reads one table under a request."""

    def __init__(
        self,
        found: FoundTable,
        known: KnownTable,
        matches: Sequence[ColumnMatch],
        request: ReadingRequest,
        progress: Progress = silent,
    ) -> None:
        self.found = found
        self.known = known
        self.request = request
        self.matches = tuple(map(self._apply_privacy, matches))
        self.mapped = {m.field: m for m in self.matches if m.field in known.fields}
        self._columns = ColumnReader(found, known, self.mapped, request, progress)

    def read(self) -> TableReading:
        """Return the table with every row sorted and every mapped column typed."""
        revenue = next((f for f in revenue_first(self.known) if f in self.mapped), None)
        body = find_body(self.found, self._layout(revenue))
        rows = TableRows(self.found.sheet, body.records)
        names = self._columns.read_names(rows)
        keys = join_keys([reading.values for reading in names.values()])
        contents = find_repeated(keys) if self.known.kind is TableKind.ACCOUNTS else {}
        read: dict[FieldId, StoredColumn] = {}
        for field, reading in self._columns.read_others(rows, names):
            collect_contents(contents, reading)
            read[field] = store_column(self.known.fields[field], self.mapped[field], reading)
        columns = {field: read[field] for field in self.mapped}
        pairs = compare_revenue(columns)
        if pairs.is_one_amount:
            correct_revenue(columns, self._columns.answer(MRR, Topic.DERIVED))
        is_read = revenue is not None and columns[revenue].reading.refusal is None
        return TableReading(
            found=self.found,
            known=self.known,
            matches=self.matches,
            body=body,
            columns=columns,
            keys=keys,
            contents=contents,
            revenue=revenue if is_read else None,
            currency=_find_currency(columns, revenue),
            revenue_pairs=pairs,
        )

    def _apply_privacy(self, match: ColumnMatch) -> ColumnMatch:
        field = self.known.fields.get(match.field) if match.field else None
        chosen = self.request.decisions.privacy.get(self.found.id, {}).get(match.column)
        if field is None or choose_privacy(field, chosen) is not Privacy.DROP:
            return match
        evidence = "Left out to protect persons, as you chose"
        return replace(match, field=None, certainty=Certainty.IGNORED, evidence=evidence)

    def _layout(self, revenue: FieldId | None) -> TableLayout:
        keys = [
            self.mapped[field].column for field in self.known.key_fields() if field in self.mapped
        ]
        return TableLayout(
            key_columns=tuple(keys),
            total_words=TotalWords(self.request.total_words),
            amounts=partial(self._read_amounts, revenue),
            lacks_key=explain_lack(self.known),
            carried={column: set(rows) for column, rows in self._columns.carried.items()},
            left_out=self._find_left_out(),
        )

    def _find_left_out(self) -> frozenset[int]:
        key = QuestionKey(f"{self.found.id}//{Topic.HIDDEN_ROWS}")
        if self.request.decisions.answers.get(key) != LEAVE_OUT:
            return frozenset()
        return frozenset(self.found.sheet.hidden_rows)

    def _read_amounts(self, revenue: FieldId | None) -> NDArray[np.float64]:
        """Return the revenue of each row below the header, those of totals included."""
        import numpy as np

        first, last = self.found.header.row + 1, self.found.last_row
        if revenue is None:
            return np.full(max(0, last - first + 1), np.nan)
        rows = TableRows(self.found.sheet, range(first, last + 1))
        reading = self._columns.read_rows(revenue, rows)
        values = [value if isinstance(value, float) else np.nan for value in reading.values]
        return np.array(values, dtype=float)


def _find_currency(columns: dict[FieldId, StoredColumn], revenue: FieldId | None) -> str | None:
    """Return the currency of the revenue, or the one that rows without any amount name."""
    if revenue is not None:
        return settle_currency(set(columns[revenue].reading.currencies))
    return settle_currency(_codes(columns[CURRENCY].values())) if CURRENCY in columns else None


def _codes(values: Sequence[Cell]) -> set[str]:
    codes = {find_currency(value) for value in set(values) if isinstance(value, str)}
    return {code for code in codes if code}
