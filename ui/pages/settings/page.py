"""The page of settings."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from ui.pages.page import Page
from ui.pages.settings.backup_section import BackupSection
from ui.pages.settings.client_section import ClientSection
from ui.pages.settings.file_section import FileSection
from ui.pages.settings.log_section import LogSection
from ui.pages.settings.person_section import PersonSection
from ui.pages.settings.privacy_section import PrivacySection
from ui.pages.settings.section import Section
from ui.session import Session
from ui.widgets.segmented import Segmented

SECTIONS: tuple[type[Section], ...] = (
    PersonSection, FileSection, BackupSection, ClientSection, PrivacySection, LogSection,
)  # fmt: skip
_SENTENCES = {
    "you": "What belongs to you and this computer, not to a client.",
    "file": "Where everything is kept, and whether it is whole and protected.",
    "backups": "Copies that csdesk makes by itself, and the way back to one.",
    "clients": "The clients in this file, and how they come in and go out.",
    "privacy": "Taking a person out of the file, and what undo remembers.",
    "log": "Every change: who, when, what it was and what it is.",
}


class SettingsPage(Page):
    """Sections behind a switch; one is built when it is first shown."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = "Settings"
    icon: ClassVar[str] = "settings"
    watches: ClassVar[Changes] = Changes.ALL
    scrolls: ClassVar[bool] = False
    stands_apart: ClassVar[bool] = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.switch = Segmented([(each.key, each.title) for each in SECTIONS], "Section")
        self.header.add_action(self.switch)
        self._sections: dict[str, Section] = {}
        self._pages = QStackedWidget()
        self.body.addWidget(self._pages, 1)
        self.switch.chosen.connect(self.show_section)
        self.show_section(SECTIONS[0].key)

    @property
    def section(self) -> Section:
        """Return the section that is shown."""
        return self._sections[self.switch.current]

    @override
    def refresh(self, changes: Changes) -> None:
        self.section.refresh(changes)

    def show_section(self, key: str) -> None:
        """Show a section as things stand now."""
        if key not in self._sections:
            self._sections[key] = self._build(key)
        self.switch.choose(key)
        self.header.sentence.setText(_SENTENCES[key])
        self._pages.setCurrentWidget(self.section)
        self.section.refresh(Changes.ALL)

    def _build(self, key: str) -> Section:
        section = next(each for each in SECTIONS if each.key == key)(self.session)
        section.actionRequested.connect(self.actionRequested)
        self._pages.addWidget(section)
        return section
