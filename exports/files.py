"""Several files of one report: named alike, never over another, all or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.formatting.file_names import file_name
from csdesk.progress import Progress, silent
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report
from exports.writing import Document, write

MOST_ATTEMPTS = 1_000


def name_files(report: Report, folder: Path, suffixes: Sequence[str]) -> tuple[Path, ...]:
    """Return paths in a folder that are still free, one for each suffix, named alike.

    Raises WrongUsage where a folder holds a thousand reports of that name.
    """
    as_of = f" {report.as_of.isoformat()}" if report.as_of else ""
    name = free_name(f"{file_name(report.client)}{as_of}", folder, suffixes)
    return tuple(folder / f"{name}{suffix}" for suffix in suffixes)


def free_name(name: str, folder: Path, suffixes: Sequence[str]) -> str:
    """Return a name, with a number if need be, that no file with these suffixes has yet.

    Raises WrongUsage where a folder holds a thousand of them.
    """
    for attempt in range(1, MOST_ATTEMPTS):
        stem = name if attempt == 1 else f"{name} ({attempt})"
        if not any((folder / f"{stem}{suffix}").exists() for suffix in suffixes):
            return stem
    raise WrongUsage(f"“{folder.name}” is full of files named “{name}”. Choose another folder.")


def name_books(
    books: Sequence[DashboardBook], folder: Path, as_of: date | None, suffix: str = ".xlsx"
) -> tuple[Path, ...]:
    """Return paths for the workbooks of a client's boards, or their rows, free and named alike.

    Raises WrongUsage where a folder holds a thousand of that name.
    """
    dated = f" {as_of.isoformat()}" if as_of else ""
    suffixes = [f" {book.name}{suffix}" for book in books]
    name = free_name(f"{file_name(books[0].client)}{dated}", folder, suffixes)
    return tuple(folder / f"{name}{ending}" for ending in suffixes)


def write_files(
    report: Report, paths: Sequence[Path], progress: Progress = silent
) -> tuple[Path, ...]:
    """Write a report to each path; when one fails or is cancelled, none is left behind."""
    return write_all(((report, path) for path in paths), len(paths), progress)


def write_all(
    documents: Iterable[tuple[Document, Path]], count: int, progress: Progress
) -> tuple[Path, ...]:
    """Write each of ``count`` documents to its path, which may depend on those before; or none."""
    written: list[Path] = []
    try:
        for place, (document, path) in enumerate(documents):
            progress(place, count, f"Writing {path.name}")
            write(document, path, progress)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)
