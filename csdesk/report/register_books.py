"""Registers as workbooks, and as rows for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from csdesk import __version__
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.queries import QueryResult
from csdesk.model.registers import Register, RegisterRow
from csdesk.report.artifacts import BookColumn
from csdesk.report.dashboard_books import BookSheet, DashboardBook
from csdesk.report.document import Value
from csdesk.report.register_words import RegisterNames, column_format, shown_columns


def make_register_book(
    diagnosis: Diagnosis,
    registers: Iterable[Register],
    names: RegisterNames,
    *,
    for_client: bool = False,
) -> DashboardBook:
    """Return a workbook with a sheet for each register; ``for_client`` leaves out inner columns."""
    return DashboardBook(
        name="Registers",
        client=diagnosis.client.name,
        currency=diagnosis.client.currency,
        is_sample=diagnosis.client.is_sample,
        program=f"csdesk {__version__}",
        sheets=tuple(_sheet(one, names, for_client=for_client) for one in registers),
    )


def _sheet(register: Register, names: RegisterNames, *, for_client: bool) -> BookSheet:
    columns = shown_columns(register, for_client=for_client)
    warned = {problem.row for problem in register.problems}
    problems = () if for_client else tuple(problem.text for problem in register.problems)
    return BookSheet(
        name=register.definition.name,
        columns=tuple(BookColumn(one.name, column_format(register, one)) for one in columns),
        rows=tuple(
            tuple(names.tell(one, row.cells.get(one.id)) for one in columns)
            for row in register.rows
        ),
        notes=(register.definition.about, *problems),
        warned=frozenset(
            at for at, row in enumerate(register.rows) if row.id in warned and not for_client
        ),
    )


def make_register_lines(
    register: Register,
    names: RegisterNames,
    as_of: date | None,
    rows: Sequence[RegisterRow] | None = None,
    *,
    for_client: bool = False,
) -> QueryResult:
    """Return a register as rows of texts and numbers; ``rows`` None: all of them."""
    columns = shown_columns(register, for_client=for_client)
    chosen = register.rows if rows is None else rows
    lines = tuple(
        tuple(_raw(names.tell(one, row.cells.get(one.id))) for one in columns) for row in chosen
    )
    titles = tuple(one.name for one in columns)
    return QueryResult(titles, lines, len(lines), as_of.isoformat() if as_of else "")


def _raw(value: Value) -> str | float | None:
    """Return a value as other programs read it: days as 2026-03-31."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, float) or value is None else str(value)
