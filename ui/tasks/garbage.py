"""Collecting garbage in the window's thread only.

Python collects wherever something happens to allocate. Collected in a lane, a widget would be
destroyed outside the window's thread, and Qt would crash at the next change of colours. Collected
while Qt destroys another object and asks Python whether it is called back, a widget would wait for
ever for the lock that Qt holds meanwhile. So what was taken from Python is never given back:
widgets outlive the window, and are destroyed when the program ends.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_BUSY_EVERY_MS = 100
_THRESHOLDS = (2_000, 10, 10)
_PAUSE_SECONDS = 0.03
"""A look through what is new that takes longer has come upon the figures of a long list."""


class GarbageCollector(QObject):
    """Takes the collecting over from Python for good, and does it until it is stopped.

    Looking through everything takes a tenth of a second where 100,000 accounts are open. While
    ``is_busy`` says that work is under way beside the window only what is new is looked through,
    and often: whole columns come in one after the other, and ten of them at once would be a pause.
    Where even that is one, what comes in until the work is done is never looked through: figures
    go without it when nothing refers to them any more.
    """

    def __init__(
        self, parent: QObject | None = None, is_busy: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._meets_figures = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect no longer; Python does not begin again."""
        self._timer.stop()

    def _collect(self) -> None:
        is_busy = self._is_busy()
        self._timer.setInterval(_BUSY_EVERY_MS if is_busy else _EVERY_MS)
        if self._meets_figures:
            self._meets_figures = is_busy
            gc.freeze()
            return
        begun = perf_counter()
        collect_if_due(oldest=0 if is_busy else 2)
        self._meets_figures = is_busy and perf_counter() - begun > _PAUSE_SECONDS


def collect_if_due(oldest: int = 2) -> None:
    """Collect the generations in which enough has gathered, as Python would, up to the oldest."""
    counts = gc.get_count()
    due = [number > most for number, most in zip(counts, _THRESHOLDS, strict=True)]
    if not due[0]:
        return
    gc.collect(min(oldest, 2 if all(due) else 1 if due[1] else 0))
