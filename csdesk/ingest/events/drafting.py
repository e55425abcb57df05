"""What events add up to as an import: two tables, ready to be written like those of any file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csdesk.formatting import day, plural
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.drafting.table_draft import fingerprint_headers
from csdesk.ingest.events.files import EventFile, fingerprint
from csdesk.ingest.events.inspection import name_files
from csdesk.ingest.events.reading import EventReading
from csdesk.model.blocks import SOURCE_ROW, pack_column
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    Certainty,
    ColumnBlock,
    ColumnMatch,
    DataIssue,
    Decisions,
    FieldSummary,
    FileOutline,
    ImportDraft,
    IssueKind,
    QuestionKey,
    Reading,
    SheetOutline,
    TableDraft,
    TableId,
    TableRange,
)
from csdesk.model.known_accounts import KEY, KnownBook
from csdesk.model.matching import Comparison
from csdesk.model.tables import Cell, Field, FieldKind, TableKind
from csdesk.model.usage_events import EventChoices, EventCounts
from csdesk.progress import Progress

TOPIC = "events"
KINDS = {"signals": TableKind.USAGE_SIGNALS, "daily": TableKind.USAGE}
SHEETS = {"signals": "Usage signals", "daily": "Use by day"}
PLACES = 38, 6
"""Digits and decimals in which totals are added, so that they are the same in any order."""
ZONED = "Days are counted in UTC; the times of the events were taken there from their own zones"
UNZONED = "The times of the events name no zone and were taken as UTC"
NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.MONEY})


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    draft: TableDraft
    columns: tuple[str, ...]
    """Those that hold anything."""


class EventContent:
    """What stands behind a draft of added-up events; it satisfies ``FileContent``."""

    def __init__(self, reading: EventReading, request: ReadingRequest) -> None:
        self._events = reading
        self._request = request
        self._tables: dict[TableId, _Table] = {}
        self._read: Reading | None = None

    @property
    def reading(self) -> Reading:
        """Return what was read."""
        if self._read is None:
            raise ValueError("the events were not added up yet")
        return self._read

    def read(self, decisions: Decisions, progress: Progress) -> ImportDraft:
        """Return what an import would bring; the files are read once."""
        counts = self._events.counts or self._events.add_up(progress)
        progress(0, 0, "Telling the files apart")
        outline = _outline(self._events)
        tables = [self._describe(name) for name in KINDS if self._events.rows_of(name)]
        self._tables = {table.draft.id: table for table in tables}
        self._read = Reading(
            tables=tuple(table.draft for table in tables),
            others=(),
            questions=(),
            obstacles=(),
            issues=tuple(_list_issues(counts, outline.file_name, self._events)),
            as_of=counts.last_day,
            currency=None,
        )
        return ImportDraft(outline, self._read, decisions, self)

    def compare(self, known: KnownBook, progress: Progress) -> Comparison:
        """Return which known accounts are meant."""
        from csdesk.ingest.matching import compare  # with rapidfuzz, which few commands need

        return compare(known, self, self._request.fields, self._request.decisions, progress)

    def use_rates(self, rates: Mapping[str, float]) -> None:
        """Leave the rates alone: there are no amounts."""

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a table with its headers in row 1."""
        table = next(one for one in self._tables.values() if one.draft.range.sheet == sheet)
        found: list[tuple[Any, ...]] = [table.draft.range.headers] if first == 1 else []
        wanted = count - len(found)
        skipped = max(0, first - 2)
        return (*found, *self._events.some_rows(table.name, table.columns, skipped, wanted))

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table."""
        found = self._tables[table]
        yield from pack_column(SOURCE_ROW, range(2, found.draft.records + 2))
        yield from pack_column(KEY, self._events.column(found.name, "account_id"))
        for column in found.columns:
            yield from pack_column(column, self._events.column(found.name, column))

    def close(self) -> None:
        """Let go of the engine."""
        self._events.close()

    def _describe(self, name: str) -> _Table:
        kind, sheet = KINDS[name], SHEETS[name]
        fields = {field.id: field for field in self._request.fields if field.table is kind}
        wanted = [FieldId(column) for column in self._events.columns(name)]
        summaries = _summarise(self._events, name, [fields[column] for column in wanted])
        headers = tuple(fields[column].name for column in summaries)
        rows = self._events.rows_of(name)
        draft = TableDraft(
            id=TableId(f"{sheet}!1"),
            kind=kind,
            range=TableRange(sheet, 1, 2, rows + 1, 1, len(headers), headers),
            matches=tuple(
                ColumnMatch(number, fields[column].name, column, Certainty.CERTAIN, "")
                for number, column in enumerate(summaries, start=1)
            ),
            rows=rows,
            records=rows,
            added=0,
            rejected=0,
            no_records=0,
            currency=None,
            summaries=summaries,
            fingerprint=fingerprint_headers(headers),
            issues=(),
        )
        return _Table(name, draft, tuple(summaries))


def draft_events(reading: EventReading, request: ReadingRequest, progress: Progress) -> ImportDraft:
    """Add events up and return them as a draft, which closes them with itself."""
    content = EventContent(reading, request)
    return content.read(decide(reading.choices), progress)


def decide(choices: EventChoices) -> Decisions:
    """Return what a person said of event files, in the form that an import keeps."""
    said = {f"column/{field}": column for field, column in sorted(choices.columns.items())}
    said |= {
        f"core/{number}": feature for number, feature in enumerate(sorted(choices.core_features))
    }
    if choices.time_format is not None:
        said["time"] = choices.time_format
    return Decisions(answers={QuestionKey(f"{TOPIC}/{key}"): text for key, text in said.items()})


def _outline(reading: EventReading) -> FileOutline:
    files: Sequence[EventFile] = reading.files
    sheets = tuple(
        SheetOutline(SHEETS[name], True, reading.rows_of(name) + 1, len(reading.columns(name)))
        for name in KINDS
        if reading.rows_of(name)
    )
    size = sum(file.path.stat().st_size for file in files)
    return FileOutline(name_files(files), fingerprint(files), size, sheets)


def _summarise(
    reading: EventReading, table: str, fields: Sequence[Field]
) -> dict[FieldId, FieldSummary]:
    """Return the counts of the columns that hold anything."""
    digits, decimals = PLACES
    asked = []
    for field in fields:
        total = f"sum({field.id}::DECIMAL({digits}, {decimals}))::DOUBLE"
        asked += [
            f"count({field.id})",
            f"count(DISTINCT {field.id})",
            total if field.kind in NUMBERS else "NULL",
            f"min({field.id})" if field.kind is FieldKind.DATE else "NULL",
            f"max({field.id})" if field.kind is FieldKind.DATE else "NULL",
        ]
    row = reading.ask(table, asked)
    found: dict[FieldId, FieldSummary] = {}
    for number, field in enumerate(fields):
        filled, distinct, total, earliest, latest = row[5 * number : 5 * number + 5]
        if filled:
            dates = [date.fromisoformat(text) if text else None for text in (earliest, latest)]
            found[field.id] = FieldSummary(field.id, filled, 0, 0, distinct, total, *dates)
    return found


def _list_issues(counts: EventCounts, file: str, reading: EventReading) -> Iterator[DataIssue]:
    def note(problem: str, fix: str = "") -> DataIssue:
        return DataIssue(IssueKind.NOTE, file, None, None, None, problem, fix)

    for problem in counts.problems:
        where = f" ({'; '.join(problem.examples)})" if problem.examples else ""
        left = "was left out" if problem.rows == 1 else "were left out"
        yield note(f"{plural(problem.rows, 'event')} {problem.words} {left}{where}")
    if counts.doubled:
        yield note(f"{plural(counts.doubled, 'event')} came twice and counted once")
    if counts.repaired:
        yield note(f"{plural(counts.repaired, 'event')} without an account got that of their user")
    if counts.unknown:
        yield note(
            f"{plural(counts.unknown, 'event')} without an account were left out, as nothing "
            "tells that of their user",
            "Import the list of users with their accounts first, then the events again",
        )
    if not reading.has_days:
        yield note(
            "Only the signals were kept: there are too many accounts and days for rows of use"
        )
    yield note(ZONED if counts.names_zone else UNZONED)
    yield note(f"Signals are as of {day(counts.last_day)}, and of ends of months before it")
