"""Checking a table of csdesk before another program reads it, after whatever was done to it."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.worker import read_workbook
from csdesk.progress import Progress, silent
from csdesk.report.artifact_check import ArtifactCheck, check_artifact, find_outline

ADVICE = "Give a workbook or CSV file of a board that csdesk wrote, or one with the same columns"


def check_artifact_file(path: Path, progress: Progress = silent) -> ArtifactCheck:
    """Return what is wrong with the first table of a file (S1.116): nothing, where it is sound.

    Its columns, keys that stand twice, cells that must not be empty, numbers, days and words that
    it may hold. The table ends at the first empty row; notes follow below. The file is read in a
    process of its own. InputRefused where it is none of the tables of S1.108 to S1.114.
    """
    sheets = read_workbook(path, progress).sheets
    header, *rows = sheets[0].rows if sheets and sheets[0].rows else ((),)
    names = [str(name) for name in header if name is not None]
    outline = find_outline(names)
    if outline is None:
        raise InputRefused("it is no table of csdesk", file=path.name, advice=ADVICE)
    return check_artifact(outline, names, list(takewhile(any, rows)))
