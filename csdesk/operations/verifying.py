"""Whether the numbers of a report still follow from its workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.worker import read_workbook
from csdesk.model.imports import Sheet, Workbook
from csdesk.progress import Progress, silent
from csdesk.report.manifest import Manifest, NumberCheck, read_manifest
from csdesk.report.manifest_cell import (
    KPI_ID,
    KPI_SHEET,
    KPI_VALUE,
    PACKED_COLUMN,
    SHEET,
    unpack_manifest,
)

ADVICE = "Give a report that csdesk wrote as a workbook"


def read_workbook_manifest(
    path: Path, progress: Progress = silent
) -> tuple[Manifest, tuple[NumberCheck, ...]]:
    """Return what a workbook says it rests on, and the cells of KPIs that are not as it says.

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
    """Yield the KPIs whose cell says something else than the manifest."""
    sheet = _find(book, KPI_SHEET)
    if sheet is None or not sheet.rows:
        return
    titles = [str(title) for title in sheet.rows[0]]
    if KPI_ID not in titles or KPI_VALUE not in titles:
        return
    key, value = titles.index(KPI_ID), titles.index(KPI_VALUE)
    for row in sheet.rows[1:]:
        name = f"KPI {row[key]}" if len(row) > key else ""
        if name in made.numbers:
            cell = row[value]
            now = float(cell) if isinstance(cell, int | float) else None
            check = NumberCheck(name, made.numbers[name], now, is_known=True)
            if not check.holds:
                yield check
