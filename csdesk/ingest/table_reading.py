"""One table, read with its mapping: rows sorted, columns typed, records kept or rejected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.ingest.coercion import ColumnReading, read_column, refuse_column
from csdesk.ingest.columns import cell_at
from csdesk.ingest.currencies import are_mixed, find_currency, settle_currency
from csdesk.ingest.headers import HeaderIndex
from csdesk.ingest.records import ARR, MRR, Records, build_records
from csdesk.ingest.row_groups import ID, NAME, Readings
from csdesk.ingest.tables import Candidate, TableBody, TableLayout, TotalWords, find_body
from csdesk.ingest.tables.totals import find_stated_total
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnMatch
from csdesk.model.tables import Cell, Field, FieldKind, TableKind

CURRENCY, SEATS = FieldId("currency"), FieldId("seats_purchased")
Catalogue = Mapping[FieldId, Field]
Mapped = Mapping[FieldId, ColumnMatch]


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as it was read. ``revenue`` is the field that a stated total is compared with."""

    candidate: Candidate
    catalogue: Catalogue
    matches: tuple[ColumnMatch, ...]
    body: TableBody
    readings: Readings
    records: Records
    revenue: FieldId | None
    total_amounts: Mapping[int, float]
    """The revenue that each total row states, by 1-based row."""

    def kept_values(self, field: FieldId) -> tuple[Cell, ...]:
        """Return the values of a field in the records, as they were read."""
        return self.records.values[field]

    def count_open(self, field: FieldId) -> int:
        """Return how many values of a field can be read in two ways and were not read."""
        unread = self.readings[field].unread
        return sum(unread[position].is_open for position in self.records.rows if position in unread)

    @property
    def total(self) -> float:
        """Return the sum of the records in the revenue field."""
        values = self.kept_values(self.revenue) if self.revenue else ()
        return sum(value for value in values if isinstance(value, float))

    @property
    def stated_total(self) -> float | None:
        """Return what the table itself says its sum is."""
        return find_stated_total(tuple(self.total_amounts.values()), self.total)

    @property
    def currency(self) -> str | None:
        """Return the currency of the revenue, or of the other amounts where there is none."""
        amounts = [
            field for field in self.readings if self.catalogue[field].kind is FieldKind.MONEY
        ]
        chosen = [self.revenue] if self.revenue else amounts
        marks = {mark for field in chosen for mark in self.readings[field].currencies}
        return settle_currency(marks | _stated_codes(self.readings))


def read_table(
    candidate: Candidate,
    matches: tuple[ColumnMatch, ...],
    fields: Sequence[Field],
    total_words: Sequence[str],
) -> TableReading:
    """Return a table with every row sorted and every mapped column typed."""
    catalogue = {field.id: field for field in fields if field.table is candidate.kind}
    mapped = {match.field: match for match in matches if match.field in catalogue}
    revenue = next((field for field in (ARR, MRR) if field in mapped), None)
    amounts = _read_amounts(candidate, catalogue, mapped, revenue)
    keys = tuple(mapped[field].column for field in (ID, NAME) if field in mapped)
    layout = TableLayout(candidate.header, keys, amounts, TotalWords(total_words))
    body = find_body(candidate.sheet, layout, _indexes(fields))
    readings = _refuse_mixed(_read_columns(candidate, body.records, mapped, catalogue), catalogue)
    is_readable = revenue is not None and readings[revenue].refusal is None
    return TableReading(
        candidate=candidate,
        catalogue=catalogue,
        matches=matches,
        body=body,
        readings=readings,
        records=build_records(
            candidate.kind, candidate.sheet.name, body.records, readings, _find_added(catalogue)
        ),
        revenue=revenue if is_readable else None,
        total_amounts={row: amounts[row] for row in body.totals if row in amounts},
    )


def _indexes(fields: Sequence[Field]) -> list[HeaderIndex]:
    return [HeaderIndex(field for field in fields if field.table is kind) for kind in TableKind]


def _read_amounts(
    candidate: Candidate, catalogue: Catalogue, mapped: Mapped, revenue: FieldId | None
) -> dict[int, float]:
    """Return the revenue that each row states, total rows included, by 1-based row."""
    if revenue is None:
        return {}
    first = candidate.header.row + 1
    rows = range(first, len(candidate.sheet.rows) + 1)
    reading = _read_rows(candidate, rows, mapped[revenue], catalogue[revenue])
    return {
        row: value
        for row, value in zip(rows, reading.values, strict=True)
        if isinstance(value, float)
    }


def _read_columns(
    candidate: Candidate, rows: Sequence[int], mapped: Mapped, catalogue: Catalogue
) -> dict[FieldId, ColumnReading]:
    return {
        field: _read_rows(candidate, rows, match, catalogue[field])
        for field, match in mapped.items()
    }


def _read_rows(
    candidate: Candidate, rows: Sequence[int], match: ColumnMatch, target: Field
) -> ColumnReading:
    lines = candidate.sheet.rows
    cells = [cell_at(lines[row - 1], match.column) for row in rows]
    return read_column(target, match.header, cells)


def _refuse_mixed(
    readings: dict[FieldId, ColumnReading], catalogue: Catalogue
) -> dict[FieldId, ColumnReading]:
    """Refuse amounts whose currency differs from row to row, as a currency column shows."""
    codes = _stated_codes(readings)
    return {
        field: _refuse_other_currencies(reading, codes)
        if catalogue[field].kind is FieldKind.MONEY and reading.refusal is None
        else reading
        for field, reading in readings.items()
    }


def _refuse_other_currencies(reading: ColumnReading, codes: set[str]) -> ColumnReading:
    marks = codes | set(reading.currencies)
    if not are_mixed(marks):
        return reading
    return refuse_column(
        len(reading.values),
        f"its amounts are in several currencies ({', '.join(sorted(marks))})",
        "Convert all amounts to one currency",
    )


def _find_added(catalogue: Catalogue) -> frozenset[FieldId]:
    """Return the fields that are added up where an account has several rows."""
    money = {field.id for field in catalogue.values() if field.kind is FieldKind.MONEY}
    return frozenset(money | {SEATS})


def _stated_codes(readings: Readings) -> set[str]:
    values = readings[CURRENCY].values if CURRENCY in readings else ()
    codes = {find_currency(value) for value in values if isinstance(value, str)}
    return {code for code in codes if code}
