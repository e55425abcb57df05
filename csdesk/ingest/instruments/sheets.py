"""Reads an instrument back from a workbook: each row as the table of TOML that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from csdesk.content.contents import Contents, Entry
from csdesk.content.decoding import decode_at
from csdesk.content.instruments import SECTIONS, put_together
from csdesk.content.own import check_own
from csdesk.content.rejection import MISSING, rejection
from csdesk.content.sheet_cells import SheetCells
from csdesk.errors import ContentInvalid
from csdesk.formatting import column_letters
from csdesk.ingest.columns import cell_at
from csdesk.ingest.instruments.cells import read_cell
from csdesk.ingest.reader.sheet_scan import NOT_STORED
from csdesk.model.imports import Sheet, Workbook
from csdesk.model.instrument_sheets import MOST_ROWS, README, SHEETS, Column, SheetForm
from csdesk.model.instruments import Instrument
from csdesk.model.library import Library
from csdesk.model.tables import Cell

NAMES = ", ".join(form.name for form in SHEETS)


@dataclass(slots=True)
class _Line:
    """One row: its values as TOML would have them, and where they stand."""

    values: dict[str, Any]
    place: SheetCells
    parts: dict[str, list[_Line]] = field(default_factory=lambda: defaultdict(list))

    def cells(self) -> SheetCells:
        """Return the place of the row with those of its parts."""
        parts = {name: tuple(line.place for line in lines) for name, lines in self.parts.items()}
        return replace(self.place, parts=parts)

    def table(self) -> dict[str, Any]:
        """Return the row as a table of TOML, with its parts as lists."""
        parts = {name: [line.values for line in lines] for name, lines in self.parts.items()}
        return {**self.values, **parts}


def read_instrument_sheets(workbook: Workbook, library: Library) -> Instrument:
    """Return the instrument in a workbook, checked as one in a folder is.

    Raises ``ContentInvalid`` naming sheet and cell, the value and what was expected.
    """
    sheets = _find_sheets(workbook)
    sections: dict[str, list[_Line]] = {}
    for form in SHEETS:
        lines = _read_sheet(workbook, form, sheets[form.name]) if form.name in sheets else []
        if form.part:
            _give_parts(workbook, form, lines, sections[form.section])
        else:
            sections[form.section] = lines
    _expect_head(workbook, sheets, sections["instrument"])
    entries = {
        section: tuple(_decode(workbook, section, line) for line in lines)
        for section, lines in sections.items()
    }
    return check_own(put_together(Contents(entries), workbook.file_name), library)


def _expect_head(workbook: Workbook, sheets: Mapping[str, Sheet], heads: Sequence[_Line]) -> None:
    """Refuse a workbook that does not say what the instrument is called."""
    if not heads:
        (form,) = (form for form in SHEETS if form.section == "instrument")
        place = f"sheet “{form.name}”" + (", column B" if form.name in sheets else "")
        expected = "the id, version, name and description of the instrument"
        raise rejection(workbook.file_name, place, MISSING, expected)


def _find_sheets(workbook: Workbook) -> Mapping[str, Sheet]:
    forms = {form.name.casefold(): form.name for form in SHEETS}
    found: dict[str, Sheet] = {}
    for sheet in workbook.sheets:
        name = sheet.name.strip().casefold()
        if name in forms:
            found[forms[name]] = sheet
        elif sheet.visible and name != README.casefold() and sheet.rows:
            place = f"sheet “{sheet.name}”"
            raise rejection(workbook.file_name, place, "unknown", f"one of: {NAMES}; or hide it")
    return found


def _read_sheet(workbook: Workbook, form: SheetForm, sheet: Sheet) -> list[_Line]:
    if len(sheet.rows) > MOST_ROWS:
        place = f"sheet “{sheet.name}”"
        raise rejection(workbook.file_name, place, f"{len(sheet.rows):,} rows", f"{MOST_ROWS:,}")
    if form.is_upright:
        return _read_upright(workbook, form, sheet)
    columns = _find_columns(workbook, form, sheet)
    below = enumerate(sheet.rows[1:], start=2)
    lines = (_read_row(workbook, sheet, number, row, columns) for number, row in below)
    return [line for line in lines if line.values]


def _find_columns(
    workbook: Workbook, form: SheetForm, sheet: Sheet
) -> Mapping[int, tuple[str, Column]]:
    """Return key and form of each column by its 1-based number."""
    known = {column.key: column for column in form.columns}
    found: dict[int, tuple[str, Column]] = {}
    for number, cell in enumerate(sheet.rows[0] if sheet.rows else (), start=1):
        if cell is None:
            continue
        key = str(cell).strip()
        if key not in known or key in {name for name, _ in found.values()}:
            place = f"sheet “{sheet.name}”, cell {_cell_name(number, 1)}"
            expected = f"each once of: {', '.join(known)}"
            raise _reject(workbook, place, key, expected)
        found[number] = key, known[key]
    return found


def _read_row(
    workbook: Workbook,
    sheet: Sheet,
    number: int,
    row: tuple[Cell, ...],
    columns: Mapping[int, tuple[str, Column]],
) -> _Line:
    cells = {key: _cell_name(column, number) for column, (key, _) in columns.items()}
    line = _Line({}, SheetCells(sheet.name, number, cells))
    for column, cell in enumerate(row, start=1):
        if column in columns:
            key, form = columns[column]
            _take(workbook, line, key, form, cell)
        elif cell is not None:
            place = f"sheet “{sheet.name}”, cell {_cell_name(column, number)}"
            raise _reject(workbook, place, str(cell), "nothing in an unnamed column")
    return line


def _read_upright(workbook: Workbook, form: SheetForm, sheet: Sheet) -> list[_Line]:
    known = {column.key: column for column in form.columns}
    line = _Line({}, SheetCells(sheet.name, 1, {}))
    cells: dict[str, str] = {}
    for number, row in enumerate(sheet.rows, start=1):
        key = str(cell_at(row, 1) or "").strip()
        if not key:
            continue
        if key not in known or key in cells:
            place = f"sheet “{sheet.name}”, cell A{number}"
            expected = f"each once of: {', '.join(known)}"
            raise _reject(workbook, place, key, expected)
        cells[key] = f"B{number}"
        line.place = SheetCells(sheet.name, 1, dict(cells))
        _take(workbook, line, key, known[key], cell_at(row, 2))
    return [line] if line.values else []


def _take(workbook: Workbook, line: _Line, key: str, column: Column, cell: Cell) -> None:
    def refuse(expected: str) -> Exception:
        return _reject(workbook, line.place.locate(key), cell, expected)

    value = read_cell(cell, column, refuse)
    if value is not None:
        line.values[key] = value


def _reject(workbook: Workbook, place: str, found: Cell, expected: str) -> ContentInvalid:
    """Return the error about a cell; one that has no value is not shown as it is marked inside."""
    if found == NOT_STORED:
        told = f"{place} holds a formula without a stored result; expected {expected}."
        return ContentInvalid(f"{workbook.file_name}: {told}")
    return rejection(workbook.file_name, place, found, expected)


def _give_parts(
    workbook: Workbook, form: SheetForm, lines: list[_Line], owners: list[_Line]
) -> None:
    key = form.columns[0].key
    known = {owner.values.get("id", owner.values.get("number")): owner for owner in owners}
    for line in lines:
        named = line.values.pop(key, None)
        if named not in known:
            place = line.place.locate(key)
            expected = f"one that stands on the sheet of the {form.section}s"
            raise rejection(
                workbook.file_name, place, MISSING if named is None else named, expected
            )
        known[named].parts[form.part].append(line)


def _decode(workbook: Workbook, section: str, line: _Line) -> Entry[Any]:
    cells = line.cells()
    locate: Callable[[str], str] = cells.locate
    item: Any = decode_at(SECTIONS[section], line.table(), workbook.file_name, locate)
    return Entry(item, workbook.file_name, locate(""), cells)


def _cell_name(column: int, row: int) -> str:
    return f"{column_letters(column)}{row}"
