"""A wide client: what its diagnosis costs beside one reading of its records, and how it opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wide_client import DATE_HEADERS, fill_client

Work = Callable[[], object]


def diagnose_wide(folder: Path, accounts: int) -> tuple[Work, Work]:
    """Compute everything of a wide client; the floor reads its records once with pandas.

    pandas gets the files as they were imported, the columns of dates named beforehand.
    """
    import pandas as pd

    from csdesk.content import load_library
    from csdesk.operations.diagnosis import diagnose
    from csdesk.storage.workspace import open_workspace

    library = load_library()
    workspace = open_workspace(fill_client(folder, accounts))
    files = sorted(folder.glob("*.csv"))

    def read_records() -> object:
        return [pd.read_csv(file, parse_dates=_dates_of(file)) for file in files]

    return read_records, lambda: diagnose(workspace, library)


def _dates_of(file: Path) -> list[str]:
    with file.open(encoding="utf-8") as lines:
        headers = next(lines).strip().split(",")
    return [header for header in headers if header in DATE_HEADERS]
