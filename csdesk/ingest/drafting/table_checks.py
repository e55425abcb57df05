"""Checks across the columns of a table: what makes its import impossible, and what is worth a note.

Impossible is only what would make every figure wrong: no key, no one currency, dates in reverse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from csdesk.formatting import join_words, normalise_header, number, plural
from csdesk.ingest.drafting.records import Records
from csdesk.ingest.drafting.revenue_pairs import ARR, MRR
from csdesk.ingest.drafting.stored_columns import StoredColumn
from csdesk.ingest.drafting.table_draft import ReadTable
from csdesk.ingest.drafting.table_issues import Place
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import DataIssue, IssueKind, Obstacle
from csdesk.model.tables import Cell, FieldKind, TableKind

MOST = 0.5
FEWEST = 3
EARLIEST = "1990-01-01"
NAMED = 5
PERIODS = (
    ("start_date", "end_date"),
    ("created_at", "resolved_at"),
    ("created_on", "closed_on"),
    ("start_on", "done_on"),
    ("invoiced_on", "due_on"),
    ("onboarding_start", "first_value_date"),
)
"""Fields of which the second never lies before the first."""


def check_table(
    table: ReadTable, file_name: str, resting: Collection[str]
) -> tuple[tuple[DataIssue, ...], tuple[Obstacle, ...]]:
    """Return the notes on a table and what makes its import impossible.

    ``resting`` are the spellings of states in which a customer should pay nothing.
    """
    checks = _Checks(table, Place(file_name, table.reading.found.sheet.name), resting)
    return tuple(checks.notes()), tuple(checks.obstacles())


class _Checks:
    def __init__(self, table: ReadTable, place: Place, resting: Collection[str]) -> None:
        self.reading = table.reading
        self.records: Records = table.records
        self.place = place
        self._resting = resting
        self._columns = table.records.columns

    def obstacles(self) -> Iterator[Obstacle]:
        known = self.reading.known.definition
        if self.reading.kind is TableKind.ACCOUNTS and not self._has_key():
            yield self._obstacle(
                "No column of the list of customers holds their id or name",
                "Choose the column that names the customer",
            )
        elif not len(self.records):
            yield self._obstacle(
                f"There is no {known.record} below the headers",
                "Leave the table out, or choose another kind or other borders for it",
            )
        for column in self.reading.columns.values():
            if column.reading.refusal is not None:
                refusal = column.reading.refusal
                fix = f"{refusal.fix}, or choose not to import the column"
                obstacle = self._obstacle(refusal.problem, fix, column)
                yield replace(obstacle, rates=refusal.rates)
        for start, end in PERIODS:
            wrong, both = self._count_reversed(start, end)
            if both >= FEWEST and wrong > MOST * both:
                yield self._obstacle(
                    f"The end lies before the start in {number(wrong)} of {plural(both, 'row')}",
                    "Choose the other column for each of them, or correct the dates",
                    self._columns[FieldId(end)],
                )
        for column in self._dates():
            early, filled = _count_early(column)
            if filled >= FEWEST and early > MOST * filled:
                yield self._obstacle(
                    f"{number(early)} of {plural(filled, 'date')} lie before 1990, so they are "
                    "no dates of customers",
                    "Correct the dates, or choose not to import the column",
                    column,
                )

    def notes(self) -> Iterator[DataIssue]:
        for start, end in PERIODS:
            wrong, both = self._count_reversed(start, end)
            if wrong and wrong <= MOST * both:
                problem = f"The end lies before the start in {plural(wrong, 'row')}"
                header = self._columns[FieldId(end)].match.header
                yield self._note(problem, "Correct the dates in the file", header)
        yield from self._note_nameless()
        yield from self._note_not_paying()
        if self.reading.kind is TableKind.ACCOUNTS:
            yield from self._note_parents()
        pairs = self.reading.revenue_pairs
        if pairs.disagrees and not pairs.is_one_amount:
            problem = (
                f"The ARR is twelve times the MRR in only {number(pairs.twelvefold)} of "
                f"{plural(pairs.both, 'row')} that have both"
            )
            yield self._note(problem, "Find out which of the two is right")

    def _note_nameless(self) -> Iterator[DataIssue]:
        """Note records that say nothing of whose they are, though others of the table do."""
        named = zip(self.records.keys, self.records.source_rows, strict=False)
        rows = [row for key, row in named if not key]
        if rows and self._has_key():
            count = f"{plural(len(rows), 'row')} {'names' if len(rows) == 1 else 'name'}"
            yield self._note(
                f"{count} no customer, the first is row {number(rows[0])}",
                "Name the customer in each row; where a name stands for several rows, merge its "
                "cells or fill it down",
            )

    def _note_not_paying(self) -> Iterator[DataIssue]:
        """Note customers on a trial or a pause whose revenue counts nevertheless."""
        revenue = self._columns.get(MRR) or self._columns.get(ARR)
        if revenue is None:
            return
        resting = self._find_resting(revenue.spread.length)
        amounts = revenue.values() if any(resting) else []
        rows = [
            self.records.source_rows[at]
            for at, amount in enumerate(amounts)
            if resting[at] and isinstance(amount, float) and amount > 0
        ]
        if rows:
            verb = "is" if len(rows) == 1 else "are"
            problem = (
                f"{plural(len(rows), 'row')} with revenue {verb} on a trial or paused, "
                f"the first in row {number(rows[0])}"
            )
            fix = "Set their revenue to 0 if nothing is paid"
            yield self._note(problem, fix, revenue.match.header)

    def _find_resting(self, count: int) -> list[bool]:
        resting = [False] * count
        if status := self._columns.get(FieldId("status")):
            values = status.values()
            words = {
                value for value in set(values) if normalise_header(str(value)) in self._resting
            }
            resting = [value in words for value in values] if words else resting
        if trial := self._columns.get(FieldId("is_trial")):
            flags = trial.values()
            resting = [rest or flag == 1 for rest, flag in zip(resting, flags, strict=True)]
        return resting

    def _note_parents(self) -> Iterator[DataIssue]:
        """Note customers that stand beside their parent, both with revenue."""
        parents, revenue = self._columns.get(FieldId("parent_account")), self._columns.get(ARR)
        if parents is None or revenue is None:
            return
        amounts = dict(self._named_amounts(revenue.values()))
        double = [
            key
            for key, parent, amount in zip(
                self.records.keys, parents.values(), revenue.values(), strict=True
            )
            if parent is not None
            and str(parent).strip() != key
            and amounts.get(str(parent).strip().casefold())
            and amount
        ]
        if double:
            problem = (
                f"{plural(len(double), 'customer')} stand beside their parent and both carry ARR, "
                f"which may count it twice: {join_words(double, NAMED)}"
            )
            fix = "Keep the revenue with one of them if it is the same contract"
            yield self._note(problem, fix, parents.match.header)

    def _named_amounts(self, amounts: Sequence[Cell]) -> Iterator[tuple[str, Cell]]:
        names = self._columns.get(FieldId("account_name"))
        for key, amount in zip(self.records.keys, amounts, strict=True):
            yield key.casefold(), amount
        for name, amount in zip(names.values() if names else (), amounts, strict=False):
            yield str(name).strip().casefold(), amount

    def _count_reversed(self, start: str, end: str) -> tuple[int, int]:
        """Return in how many records an end lies before its start, and how many have both."""
        first, last = self._columns.get(FieldId(start)), self._columns.get(FieldId(end))
        if first is None or last is None:
            return 0, 0
        pairs = [
            (str(begin)[:10], str(over)[:10])
            for begin, over in zip(first.values(), last.values(), strict=True)
            if begin and over
        ]
        return sum(over < begin for begin, over in pairs), len(pairs)

    def _dates(self) -> Iterator[StoredColumn]:
        for column in self._columns.values():
            if column.field.kind in {FieldKind.DATE, FieldKind.MOMENT}:
                yield column

    def _has_key(self) -> bool:
        return any(field in self.reading.columns for field in self.reading.known.account_fields())

    def _obstacle(self, problem: str, fix: str, column: StoredColumn | None = None) -> Obstacle:
        header = column.match.header if column else None
        return Obstacle(problem, fix, self.reading.found.id, header)

    def _note(self, problem: str, fix: str = "", column: str | None = None) -> DataIssue:
        return self.place.issue(IssueKind.NOTE, problem, fix, column=column)


def _count_early(column: StoredColumn) -> tuple[int, int]:
    """Return how many dates lie before 1990, be they read or not, and how many there are."""
    days = [unread.day for unread in column.unread.values() if unread.day]
    outside = sum(day.isoformat() < EARLIEST for day in days)
    earliest, filled = column.spread.earliest, column.spread.filled
    if earliest is None or earliest.isoformat() >= EARLIEST:
        return outside, filled + outside
    early = sum(str(value) < EARLIEST for value in column.values() if value)
    return early + outside, filled + outside
