"""The columns of a table, read one by one, each with what the table around it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csdesk.formatting import column_letters
from csdesk.ingest.coercion import ColumnContext, ColumnReading, read_column
from csdesk.ingest.drafting.privacy import choose_privacy, hash_persons
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.drafting.table_rows import TableRows, find_carried
from csdesk.ingest.tables import FoundTable, KnownTable
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnMatch, Privacy, QuestionKey, Topic
from csdesk.model.tables import Cell, Field, FieldKind
from csdesk.progress import Progress, silent

CURRENCY = FieldId("currency")
SHARED = frozenset({Topic.DATE_ORDER, Topic.DECIMAL_MARK, Topic.CURRENCY})
"""What one column of a table shows of the others."""


class ColumnReader:
    """Reads the mapped columns of a table under a request."""

    def __init__(
        self,
        found: FoundTable,
        known: KnownTable,
        mapped: dict[FieldId, ColumnMatch],
        request: ReadingRequest,
        progress: Progress = silent,
    ) -> None:
        self.found = found
        self.known = known
        self.mapped = mapped
        self.request = request
        self._progress = progress
        self._proven: dict[Topic, set[str]] = {topic: set() for topic in SHARED}
        self.carried = {
            match.column: find_carried(found, match.column)
            for field, match in mapped.items()
            if known.fields[field].kind is FieldKind.TEXT
        }
        """By text column the rows that merged cells cover, with the row that holds the value."""

    def read_names(self, rows: TableRows) -> dict[FieldId, ColumnReading]:
        """Return the columns that name the account of a row, the id before the name."""
        return {
            field: read_column(
                self.known.fields[field], self.mapped[field].header, self._cells(rows, field)
            )
            for field in self.known.account_fields()
            if field in self.mapped
        }

    def read_others(
        self, rows: TableRows, names: dict[FieldId, ColumnReading]
    ) -> Iterator[tuple[FieldId, ColumnReading]]:
        """Yield each column, those at last that can be read in two ways on their own.

        ``names`` is emptied on the way, so that one column at a time is held.
        """
        currencies = self._cells(rows, CURRENCY) if CURRENCY in self.mapped else []
        waiting: list[FieldId] = []
        for number, (field, match) in enumerate(self.mapped.items()):
            self._progress(number, len(self.mapped), f"Reading {match.header}")
            reading = names.pop(field, None) or self._read(field, rows, currencies)
            for topic in SHARED & reading.proven.keys():
                self._proven[topic].add(reading.proven[topic])
            if _waits(reading) or self._lacks_currency(field, reading):
                waiting.append(field)
            else:
                yield field, reading
        for field in waiting:
            yield field, self._read(field, rows, currencies)

    def read_rows(self, field: FieldId, rows: TableRows) -> ColumnReading:
        """Return a column of any rows, be they records or not."""
        match = self.mapped[field]
        cells = rows.column(match.column)
        return read_column(self.known.fields[field], match.header, cells, self._context(match))

    def answer(self, field: FieldId, topic: Topic) -> str | None:
        """Return what the person answered about a column."""
        return dict(self._answers(self.mapped[field].column)).get(topic)

    def _cells(self, rows: TableRows, field: FieldId) -> list[Cell]:
        column = self.mapped[field].column
        return rows.column(column, self.carried.get(column))

    def _read(self, field: FieldId, rows: TableRows, currencies: Sequence[Cell]) -> ColumnReading:
        target, match = self.known.fields[field], self.mapped[field]
        context = self._context(match)
        if target.kind is FieldKind.MONEY:
            context = replace(context, currencies=currencies)
        reading = read_column(target, match.header, self._cells(rows, field), context)
        return self._protect(target, match, reading)

    def _lacks_currency(self, field: FieldId, reading: ColumnReading) -> bool:
        """Tell whether amounts state no currency while those beside them may be converted."""
        is_money = self.known.fields[field].kind is FieldKind.MONEY
        return is_money and bool(self.request.rates) and not reading.currencies

    def _protect(self, target: Field, match: ColumnMatch, reading: ColumnReading) -> ColumnReading:
        chosen = self.request.decisions.privacy.get(self.found.id, {}).get(match.column)
        if choose_privacy(target, chosen) is not Privacy.HASH:
            return reading
        values = hash_persons(reading.values, self.request.salt)
        manner = "Replaced by pseudonyms, the same for the same person"
        return replace(reading, values=values, originals={}, conversions=(), manner=manner)

    def _context(self, match: ColumnMatch) -> ColumnContext:
        return ColumnContext(
            number_format=self.found.sheet.formats.get(match.column),
            answers=dict(self._answers(match.column)),
            rates=self.request.rates,
            home_currency=self.request.home_currency,
            headers=tuple(column.header for column in self.found.columns),
            date_order=self._shown(Topic.DATE_ORDER),
            decimal_mark=self._shown(Topic.DECIMAL_MARK),
            currency_beside=self._shown(Topic.CURRENCY),
        )

    def _shown(self, topic: Topic) -> str | None:
        """Return what all columns that show it agree on."""
        proven = self._proven[topic]
        return next(iter(proven)) if len(proven) == 1 else None

    def _answers(self, column: int) -> Iterator[tuple[Topic, str]]:
        for topic in Topic:
            key = QuestionKey(f"{self.found.id}/{column_letters(column)}/{topic}")
            if (answer := self.request.decisions.answers.get(key)) is not None:
                yield topic, answer


def _waits(reading: ColumnReading) -> bool:
    """Tell whether other columns of the table may show how this one is meant."""
    return any(asked.topic in SHARED and asked.proposed is None for asked in reading.questions)
