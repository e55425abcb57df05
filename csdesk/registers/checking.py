"""What is not right in a register: its checks over its rows, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from csdesk.formatting import number
from csdesk.model.registers import (
    ColumnKind,
    RegisterCheck,
    RegisterDefinition,
    RegisterProblem,
    RegisterRow,
    RegisterTest,
)
from csdesk.registers.failure import Failure, Test
from csdesk.registers.row_tests import (
    find_date_order,
    find_needed,
    find_number_between,
    find_overdue,
    find_reaches,
)
from csdesk.registers.whole_tests import find_each_value, find_sum_between, find_unique

TESTS: Mapping[RegisterTest, Test] = {
    RegisterTest.NEEDED: find_needed,
    RegisterTest.UNIQUE: find_unique,
    RegisterTest.NUMBER_BETWEEN: find_number_between,
    RegisterTest.SUM_BETWEEN: find_sum_between,
    RegisterTest.EACH_VALUE_PRESENT: find_each_value,
    RegisterTest.REACHES: find_reaches,
    RegisterTest.DATE_ORDER: find_date_order,
    RegisterTest.OVERDUE: find_overdue,
}
NAMELESS = "A row without a name"


def check_register(
    definition: RegisterDefinition, rows: Sequence[RegisterRow], now: datetime
) -> tuple[RegisterProblem, ...]:
    """Return what is not right; ``now`` is the person's own time, without a zone."""
    return tuple(_find_empty(definition, rows)) + tuple(
        _tell(definition, check, failure, rows)
        for check in definition.checks
        for failure in TESTS[check.test](check, rows, now)
    )


def _find_empty(
    definition: RegisterDefinition, rows: Sequence[RegisterRow]
) -> Iterator[RegisterProblem]:
    """Starters may wait for what only the client knows; they are told, and never refused."""
    for row in rows:
        for column in definition.columns:
            if column.required and column.id not in row.cells:
                named = name_row(definition, row)
                text = f"{named}: “{column.name}” is empty. Fill it in."
                yield RegisterProblem(text, row.id, column.id, blocks=not row.is_starter)


def _tell(
    definition: RegisterDefinition,
    check: RegisterCheck,
    failure: Failure,
    rows: Sequence[RegisterRow],
) -> RegisterProblem:
    row = next((row for row in rows if row.id == failure.row), None)
    text = check.text.format(
        row=name_row(definition, row) if row else definition.name,
        value=_write(failure.value),
        low=_write(check.low),
        high=_write(check.high),
        missing=", ".join(_words(definition, check, one) for one in failure.missing),
    )
    return RegisterProblem(text, failure.row, failure.column, blocks=check.blocks)


def _words(definition: RegisterDefinition, check: RegisterCheck, missing: str) -> str:
    """Return the name of a column that is empty, or the words of a value that is not there."""
    if check.test is not RegisterTest.EACH_VALUE_PRESENT:
        return next((one.name for one in definition.columns if one.id == missing), missing)
    column = definition.column(check.columns[0])
    return column.word(missing) if column else missing


def name_row(definition: RegisterDefinition, row: RegisterRow) -> str:
    """Return the words that name a row."""
    column, value = definition.column(definition.title), row.cells.get(definition.title)
    if value is None:
        return NAMELESS
    return column.word(value) if column and column.kind is ColumnKind.CHOICE else str(value)


def _write(value: float | str | None) -> str:
    if isinstance(value, str) or value is None:
        return value or ""
    return number(value, 0 if value == round(value) else 1)
