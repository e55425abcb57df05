"""Several files of one report: named alike, never over another, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.formatting.file_names import file_name
from csdesk.progress import Progress, silent
from csdesk.report.document import Report
from exports.writing import write

MOST_ATTEMPTS = 1_000


def name_files(report: Report, folder: Path, suffixes: Sequence[str]) -> tuple[Path, ...]:
    """Return paths in a folder that are still free, one for each suffix, named alike.

    Raises WrongUsage where a folder holds a thousand reports of that name.
    """
    as_of = f" {report.as_of.isoformat()}" if report.as_of else ""
    name = f"{file_name(report.client)}{as_of}"
    for attempt in range(1, MOST_ATTEMPTS):
        stem = name if attempt == 1 else f"{name} ({attempt})"
        paths = tuple(folder / f"{stem}{suffix}" for suffix in suffixes)
        if not any(path.exists() for path in paths):
            return paths
    raise WrongUsage(f"“{folder.name}” is full of reports named “{name}”. Choose another folder.")


def write_files(
    report: Report, paths: Sequence[Path], progress: Progress = silent
) -> tuple[Path, ...]:
    """Write a report to each path; when one fails or is cancelled, none is left behind."""
    written: list[Path] = []
    try:
        for place, path in enumerate(paths):
            progress(place, len(paths), f"Writing {path.name}")
            write(report, path, progress)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)
