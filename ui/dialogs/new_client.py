"""Asking for what a new client needs: a name, a currency, a goal and a place for its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from csdesk.formatting.file_names import file_name
from csdesk.model.clients import Client
from ui import theme
from ui.dialogs.client_fields import ClientFields
from ui.dialogs.files import ask_for_target
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row
from ui.dialogs.pass_phrase_fields import PassPhraseFields
from ui.models.workspace_paths import free_path
from ui.widgets.button import Button
from ui.widgets.label import Label

_SECRET_NAME = "Protected client"  # noqa: S105 - the name of a file
_NAME_IS_OPEN = (
    "Anybody can read the name of the file, so it does not name the client; “Change…” gives it "
    "another one."
)


@dataclass(frozen=True, slots=True)
class NewClient:
    """What was entered: the client, where its workspace shall lie, its pass phrase if any."""

    client: Client
    path: Path
    phrase: str | None = field(default=None, repr=False)


class NewClientDialog(FittedDialog):
    """Gives ``answer`` once it was accepted."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New client")
        self.setFixedWidth(520)
        self._folder = folder
        self._stem = ""
        self.fields = ClientFields()
        self.protects = QCheckBox("Protect with a pass phrase")
        self.phrases = PassPhraseFields()
        self._name_remark = Label(_NAME_IS_OPEN, "small", wrap=True)
        self._place = Label("", "small")
        self._create = Button("Create the client", "primary")
        self._build()
        self._create.clicked.connect(self.accept)
        self.fields.nameChanged.connect(self._show_place)
        self.protects.toggled.connect(self._show_protection)
        self.phrases.changed.connect(self._show_place)
        self._show_protection(False)

    def answer(self) -> NewClient:
        """Return what was entered."""
        return NewClient(self.fields.client(), self._path(), self._phrase() or None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(6)
        column.addWidget(Label("Who is audited?", "question"))
        column.addWidget(Label("A name is enough to begin with.", "small"))
        column.addSpacing(8)
        column.addWidget(self.fields)
        column.addWidget(self.protects)
        column.addWidget(self.phrases)
        column.addSpacing(4)
        column.addWidget(Label("Its file", "caption"))
        column.addLayout(self._place_row())
        column.addWidget(self._name_remark)
        column.addSpacing(14)
        column.addLayout(answer_row(self, self._create))

    def _place_row(self) -> QHBoxLayout:
        change = Button("Change…", "small")
        change.setAccessibleName("Change where the file is saved")
        change.clicked.connect(self._choose_place)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self._place, 1)
        row.addWidget(change)
        return row

    def _choose_place(self) -> None:
        path = ask_for_target(self, self._path(), "Where to save the file")
        if path is not None:
            self._folder = path.parent
            self._stem = path.stem if path.stem != self._own_stem() else ""
            self._show_place()

    def _show_protection(self, protects: bool) -> None:
        for part in (self.phrases, self._name_remark):
            part.setVisible(protects)
        self._show_place()
        if protects:
            self.phrases.first.setFocus()

    def _show_place(self) -> None:
        self._place.setText(str(self._path()))
        has_phrase = not self.protects.isChecked() or bool(self._phrase())
        self._create.setEnabled(bool(self.fields.name) and has_phrase)

    def _phrase(self) -> str:
        return self.phrases.phrase if self.protects.isChecked() else ""

    def _path(self) -> Path:
        return free_path(self._folder, file_name(self._stem or self._own_stem()))

    def _own_stem(self) -> str:
        return _SECRET_NAME if self.protects.isChecked() else self.fields.name
