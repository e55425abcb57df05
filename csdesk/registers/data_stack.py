"""Reads the registers of the data stack as what they describe."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.data_stack import (
    FLOWS,
    PARTS,
    STACK,
    TOOLS,
    DataFlow,
    DataStack,
    StackPart,
    ToolCategory,
)
from csdesk.model.registers import ColumnId, Register, RegisterId, RegisterRow
from csdesk.registers.cells import read_number

CATEGORY, STATE = ColumnId("category"), ColumnId("state")


def read_stack(registers: Mapping[RegisterId, Register]) -> DataStack | None:
    """Return the data stack that the registers describe; None where content has none of them."""
    if any(name not in registers for name in STACK):
        return None
    tools = registers[TOOLS]
    return DataStack(
        tuple(_flow(registers[FLOWS], row) for row in registers[FLOWS].rows),
        list_categories(tools),
        tuple(_part(registers[PARTS], row) for row in registers[PARTS].rows),
        any(registers[name].is_touched for name in STACK),
        bool(tools.rows),
    )


def list_categories(tools: Register) -> tuple[ToolCategory, ...]:
    """Return what tools are for, in the order of content, each with the client's (S1.61)."""
    column = tools.definition.column(CATEGORY)
    named: dict[str, list[str]] = {}
    for row in tools.rows:
        named.setdefault(_text(row, "category"), []).append(tools.named(row))
    return tuple(
        ToolCategory(word, tuple(named.get(value, ())), tools.definition.usual.get(value, ()))
        for value, word in (column.choices if column else ())
    )


def _flow(flows: Register, row: RegisterRow) -> DataFlow:
    way = flows.definition.column(ColumnId("way"))
    return DataFlow(
        flows.named(row),
        _text(row, "origin"),
        _text(row, "via"),
        _text(row, "target"),
        way.word(_text(row, "way")) if way else "",
        read_number(row.cells, ColumnId("limit")),
        read_number(row.cells, ColumnId("measured")),
        bool(row.cells.get(ColumnId("both_ways"))),
    )


def _part(parts: Register, row: RegisterRow) -> StackPart:
    state, column = _text(row, STATE), parts.definition.column(STATE)
    word = column.word(state) if column and state else ""
    return StackPart(parts.named(row), _text(row, "reference"), state, word, _text(row, "own"))


def _text(row: RegisterRow, column: str) -> str:
    return str(row.cells.get(ColumnId(column), ""))
