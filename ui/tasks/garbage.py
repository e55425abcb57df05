"""Collecting garbage in the window's thread only.

Python collects in whichever thread happens to allocate. Collected in a lane, a widget would be
destroyed outside the window's thread, and Qt would crash at the next change of colours.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_BUSY_EVERY_MS = 100
_THRESHOLDS = (2_000, 10, 10)


class GarbageCollector(QObject):
    """Takes the collecting over from Python until it is stopped.

    Looking through everything takes a tenth of a second where 100,000 accounts are open. While
    ``is_busy`` says that work is under way beside the window only what is new is looked through,
    and often: whole columns come in one after the other, and ten of them at once would be a pause.
    """

    _running = 0

    def __init__(
        self, parent: QObject | None = None, is_busy: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
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

    def _collect(self) -> None:
        is_busy = self._is_busy()
        self._timer.setInterval(_BUSY_EVERY_MS if is_busy else _EVERY_MS)
        collect_if_due(oldest=0 if is_busy else 2)


def collect_if_due(oldest: int = 2) -> None:
    """Collect the generations in which enough has gathered, as Python would, up to the oldest."""
    counts = gc.get_count()
    due = [number > most for number, most in zip(counts, _THRESHOLDS, strict=True)]
    if due[0]:
        gc.collect(min(oldest, 2 if all(due) else 1 if due[1] else 0))
