"""The window with a client that was opened in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.clients import Client
from ui.application import page_classes
from ui.session import Session
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow


@pytest.fixture
def window_with_client(session: Session, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """Give a window in which the first client of "a.csdesk" is open."""
    window = MainWindow(session, page_classes, Preferences(tmp_path / "w.ini"), tmp_path)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.start_client(tmp_path / "a.csdesk", Client("First", "EUR"))
    return window
