"""The copies that csdesk makes by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from ui import theme
from ui.dialogs.files import ask_for_folder
from ui.pages.settings.section import Section
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from csdesk.settings import Settings


class BackupSection(Section):
    """Whether copies are made at the left, where they lie at the right."""

    key: ClassVar[str] = "backups"
    title: ClassVar[str] = "Backups"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.on = QCheckBox("Make backups while I work")
        self._folder = Label("", "body", wrap=True)
        self._beside = Button("Beside each file", "ghost")
        self.add_columns([self._backup_card()], [self._folder_card()])
        self.on.toggled.connect(self._keep_on)
        self._beside.clicked.connect(lambda: self.keep_folder(None))
        session.settingsChanged.connect(self._note_settings)

    @override
    def refresh(self, changes: Changes) -> None:
        self._note_settings(self.session.settings)

    def _note_settings(self, settings: Settings) -> None:
        self.on.blockSignals(True)
        self.on.setChecked(settings.backups_on)
        self.on.blockSignals(False)
        folder = settings.backup_folder
        beside = "A folder beside each file"
        path = self.session.path
        if folder is None and path is not None:
            beside = str(path.parent / f"{path.stem}.backups")
        self._folder.setText(beside if folder is None else str(folder))
        self._beside.setVisible(folder is not None)

    def keep_folder(self, folder: Path | None) -> None:
        """Put backups into a folder from now on; None: beside each file."""
        self.session.change_settings(replace(self.session.settings, backup_folder=folder))

    def _keep_on(self, on: bool) -> None:
        self.session.change_settings(replace(self.session.settings, backups_on=on))

    def _backup_card(self) -> Card:
        card = Card("Is there a way back?")
        card.explain(
            "csdesk keeps the last ten copies, one for each of fourteen days and one for each "
            "of eight weeks. Each is opened and checked before it counts, and encrypted if "
            "the file is."
        )
        card.body.addWidget(self.on)
        card.body.addSpacing(theme.space("xs"))
        now = Button("Back up now", "secondary", "file")
        now.clicked.connect(lambda: self.actionRequested.emit("back_up"))
        shown = Button("Show the backups…")
        shown.clicked.connect(lambda: self.actionRequested.emit("show_backups"))
        card.body.addLayout(button_row([], [now, shown]))
        return card

    def _folder_card(self) -> Card:
        card = Card("Where do the copies lie?")
        card.body.addWidget(self._folder)
        card.explain(
            "A folder on another drive outlives this one. The copies hold everything that "
            "the file holds."
        )
        change = Button("Choose another folder…", "secondary", "folder")
        change.clicked.connect(self._ask_for_folder)
        card.body.addLayout(button_row([], [change, self._beside]))
        return card

    def _ask_for_folder(self) -> None:
        folder = ask_for_folder(self, "Where to keep backups")
        if folder is not None:
            self.keep_folder(folder)
