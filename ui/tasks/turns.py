"""Work that is put off to the next turn of the event loop, so that no turn takes long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def make_turn(owner: QObject, act: Callable[[], None]) -> QTimer:
    """Return a timer of the owner that acts once in the next turn after it is started."""
    turn = QTimer(owner)
    turn.setSingleShot(True)
    turn.setInterval(0)
    turn.timeout.connect(act)
    return turn
