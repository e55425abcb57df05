"""The ways in: the sample client, a new client, a file that was chosen or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.changes import Changes
from ui.dialogs.files import WORKSPACES, ask_for_file, ask_for_files
from ui.dialogs.new_client import NewClientDialog
from ui.models.workspace_paths import SUFFIX
from ui.session import Session
from ui.shell.file.admission import Admission
from ui.tasks.access import Access

_SAMPLE_NAME = "Sample client"
_SHEETS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"
_ANY = f"csdesk files and spreadsheets (*.csdesk {_SHEETS} *.parquet);;All files (*)"
_CLIENTS = f"{WORKSPACES};;All files (*)"


class Entrance(QObject):
    """Opens what the person asks for; ``importRequested`` carries spreadsheets to be read."""

    importRequested = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, session: Session, folder: Path, window: QWidget, admission: Admission
    ) -> None:
        super().__init__(window)
        self._session = session
        self._folder = folder
        self._admission = admission
        self._window = window
        self._waiting: tuple[Path, ...] = ()
        session.changed.connect(self._hand_on)

    def open_sample(self) -> None:
        """Open the sample client, making it at the first time."""
        path = self._folder / f"{_SAMPLE_NAME}{SUFFIX}"
        if path.exists():
            self._admission.open(Access(path))
        elif self._make_folder(path):
            self._session.open_sample(path)

    def start_client(self) -> None:
        """Ask for a new client and open it."""
        dialog = NewClientDialog(self._folder, self._window)
        if not dialog.exec():
            self._waiting = ()
            return
        answer = dialog.answer()
        if self._make_folder(answer.path):
            self._session.start_client(answer.path, answer.client, phrase=answer.phrase)

    def choose_client(self) -> None:
        """Ask for the file of a client and open it."""
        path = ask_for_file(self._window, "Open a client", self._folder, _CLIENTS)
        if path is not None:
            self.take([path])

    def choose_file(self) -> None:
        """Ask for any files that csdesk can use."""
        self.take(ask_for_files(self._window, "Bring in a file", self._folder, _ANY))

    def take(self, paths: Sequence[Path]) -> None:
        """Use files that came in: a workspace is opened, anything else is read as spreadsheets."""
        workspaces = [path for path in paths if path.suffix.lower() == SUFFIX]
        if workspaces:
            self.open(workspaces[0])
        elif paths:
            self._bring_in(paths)

    def open(self, path: Path) -> None:
        """Open a workspace."""
        if path != self._session.path or self._session.is_locked:
            self._admission.open(Access(path))

    def _bring_in(self, paths: Sequence[Path]) -> None:
        """Read spreadsheets for the open client, or for one that is asked for first."""
        if self._session.diagnosis is not None:
            self.importRequested.emit(tuple(paths))
            return
        self._waiting = tuple(paths)
        self.start_client()

    def _hand_on(self, _changes: Changes) -> None:
        if self._waiting and self._session.diagnosis is not None:
            paths, self._waiting = self._waiting, ()
            self.importRequested.emit(paths)

    def _make_folder(self, path: Path) -> bool:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._session.failed.emit(
                f"The folder {path.parent} cannot be made ({error.strerror}). Choose another one."
            )
            return False
        return True
