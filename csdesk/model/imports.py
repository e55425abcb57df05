"""Spreadsheets on their way in: what a file holds, how it is read, what a person decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType, Protocol

from csdesk.model.identifiers import BatchId, FieldId, ListId
from csdesk.model.tables import Cell, TableKind

TableId = NewType("TableId", str)
"""Where a table of a file begins: the sheet's name, "!" and the 1-based row of its header.

A table beside another has ":" and the letters of its first column as well.
"""
QuestionKey = NewType("QuestionKey", str)
"""What a question is about: a table id, "/", a column's letters, "/" and the topic.

The letters are missing where the whole table is meant.
"""

SUM_TOLERANCE = 1.0
"""Units of currency by which a total may differ: totals in files are often rounded."""
SUM_TOLERANCE_SHARE = 1e-6
ERROR_COLUMNS = ("_row", "_column", "_problem", "_fix")
"""What an error workbook adds to the client's own columns; they are never read as fields."""
BLOCK_ROWS = 4_096
"""Rows of a column that are stored and handed over together."""


def is_same_sum(found: float, stated: float) -> bool:
    """Tell whether a sum differs from a stated one by no more than rounding."""
    return abs(found - stated) <= max(SUM_TOLERANCE, SUM_TOLERANCE_SHARE * abs(stated))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One small sheet as it is. ``rows[0]`` is row 1 of the file; rows may differ in length.

    Hidden rows and columns are 1-based; their cells are in ``rows`` like all others.
    """

    name: str
    visible: bool
    rows: tuple[tuple[Cell, ...], ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A small file that was read whole, such as a packet of answers."""

    file_name: str
    file_hash: str
    sheets: tuple[Sheet, ...]
    issues: tuple[DataIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetOutline:
    """What is known of a sheet of an opened file without its cells."""

    name: str
    visible: bool
    rows: int
    columns: int
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FileOutline:
    """A file that was opened: name, size in bytes, SHA-256, its sheets."""

    file_name: str
    file_hash: str
    size: int
    sheets: tuple[SheetOutline, ...]


@dataclass(frozen=True, slots=True)
class TableRange:
    """Where a table stands in a sheet; rows and columns are 1-based and inclusive."""

    sheet: str
    header_row: int
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    headers: tuple[str, ...]
    footer_rows: tuple[int, ...] = ()
    """Totals, footnotes and notes below or inside the table that are no records."""
    stated_total: float | None = None


class Certainty(StrEnum):
    """How sure csdesk is of a reading."""

    CERTAIN = "certain"
    LIKELY = "likely"
    CHECK = "check"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """How one column is read. ``column`` is 1-based; ``field`` None: not imported."""

    column: int
    header: str
    field: FieldId | None
    certainty: Certainty
    evidence: str


class IssueKind(StrEnum):
    """What follows from a problem in a file."""

    REJECTED_ROW = "rejected_row"
    UNREAD_VALUE = "unread_value"
    CONVERTED_VALUE = "converted_value"
    MERGED_ROW = "merged_row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class DataIssue:
    """A problem in a client's file, with its place.

    ``problem`` also says what csdesk made of it; ``fix`` says what a person can do about it, empty
    where nothing needs doing.
    """

    kind: IssueKind
    file: str
    sheet: str | None
    row: int | None
    column: str | None
    problem: str
    fix: str = ""


class Topic(StrEnum):
    """What a question about a file is about."""

    ENCODING = "encoding"
    DATE_ORDER = "date_order"
    DECIMAL_MARK = "decimal_mark"
    PERCENT_SCALE = "percent_scale"
    MINOR_UNITS = "minor_units"
    SCALE = "scale"
    CURRENCY = "currency"
    DIRECTION = "direction"
    HIDDEN_ROWS = "hidden_rows"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question; ``effect`` shows what it makes of a value of the file."""

    value: str
    label: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """What the file leaves open. It never is guessed: without an answer nothing is imported.

    ``proposed`` is what the evidence speaks for, None where nothing does; ``answer`` is what the
    person chose. A question with a proposal does not block.
    """

    key: QuestionKey
    topic: Topic
    text: str
    evidence: str
    options: tuple[Option, ...]
    table: TableId | None = None
    column: str | None = None
    proposed: str | None = None
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the import has to wait for an answer."""
        return self.answer is None and self.proposed is None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What makes an import impossible as the file and the decisions are; ``fix`` says the way."""

    problem: str
    fix: str
    table: TableId | None = None
    column: str | None = None
    rates: tuple[str, ...] = ()
    """The currencies whose exchange rates would take it out of the way."""


class Privacy(StrEnum):
    """What becomes of a personal column at import (S1.73)."""

    KEEP = "keep"
    HASH = "hash"
    """Replaced by a pseudonym that is the same for the same person in this workspace."""
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class TableEdges:
    """The borders that a person gave a table; 1-based and inclusive."""

    header_row: int
    first_column: int
    last_column: int
    last_row: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided about a file, in place of what csdesk proposes. It becomes JSON."""

    kinds: Mapping[TableId, TableKind | None] = field(default_factory=dict)
    """None: the table is not imported."""
    fields: Mapping[TableId, Mapping[int, FieldId | None]] = field(default_factory=dict)
    """By 1-based column."""
    privacy: Mapping[TableId, Mapping[int, Privacy]] = field(default_factory=dict)
    answers: Mapping[QuestionKey, str] = field(default_factory=dict)
    edges: Mapping[TableId, TableEdges] = field(default_factory=dict)
    same: Mapping[str, str | None] = field(default_factory=dict)
    """Keys of the file's accounts, and the known account that each is; None: it is a new one."""


@dataclass(frozen=True, slots=True)
class FieldSummary:
    """What was read from one column: counts over the records of its table."""

    field: FieldId
    filled: int
    unread: int
    """Filled, but not to be read; their cells are among the issues."""
    converted: int
    """Read, and kept in another form than the file's own."""
    distinct: int
    total: float | None = None
    """The sum of amounts and numbers."""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class TableDraft:
    """One table of an import, mapped and read but not yet written.

    ``rows`` counts what stands below its header: records, rows added to a record, rejected rows,
    and rows that are no records (totals, notes, repeated headers); nothing else is in the file.
    """

    id: TableId
    kind: TableKind
    range: TableRange
    matches: tuple[ColumnMatch, ...]
    rows: int
    records: int
    added: int
    """Rows that were added up with an earlier one of the same account."""
    rejected: int
    no_records: int
    currency: str | None
    summaries: Mapping[FieldId, FieldSummary]
    fingerprint: str
    """The same for every table with these headers in this order."""
    issues: tuple[DataIssue, ...]
    formats: Mapping[int, str] = field(default_factory=dict)
    """The usual number format code of the cells of a column, by 1-based column."""

    @property
    def is_whole(self) -> bool:
        """Tell whether every row of the file is accounted for."""
        return self.rows == self.records + self.added + self.rejected + self.no_records


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that was found and is not imported, with the reason."""

    id: TableId
    range: TableRange
    reason: str
    kind: TableKind | None = None
    """What it could be read as."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the import worker says of a file under some decisions; plain data that becomes JSON."""

    tables: tuple[TableDraft, ...]
    others: tuple[OtherTable, ...]
    questions: tuple[ImportQuestion, ...]
    obstacles: tuple[Obstacle, ...]
    issues: tuple[DataIssue, ...]
    """Problems of the file as a whole (hidden sheets, sheets without a table)."""
    as_of: date | None
    currency: str | None
    """ISO code where headers or cells state exactly one currency."""


@dataclass(frozen=True, slots=True)
class ColumnBlock:
    """Up to ``BLOCK_ROWS`` values of one column of a table, as they are stored.

    ``cells`` is JSON: a list of values for the part "value" (dates as ISO text, flags as 0 and 1),
    an object of position in the block to the file's own text for the part "original", which holds
    the converted values only. The column "source_row" holds the 1-based rows of the file, the
    column "key" the key of each record's account.
    """

    column: str
    part: str
    block: int
    cells: str


class FileContent(Protocol):
    """The cells behind a draft: in the import worker, or in this process for a sheet in memory."""

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a sheet as the file holds them; ``first`` is 1-based."""

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table of the latest draft."""

    def close(self) -> None:
        """Let go of the file; afterwards only the draft's own data is left."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A whole file, read and ready to be written."""

    outline: FileOutline
    reading: Reading
    decisions: Decisions
    content: FileContent

    @property
    def tables(self) -> tuple[TableDraft, ...]:
        """Return the tables that would be imported."""
        return self.reading.tables

    @property
    def as_of(self) -> date | None:
        """Return the date that the file states for its figures."""
        return self.reading.as_of

    @property
    def currency(self) -> str | None:
        """Return the one currency that the file states."""
        return self.reading.currency

    def table(self, kind: TableKind) -> TableDraft | None:
        """Return the first table of this kind, or None when the file has none."""
        return next((table for table in self.tables if table.kind is kind), None)

    def all_issues(self) -> tuple[DataIssue, ...]:
        """Return the issues of the file and of each of its tables."""
        tables = self.reading.tables
        return (*self.reading.issues, *(issue for table in tables for issue in table.issues))

    def open_questions(self) -> tuple[ImportQuestion, ...]:
        """Return the questions that have to be answered first."""
        return tuple(question for question in self.reading.questions if question.is_open)


class ListRole(StrEnum):
    """What a file's tables are to the audit."""

    CURRENT = "current"
    """Its accounts are the present list; there is one."""
    PREVIOUS = "previous"
    """Its accounts are the earlier list; there is one."""
    ADDED = "added"
    """Its accounts are added to the present list or correct it; its other tables count beside."""


@dataclass(frozen=True, slots=True)
class ImportedList:
    """One table of a batch as it is kept."""

    id: ListId
    batch: BatchId
    kind: TableKind
    sheet: str
    header_row: int
    rows: int
    records: int
    rejected: int
    stated_total: float | None
    summaries: Mapping[FieldId, FieldSummary]


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One file that was imported into an engagement."""

    id: BatchId
    role: ListRole
    file_name: str
    file_hash: str
    as_of: date
    decisions: Decisions
    lists: tuple[ImportedList, ...]

    def list_of(self, kind: TableKind) -> ImportedList | None:
        """Return the first list of a kind, or None."""
        return next((found for found in self.lists if found.kind is kind), None)

    @property
    def sheet(self) -> str:
        """Return the sheet of its customers, or else of its first list."""
        first = self.list_of(TableKind.ACCOUNTS) or next(iter(self.lists), None)
        return first.sheet if first else ""

    @property
    def accounts_read(self) -> int:
        """Return how many accounts it brought."""
        accounts = self.list_of(TableKind.ACCOUNTS)
        return accounts.records if accounts else 0

    @property
    def lost_read(self) -> int:
        """Return how many losses of customers it brought."""
        return sum(found.records for found in self.lists if found.kind is TableKind.CHURN_EVENTS)

    @property
    def rows_rejected(self) -> int:
        """Return how many rows of all its lists were left out."""
        return sum(found.rejected for found in self.lists)

    @property
    def stated_total(self) -> float | None:
        """Return the total that the file states for its accounts."""
        accounts = self.list_of(TableKind.ACCOUNTS)
        return accounts.stated_total if accounts else None

    def adds_up(self, arr: float) -> bool | None:
        """Tell whether ``arr`` is the total that the file states; None where it states none."""
        return None if self.stated_total is None else is_same_sum(arr, self.stated_total)
