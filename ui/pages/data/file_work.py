"""The reading of files at the import desk: begun on the lane, followed, and passed on when done."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.models.file_view import FileView
from ui.models.import_choice import ImportChoice
from ui.models.import_queue import QueuedFile
from ui.pages.data.file_reading import (
    compare_again,
    find_spreadsheets,
    read_again,
    read_file,
)
from ui.pages.data.file_tasks import FileTasks
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task


class FileWork(QObject):
    """Reads files, one piece of work for each at a time.

    ``listed`` carries the files of a folder; ``read`` the path of a file and what it says,
    ``readAgain`` the choice under which it was read as well; ``compared`` path, role and
    comparison; ``refused`` and ``folderRefused`` path and sentence;
    ``cancelled`` the path of a file not wanted any more; ``failedAgain`` the file as it stood
    and the sentence why it could not be read otherwise; ``progressed`` path, step and share done.
    """

    read = Signal(object, object)
    readAgain = Signal(object, object, object)  # noqa: N815
    compared = Signal(object, object, object)
    refused = Signal(object, str)
    folderRefused = Signal(object, str)  # noqa: N815
    failedAgain = Signal(object, str)  # noqa: N815
    cancelled = Signal(object)
    progressed = Signal(object, str, float)
    listed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = FileTasks()
        session.taskProgressed.connect(self._follow)

    @property
    def is_busy(self) -> bool:
        """Tell whether a file is still read."""
        return bool(self._tasks)

    def find(self, path: Path) -> Task | None:
        """Return what is being done with a file."""
        return self._tasks.find(path)

    def stop(self, path: Path) -> None:
        """Cancel what is being done with a file."""
        self._tasks.stop(path)

    def stop_all(self) -> None:
        """Cancel what is being done with any file."""
        self._tasks.stop_all()

    def list_folder(self, folder: Path) -> None:
        """Look for the spreadsheets in a folder."""
        self._session.work(
            find_spreadsheets,
            folder,
            on_done=while_there(self, self.listed.emit),
            on_failed=while_there(self, partial(self.folderRefused.emit, folder)),
            label="Looking into the folder",
        )

    def begin(self, path: Path) -> None:
        """Read a file for the first time."""
        task = self._session.read(
            read_file,
            path,
            self._session.library,
            on_done=while_there(self, partial(self._finish, path)),
            on_failed=while_there(self, partial(self._refuse, path)),
            label="Reading the file",
        )
        self._tasks.begin(path, task)

    def begin_again(self, file: QueuedFile, choice: ImportChoice) -> None:
        """Read a file as it is decided now."""
        task = self._session.read(
            read_again,
            choice.draft,
            choice.role,
            self._session.library,
            choice.decisions,
            on_done=while_there(self, partial(self.readAgain.emit, file.path, choice)),
            on_failed=while_there(self, partial(self._fail_again, file)),
            label="Reading again",
        )
        self._tasks.begin(file.path, task)

    def end(self, path: Path) -> None:
        """Forget what was done with a file, as its result is taken."""
        self._tasks.end(path)

    def compare(self, path: Path, choice: ImportChoice) -> None:
        """Compare a file with what it would replace or join in its present role."""
        self._session.read(
            compare_again,
            choice.draft,
            choice.role,
            on_done=while_there(self, partial(self.compared.emit, path, choice.role)),
            label="Comparing with what is known",
        )

    def _finish(self, path: Path, view: FileView) -> None:
        self._tasks.end(path)
        self.read.emit(path, view)

    def _refuse(self, path: Path, sentence: str) -> None:
        task = self._tasks.end(path)
        if task is not None and task.is_cancelled:
            self.cancelled.emit(path)
        else:
            self.refused.emit(path, sentence)

    def _fail_again(self, file: QueuedFile, sentence: str) -> None:
        self._tasks.end(file.path)
        self.failedAgain.emit(file, sentence)

    def _follow(self, task: Task) -> None:
        share = task.done / task.total if task.total else 0.0
        for path in self._tasks.find_files(task):
            self.progressed.emit(path, task.step or task.label, share)
