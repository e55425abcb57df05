"""Whether somebody is at the desk: idle time, and the computer waking up."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

TICK = 2.0
"""Seconds between two looks at the clocks."""
JUMP = 30.0
"""Seconds by which either clock may run ahead of a tick; more means that the computer slept."""
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)

Clock = Callable[[], float]


class IdleWatch(QObject):
    """``left`` says that nobody was there for long enough, or that the computer woke up.

    ``minutes`` gives how long that is; 0 means that only waking counts.
    """

    left = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        parent: QObject | None = None,
        *,
        wall: Clock = time.time,
        monotonic: Clock = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._wall, self._monotonic = wall, monotonic
        self._last_sign = self._monotonic()
        self._last_look = (self._wall(), self._monotonic())
        self._timer = QTimer(self)
        self._timer.setInterval(int(TICK * 1_000))
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare the clocks with the last look."""
        self._watch_windows()
        now = (self._wall(), self._monotonic())
        elapsed = [at - before for at, before in zip(now, self._last_look, strict=True)]
        self._last_look = now
        if any(abs(seconds - TICK) > JUMP for seconds in elapsed) or self._is_idle(now[1]):
            self._last_sign = now[1]
            self.left.emit()

    def note_sign(self) -> None:
        """Note that somebody is there."""
        self._last_sign = self._monotonic()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.note_sign()
        return False

    def _watch_windows(self) -> None:
        """Hear what reaches a window from outside: far less than all events of the program."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def _is_idle(self, now: float) -> bool:
        minutes = self._minutes()
        return minutes > 0 and now - self._last_sign >= minutes * 60
