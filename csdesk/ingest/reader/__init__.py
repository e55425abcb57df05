"""Spreadsheet files as plain cells. The import worker lives here, so nothing is loaded early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.progress import Progress, silent

if TYPE_CHECKING:
    from pathlib import Path

    from csdesk.model.imports import Workbook


def read_workbook(path: Path, progress: Progress = silent) -> Workbook:
    """Return the sheets of an ``.xlsx`` or ``.csv`` file with the file's own row numbers.

    The file is parsed in a child process with limits on memory and time. Raises InputRefused.
    """
    from csdesk.ingest.reader.reading import read_file

    return read_file(path, progress)
