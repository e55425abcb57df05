"""The import itself: begun, cancelled until it is written, and told about when it is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csdesk.errors import Cancelled
from csdesk.formatting import plural
from csdesk.model.identifiers import BatchId
from csdesk.model.imports import ImportBatch
from ui.models.import_queue import order_ready
from ui.models.import_reading import describe_imported, name_records
from ui.pages.data.file_queue import FileQueue
from ui.pages.data.waiting import Waiting
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task

if TYPE_CHECKING:
    from csdesk.operations.imports import ImportOrder

WRITTEN = "It is written. What follows from it is computed."
TOO_LATE = "It was written before it could be cancelled. Undo takes it back."
IN_USE = "in use already, read in the same way. Nothing was changed."
NOT_SAVED = "It cannot be saved yet; the line at the top says why."


class Importing(QObject):
    """Writes the files that are ready. ``finished`` and ``stopped`` carry the sentence about it."""

    finished = Signal(str)
    stopped = Signal(str)

    def __init__(
        self, session: Session, queue: FileQueue, waiting: Waiting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = queue
        self._waiting = waiting
        self._task: Task | None = None
        self._known: set[BatchId] = set()
        session.taskProgressed.connect(waiting.update_task)
        session.taskEnded.connect(self._note_end)

    @property
    def is_under_way(self) -> bool:
        """Tell whether the files are written, or what follows from them is computed."""
        return self._task is not None

    def begin(self) -> None:
        """Write every file that is ready, as one step."""
        from csdesk.operations.imports import import_files

        diagnosis = self._session.diagnosis
        self._known = {batch.id for batch in diagnosis.batches} if diagnosis else set()
        task = self._session.run(
            partial(import_files, library=self._session.library),
            self._list_orders(),
            on_done=while_there(self, lambda batches: self._finish(task, batches)),
            on_failed=while_there(self, lambda sentence: self._stop(task, sentence)),
            label="Importing",
        )
        self._task = task
        self._waiting.show_task(task, f"Importing {self._name_files()}")

    def cancel(self) -> None:
        """Stop the import, unless it is written; one that has not begun never begins."""
        task = self._task
        if task is None:
            return
        task.cancel()
        if not task.has_begun:
            self._stop(task, str(Cancelled()))

    def _list_orders(self) -> list[ImportOrder]:
        from csdesk.operations.imports import ImportOrder

        return [
            ImportOrder(choice.draft, choice.role, choice.as_of, choice.comparison)
            for choice in order_ready(self._queue.files)
            if choice.as_of is not None
        ]

    def _name_files(self) -> str:
        ready = order_ready(self._queue.files)
        names = [choice.draft.outline.file_name for choice in ready]
        return names[0] if len(names) == 1 else plural(len(names), "file")

    def _note_end(self, task: Task) -> None:
        """Say that an import is written, or waits to be, as soon as that is so."""
        if task is not self._task:
            return
        if self._session.unsaved is not None:
            self._waiting.show_rest(NOT_SAVED)
        else:
            self._waiting.show_rest(TOO_LATE if task.is_cancelled else WRITTEN)

    def _finish(self, task: Task, batches: tuple[ImportBatch, ...]) -> None:
        self._task = None
        where = batches[0].file_name if len(batches) == 1 else plural(len(batches), "file")
        if all(batch.id in self._known for batch in batches):
            self.finished.emit(f"{where}: {IN_USE}")
            return
        what = describe_imported(batches, name_records(self._session.library))
        late = f" {TOO_LATE}" if task.is_cancelled else ""
        self.finished.emit(f"{what} imported from {where}.{late}")

    def _stop(self, task: Task, sentence: str) -> None:
        if task is self._task:
            self._task = None
            self.stopped.emit(sentence)
