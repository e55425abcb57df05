"""Backups while somebody works: made when they are due, listed, restored as new files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from csdesk.errors import CsdeskError, PassPhraseNeeded, PassPhraseWrong
from csdesk.model.workspaces import Backup, BackupReason
from csdesk.report.document import Status
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.files import ask_for_folder, choose_target, show_folder
from ui.dialogs.pass_phrase import PassPhraseDialog
from ui.models.backup_list import age_words
from ui.models.change_log import local_time
from ui.models.workspace_paths import restored_path
from ui.session import Session
from ui.tasks.access import Access
from ui.tasks.rescue import restore_file, restore_of_open

_TICK_MS = 60_000
_TICKS_BETWEEN = 5
"""Minutes between two looks whether a backup is due."""
_OTHER_PHRASE = "This backup has another pass phrase than the open file."

AskPhrase = Callable[[Path, Callable[[str], None]], PassPhraseDialog]
Now = Callable[[], datetime]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class BackupDesk(QObject):
    """``told`` carries why backups fail, once for each file; ``ageChanged`` words for the foot."""

    told = Signal(str)
    ageChanged = Signal(object, str)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self,
        session: Session,
        window: QWidget,
        open_file: Callable[[Access], None],
        ask_phrase: AskPhrase,
        *,
        now: Now = _utc_now,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._open_file = open_file
        self._ask_phrase = ask_phrase
        self._now = now
        self._path: Path | None = None
        self._newest: Backup | None = None
        self._is_failing = False
        self._ticks = 0
        self._dialog: BackupsDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        session.settingsChanged.connect(lambda _settings: self._look())

    def follow(self, path: Path | None, remark: str = "") -> None:
        """Look after the backups of another file; ``remark`` says why the first one failed."""
        self._path, self._newest, self._is_failing, self._ticks = path, None, False, 0
        self.ageChanged.emit(Status.NONE, "")
        if path is not None:
            if remark:
                self._fail(remark)
            self._look()

    def tick(self) -> None:
        """Count a minute: the age grows, and a backup may be due."""
        self._tell_age()
        self._ticks += 1
        if self._ticks % _TICKS_BETWEEN == 0:
            self.back_up_if_due()

    def back_up_if_due(self) -> None:
        """Make a backup if something changed since the last one."""
        from csdesk.operations.backups import back_up_if_due

        if self._can_back_up():
            self._session.read(
                back_up_if_due,
                self._session.settings,
                on_done=self._note,
                on_failed=self._fail,
                label="Making a backup",
            )

    def back_up(self) -> None:
        """Make a backup now."""
        from csdesk.operations.backups import back_up

        if not self._can_back_up():
            return
        self._tell(Status.DOING, "Making a backup …")
        self._session.read(
            back_up,
            self._session.settings,
            BackupReason.ASKED_FOR,
            on_done=self._note_asked,
            on_failed=self._fail_asked,
            label="Making a backup",
        )

    def show_dialog(self) -> None:
        """List the backups of the open file."""
        if self._path is None:
            return
        dialog = BackupsDialog(
            self._path.name,
            may_back_up=not self._session.file.is_read_only,
            parent=self._window,
        )
        dialog.backUpRequested.connect(self.back_up)
        dialog.restoreRequested.connect(self.restore)
        dialog.folderRequested.connect(self._ask_for_folder)
        dialog.showRequested.connect(self._show_folder)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()
        self._look()

    def restore(self, backup: Backup) -> None:
        """Write a backup to a new file and open it."""
        if self._path is None:
            return
        target = choose_target(self._window, restored_path(backup, self._path))
        if target is None:
            return
        self._tell(Status.DOING, "Restoring …")
        self._session.read(
            restore_of_open,
            backup.path,
            target,
            on_done=self._open_restored,
            label="Restoring a backup",
            on_refused=partial(self._hear_refusal, backup, target),
        )

    def _hear_refusal(self, backup: Backup, target: Path, error: CsdeskError) -> None:
        """Ask for the pass phrase of a backup from before it was changed."""
        if not isinstance(error, PassPhraseNeeded | PassPhraseWrong):
            self._tell(Status.RISK, str(error))
        elif self._dialog is not None:
            self._tell(Status.WATCH, _OTHER_PHRASE)
            asking = self._ask_phrase(
                backup.path, lambda phrase: self._restore_with(phrase, backup, target, asking)
            )

    def _restore_with(
        self, phrase: str, backup: Backup, target: Path, asking: PassPhraseDialog
    ) -> None:
        asking.set_busy(True)
        self._session.work(
            restore_file,
            backup.path,
            target,
            phrase,
            on_done=lambda path: self._open_with(phrase, path, asking),
            on_failed=partial(self._tell_asking, asking),
            label="Restoring a backup",
        )

    def _open_with(self, phrase: str, path: Path, asking: PassPhraseDialog) -> None:
        if not self._session.is_locked:
            asking.accept()
            self._close_dialog()
            self._open_file(Access(path, phrase))

    def _tell_asking(self, asking: PassPhraseDialog, sentence: str) -> None:
        if not self._session.is_locked:
            asking.tell(sentence)

    def _can_back_up(self) -> bool:
        session = self._session
        return session.diagnosis is not None and not session.file.is_read_only

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _open_restored(self, path: Path) -> None:
        self._close_dialog()
        self._open_file(Access(path, with_open_phrase=True))

    def _look(self) -> None:
        from csdesk.operations.backups import find_backups

        if self._path is not None:
            self._session.work(
                find_backups,
                self._path,
                self._session.settings,
                on_done=partial(self._show_found, self._path),
                on_failed=self._fail,
            )

    def _show_found(self, path: Path, backups: tuple[Backup, ...]) -> None:
        if path != self._path:
            return
        self._newest = backups[0] if backups else None
        if self._dialog is not None:
            self._dialog.show_backups(backups)
        self._tell_age()

    def _note(self, backup: Backup | None) -> None:
        if backup is not None:
            self._newest = backup
            self._is_failing = False
        self._tell_age()

    def _note_asked(self, backup: Backup) -> None:
        self._note(backup)
        self._tell(Status.GOOD, f"A backup was made: {backup.path.name}")
        self._look()

    def _fail(self, sentence: str) -> None:
        if not self._is_failing:
            self.told.emit(sentence)
        self._is_failing = True
        self._tell_age()

    def _fail_asked(self, sentence: str) -> None:
        self._is_failing = self._is_failing or self._dialog is not None
        self._tell(Status.RISK, sentence)
        self._fail(sentence)

    def _tell_age(self) -> None:
        if self._path is None:
            return
        if self._is_failing:
            since = "" if self._newest is None else f" since {local_time(self._newest.made_at)}"
            self.ageChanged.emit(Status.RISK, f"No backup{since}")
        elif self._newest is None:
            self.ageChanged.emit(Status.NONE, "No backup yet")
        else:
            age = age_words(self._newest.made_at, self._now())
            self.ageChanged.emit(Status.GOOD, f"Backup {age}")

    def _tell(self, status: Status, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.tell(status, sentence)

    def _ask_for_folder(self) -> None:
        folder = ask_for_folder(self._window, "Where to keep backups")
        if folder is not None:
            settings = replace(self._session.settings, backup_folder=folder)
            self._session.change_settings(settings)

    def _show_folder(self) -> None:
        if self._newest is not None:
            show_folder(self._newest.path.parent)
        elif self._path is not None:
            show_folder(self._path.parent)

    def _forget_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
