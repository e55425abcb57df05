"""Problems of a file, gathered: one line for each kind of problem, with its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.formatting import number, plural
from csdesk.model.imports import DataIssue, IssueKind

SHOWN_ROWS = 6
_ORDER = list(IssueKind)
_WHAT = {
    IssueKind.REJECTED_ROW: ("row is left out", "rows are left out"),
    IssueKind.UNREAD_VALUE: ("value could not be read", "values could not be read"),
    IssueKind.CONVERTED_VALUE: ("value was converted", "values were converted"),
    IssueKind.MERGED_ROW: ("row was added to another", "rows were added to others"),
    IssueKind.NOTE: ("note", "notes"),
}


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Problems of one kind in one column of one sheet; ``rows`` are rows of the file."""

    kind: IssueKind
    file: str
    sheet: str | None
    column: str | None
    count: int
    title: str
    detail: str
    rows: tuple[int, ...]


def group_issues(issues: Iterable[DataIssue]) -> tuple[IssueGroup, ...]:
    """Return the problems gathered by kind, sheet, column and remedy, the gravest first."""
    gathered: dict[tuple[object, ...], list[DataIssue]] = {}
    for issue in issues:
        gathered.setdefault(_key(issue), []).append(issue)
    groups = [_group(members) for members in gathered.values()]
    return tuple(sorted(groups, key=lambda group: (_ORDER.index(group.kind), -group.count)))


def _key(issue: DataIssue) -> tuple[object, ...]:
    told_apart = issue.problem if issue.row is None else None
    return (issue.kind, issue.file, issue.sheet, issue.column, issue.fix, told_apart)


def _group(members: list[DataIssue]) -> IssueGroup:
    first = members[0]
    rows = tuple(sorted({issue.row for issue in members if issue.row is not None}))
    return IssueGroup(
        kind=first.kind,
        file=first.file,
        sheet=first.sheet,
        column=first.column,
        count=len(members),
        title=_title(first, len(members)),
        detail=_detail(first, rows),
        rows=rows,
    )


def _title(first: DataIssue, count: int) -> str:
    if count == 1 or first.row is None:
        return first.problem
    return f"{plural(count, *_WHAT[first.kind])}, such as: {first.problem}"


def _detail(first: DataIssue, rows: tuple[int, ...]) -> str:
    column = f"column “{first.column}”" if first.column else ""
    place = f"sheet “{first.sheet}”" if first.sheet else first.file
    parts = (first.fix, column, place, write_rows(rows))
    return " · ".join(part for part in parts if part)


def write_rows(rows: tuple[int, ...]) -> str:
    """Return "rows 9, 11 and 3 more", empty without rows."""
    if not rows:
        return ""
    shown = ", ".join(str(row) for row in rows[:SHOWN_ROWS])
    more = len(rows) - SHOWN_ROWS
    word = "row" if len(rows) == 1 else "rows"
    return f"{word} {shown} and {number(more)} more" if more > 0 else f"{word} {shown}"
