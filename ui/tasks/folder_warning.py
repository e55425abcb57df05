"""What to know of the folder of a file: kept in step elsewhere, or on a network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo


def warn_of_folder(path: Path) -> str:
    """Return what to know of the folder of a file, empty where there is nothing to say."""
    from csdesk.operations.opening import describe_folder

    system = bytes(QStorageInfo(str(path.parent)).fileSystemType().data()).decode()
    return describe_folder(path, system)
