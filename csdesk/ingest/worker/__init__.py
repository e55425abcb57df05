"""The import worker, a process of its own that holds one file, and the program's side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.progress import Progress, silent

if TYPE_CHECKING:
    from pathlib import Path

    from csdesk.model.imports import Workbook


def read_workbook(path: Path, progress: Progress = silent) -> Workbook:
    """Return the sheets of a small spreadsheet with the file's own row numbers.

    The file is parsed in a child process with limits on memory and time. Raises InputRefused.
    """
    from csdesk.ingest.worker.whole_files import read_file

    return read_file(path, progress)
