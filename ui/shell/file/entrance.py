"""The ways in: the sample client, a new client, a file that was chosen or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.changes import Changes
from ui.dialogs.files import WORKSPACES, ask_for_file
from ui.dialogs.new_client import NewClientDialog
from ui.models.workspace_paths import SUFFIX
from ui.session import Session
from ui.shell.file.admission import Admission
from ui.tasks.access import Access

_SAMPLE_NAME = "Sample client"
_ANY = "csdesk files and spreadsheets (*.csdesk *.xlsx *.csv);;All files (*)"
_CLIENTS = f"{WORKSPACES};;All files (*)"


class Entrance(QObject):
    """Opens what the person asks for; ``importRequested`` carries a spreadsheet to be read."""

    importRequested = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, session: Session, folder: Path, window: QWidget, admission: Admission
    ) -> None:
        super().__init__(window)
        self._session = session
        self._folder = folder
        self._admission = admission
        self._window = window
        self._waiting: Path | None = None
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
            self._waiting = None
            return
        answer = dialog.answer()
        if self._make_folder(answer.path):
            self._session.start_client(answer.path, answer.client, phrase=answer.phrase)

    def choose_client(self) -> None:
        """Ask for the file of a client and open it."""
        self._choose("Open a client", _CLIENTS)

    def choose_file(self) -> None:
        """Ask for any file that csdesk can use."""
        self._choose("Bring in a file", _ANY)

    def take(self, paths: Sequence[Path]) -> None:
        """Use files that came in: a workspace is opened, anything else is read as a spreadsheet."""
        workspaces = [path for path in paths if path.suffix.lower() == SUFFIX]
        if workspaces:
            self.open(workspaces[0])
        elif paths:
            self._bring_in(paths[0])

    def open(self, path: Path) -> None:
        """Open a workspace."""
        if path != self._session.path or self._session.is_locked:
            self._admission.open(Access(path))

    def _choose(self, title: str, kinds: str) -> None:
        path = ask_for_file(self._window, title, self._folder, kinds)
        if path is not None:
            self.take([path])

    def _bring_in(self, path: Path) -> None:
        """Read a spreadsheet for the open client, or for one that is asked for first."""
        if self._session.diagnosis is not None:
            self.importRequested.emit(path)
            return
        self._waiting = path
        self.start_client()

    def _hand_on(self, _changes: Changes) -> None:
        if self._waiting is not None and self._session.diagnosis is not None:
            path, self._waiting = self._waiting, None
            self.importRequested.emit(path)

    def _make_folder(self, path: Path) -> bool:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._session.failed.emit(
                f"The folder {path.parent} cannot be made ({error.strerror}). Choose another one."
            )
            return False
        return True
