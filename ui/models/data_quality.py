"""The quality of the data as a table: a line for each list and column, a mark for each aspect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.formatting import number
from csdesk.model.data_review import Aspect, QualityCheck, QualityMark
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.report.document import Status, StatusWord
from ui.models.column_table import TableColumn
from ui.models.import_reading import name_tables
from ui.models.issue_groups import write_rows

MARKS = {
    QualityMark.FAIL: StatusWord(Status.RISK, "Fail"),
    QualityMark.WARN: StatusWord(Status.WATCH, "Warn"),
    QualityMark.PASSED: StatusWord(Status.GOOD, "Pass"),
}
ASPECT_WORDS = {
    Aspect.COMPLETENESS: "Complete",
    Aspect.VALIDITY: "Valid",
    Aspect.UNIQUENESS: "Unique",
    Aspect.FRESHNESS: "Fresh",
    Aspect.KEY_MATCH: "Keys match",
    Aspect.PLAUSIBILITY: "Plausible",
}
WORST_FIRST = tuple(MARKS)
WHOLE_LIST = "The list as a whole"
SHOWN_ACCOUNTS = 12


@dataclass(frozen=True, slots=True)
class QualityLine:
    """A list, or one column of it, with everything that was checked there."""

    table: TableKind
    field: FieldId | None
    name: str
    column: str
    checks: tuple[QualityCheck, ...]

    @property
    def mark(self) -> QualityMark:
        """Return the worst mark."""
        return worst_mark(self.checks)

    def of(self, aspect: Aspect) -> QualityMark | None:
        """Return the worst mark of an aspect; None where it was not checked."""
        found = [check for check in self.checks if check.aspect is aspect]
        return worst_mark(found) if found else None


def worst_mark(checks: Sequence[QualityCheck]) -> QualityMark:
    """Return the worst mark of some checks."""
    return min((check.mark for check in checks), key=WORST_FIRST.index)


def list_quality(
    checks: Sequence[QualityCheck], library: Library, mark: QualityMark | None = None
) -> list[QualityLine]:
    """Return a line for each list and column, the worst first; ``mark`` keeps those of one mark."""
    tables = name_tables(library)
    fields = {(field.table, field.id): field.name for field in library.fields}
    gathered: dict[tuple[TableKind, FieldId | None], list[QualityCheck]] = {}
    for check in checks:
        gathered.setdefault((check.table, check.field), []).append(check)
    lines = [
        QualityLine(
            table,
            field,
            tables[table],
            WHOLE_LIST if field is None else fields.get((table, field), field),
            tuple(found),
        )
        for (table, field), found in gathered.items()
    ]
    kept = [line for line in lines if mark is None or line.mark is mark]
    return sorted(kept, key=lambda line: WORST_FIRST.index(line.mark))


def quality_columns(lines: Sequence[QualityLine]) -> tuple[TableColumn, ...]:
    """Return the columns of the table: the list, its column, a mark for each aspect checked."""
    return (
        TableColumn("List", [line.name for line in lines], str, width=120),
        TableColumn("Column", [line.column for line in lines], str, width=130),
        *(_aspect_column(aspect, lines) for aspect in Aspect if _is_checked(aspect, lines)),
    )


def count_marks(checks: Sequence[QualityCheck]) -> Mapping[QualityMark, int]:
    """Return how many checks came out in each way."""
    return {mark: sum(1 for check in checks if check.mark is mark) for mark in WORST_FIRST}


def describe_place(check: QualityCheck) -> str:
    """Return the files and rows of a check."""
    files = ", ".join(check.files)
    return " · ".join(part for part in (files, write_rows(check.rows)) if part)


def describe_accounts(check: QualityCheck, names: Mapping[AccountKey, str]) -> str:
    """Return the accounts of a check by name, the first of them."""
    shown = ", ".join(names.get(key, key) for key in check.accounts[:SHOWN_ACCOUNTS])
    more = len(check.accounts) - SHOWN_ACCOUNTS
    return f"{shown} and {number(more)} more" if more > 0 else shown


def _is_checked(aspect: Aspect, lines: Sequence[QualityLine]) -> bool:
    return any(line.of(aspect) is not None for line in lines)


def _aspect_column(aspect: Aspect, lines: Sequence[QualityLine]) -> TableColumn:
    marks = [line.of(aspect) for line in lines]
    ranks = [None if mark is None else WORST_FIRST.index(mark) for mark in marks]

    def show(row: int) -> StatusWord | None:
        mark = marks[row]
        return None if mark is None else MARKS[mark]

    def write(rank: int | None) -> str:
        return "" if rank is None else MARKS[WORST_FIRST[rank]].word

    return TableColumn(ASPECT_WORDS[aspect], ranks, write, show, width=78)
