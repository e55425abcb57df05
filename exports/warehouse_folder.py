"""A hand-off to a data team as a folder: whole or not at all, and never over what is there."""

from __future__ import annotations

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
    passes Cancelled on. None of them leaves anything behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is no empty folder. Choose a name that is free.")
    is_new = not folder.exists()
    files = render_hand_off(document, progress)
    written: list[Path] = []
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            replace_file(path, text.encode())
    except BaseException as problem:
        _take_away(folder, written, is_new=is_new)
        if isinstance(problem, OSError):
            raise ExportFailed(
                f"The folder {folder} cannot be made ({problem.strerror}). Choose another one."
            ) from problem
        raise
    return tuple(written)


def _take_away(folder: Path, written: list[Path], *, is_new: bool) -> None:
    for path in written:
        path.unlink(missing_ok=True)
    made = {path.parent for path in written} - {folder}
    for one in [*made, *([folder] if is_new else [])]:
        if one.is_dir():
            one.rmdir()
