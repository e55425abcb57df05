"""Cells of an instrument's sheets as values that TOML would have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from csdesk.ingest.reader.sheet_scan import NOT_STORED
from csdesk.model.instrument_sheets import NO, YES, Column, Form
from csdesk.model.tables import Cell

Refuse = Callable[[str], Exception]
"""Makes the error that says what was expected in a cell."""
Value = str | float | bool | list[str] | None
ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
)
FLAGS = {YES: True, "true": True, NO: False, "false": False}


def read_cell(cell: Cell, column: Column, refuse: Refuse) -> Value:
    """Return the value of a cell, None where it is empty; what cannot be read stays as it is.

    The strict decoding that follows refuses what is of the wrong kind.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, str):
        _refuse_formula(cell, refuse)
    if column.form is Form.LIST:
        return [line.strip() for line in _text(cell).split("\n") if line.strip()]
    if column.form is Form.TEXT:
        return _text(cell)
    if column.form is Form.FLAG:
        return _read_flag(cell)
    return _read_number(cell, column)


def _refuse_formula(text: str, refuse: Refuse) -> None:
    if text == NOT_STORED:
        raise refuse("a value: write it, or save the workbook in a spreadsheet program")
    if text in ERRORS:
        raise refuse("a value; a formula ended in an error here")


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        # Fifteen digits are what a cell shows of a number that was typed.
        return f"{cell:.15g}"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).replace("\r\n", "\n").strip()


def _read_flag(cell: Cell) -> Value:
    if isinstance(cell, bool):
        return cell
    return FLAGS.get(str(cell).strip().casefold(), str(cell))


def _read_number(cell: Cell, column: Column) -> Value:
    if isinstance(cell, str):
        try:
            cell = float(cell.strip())
        except ValueError:
            return cell
    if isinstance(cell, bool | date) or cell is None:
        return str(cell)
    return int(cell) if column.form is Form.WHOLE and cell.is_integer() else cell
