"""From a path to a workbook of plain cells, or to one sentence that says why not."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from csdesk.ingest.packed_cells import unpack_rows
from csdesk.ingest.worker.client import WorkerClient
from csdesk.ingest.worker.limits import Limits
from csdesk.ingest.worker.values import OpenAnswer, from_json
from csdesk.model.imports import DataIssue, IssueKind, Sheet, SheetOutline, Workbook
from csdesk.model.tables import Cell
from csdesk.progress import Progress

Row = tuple[Cell, ...]
ROWS_AT_ONCE = 2_000
GUESSED = "Read as Windows-1252 text, because it is not UTF-8; check names with accents"


def read_file(path: Path, progress: Progress, limits: Limits | None = None) -> Workbook:
    """Return the sheets of a file. Raises InputRefused."""
    with closing(WorkerClient(path, limits)) as client:
        answer = from_json(OpenAnswer, client.open(progress).body)
        sheets = tuple(_read_sheet(client, sheet, progress) for sheet in answer.outline.sheets)
    name = answer.outline.file_name
    guessed = DataIssue(IssueKind.NOTE, name, None, None, None, GUESSED)
    issues = (*([guessed] if answer.question else []), *answer.issues)
    return Workbook(name, answer.outline.file_hash, sheets, issues)


def _read_sheet(client: WorkerClient, sheet: SheetOutline, progress: Progress) -> Sheet:
    rows: list[Row] = []
    for first in range(1, sheet.rows + 1, ROWS_AT_ONCE):
        frame = client.ask_once("rows", sheet=sheet.name, first=first, count=ROWS_AT_ONCE)
        rows += [_without_empty_end(row) for row in unpack_rows(frame.body)]
        progress(len(rows), sheet.rows, f"Reading {client.path.name}")
    return Sheet(sheet.name, sheet.visible, tuple(rows), sheet.hidden_rows, sheet.hidden_columns)


def _without_empty_end(row: Row) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]
