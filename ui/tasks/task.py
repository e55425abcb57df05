"""One piece of work on a lane, as the window sees it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from csdesk.errors import Cancelled

_QUIET_SECONDS = 0.03


@dataclass(eq=False)
class Task:
    """Work that was handed to a lane: how far it is, and the way to stop it."""

    label: str
    report: Callable[[Task], None]
    """Called from the worker's thread after a step."""
    can_stop: bool = True
    """Whether a person may stop it: not what follows a change that is on disk already."""
    done: int = 0
    total: int = 0
    step: str = ""
    has_begun: bool = False
    _stopped: threading.Event = field(default_factory=threading.Event)
    _told_at: float = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what has not begun by then never begins."""
        if self.can_stop:
            self._stopped.set()

    def begin(self) -> None:
        """Note that the work begins; raises Cancelled where it was asked to stop before."""
        self.has_begun = True
        self.raise_if_cancelled()

    @property
    def is_cancelled(self) -> bool:
        """Say whether it was asked to stop."""
        return self._stopped.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled once it was asked to stop."""
        if self.is_cancelled:
            raise Cancelled

    def progress(self, done: int, total: int, step: str) -> None:
        """Note how far the work is; raises Cancelled once it was asked to stop."""
        self.raise_if_cancelled()
        is_new_step = step != self.step
        self.done, self.total, self.step = done, total, step
        now = time.monotonic()
        if is_new_step or now - self._told_at >= _QUIET_SECONDS:
            self._told_at = now
            self.report(self)
