"""Where files are written to and how their folders are shown."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = "csdesk files (*.csdesk)"


def choose_target(wanted: Path, window: QWidget) -> Path | None:
    """Return the wanted path, or one that is asked for where its folder may not be written."""
    return wanted if os.access(wanted.parent, os.W_OK) else ask_for_target(wanted, window)


def ask_for_target(wanted: Path, window: QWidget) -> Path | None:
    """Ask where to write a new file."""
    chosen, _ = QFileDialog.getSaveFileName(window, "Save as a new file", str(wanted), _KINDS)
    return Path(chosen).with_suffix(".csdesk") if chosen else None


def show_folder(folder: Path) -> None:
    """Show a folder in the system's own window, or the next one above it that is there."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
