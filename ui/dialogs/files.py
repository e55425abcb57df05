"""The system's own dialogs for files and folders, and its programs that show them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.models.workspace_paths import SUFFIX, with_own_suffix

WORKSPACES = f"csdesk files (*{SUFFIX})"


def ask_for_file(parent: QWidget, title: str, start: Path, kinds: str = WORKSPACES) -> Path | None:
    """Ask for a file that is there."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def ask_for_files(parent: QWidget, title: str, start: Path, kinds: str) -> tuple[Path, ...]:
    """Ask for files that are there; none where the person changes their mind."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return tuple(map(Path, chosen))


def ask_for_target(
    parent: QWidget, wanted: Path, title: str, kinds: str = WORKSPACES
) -> Path | None:
    """Ask where to write a file."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(wanted), kinds)
    return Path(chosen) if chosen else None


def ask_for_workspace(
    parent: QWidget, wanted: Path, title: str = "Save as a new file"
) -> Path | None:
    """Ask where to write a workspace; it is given its suffix."""
    target = ask_for_target(parent, wanted, title)
    return None if target is None else with_own_suffix(target)


def choose_target(parent: QWidget, wanted: Path) -> Path | None:
    """Return the wanted path, or one that is asked for where its folder may not be written."""
    return wanted if os.access(wanted.parent, os.W_OK) else ask_for_workspace(parent, wanted)


def ask_for_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Ask for a folder that is there."""
    chosen = QFileDialog.getExistingDirectory(parent, title, "" if start is None else str(start))
    return Path(chosen) if chosen else None


def show_folder(folder: Path) -> None:
    """Show a folder in the system's own window, or the next one above it that is there."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    open_outside(folder)


def open_outside(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
