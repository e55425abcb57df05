"""Asking for what a new client needs: a name, a currency, a goal and a place for its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from csdesk.formatting.file_names import file_name
from csdesk.model.clients import Client
from ui import theme
from ui.dialogs.client_fields import ClientFields
from ui.widgets.button import Button
from ui.widgets.label import Label

SUFFIX = ".csdesk"


@dataclass(frozen=True, slots=True)
class NewClient:
    """What was entered: the client and where its workspace shall lie."""

    client: Client
    path: Path


class NewClientDialog(QDialog):
    """Gives ``answer`` once it was accepted."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New client")
        self.setMinimumWidth(520)
        self._folder = folder
        self.fields = ClientFields()
        self._place = Label("", "small")
        self._create = Button("Create the client", "primary")
        self._build()
        self.fields.nameChanged.connect(self._show_place)
        self._show_place()

    def answer(self) -> NewClient:
        """Return what was entered."""
        return NewClient(self.fields.client(), self._path())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(6)
        column.addWidget(Label("Who is audited?", "question"))
        column.addWidget(Label("A name is enough to begin with.", "small"))
        column.addSpacing(8)
        column.addWidget(self.fields)
        column.addWidget(Label("Its file", "caption"))
        column.addLayout(self._place_row())
        column.addSpacing(14)
        column.addLayout(self._buttons())

    def _place_row(self) -> QHBoxLayout:
        change = Button("Change…", "small")
        change.setAccessibleName("Change where the file is saved")
        change.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self._place, 1)
        row.addWidget(change)
        return row

    def _buttons(self) -> QHBoxLayout:
        cancel = Button("Cancel")
        cancel.clicked.connect(self.reject)
        self._create.clicked.connect(self.accept)
        self._create.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._create)
        return row

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to save the file", str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._show_place()

    def _show_place(self) -> None:
        self._place.setText(str(self._path()))
        self._create.setEnabled(bool(self.fields.name))

    def _path(self) -> Path:
        return free_path(self._folder, self.fields.name)


def free_path(folder: Path, name: str) -> Path:
    """Return a path for a client's workspace at which nothing lies yet."""
    stem = file_name(name)
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{SUFFIX}"
        number += 1
    return path
