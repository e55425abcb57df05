"""The window painted out of sight: without a display, and for the self-test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from csdesk.errors import CsdeskError
from ui.application import build_application, build_window
from ui.session import Session
from ui.shell.window import MainWindow

SIZE = (1440, 900)
PATIENCE = 60_000
"""Milliseconds after which a window that is not ready counts as stuck."""


def paint_window(workspace: Path, picture: Path) -> Path:
    """Save a picture of the window with a workspace open, and return its path."""
    with hidden_window(workspace) as window:
        save_picture(window, picture)
    return picture


@contextmanager
def hidden_window(workspace: Path) -> Iterator[MainWindow]:
    """Give the window with a workspace open, ready to be painted."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    build_application()
    session = Session()
    window = build_window(session)
    problems: list[str] = []
    session.failed.connect(problems.append)
    window.resize(*SIZE)
    window.show()
    session.open_workspace(workspace)
    try:
        wait_until(lambda: bool(problems) or session.diagnosis is not None)
        if problems:
            raise CsdeskError(problems[0])
        yield window
    finally:
        window.close()
        session.close()


def wait_until(is_true: Callable[[], bool]) -> None:
    """Let the window work until something holds; CsdeskError when it never does."""
    clock = QElapsedTimer()
    clock.start()
    while not is_true():
        if clock.hasExpired(PATIENCE):
            raise CsdeskError("The window did not become ready.")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def save_picture(window: MainWindow, picture: Path) -> None:
    """Paint the window as it stands; CsdeskError when the picture cannot be saved."""
    QApplication.processEvents()
    if not window.grab().save(str(picture)):
        raise CsdeskError(f"{picture} cannot be written.")
