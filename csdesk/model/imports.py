"""Spreadsheets as they are read: sheets, the table found in them, the mapping, the problems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import BatchId, FieldId

Cell = str | float | bool | date | None
"""One cell as the file holds it (an error cell is the text "#N/A" and so on; empty is None)."""


SUM_TOLERANCE = 1.0
"""Units of currency by which a total may differ: totals in files are often rounded."""
SUM_TOLERANCE_SHARE = 1e-6


def is_same_sum(found: float, stated: float) -> bool:
    """Tell whether a sum differs from a stated one by no more than rounding."""
    return abs(found - stated) <= max(SUM_TOLERANCE, SUM_TOLERANCE_SHARE * abs(stated))


class TableKind(StrEnum):
    """What a table of a client's file is about."""

    ACCOUNTS = "accounts"
    LOST_ACCOUNTS = "lost_accounts"


class FieldKind(StrEnum):
    """How the values of a field are read and shown."""

    TEXT = "text"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    """Stored in percent points: 45.0 is 45%."""
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the canonical model, as shipped content."""

    id: FieldId
    table: TableKind
    name: str
    kind: FieldKind
    synonyms: tuple[str, ...]
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it is. ``rows[0]`` is row 1 of the file; rows may differ in length.

    Hidden rows and columns are 1-based; their cells are in ``rows`` like all others.
    """

    name: str
    visible: bool
    rows: tuple[tuple[Cell, ...], ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read: its name, its SHA-256, its sheets, and what was odd in reading it."""

    file_name: str
    file_hash: str
    sheets: tuple[Sheet, ...]
    issues: tuple[DataIssue, ...] = ()


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


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Typed records of one table, column by column.

    ``columns[field][i]`` and ``source_rows[i]`` belong to the i-th record; a value is ``str``,
    ``float``, ``bool``, ``date`` or None as the field's kind says.
    """

    kind: TableKind
    sheet: str
    source_rows: tuple[int, ...]
    columns: dict[FieldId, tuple[Cell, ...]]

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.source_rows)


@dataclass(frozen=True, slots=True)
class TableDraft:
    """One table of an import, mapped and read but not yet written."""

    kind: TableKind
    range: TableRange
    matches: tuple[ColumnMatch, ...]
    records: RecordTable
    rejected: int
    issues: tuple[DataIssue, ...]


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A whole file, read and ready to be written. ``as_of`` is the date that the file states."""

    workbook: Workbook
    tables: tuple[TableDraft, ...]
    issues: tuple[DataIssue, ...]
    """Problems of the file as a whole (hidden sheets, sheets without a table)."""
    as_of: date | None
    currency: str | None
    """ISO code where headers or cells state exactly one currency."""

    def table(self, kind: TableKind) -> TableDraft | None:
        """Return the table of this kind, or None when the file has none."""
        return next((table for table in self.tables if table.kind is kind), None)

    def all_issues(self) -> tuple[DataIssue, ...]:
        """Return the issues of the file and of each of its tables."""
        return (*self.issues, *(issue for table in self.tables for issue in table.issues))


class ListRole(StrEnum):
    """Which of the two customer lists of an audit a file is."""

    CURRENT = "current"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One file that was imported into an engagement."""

    id: BatchId
    role: ListRole
    file_name: str
    file_hash: str
    as_of: date
    sheet: str
    accounts_read: int
    rows_rejected: int
    lost_read: int
    stated_total: float | None = None

    def adds_up(self, arr: float) -> bool | None:
        """Tell whether ``arr`` is the total that the file states; None where it states none."""
        return None if self.stated_total is None else is_same_sum(arr, self.stated_total)
