"""Registers: each part once, choices that exist, starters that fit, checks that can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from csdesk.content.checks.parts_once import check_parts_once
from csdesk.content.contents import Contents, Entry
from csdesk.model.registers import (
    Cell,
    ColumnKind,
    RegisterCheck,
    RegisterColumn,
    RegisterDefinition,
    RegisterTest,
)

COLUMNS_OF = {
    RegisterTest.NUMBER_BETWEEN: (1, 1),
    RegisterTest.SUM_BETWEEN: (1, 2),
    RegisterTest.EACH_VALUE_PRESENT: (1, 1),
    RegisterTest.REACHES: (2, 2),
    RegisterTest.DATE_ORDER: (2, 2),
    RegisterTest.OVERDUE: (2, 2),
}
KnownIds = Mapping[ColumnKind, frozenset[str]]
PLACES = {"row", "value", "low", "high", "missing"}
BOUNDED = (RegisterTest.NUMBER_BETWEEN, RegisterTest.SUM_BETWEEN, RegisterTest.OVERDUE)


def check_registers(contents: Contents) -> None:
    """Check every register by itself."""
    known = {ColumnKind.ROLE: contents.ids("role"), ColumnKind.KPI: contents.ids("kpi")}
    for entry in contents.of("register"):
        _check_columns(entry)
        _check_starters(entry, known)
        for number, check in enumerate(entry.item.checks, start=1):
            _check_check(entry.part(f"checks[{number}]", check), entry.item)
        for row in entry.item.agendas:
            if row not in {starter.id for starter in entry.item.starters}:
                raise entry.reject("agendas", row, "the id of one of its starters")
        _check_usual(entry)


def _check_columns(entry: Entry[RegisterDefinition]) -> None:
    definition = entry.item
    check_parts_once(entry, "columns", definition.columns)
    check_parts_once(entry, "starters", definition.starters)
    for name in definition.promises or ():
        if definition.column(name) is None:
            raise entry.reject("promises", name, "the id of one of its columns")
    if definition.column(definition.title) is None:
        raise entry.reject("title", definition.title, "the id of one of its columns")
    for number, column in enumerate(definition.columns, start=1):
        part = entry.part(f"columns[{number}]", column)
        if (column.kind is ColumnKind.CHOICE) != bool(column.choices):
            raise part.reject("choices", column.choices, "choices where the kind is “choice”")
        if len(dict(column.choices)) < len(column.choices):
            raise part.reject("choices", column.choices, "each value once")


def _check_usual(entry: Entry[RegisterDefinition]) -> None:
    choices = {value for column in entry.item.columns for value, _ in column.choices}
    for choice in entry.item.usual:
        if choice not in choices:
            raise entry.reject("usual", choice, "a choice of one of its columns")


def _check_starters(entry: Entry[RegisterDefinition], known: KnownIds) -> None:
    for number, row in enumerate(entry.item.starters, start=1):
        part = entry.part(f"starters[{number}]", row)
        for name, value in row.cells.items():
            column = entry.item.column(name)
            if column is None:
                raise part.reject("cells", name, "the id of one of its columns")
            if not _fits(column, value, known):
                raise part.reject(f"cells.{name}", value, f"what “{column.kind}” can hold")


def _fits(column: RegisterColumn, value: Cell, known: KnownIds) -> bool:
    if column.kind.is_number:
        return isinstance(value, float) and (column.low or value) <= value <= (column.high or value)
    if column.kind is ColumnKind.TICK:
        return isinstance(value, bool)
    if column.kind is ColumnKind.CHOICE:
        return value in dict(column.choices)
    return value in known[column.kind] if column.kind in known else isinstance(value, str)


def _check_check(part: Entry[RegisterCheck], definition: RegisterDefinition) -> None:
    check = part.item
    for column in check.columns:
        if definition.column(column) is None:
            raise part.reject("columns", column, "the id of one of the columns")
    few, most = COLUMNS_OF.get(check.test, (1, len(definition.columns)))
    if not few <= len(check.columns) <= most:
        raise part.reject("columns", len(check.columns), f"{few} to {most} columns")
    if check.test in BOUNDED and check.low is None and check.high is None:
        raise part.missing("high", "a bound")
    _check_values(part, definition)
    _check_places(part)


def _check_values(part: Entry[RegisterCheck], definition: RegisterDefinition) -> None:
    check = part.item
    if check.test is RegisterTest.EACH_VALUE_PRESENT:
        column = definition.column(check.columns[0])
        known = {value for value, _ in column.choices} if column else set()
        for value in check.values:
            if known and value not in known:
                raise part.reject("values", value, "one of the choices of the column")
    elif check.test is RegisterTest.NEEDED:
        names = {str(column.id) for column in definition.columns}
        for value in check.values:
            if value.partition("=")[0] not in names or "=" not in value:
                raise part.reject("values", value, "a condition as “column=value”")


def _check_places(part: Entry[RegisterCheck]) -> None:
    for _, place, _, _ in Formatter().parse(part.item.text):
        if place is not None and place not in PLACES:
            raise part.reject("text", place, f"places out of: {', '.join(sorted(PLACES))}")
