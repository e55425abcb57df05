"""From a path to a workbook of plain cells, or to one sentence that says why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from csdesk.errors import InputRefused
from csdesk.ingest.reader.cells import unpack_cell
from csdesk.ingest.reader.kinds import NEEDS_LIST, find_kind
from csdesk.ingest.reader.refusal import Refusal
from csdesk.ingest.reader.worker import Limits, ask_worker
from csdesk.model.imports import DataIssue, IssueKind, Sheet, Workbook
from csdesk.model.tables import Cell
from csdesk.progress import Progress

Row = tuple[Cell, ...]


def read_file(path: Path, progress: Progress, limits: Limits | None = None) -> Workbook:
    """Return the sheets of a file. Raises InputRefused."""
    path = path.absolute()
    with _refused_by_name(path.name):
        kind = find_kind(path)
        contents = _Contents(path.name)
        with closing(ask_worker(path, kind, progress, limits or Limits())) as messages:
            for message in messages:
                contents.take(message)
        workbook = Workbook(
            path.name, _hash(path), tuple(contents.sheets()), tuple(contents.issues)
        )
        _refuse_empty(workbook)
    return workbook


class _Contents:
    """Gathers the messages of the worker."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.issues: list[DataIssue] = []
        self._heads: list[dict[str, Any]] = []
        self._rows: list[list[Row]] = []

    def take(self, message: dict[str, Any]) -> None:
        """Keep one message."""
        if "rows" in message:
            rows = (tuple(unpack_cell(cell) for cell in row) for row in message["rows"])
            self._rows[-1].extend(rows)  # type: ignore[arg-type]
        elif "sheet" in message:
            self._heads.append(message)
            self._rows.append([])
        elif "note" in message:
            sheet = message.get("of_sheet")
            self.issues.append(_note(self.file_name, sheet, message["note"]))

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets in the order of the file."""
        for head, rows in zip(self._heads, self._rows, strict=True):
            yield Sheet(
                name=head["sheet"],
                visible=head["visible"],
                rows=tuple(rows),
                hidden_rows=tuple(head["hidden_rows"]),
                hidden_columns=tuple(head["hidden_columns"]),
            )


def _note(file_name: str, sheet: str | None, problem: str) -> DataIssue:
    return DataIssue(IssueKind.NOTE, file_name, sheet, None, None, problem)


@contextmanager
def _refused_by_name(file_name: str) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise InputRefused(
            refusal.problem, file=file_name, sheet=refusal.sheet, advice=refusal.advice
        ) from refusal
    except FileNotFoundError as error:
        raise InputRefused(
            "there is no such file", file=file_name, advice="Check its name and folder"
        ) from error
    except OSError as error:
        raise InputRefused(
            "it cannot be opened",
            file=file_name,
            advice="Close it in other programs and check that you may read it",
        ) from error


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_empty(workbook: Workbook) -> None:
    if any(sheet.rows for sheet in workbook.sheets if sheet.visible):
        return
    if any(sheet.rows for sheet in workbook.sheets):
        raise Refusal("all its data is on hidden sheets", "Unhide the sheet with the list")
    raise Refusal("it is empty: no sheet holds anything", NEEDS_LIST)
