"""Whether the numbers of a report still follow from its workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.worker import read_workbook
from csdesk.model.imports import Sheet, Workbook
from csdesk.model.tables import Cell
from csdesk.progress import Progress, silent
from csdesk.report.manifest import Manifest, NumberCheck, read_manifest
from csdesk.report.manifest_cell import (
    KEY_HEAD,
    KPI_ID,
    KPI_SHEET,
    KPI_VALUE,
    NUMBER_KIND,
    PACKED_COLUMN,
    SHEET,
    SUMMARY_SHEET,
    unpack_manifest,
)

Shown = tuple[str, Cell]
"""The name of a number with what a cell says of it."""
ADVICE = "Give a report that csdesk wrote as a workbook"


def read_workbook_manifest(
    path: Path, progress: Progress = silent
) -> tuple[Manifest, tuple[NumberCheck, ...]]:
    """Return what a workbook says it rests on, and the cells that are not as it says.

    The file is read in a process of its own, as any that comes from somewhere else. InputRefused
    where it has no manifest that can be read.
    """
    book = read_workbook(path, progress)
    sheet = _find(book, SHEET)
    if sheet is None:
        raise InputRefused("it holds no manifest", file=path.name, advice=ADVICE)
    packed = [str(row[PACKED_COLUMN]) for row in sheet.rows if _has(row)]
    made = read_manifest(unpack_manifest(packed, path.name), path.name)
    return made, tuple(_altered(book, made))


def _find(book: Workbook, name: str) -> Sheet | None:
    return next((sheet for sheet in book.sheets if sheet.name == name), None)


def _has(row: tuple[object, ...]) -> bool:
    return len(row) > PACKED_COLUMN and bool(row[PACKED_COLUMN])


def _altered(book: Workbook, made: Manifest) -> Iterator[NumberCheck]:
    """Yield the numbers whose cell says something else than the manifest."""
    for name, cell in (*_kpi_cells(book), *_key_figure_cells(book), *_told_cells(book)):
        then = made.numbers.get(name)
        if name in made.numbers and not (then is None and isinstance(cell, str)):
            now = float(cell) if isinstance(cell, int | float) else None
            check = NumberCheck(name, then, now, is_known=True)
            if not check.holds:
                yield check


def _kpi_cells(book: Workbook) -> Iterator[Shown]:
    """Yield what the sheet of the KPIs shows."""
    rows = _rows(book, KPI_SHEET)
    titles = [str(title) for title in rows[0]] if rows else []
    if KPI_ID in titles and KPI_VALUE in titles:
        key, value = titles.index(KPI_ID), titles.index(KPI_VALUE)
        yield from ((f"KPI {_cell(row, key)}", _cell(row, value)) for row in rows[1:])


def _key_figure_cells(book: Workbook) -> Iterator[Shown]:
    """Yield what the summary shows below the heads of its key figures."""
    is_figure = False
    for row in _rows(book, SUMMARY_SHEET):
        if row[: len(KEY_HEAD)] == KEY_HEAD:
            is_figure = True
        elif not row:
            is_figure = False
        elif is_figure:
            yield str(row[0]), _cell(row, len(KEY_HEAD) - 1)


def _told_cells(book: Workbook) -> Iterator[Shown]:
    """Yield what the manifest shows to read."""
    for row in _rows(book, SHEET):
        if _cell(row, 0) == NUMBER_KIND:
            yield str(_cell(row, 1)), _cell(row, 2)


def _rows(book: Workbook, name: str) -> tuple[tuple[Cell, ...], ...]:
    sheet = _find(book, name)
    return sheet.rows if sheet else ()


def _cell(row: tuple[Cell, ...], column: int) -> Cell:
    return row[column] if column < len(row) else None
