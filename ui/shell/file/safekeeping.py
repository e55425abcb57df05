"""Keeping the open file safe: what is not saved, what is only read, locking, protection."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from csdesk.errors import CsdeskError, PassPhraseWrong
from csdesk.report.document import Status
from ui.dialogs.confirmation import confirm
from ui.dialogs.files import ask_for_workspace
from ui.dialogs.protection import ProtectionDialog
from ui.models.workspace_paths import free_path
from ui.session import Session
from ui.shell.file.admission import Admission
from ui.shell.file.backup_desk import BackupDesk
from ui.shell.file.idle_watch import IdleWatch
from ui.shell.file.lock_page import LockPage
from ui.shell.frame.banner import Banner
from ui.tasks.access import Access
from ui.tasks.protecting import require_phrase

_LEFT_OPEN = "Last time this file was not closed properly; nothing that was saved is lost."
_PATIENCE = 10_000
"""Milliseconds after which closing waits no longer for what is being saved."""
_NO_INPUT = (
    QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
    | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
)
_SAVE_FIRST = "Something could not be saved yet. Save it first, then change the pass phrase."


class Safekeeping(QObject):
    """Owns the banners, the lock page and the desk for backups.

    ``noticed`` carries a status and what to know of a file that was just opened.
    """

    noticed = Signal(object, str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._told: set[Path] = set()
        self._path: Path | None = None
        self.admission = Admission(session, window)
        self.backups = BackupDesk(session, window, self.admission.open, self.admission.ask_phrase)
        self.watch = IdleWatch(lambda: session.settings.lock_after_minutes, self)
        self.lock_page = LockPage()
        self.reading = Banner(Status.WATCH, "Open for reading only")
        self.unsaved = Banner(Status.RISK, "Not saved")
        self.banners = QWidget()
        column = QVBoxLayout(self.banners)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.unsaved)
        column.addWidget(self.reading)
        self._add_buttons()
        self._connect()

    def note_file(self) -> None:
        """Show what is to be known of the file that is open now."""
        session, path = self._session, self._session.path
        self.lock_page.forget()
        self.reading.tell(self._describe_reading() if session.file.is_read_only else "")
        if path is None or path == self._path:
            return
        self._path = path
        self.backups.follow(None if session.file.is_read_only else path, session.file.remark)
        self._tell_once(path)

    def may_close(self) -> bool:
        """Wait for what is being saved, and ask once before closing if it could not be."""
        self._finish_saving()
        error = self._session.unsaved
        if error is None:
            return True
        sentence = f"{error} What was changed since then is lost when csdesk closes."
        return confirm("Close without saving?", sentence, "Close", self._window)

    def lock(self) -> None:
        """Close the encrypted file until its pass phrase is given."""
        self._session.lock()

    def ask_to_protect(self) -> None:
        """Ask for a new pass phrase for the open file."""
        self._ask_to_change(removes=False)

    def ask_to_unprotect(self) -> None:
        """Ask for the pass phrase, to encrypt the open file no longer."""
        self._ask_to_change(removes=True)

    def _add_buttons(self) -> None:
        again = self.unsaved.add_button("Try again", "primary")
        again.clicked.connect(self._try_again)
        elsewhere = self.unsaved.add_button("Save what is open as a new file…")
        elsewhere.clicked.connect(self._save_as)
        copy = self.reading.add_button("Save as a new file…")
        copy.clicked.connect(self._save_as)
        forget = self.unsaved.add_button("Give it up…", "ghost")
        forget.clicked.connect(self._give_up)

    def _connect(self) -> None:
        session = self._session
        session.unsavedChanged.connect(self._show_unsaved)
        session.locked.connect(self._show_lock)
        self.watch.left.connect(self.lock)
        self.lock_page.given.connect(self._unlock)
        self.lock_page.recoveryRequested.connect(self._recover)

    def _finish_saving(self) -> None:
        """Let the window work until every change is on disk, or could not be saved."""
        clock = QElapsedTimer()
        clock.start()
        while self._session.is_saving and not clock.hasExpired(_PATIENCE):
            QApplication.processEvents(_NO_INPUT, 50)

    def _show_unsaved(self) -> None:
        error = self._session.unsaved
        if self._session.is_locked:
            self.lock_page.show_waiting(error is not None)
        else:
            self.unsaved.tell("" if error is None else str(error))

    def _try_again(self) -> None:
        self._session.save_again()

    def _save_as(self) -> None:
        path = self._session.path
        if path is None:
            return
        target = ask_for_workspace(self._window, free_path(path.parent, f"{path.stem} saved"))
        if target is not None:
            self._session.save_as(target)

    def _give_up(self) -> None:
        sentence = "What could not be saved is forgotten, and the pages show what is stored."
        if confirm("Give up what is not saved?", sentence, "Give it up", self._window):
            self._session.give_up_unsaved()

    def _show_lock(self, path: Path) -> None:
        self._path = None
        self.backups.follow(None)
        self.reading.tell("")
        self.unsaved.tell("")
        self.lock_page.show_file(path, is_waiting=self._session.unsaved is not None)
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _unlock(self, phrase: str) -> None:
        path = self._session.path
        if path is not None:
            access = Access(path, phrase, read_only=self._session.file.is_read_only)
            self._session.open_file(
                access,
                on_failed=self.lock_page.tell,
                on_refused=partial(self._hear, access),
            )

    def _hear(self, access: Access, error: CsdeskError) -> None:
        self.lock_page.tell(str(error))
        if isinstance(error, PassPhraseWrong):
            self.lock_page.offer_recovery()
        else:
            self.admission.answer(access, error)

    def _recover(self, phrase: str) -> None:
        if self._session.path is not None:
            self.admission.recover(self._session.path, phrase)

    def _ask_to_change(self, *, removes: bool) -> None:
        session = self._session
        if session.unsaved is not None:
            session.failed.emit(_SAVE_FIRST)
            return
        dialog = ProtectionDialog(
            is_encrypted=session.file.is_encrypted, removes=removes, parent=self._window
        )
        dialog.given.connect(partial(self._check_phrase, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _check_phrase(self, dialog: ProtectionDialog) -> None:
        """Have the present phrase looked at while it can still be typed again."""
        self._session.read(
            require_phrase,
            dialog.answer().phrase,
            on_done=lambda _nothing: self._protect(dialog),
            on_failed=partial(self._refuse_phrase, dialog),
            label="Checking the pass phrase",
        )

    def _refuse_phrase(self, dialog: ProtectionDialog, sentence: str) -> None:
        if not self._session.is_locked:
            dialog.tell(sentence)

    def _protect(self, dialog: ProtectionDialog) -> None:
        if self._session.is_locked:
            return
        change = dialog.answer()
        dialog.accept()
        self._path = None
        self._session.protect(
            change.phrase, change.new_phrase, replaces_backups=change.replaces_backups
        )

    def _describe_reading(self) -> str:
        path = self._session.path
        name = "" if path is None else path.name
        return (
            f"Nothing in {name} can be changed here, only looked at and exported. To work on it, "
            "save it as a new file."
        )

    def _tell_once(self, path: Path) -> None:
        file = self._session.file
        sentences = [_LEFT_OPEN] if file.was_left_open and not file.is_read_only else []
        if file.warning and path not in self._told:
            self._told.add(path)
            sentences.append(file.warning)
        if file.left_over:
            sentences.append(file.left_over)
        if sentences:
            status = Status.WATCH if file.warning or file.left_over else Status.GOOD
            self.noticed.emit(status, " ".join(sentences))
