"""Opening a file with everything that may have to be asked first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from csdesk.errors import (
    CsdeskError,
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceNotWritable,
)
from csdesk.model.workspaces import Backup
from ui.dialogs.choice import (
    OPEN_ANYWAY,
    READ_BACKUP,
    READ_FILE,
    TRY_AGAIN,
    TRY_WRITING,
    Choice,
    ChoiceDialog,
)
from ui.dialogs.confirmation import confirm
from ui.dialogs.pass_phrase import PassPhraseDialog
from ui.session import Session
from ui.shell.file.rescue_desk import RescueDesk
from ui.tasks.access import Access
from ui.tasks.rescue import find_to_read

_LOSES = "What could not be saved is lost then. Try again to save it first."


class Admission(QObject):
    """Asks for a pass phrase, says who has the file, and offers the ways out when it is damaged."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._asking: PassPhraseDialog | None = None
        self._rescue = RescueDesk(session, window, self._try, self.ask_phrase)
        session.changed.connect(lambda _changes: self._close_dialog())

    def open(self, access: Access) -> None:
        """Open a file in place of the open one, once nothing of that can be lost."""
        if not self._session.unsaved:
            self._try(access)
        elif confirm("Open another file?", _LOSES, "Open", self._window):
            self._session.give_up_unsaved()
            self._try(access)

    def answer(self, access: Access, error: CsdeskError) -> None:
        """Do what can be done about a file that did not open."""
        if isinstance(error, PassPhraseNeeded | PassPhraseWrong):
            self._ask_again(access, error)
            return
        self._close_dialog()
        if isinstance(error, WorkspaceInUse):
            choices = [TRY_AGAIN, READ_BACKUP, *([OPEN_ANYWAY] if error.may_be_taken else [])]
            self._offer(access, f"{access.path.name} is in use", error, choices)
        elif isinstance(error, WorkspaceNotWritable):
            title = f"{access.path.name} cannot be changed here"
            self._offer(access, title, error, [READ_FILE, TRY_WRITING])
        elif isinstance(error, WorkspaceDamaged):
            self._rescue.open(access.path, access.phrase, str(error))
        else:
            self._session.failed.emit(str(error))

    def ask_phrase(
        self, path: Path, use: Callable[[str], None], recover: Callable[[str], None] | None = None
    ) -> PassPhraseDialog:
        """Ask for the pass phrase of a file until it opens or the person gives up."""
        self._close_dialog()
        dialog = PassPhraseDialog(path.name, may_recover=recover is not None, parent=self._window)
        dialog.given.connect(use)
        if recover is not None:
            dialog.recoveryRequested.connect(recover)
        dialog.finished.connect(partial(self._forget, dialog))
        self._asking = dialog
        dialog.open()
        return dialog

    def recover(self, path: Path, phrase: str) -> None:
        """Look for a way out for a file that a right phrase does not open."""
        sentence = f"If the pass phrase is right, the beginning of {path.name} is damaged."
        self._close_dialog()
        self._rescue.open(path, phrase, sentence)

    def _try(self, access: Access) -> None:
        self._session.open_file(access, on_refused=partial(self.answer, access))

    def _ask_again(self, access: Access, error: CsdeskError) -> None:
        if access.phrase is not None and self._asking is not None:
            self._asking.tell(str(error))
            return
        self.ask_phrase(
            access.path,
            lambda phrase: self._try(replace(access, phrase=phrase, with_open_phrase=False)),
            lambda phrase: self.recover(access.path, phrase),
        )

    def _offer(self, access: Access, title: str, error: CsdeskError, choices: list[Choice]) -> None:
        dialog = ChoiceDialog(title, str(error), choices, self._window)
        dialog.chosen.connect(partial(self._follow, access))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _follow(self, access: Access, key: str) -> None:
        if key == READ_BACKUP.key:
            self._read_backup(access)
        elif key == OPEN_ANYWAY.key:
            self._try(replace(access, even_if_held=True))
        else:
            self._try(replace(access, read_only=key == READ_FILE.key))

    def _read_backup(self, access: Access) -> None:
        self._session.work(
            find_to_read,
            access.path,
            self._session.settings,
            access.phrase,
            on_done=lambda backup: self._open_to_read(access, backup),
            label="Looking for a backup",
        )

    def _open_to_read(self, access: Access, backup: Backup | None) -> None:
        if backup is None:
            self._session.failed.emit(
                f"There is no whole backup of {access.path.name} yet. Close it where it is open."
            )
        else:
            self._try(Access(backup.path, access.phrase, read_only=True))

    def _forget(self, dialog: PassPhraseDialog, _result: int) -> None:
        if self._asking is dialog:
            self._asking = None
        dialog.deleteLater()

    def _close_dialog(self) -> None:
        dialog, self._asking = self._asking, None
        if dialog is not None:
            dialog.accept()
