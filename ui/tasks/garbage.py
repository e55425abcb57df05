"""Collecting garbage in the window's thread only.

Python collects in whichever thread happens to allocate. Collected in a lane, a widget would be
destroyed outside the window's thread, and Qt would crash at the next change of colours.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_THRESHOLDS = (2_000, 10, 10)


class GarbageCollector(QObject):
    """Takes the collecting over from Python until it is stopped."""

    _running = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_if_due)
        self._is_running = True
        GarbageCollector._running += 1
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give the collecting back; stopping twice does nothing."""
        if not self._is_running:
            return
        self._is_running = False
        self._timer.stop()
        GarbageCollector._running -= 1
        if not GarbageCollector._running:
            gc.enable()


def collect_if_due() -> None:
    """Collect the generations in which enough has gathered, as Python would."""
    counts = gc.get_count()
    due = [number > most for number, most in zip(counts, _THRESHOLDS, strict=True)]
    if due[0]:
        gc.collect(2 if all(due) else 1 if due[1] else 0)
