"""One table, read with its mapping: rows sorted, columns typed one by one, records made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from csdesk.formatting import column_letters
from csdesk.ingest.account_keys import Content, collect_contents, find_repeated, join_keys
from csdesk.ingest.coercion import ColumnContext, ColumnReading, read_column
from csdesk.ingest.currencies import find_currency, settle_currency
from csdesk.ingest.privacy import hash_persons, propose_privacy
from csdesk.ingest.request import ReadingRequest
from csdesk.ingest.revenue_pairs import MRR, RevenuePairs, compare_revenue, correct_revenue
from csdesk.ingest.stored_columns import StoredColumn, store_column
from csdesk.ingest.table_rows import TableRows, find_carried
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
from csdesk.model.tables import Cell, Field, FieldKind, TableKind
from csdesk.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CURRENCY = FieldId("currency")
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
        self._progress = progress
        self.matches = tuple(map(self._apply_privacy, matches))
        self.mapped = {m.field: m for m in self.matches if m.field in known.fields}
        self._carried = {
            match.column: find_carried(found, match.column)
            for field, match in self.mapped.items()
            if known.fields[field].kind is FieldKind.TEXT
        }

    def read(self) -> TableReading:
        """Return the table with every row sorted and every mapped column typed."""
        revenue = next((f for f in revenue_first(self.known) if f in self.mapped), None)
        body = find_body(self.found, self._layout(revenue))
        rows = TableRows(self.found.sheet, body.records)
        currencies = self._cells(rows, CURRENCY) if CURRENCY in self.mapped else []
        names = self._read_names(rows)
        keys = join_keys([names[field].values for field in names])
        contents = find_repeated(keys) if self.known.kind is TableKind.ACCOUNTS else {}
        columns: dict[FieldId, StoredColumn] = {}
        marks: set[str] = set()
        for number, (field, match) in enumerate(self.mapped.items()):
            self._progress(number, len(self.mapped), f"Reading {match.header}")
            target = self.known.fields[field]
            reading = names.pop(field, None) or self._read_column(target, match, rows, currencies)
            collect_contents(contents, reading)
            if field == revenue or (revenue is None and target.kind is FieldKind.MONEY):
                marks |= set(reading.currencies)
            columns[field] = store_column(target, match, reading)
        if CURRENCY in columns and not any(f in self.mapped for f in revenue_first(self.known)):
            marks |= _codes(columns[CURRENCY].values())
        pairs = compare_revenue(columns)
        if pairs.is_one_amount:
            correct_revenue(columns, self._answer_on_revenue())
        refused = revenue is None or columns[revenue].reading.refusal is not None
        return TableReading(
            found=self.found,
            known=self.known,
            matches=self.matches,
            body=body,
            columns=columns,
            keys=keys,
            contents=contents,
            revenue=None if refused else revenue,
            currency=settle_currency(marks),
            revenue_pairs=pairs,
        )

    def privacy_of(self, match: ColumnMatch) -> Privacy:
        """Return what becomes of a column, as the person chose or as it is proposed."""
        field = self.known.fields.get(match.field) if match.field else None
        chosen = self.request.decisions.privacy.get(self.found.id, {}).get(match.column)
        return chosen or (propose_privacy(field) if field else Privacy.KEEP)

    def _answer_on_revenue(self) -> str | None:
        return dict(self._answers(self.mapped[MRR].column)).get(Topic.DERIVED)

    def _apply_privacy(self, match: ColumnMatch) -> ColumnMatch:
        if match.field is None or self.privacy_of(match) is not Privacy.DROP:
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
            carried={column: set(rows) for column, rows in self._carried.items()},
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
        match = self.mapped[revenue]
        reading = read_column(
            self.known.fields[revenue],
            match.header,
            rows.column(match.column),
            self._context(match),
        )
        values = [value if isinstance(value, float) else np.nan for value in reading.values]
        return np.array(values, dtype=float)

    def _read_names(self, rows: TableRows) -> dict[FieldId, ColumnReading]:
        """Return the columns that name the account of a row, the id before the name."""
        return {
            field: read_column(
                self.known.fields[field], self.mapped[field].header, self._cells(rows, field)
            )
            for field in self.known.account_fields()
            if field in self.mapped
        }

    def _cells(self, rows: TableRows, field: FieldId) -> list[Cell]:
        column = self.mapped[field].column
        return rows.column(column, self._carried.get(column))

    def _read_column(
        self, target: Field, match: ColumnMatch, rows: TableRows, currencies: Sequence[Cell]
    ) -> ColumnReading:
        cells = self._cells(rows, target.id)
        context = self._context(match)
        if target.kind is FieldKind.MONEY:
            context = replace(context, currencies=currencies)
        reading = read_column(target, match.header, cells, context)
        if self.privacy_of(match) is Privacy.HASH:
            values = hash_persons(reading.values, self.request.salt)
            manner = "Replaced by pseudonyms, the same for the same person"
            return replace(reading, values=values, originals={}, conversions=(), manner=manner)
        return reading

    def _context(self, match: ColumnMatch) -> ColumnContext:
        return ColumnContext(
            number_format=self.found.sheet.formats.get(match.column),
            answers=dict(self._answers(match.column)),
            rates=self.request.rates,
            home_currency=self.request.home_currency,
            headers=tuple(column.header for column in self.found.columns),
        )

    def _answers(self, column: int) -> Iterator[tuple[Topic, str]]:
        for topic in Topic:
            key = QuestionKey(f"{self.found.id}/{column_letters(column)}/{topic}")
            if (answer := self.request.decisions.answers.get(key)) is not None:
                yield topic, answer


def _codes(values: Sequence[Cell]) -> set[str]:
    codes = {find_currency(value) for value in set(values) if isinstance(value, str)}
    return {code for code in codes if code}
