"""A lane: one thread that does what it is given, one piece after the other."""

from __future__ import annotations

import logging
import queue
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from csdesk.errors import Cancelled, CsdeskError
from csdesk.progress import Progress
from ui.tasks.task import Task

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]
Failed = Callable[[str], None]
Refused = Callable[[CsdeskError], None]

_TURN_SECONDS = 0.0005
"""How long Python lets the lane compute while the window waits for its turn; it takes many turns
to paint, and Python's usual 5 ms each would add up to a pause that is seen."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Job:
    """Work with what to do when it has ended."""

    work: Work
    task: Task
    on_done: Done | None
    on_failed: Failed | None
    on_refused: Refused | None


class Lane(QObject):
    """Does work in the order in which it was submitted, away from the window.

    Everything it tells (its signals, ``on_done``, ``on_failed``) arrives in the window's thread.
    ``on_failed`` gets the sentence of an error, that of a cancelled piece of work included;
    without it ``failed`` carries the sentence, and cancelled work is silent. ``on_refused`` gets
    the error itself in place of its sentence, for those who answer each kind in another way.
    """

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(str)
    _told = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._open: dict[Task, _Job] = {}
        self._told.connect(self._hear)
        sys.setswitchinterval(_TURN_SECONDS)
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)
        self._thread.start()

    def submit(
        self,
        work: Work,
        on_done: Done | None = None,
        on_failed: Failed | None = None,
        label: str = "",
        on_refused: Refused | None = None,
        *,
        can_stop: bool = True,
    ) -> Task:
        """Put work at the end of the lane; it is given a progress to call after each step."""
        task = Task(label, lambda task: self._tell(_calling(self.progressed.emit, task)), can_stop)
        self._open[task] = job = _Job(work, task, on_done, on_failed, on_refused)
        self._jobs.put(job)
        return task

    @property
    def is_idle(self) -> bool:
        """Say whether nothing runs or waits."""
        return not self._open

    def cancel_all(self) -> None:
        """Ask everything that runs or waits to stop."""
        for task in tuple(self._open):
            task.cancel()

    def close(self, seconds: float = 5.0) -> None:
        """Finish what was submitted and end the thread."""
        self._jobs.put(None)
        self._thread.join(seconds)

    def _live(self) -> None:
        while (job := self._jobs.get()) is not None:
            task = job.task
            self._tell(_calling(self.started.emit, task))
            self._tell(self._carry_out(job))
            del job  # the window lets go of it last, as its answers may hold the last of a widget
            self._tell(_calling(self._end, task))

    def _carry_out(self, job: _Job) -> Callable[[], None]:
        """Do the work and return what is to be called in the window's thread."""
        try:
            job.task.begin()
            result = job.work(job.task.progress)
        except Cancelled as error:
            return _calling(job.on_failed, str(error))
        except CsdeskError as error:
            if job.on_refused is not None:
                return _calling(job.on_refused, error)
            return _calling(job.on_failed or self.failed.emit, str(error))
        except Exception as error:  # noqa: BLE001 - the lane outlives a defect in a piece of work
            return _calling(job.on_failed or self.failed.emit, describe_defect(error))
        return _calling(job.on_done, result)

    def _end(self, task: Task) -> None:
        del self._open[task]
        self.ended.emit(task)

    def _tell(self, message: Callable[[], None]) -> None:
        self._told.emit(message)

    @Slot(object)
    def _hear(self, message: Callable[[], None]) -> None:
        message()


def _calling(function: Callable[[Any], None] | None, argument: Any) -> Callable[[], None]:
    return lambda: None if function is None else function(argument)


def describe_defect(error: Exception) -> str:
    """Return a sentence that names the kind of defect and its place, and nothing of the data."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
    kind = type(error).__name__
    _log.error("Defect: %s at %s", kind, place)
    return (
        f"Something inside csdesk failed ({kind} at {place}). Nothing was changed; "
        "please report these words."
    )
