"""The spreadsheets in a folder and in the folders within it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NoReturn

from csdesk.errors import InputRefused
from csdesk.ingest.reader.kinds import TEXT_SUFFIXES

SUFFIXES = {*TEXT_SUFFIXES, ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
PASSED_OVER = (".", "~$")
"""How hidden files and folders begin, and the locks that Excel leaves beside an open file."""
DEEPEST = 8
"""How many folders within each other are looked into."""
MOST_FILES = 500


def find_files(folder: Path) -> tuple[Path, ...]:
    """Return the spreadsheets in a folder and below it, without hidden and temporary ones.

    They are sorted by name, those of a folder before those of the folders in it; links to folders
    are not followed. Raises InputRefused for a folder that cannot be read and for more than
    ``MOST_FILES`` spreadsheets.
    """
    found = tuple(islice(_walk(folder), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        raise InputRefused(
            f"The folder holds more than {MOST_FILES} spreadsheets",
            file=folder.name,
            advice="Choose a folder with fewer, or the files themselves",
        )
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(place)
        is_deepest = len(here.relative_to(folder).parts) >= DEEPEST
        folders[:] = [] if is_deepest else _sort(folders)
        for path in (here / name for name in _sort(names)):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                yield path


def _sort(names: Iterable[str]) -> list[str]:
    kept = (name for name in names if not name.startswith(PASSED_OVER))
    return sorted(kept, key=lambda name: (name.casefold(), name))


def _refuse(error: OSError) -> NoReturn:
    raise InputRefused(
        f"The folder cannot be read ({error.strerror})",
        file=Path(error.filename).name,
        advice="Allow reading it, or choose the files themselves",
    ) from error
