"""A hand-off to a data team as a folder: whole or not at all, and never over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from csdesk.errors import ExportFailed, WrongUsage
from csdesk.model.hand_off import HandOff
from csdesk.progress import Progress, silent
from exports.warehouse import render_hand_off
from exports.writing import replace_file


def write_hand_off(
    document: HandOff, folder: Path, progress: Progress = silent
) -> tuple[Path, ...]:
    """Write the hand-off into a folder that is new or empty; return the files.

    Raises WrongUsage where something is in the folder, ExportFailed where it cannot be written;
    passes Cancelled on. None of them leaves a file behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is no empty folder. Choose a name that is free.")
    is_new = not folder.exists()
    written: list[Path] = []
    try:
        for name, text in render_hand_off(document, progress).items():
            path = folder / name
            _make_folder(path.parent)
            replace_file(path, text.encode())
            written.append(path)
    except BaseException:
        _take_away(written, folder, is_new=is_new)
        raise
    return tuple(written)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ExportFailed(
            f"The folder {folder} cannot be made ({problem.strerror}). Choose another one."
        ) from problem


def _take_away(written: Sequence[Path], folder: Path, *, is_new: bool) -> None:
    """Remove the files, and the folders that were made for them and hold nothing else."""
    for path in written:
        path.unlink(missing_ok=True)
    inner = list(folder.iterdir()) if folder.is_dir() else []
    for one in [*inner, *([folder] if is_new else [])]:
        with suppress(OSError):
            one.rmdir()
