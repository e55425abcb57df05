"""The open workspace: the diagnosis that pages show, and the way to change what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from csdesk.errors import CsdeskError, WorkspaceUnusable
from csdesk.model.changes import Changes
from csdesk.model.history import UndoState
from csdesk.progress import Progress
from ui.tasks.access import Access, FileState, Whom
from ui.tasks.garbage import GarbageCollector
from ui.tasks.keeper import Keeper, Operation, call
from ui.tasks.lane import Done, Failed, Lane, Refused
from ui.tasks.saving import Saving
from ui.tasks.task import Task
from ui.tasks.wishes import Wish

if TYPE_CHECKING:
    from csdesk.model.clients import Audit, Client
    from csdesk.model.diagnosis import Diagnosis
    from csdesk.model.library import Library
    from csdesk.settings import Settings
    from ui.tasks.standing import Standing


class Session(QObject):
    """Holds what is open. One lane owns the workspace; another one renders finished documents.

    ``changed`` carries the kinds of things that are new in ``diagnosis``, ``historyChanged`` says
    that something else can be undone now. ``failed`` carries the sentence of an error that nobody
    else shows. ``unsavedChanged`` says that a change could not be saved, or no longer waits;
    ``aboutToLeave`` comes before another client or nobody is shown, while what is being typed can
    still be saved; ``closing`` comes before the threads end; ``locked`` carries the file that was
    closed until its pass phrase is given.
    """

    aboutToLeave = Signal()  # noqa: N815 - Qt's way of writing signals
    changed = Signal(object)
    closing = Signal()
    failed = Signal(str)
    historyChanged = Signal()  # noqa: N815
    locked = Signal(object)
    unsavedChanged = Signal()  # noqa: N815
    settingsChanged = Signal(object)  # noqa: N815 - Qt's way of writing signals
    taskStarted = Signal(object)  # noqa: N815
    taskProgressed = Signal(object)  # noqa: N815
    taskEnded = Signal(object)  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diagnosis: Diagnosis | None = None
        self._history = UndoState()
        self._audits: tuple[Audit, ...] = ()
        self._path: Path | None = None
        self._file = FileState()
        self._whom: Whom | None = None
        self._is_locked = False
        self._locks = 0
        self._settings: Settings | None = None
        self._keeper = Keeper(lambda: self.library)
        self.lane = Lane("workspace", self)
        self.renderer = Lane("rendering", self)
        self._garbage = GarbageCollector(self, lambda: not self.lane.is_idle)
        self._saving = Saving(
            self.lane,
            self._keeper,
            is_read_only=lambda: self._file.is_read_only,
            is_locked=lambda: self._is_locked,
            parent=self,
        )
        self._saving.renewed.connect(self._renew)
        self._saving.dropped.connect(lambda: self.changed.emit(Changes.ALL))
        self._saving.failed.connect(self.failed)
        self._saving.unsavedChanged.connect(self.unsavedChanged)
        for lane in (self.lane, self.renderer):
            lane.failed.connect(self.failed)
            lane.started.connect(self.taskStarted)
            lane.progressed.connect(self.taskProgressed)
            lane.ended.connect(self.taskEnded)

    @property
    def diagnosis(self) -> Diagnosis | None:
        """Return the open engagement as it stands, or None when nothing is open."""
        return self._diagnosis

    @property
    def history(self) -> UndoState:
        """Return what the next undo and the next redo would do."""
        return self._history

    @property
    def audits(self) -> tuple[Audit, ...]:
        """Return every client in the open file with its engagement."""
        return self._audits

    @property
    def path(self) -> Path | None:
        """Return the file of the open workspace."""
        return self._path

    @property
    def file(self) -> FileState:
        """Return what is known of the open file."""
        return self._file

    @property
    def whom(self) -> Whom | None:
        """Return for whom what is done now is meant: the client that is shown."""
        return self._whom

    @property
    def is_locked(self) -> bool:
        """Say whether the file waits for its pass phrase."""
        return self._is_locked

    @property
    def unsaved(self) -> WorkspaceUnusable | None:
        """Return why what was changed is not on disk; None when everything is."""
        return self._saving.error

    @property
    def settings(self) -> Settings:
        """Return how this person works on this computer, read at the first use."""
        if self._settings is None:
            from csdesk.settings import load_settings

            self._settings = load_settings()
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        """Work with other settings from now on, and keep them."""
        from csdesk.settings import save_settings

        self._settings = settings
        try:
            save_settings(settings)
        except CsdeskError as error:
            self.failed.emit(str(error))
        self.lane.submit(lambda _progress: self._keeper.name_person(settings.person))
        self.settingsChanged.emit(settings)

    @property
    def library(self) -> Library:
        """Return the shipped content."""
        from csdesk.content import load_library

        return load_library()

    @property
    def is_saving(self) -> bool:
        """Say whether an operation is still to be carried out."""
        return self._saving.is_under_way

    def open_workspace(self, path: Path, on_failed: Failed | None = None) -> Task:
        """Open a workspace instead of the one that is open."""
        return self.open_file(Access(path), on_failed)

    def open_file(
        self,
        access: Access,
        on_failed: Failed | None = None,
        on_refused: Refused | None = None,
    ) -> Task:
        """Open a workspace as it is asked for; ``on_refused`` gets the error itself."""
        opening = partial(self._keeper.open_workspace, access, self.settings)
        return self._replace(access.path, opening, "Opening", on_failed, on_refused)

    def start_client(
        self,
        path: Path,
        client: Client,
        on_failed: Failed | None = None,
        *,
        phrase: str | None = None,
    ) -> Task:
        """Create the workspace of a client, encrypted with a pass phrase if any, and open it."""
        access = Access(path, phrase)
        opening = partial(self._keeper.start_client, access, client, self.settings)
        return self._replace(path, opening, "Creating", on_failed)

    def open_sample(self, path: Path, on_failed: Failed | None = None) -> Task:
        """Create the sample client's workspace and open it."""
        opening = partial(self._keeper.make_sample, path, self.settings)
        return self._replace(path, opening, "Preparing the sample client", on_failed)

    def run(
        self,
        operation: Operation,
        *arguments: Any,
        on_done: Done | None = None,
        on_failed: Failed | None = None,
        label: str = "",
        is_kept: bool = True,
        is_for_any: bool = False,
    ) -> Task:
        """Carry out an operation on the workspace, diagnose anew and tell what changed.

        The operation gets the workspace first and returns an ``Outcome``; ``on_done`` gets its
        result. Operations that follow each other quickly share one diagnosis, after the last.
        One that cannot be saved waits with all that follow it, until ``save_again`` or
        ``give_up_unsaved``; with ``is_kept`` False it is refused at once instead. It is meant for
        the client that is shown, and refused when another one was opened meanwhile, unless it
        ``is_for_any``.
        """
        if is_for_any:
            self.aboutToLeave.emit()
        whom = None if is_for_any else self._whom
        wish = Wish(operation, arguments, on_done, on_failed, label or "Saving", is_kept, whom)
        return self._saving.run(wish)

    def save_again(self) -> Task:
        """Try to save what waits, in the order in which it was made."""
        return self._saving.save_again()

    def save_as(self, target: Path, on_failed: Failed | None = None) -> Task:
        """Write what is open to a new file, and go on there with what waits."""
        opening = partial(self._keeper.move_to, target, self.settings)
        return self._replace(target, opening, "Saving as a new file", on_failed)

    def protect(
        self,
        phrase: str | None,
        new_phrase: str | None,
        *,
        replaces_backups: bool,
        on_failed: Failed | None = None,
    ) -> None:
        """Encrypt the open file, change its pass phrase, or (None) encrypt it no longer."""
        path = self._path
        if path is None:
            return
        self._replace(
            path,
            lambda progress: self._keeper.protect(
                phrase, new_phrase, self.settings, progress, replaces_backups=replaces_backups
            ),
            "Encrypting" if new_phrase else "Removing the pass phrase",
            on_failed,
        )

    def give_up_unsaved(self) -> None:
        """Forget what could not be saved, and show what is stored."""
        self._saving.give_up()

    def lock(self) -> None:
        """Close an encrypted workspace once everything is written, and forget what it held."""
        path = self._path
        if path is None or self._is_locked or not self._file.is_encrypted:
            return
        self.aboutToLeave.emit()
        self._is_locked = True
        self._locks += 1
        self._forget()
        self._saving.forget_results()
        self.renderer.cancel_all()
        self.lane.submit(lambda _progress: self._keeper.let_go())
        self.historyChanged.emit()
        self.locked.emit(path)

    def read(
        self,
        function: Operation,
        *arguments: Any,
        on_done: Done | None = None,
        on_failed: Failed | None = None,
        label: str = "Reading",
        on_refused: Refused | None = None,
    ) -> Task:
        """Call a function with the workspace that changes nothing in it."""
        return self.lane.submit(
            lambda progress: self._keeper.operate(function, arguments, progress),
            on_done,
            on_failed,
            label,
            on_refused,
        )

    def work(
        self,
        function: Operation,
        *arguments: Any,
        on_done: Done | None = None,
        on_failed: Failed | None = None,
        label: str = "",
        on_refused: Refused | None = None,
    ) -> Task:
        """Call a function that needs no workspace (reading a file, say) on the same lane."""
        return self.lane.submit(
            lambda progress: call(function, arguments, progress),
            on_done,
            on_failed,
            label,
            on_refused,
        )

    def render(
        self,
        function: Operation,
        *arguments: Any,
        on_done: Done | None = None,
        on_failed: Failed | None = None,
        label: str = "",
    ) -> Task:
        """Call a function that draws or writes a finished document, beside the lane."""
        return self.renderer.submit(
            lambda progress: call(function, arguments, progress), on_done, on_failed, label
        )

    def close(self) -> None:
        """Finish what is under way, then let go of the workspace and the threads."""
        self.closing.emit()
        self.renderer.cancel_all()
        self.lane.submit(lambda _progress: self._keeper.let_go())
        self.lane.close()
        self.renderer.close()
        self._garbage.stop()

    def _replace(
        self,
        path: Path,
        opening: Callable[[Progress], Standing],
        label: str,
        on_failed: Failed | None,
        on_refused: Refused | None = None,
    ) -> Task:
        self.aboutToLeave.emit()
        show = partial(self._show, path, self._locks)
        return self.lane.submit(opening, show, on_failed, label, on_refused)

    def _show(self, path: Path, locks: int, standing: Standing) -> None:
        self._path = path
        if locks != self._locks:
            self._stay_locked(path, standing.file)
            return
        self._is_locked = False
        self._saving.answer()
        self._take(standing)
        self.changed.emit(Changes.ALL)
        if self.unsaved is not None:
            self.save_again()

    def _stay_locked(self, path: Path, file: FileState) -> None:
        """Show nothing of a file that was still opening when everything was locked."""
        self._file = file
        if file.is_encrypted:
            self.locked.emit(path)
        else:
            self.open_file(Access(path, read_only=file.is_read_only))

    def _take(self, standing: Standing) -> None:
        if self._whom is not None and standing.whom != self._whom:
            self.aboutToLeave.emit()
        self._diagnosis = standing.diagnosis
        self._audits = standing.audits
        self._history = standing.history
        self._file = standing.file
        self._whom = standing.whom
        self.historyChanged.emit()

    def _forget(self) -> None:
        self._diagnosis, self._history, self._audits = None, UndoState(), ()

    def _renew(self, standing: Standing | None, changes: Changes) -> None:
        if standing is None or self._is_locked:
            self._forget()
        else:
            self._take(standing)
        if changes and not self._is_locked:
            self.changed.emit(changes)
