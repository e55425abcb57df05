"""The person at this computer: name, colours, locking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from ui import theme
from ui.pages.settings.section import Section
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from csdesk.settings import Settings

_WAITS = (1, 5, 10, 15, 30, 60)


class PersonSection(Section):
    """What belongs to the person and not to a client."""

    key: ClassVar[str] = "you"
    title: ClassVar[str] = "You"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setAccessibleName("Your name")
        self.colours = Segmented(
            [("system", "As the system"), ("light", "Light"), ("dark", "Dark")], "Colours"
        )
        self.wait = PlainCombo("When a protected file locks")
        self.wait.show_entries([*((_wait_words(wait), wait) for wait in _WAITS), ("Never", 0)])
        self.add_columns([self._name_card()], [self._colour_card(), self._lock_card()])
        self.name.editingFinished.connect(self._keep_name)
        self.colours.chosen.connect(lambda scheme: self.actionRequested.emit(f"scheme_{scheme}"))
        self.wait.activated.connect(lambda _row: self._keep_wait())
        theme.signals.changed.connect(self._show_scheme)
        session.settingsChanged.connect(self._note_settings)

    @override
    def refresh(self, changes: Changes) -> None:
        self._note_settings(self.session.settings)
        self._show_scheme()

    def _note_settings(self, settings: Settings) -> None:
        if not self.name.hasFocus():
            self.name.setText(settings.person)
        self._offer_wait(settings.lock_after_minutes)

    def _show_scheme(self) -> None:
        self.colours.choose(theme.chosen_scheme())

    def _name_card(self) -> Card:
        card = Card("Who makes the changes?")
        card.explain(
            "This name stands in the change log beside every change from now on. "
            "Lines that are there already keep theirs."
        )
        card.body.addWidget(Label("Your name", "caption"))
        card.body.addWidget(self.name)
        card.body.addWidget(Label("It stays in the files in which you work.", "caption", wrap=True))
        return card

    def _colour_card(self) -> Card:
        card = Card("Light or dark?")
        card.body.addWidget(self.colours)
        return card

    def _lock_card(self) -> Card:
        card = Card("When does a protected file lock?")
        card.explain(
            "After this time without a key or a click, and when the computer wakes up, "
            "the pass phrase is asked for again."
        )
        card.body.addWidget(self.wait)
        return card

    def _keep_name(self) -> None:
        from csdesk.settings import clean_person, system_person

        settings = self.session.settings
        name = clean_person(self.name.text()) or system_person()
        self.name.setText(name)
        if name != settings.person or not settings.is_person_asked:
            self.session.change_settings(replace(settings, person=name, is_person_asked=True))

    def _keep_wait(self) -> None:
        minutes = int(self.wait.currentData())
        self.session.change_settings(replace(self.session.settings, lock_after_minutes=minutes))

    def _offer_wait(self, minutes: int) -> None:
        waits = sorted({*_WAITS, minutes} - {0})
        self.wait.show_entries([*((_wait_words(wait), wait) for wait in waits), ("Never", 0)])
        self.wait.choose(minutes)


def _wait_words(minutes: int) -> str:
    return "After one minute" if minutes == 1 else f"After {minutes} minutes"
