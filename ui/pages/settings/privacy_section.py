"""Taking a person out of the file, and what undo remembers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from csdesk.report.document import Status
from ui import theme
from ui.dialogs.confirmation import confirm
from ui.models.erasure_words import erased_sentence, found_facts
from ui.pages.settings.fact_lines import FactLines
from ui.pages.settings.section import Section
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine

if TYPE_CHECKING:
    from csdesk.operations.erasure import PersonErased


class PrivacySection(Section):
    """A name is looked for first; erasing follows what was found."""

    key: ClassVar[str] = "privacy"
    title: ClassVar[str] = "Privacy"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText("First name and surname, as they stand in the file")
        self.name.setAccessibleName("Whom to erase")
        self.name.setMaxLength(120)
        self._find = Button("Find", "secondary", "findings")
        self._found = FactLines()
        self.outcome = OutcomeLine()
        self.erase_button = Button("Erase…", "secondary")
        self.erase_button.hide()
        self._is_found = False
        self.undo_outcome = OutcomeLine()
        self._forget = Button("Forget the undo history…")
        self.add_columns([self._person_card()], [self._undo_card()])
        self.name.textChanged.connect(self._note_name)
        self.name.returnPressed.connect(self.look)
        self._find.clicked.connect(self.look)
        self.erase_button.clicked.connect(self._ask_to_erase)
        self._forget.clicked.connect(self._ask_to_forget)
        session.historyChanged.connect(self._show_undo)
        self._note_name("")

    @override
    def refresh(self, changes: Changes) -> None:
        self._show_undo()

    def look(self) -> None:
        """Look where the name stands."""
        from csdesk.operations.erasure import find_person

        if not self._wanted():
            return
        self.read(
            find_person,
            self._wanted(),
            on_done=self.show_found,
            on_failed=lambda sentence: self.outcome.tell(Status.WATCH, sentence),
            label="Searching",
        )

    def show_found(self, counts: Mapping[str, int]) -> None:
        """Show where the name stands, by kind."""
        from csdesk.formatting.table_words import WORDS

        self._found.show_facts(found_facts(counts, WORDS))
        if counts:
            self.outcome.tell(Status.WATCH, "Attached files are not searched: look into them.")
        else:
            self.outcome.tell(Status.NONE, "The name stands nowhere in the file.")
        self._is_found = bool(counts)
        self.erase_button.setText("Erase…" if counts else "Look into the backups")
        self.erase_button.show()

    def erase(self) -> None:
        """Take the person out of the file, and look who still holds the name."""
        from csdesk.operations.erasure import erase_person

        self.erase_button.hide()
        self.outcome.tell(Status.DOING, "Erasing …" if self._is_found else "Looking …")
        self.session.run(
            erase_person,
            self._wanted(),
            self.session.settings,
            on_done=self.show_erased,
            on_failed=lambda sentence: self.outcome.tell(Status.RISK, sentence),
            label="Erasing",
            is_kept=False,
        )

    def show_erased(self, erased: PersonErased) -> None:
        """Say what was erased and which backups still hold the person."""
        self.name.clear()
        self._found.show_facts([])
        status = Status.WATCH if erased.holding or erased.unread else Status.GOOD
        self.outcome.tell(status, erased_sentence(erased))

    def forget_undo(self) -> None:
        """Let nothing be undone any more."""
        from csdesk.operations.history import forget_undo

        self.session.run(
            forget_undo,
            on_done=lambda _nothing: self.undo_outcome.tell(Status.GOOD, "Nothing is remembered."),
        )

    def _wanted(self) -> str:
        return " ".join(self.name.text().split())

    def _note_name(self, _text: str) -> None:
        self._find.setEnabled(bool(self._wanted()))
        self.erase_button.hide()
        self._found.show_facts([])
        self.outcome.clear()

    def _ask_to_erase(self) -> None:
        if not self._is_found:
            self.erase()
            return
        name = self._wanted()
        sentence = (
            f"{name} is replaced by “[erased]” wherever it stands, and the lines of the change "
            "log that hold it are blanked. Nothing that was done before can be undone then. "
            "A backup is made first; it holds the person until you delete it."
        )
        if confirm("Erase this person from the file?", sentence, "Erase", self):
            self.erase()

    def _ask_to_forget(self) -> None:
        sentence = (
            "Replaced lists and removed files that only undo still needs leave the file. "
            "The change log stays."
        )
        if confirm("Forget everything that could be undone?", sentence, "Forget it", self):
            self.forget_undo()

    def _show_undo(self) -> None:
        history = self.session.history
        self._forget.setEnabled(history.undo is not None or history.redo is not None)

    def _person_card(self) -> Card:
        card = Card("Does somebody want to be forgotten?")
        card.body.addWidget(
            Label(
                "Type the name as it stands in lists, answers, notes or the plan. csdesk says "
                "where it is before anything is erased.",
                "small",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self.name, 1)
        row.addWidget(self._find)
        card.body.addLayout(row)
        card.body.addWidget(self._found)
        card.body.addWidget(self.outcome)
        card.body.addLayout(button_row([], [self.erase_button]))
        return card

    def _undo_card(self) -> Card:
        card = Card("What does undo remember?")
        card.body.addWidget(
            Label(
                "The last 500 changes can be taken back, also after a restart. What they need, "
                "such as a list that was replaced, stays in the file until then.",
                "small",
                wrap=True,
            )
        )
        card.body.addLayout(button_row([], [self._forget]))
        card.body.addWidget(self.undo_outcome)
        return card
