"""The ways out when a file is damaged, carried out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from csdesk.errors import CsdeskError, PassPhraseNeeded, PassPhraseWrong
from csdesk.model.workspaces import Backup
from csdesk.report.document import Status
from ui.dialogs.files import choose_target, show_folder
from ui.dialogs.pass_phrase import PassPhraseDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.models.workspace_paths import free_path, restored_path
from ui.session import Session
from ui.tasks.access import Access
from ui.tasks.rescue import Rescue, look_for_rescue, restore_file, salvage_file

AskPhrase = Callable[[Path, Callable[[str], None]], PassPhraseDialog]


class RescueDesk(QObject):
    """Shows what can be had back of a file and writes it to a new one, which is then opened."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        open_file: Callable[[Access], None],
        ask_phrase: AskPhrase,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._open_file = open_file
        self._ask_phrase = ask_phrase
        self._path = Path()
        self._phrase: str | None = None
        self._dialog: RecoveryDialog | None = None

    def open(self, path: Path, phrase: str | None, sentence: str) -> None:
        """Show the ways out for a damaged file."""
        self._path, self._phrase = path, phrase
        dialog = RecoveryDialog(path, sentence, self._window)
        dialog.restoreRequested.connect(self.restore)
        dialog.salvageRequested.connect(self.salvage)
        dialog.showRequested.connect(lambda: show_folder(path.parent))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()
        self._look()

    def restore(self, backup: Backup) -> None:
        """Write a backup to a new file and open it."""
        self._write(restore_file, backup.path, restored_path(backup, self._path))

    def salvage(self) -> None:
        """Write what can be read to a new file and open it."""
        target = free_path(self._path.parent, f"{self._path.stem} salvaged")
        self._write(salvage_file, self._path, target)

    def _look(self) -> None:
        self._session.work(
            look_for_rescue,
            self._path,
            self._session.settings,
            self._phrase,
            on_done=self._show_rescue,
            on_failed=self._tell,
            label="Looking for what can be had back",
            on_refused=self._hear,
        )

    def _show_rescue(self, rescue: Rescue) -> None:
        if self._dialog is not None:
            self._dialog.show_rescue(rescue)

    def _hear(self, error: CsdeskError) -> None:
        if isinstance(error, PassPhraseNeeded | PassPhraseWrong) and self._dialog is not None:
            asking = self._ask_phrase(self._path, self._take_phrase)
            asking.given.connect(asking.accept)
            if self._phrase is not None:
                asking.tell(str(error))
        else:
            self._tell(str(error))

    def _take_phrase(self, phrase: str) -> None:
        self._phrase = phrase
        self._look()

    def _write(self, write: Callable[..., Path], source: Path, wanted: Path) -> None:
        target = choose_target(self._window, wanted)
        if target is None or self._dialog is None:
            return
        self._dialog.set_busy(True)
        self._session.work(
            write,
            source,
            target,
            self._phrase,
            on_done=partial(self._open_new, self._phrase),
            on_failed=self._tell,
            label="Writing a new file",
        )

    def _open_new(self, phrase: str | None, path: Path) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._open_file(Access(path, phrase))

    def _tell(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.set_busy(False)
            self._dialog.tell(Status.RISK, sentence)

    def _forget(self) -> None:
        dialog, self._dialog, self._phrase = self._dialog, None, None
        if dialog is not None:
            dialog.deleteLater()
