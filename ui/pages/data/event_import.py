"""Usage events from the files that were chosen to what they add up to in the workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import plural
from csdesk.model.usage_events import EventChoices, EventFiles
from csdesk.progress import Progress
from ui.dialogs.events import EventsDialog
from ui.dialogs.files import ask_for_files
from ui.models.event_lines import list_counts, list_kept, name_fields
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task

if TYPE_CHECKING:
    from csdesk.model.imports import ImportBatch
    from csdesk.operations.usage_events import AddedEvents, EventSums


KINDS = "Files of events (*.parquet *.pq *.csv *.tsv *.txt *.gz);;All files (*)"


class EventImport(QObject):
    """Leads through the dialogue; ``told`` carries a sentence at the end, ``refused`` why not."""

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._paths: tuple[Path, ...] = ()
        self._sums: EventSums | None = None
        self._events: AddedEvents | None = None
        self._task: Task | None = None
        self._is_written = False
        self.dialog: EventsDialog | None = None
        session.taskProgressed.connect(self._follow)
        session.aboutToLeave.connect(self._leave)
        session.closing.connect(self._leave)

    def sort(self, paths: Sequence[Path], on_others: Callable[[Sequence[Path]], None]) -> None:
        """Take the files of events among some, and pass the others on, at once where none is."""
        from csdesk.ingest.events.files import may_be_events

        if not any(map(may_be_events, paths)):
            on_others(paths)
            return
        from csdesk.operations.usage_events import part_events

        self._session.work(
            part_events,
            tuple(paths),
            self._session.library,
            on_done=while_there(self, lambda parted: self._share_out(parted, on_others)),
            on_failed=while_there(self, self.refused.emit),
            label="Looking into the files",
        )

    def _share_out(
        self,
        parted: tuple[Sequence[Path], Sequence[Path]],
        on_others: Callable[[Sequence[Path]], None],
    ) -> None:
        events, others = parted
        if others:
            on_others(others)
        if events:
            self.begin(events)

    def choose(self) -> None:
        """Ask for files of events."""
        paths = ask_for_files(self._page, "Usage events", Path.home(), KINDS)
        if paths:
            self.begin(paths)

    def begin(self, paths: Sequence[Path]) -> None:
        """Look into files, and ask which columns tell what."""
        from csdesk.operations.usage_events import inspect_events

        self._paths = tuple(paths)
        self._session.work(
            inspect_events,
            self._paths,
            self._session.library,
            on_done=while_there(self, self._show),
            on_failed=while_there(self, self.refused.emit),
            label="Looking into the events",
        )

    def _show(self, files: EventFiles) -> None:
        dialog = EventsDialog(files, name_fields(self._session.library), self._page.window())
        dialog.begun.connect(self._begin_sums)
        dialog.stopped.connect(self._stop)
        dialog.kept.connect(self._keep)
        dialog.finished.connect(self._close)
        self.dialog = dialog
        dialog.show_choices()
        dialog.open()

    def _begin_sums(self, choices: EventChoices) -> None:
        """Add up; with the same choices what was finished before a stop is not read again."""
        from csdesk.operations.usage_events import begin_events

        if self._sums is not None and self._sums.choices == choices:
            self._add_up(self._sums)
            return
        self._let_go()
        task = self._session.read(
            begin_events,
            self._paths,
            choices,
            self._session.library,
            date.today(),  # noqa: DTZ011 - the day where the person sits
            on_done=while_there(self, self._add_up),
            on_failed=while_there(self, self._fail),
            label="Beginning",
        )
        self._wait_for(task)

    def _add_up(self, sums: EventSums) -> None:
        if self.dialog is None:
            self._session.render(sums.close)
            return
        self._sums = sums
        task = self._session.render(
            _add_up,
            sums,
            on_done=while_there(self, self._recognise),
            on_failed=while_there(self, self._fail),
            label="Adding up",
        )
        self._wait_for(task)

    def _recognise(self, events: AddedEvents) -> None:
        from csdesk.operations.usage_events import recognise_accounts

        task = self._session.read(
            recognise_accounts,
            events,
            on_done=while_there(self, self._show_sums),
            on_failed=while_there(self, self._fail),
            label="Recognising the accounts",
        )
        self._wait_for(task)

    def _show_sums(self, events: AddedEvents) -> None:
        self._events, self._task = events, None
        if self.dialog is not None:
            kept = list(list_kept(events, self._session.library))
            self.dialog.show_sums(list(list_counts(events)), kept)

    def _keep(self) -> None:
        from csdesk.operations.usage_events import import_events

        if self._events is None or self.dialog is None:
            return
        self._is_written = True
        task = self._session.run(
            partial(import_events, library=self._session.library),
            self._events,
            on_done=while_there(self, self._tell),
            on_failed=while_there(self, self._fail),
            label="Importing",
        )
        self._wait_for(task)

    def _tell(self, batch: ImportBatch) -> None:
        self._end_writing()
        rows = sum(found.records for found in batch.lists)
        if self.dialog is not None:
            self.dialog.accept()
        self.told.emit(f"{batch.file_name} was added up: {plural(rows, 'row')} of use.")

    def _fail(self, sentence: str) -> None:
        self._end_writing()
        if self.dialog is not None:
            self.dialog.show_choices(sentence)

    def _end_writing(self) -> None:
        """Note that no work is under way; a dialogue that was closed meanwhile lets go now."""
        self._task, self._is_written = None, False
        if self.dialog is None:
            self._let_go()

    def _wait_for(self, task: Task) -> None:
        self._task = task
        if self.dialog is not None:
            self.dialog.show_task(task)

    def _follow(self, task: Task) -> None:
        if task is self._task and self.dialog is not None:
            self.dialog.update_task(task)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _leave(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _close(self) -> None:
        """Let go of everything once the dialogue is closed."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if self._is_written:
            return  # what is being written is read from there
        if self._task is not None:
            self._task.cancel()
        self._let_go()

    def _let_go(self) -> None:
        sums, self._sums, self._events = self._sums, None, None
        if sums is not None:
            self._session.render(sums.close, label="Closing the events")


def _add_up(sums: EventSums, progress: Progress) -> AddedEvents:
    return sums.add_up(progress)
