"""The files at the import desk: how each stands, what is decided, and which are let go of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from csdesk.model.currencies import ExchangeRate
from csdesk.model.imports import ImportDraft, ListRole
from csdesk.model.matching import Comparison
from csdesk.model.tables import TableKind
from ui.models.file_view import FileView
from ui.models.import_choice import ImportChoice, date_lists, first_choice
from ui.models.import_queue import (
    FileState,
    QueuedFile,
    date_files,
    judge_files,
    settle_roles,
)
from ui.pages.data.file_reading import close_files
from ui.pages.data.file_work import FileWork
from ui.session import Session
from ui.tasks.task import Task


class FileQueue(QObject):
    """Holds the files; ``changed`` tells that one of them stands otherwise.

    ``failed`` carries a file and the sentence why it could not be read again as it was decided.
    """

    changed = Signal()
    failed = Signal(object, str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.files: tuple[QueuedFile, ...] = ()
        self._rates: tuple[ExchangeRate, ...] = ()
        self._work = work = FileWork(session, self)
        work.listed.connect(self.add)
        work.read.connect(self._take)
        work.readAgain.connect(self._take_again)
        work.compared.connect(self._take_comparison)
        work.refused.connect(self._refuse)
        work.folderRefused.connect(self._refuse_folder)
        work.cancelled.connect(self._drop)
        work.failedAgain.connect(self._keep)
        work.progressed.connect(self._follow)
        session.aboutToLeave.connect(self.leave)
        session.closing.connect(self.leave)

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and those in folders; each is taken once."""
        folders = [path for path in paths if path.is_dir()]
        for path in paths:
            if path not in folders:
                self._read(path)
        for folder in folders:
            self._work.list_folder(folder)
        self.changed.emit()

    @property
    def is_busy(self) -> bool:
        """Tell whether a file is still read."""
        return self._work.is_busy

    def find(self, path: Path) -> QueuedFile | None:
        """Return the file of a path."""
        return next((file for file in self.files if file.path == path), None)

    def task(self, path: Path) -> Task | None:
        """Return what is being done with a file."""
        return self._work.find(path)

    def adopt(self, path: Path, choice: ImportChoice) -> None:
        """Take another role or date of a file."""
        before = self.find(path)
        if before is None:
            return
        self._put(replace(before, choice=choice))
        has_list = choice.draft.table(TableKind.ACCOUNTS) is not None
        if has_list and before.choice is not None and before.choice.role is not choice.role:
            self._work.compare(path, choice)

    def decide(self, path: Path, choice: ImportChoice) -> None:
        """Read a file again as it is decided now."""
        file = self.find(path)
        if file is None:
            return
        self._put(replace(file, choice=choice))
        self._work.begin_again(file, choice)

    def use_rates(self, rates: tuple[ExchangeRate, ...]) -> None:
        """Read every file again where an exchange rate is another one, by hand or by undo."""
        before, self._rates = self._rates, rates
        if rates == before:
            return
        for file in self.files:
            if file.choice is not None:
                self.decide(file.path, file.choice)

    def judge(self) -> None:
        """Say anew what stands in the way of each file."""
        self._settle(self.files)

    def give_date(self, as_of: date | None) -> None:
        """Give all files that state no date the same one."""
        self._settle(date_files(self.files, as_of))

    def remove(self, path: Path) -> None:
        """Let go of one file."""
        file = self.find(path)
        self._work.stop(path)
        self.files = tuple(other for other in self.files if other.path != path)
        self._close([file] if file else [])
        self._settle(self.files)

    def leave(self) -> None:
        """Let go of every file; nothing was written."""
        files, self.files = self.files, ()
        self._work.stop_all()
        self._close(files)
        if files:
            self.changed.emit()

    def _read(self, path: Path) -> None:
        if self.find(path) is not None:
            return
        self.files = (*self.files, QueuedFile(path))
        self._work.begin(path)

    def _take(self, path: Path, view: FileView) -> None:
        file, diagnosis = self.find(path), self._session.diagnosis
        if file is None or diagnosis is None:
            self._close_drafts([view.draft])
            return
        choice = first_choice(view.draft, diagnosis.batches)
        choice = replace(choice, comparison=view.comparison)
        read = replace(file, state=FileState.QUESTION, choice=choice, view=view)
        dated = date_lists(diagnosis.batches)
        self._settle(settle_roles(self._exchanged(read), dated.get(ListRole.CURRENT)))

    def _take_again(self, path: Path, choice: ImportChoice, view: FileView) -> None:
        file = self.find(path)
        if file is None or file.choice is None or file.choice.decisions != choice.decisions:
            return
        self._work.end(path)
        self._put(
            replace(file, choice=file.choice.with_reading(view.draft, view.comparison), view=view)
        )

    def _take_comparison(self, path: Path, role: ListRole, found: Comparison | None) -> None:
        file = self.find(path)
        if file is not None and file.choice is not None and file.choice.role is role:
            self._put(replace(file, choice=replace(file.choice, comparison=found)))

    def _refuse(self, path: Path, sentence: str) -> None:
        file = self.find(path)
        if file is not None:
            self._put(file.refused(sentence))

    def _refuse_folder(self, folder: Path, sentence: str) -> None:
        self.files = (*self.files, QueuedFile(folder).refused(sentence))
        self.changed.emit()

    def _drop(self, path: Path) -> None:
        self.files = tuple(file for file in self.files if file.path != path)
        self.changed.emit()

    def _keep(self, before: QueuedFile, sentence: str) -> None:
        """Go back to the reading that there was, and say why it could not be the other one."""
        if self.find(before.path) is not None:
            self._put(before)
            self.failed.emit(before.path, sentence)

    def _follow(self, path: Path, step: str, share: float) -> None:
        file = self.find(path)
        if file is not None and file.view is None:
            self.files = self._exchanged(file.reading(step, share))
            self.changed.emit()

    def _put(self, file: QueuedFile) -> None:
        self._settle(self._exchanged(file))

    def _exchanged(self, file: QueuedFile) -> tuple[QueuedFile, ...]:
        return tuple(file if other.path == file.path else other for other in self.files)

    def _settle(self, files: Sequence[QueuedFile]) -> None:
        diagnosis = self._session.diagnosis
        if diagnosis is not None:
            files = judge_files(files, diagnosis.batches, diagnosis.client.currency)
        self.files = tuple(files)
        self.changed.emit()

    def _close(self, files: Sequence[QueuedFile]) -> None:
        self._close_drafts([file.choice.draft for file in files if file.choice is not None])

    def _close_drafts(self, drafts: Sequence[ImportDraft]) -> None:
        if drafts:
            self._session.work(
                close_files, drafts, label="Closing the file", on_failed=_say_nothing
            )


def _say_nothing(_sentence: Any) -> None:
    """Leave it at that: a file that is let go of needs no word."""
