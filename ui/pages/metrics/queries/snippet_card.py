"""The queries that ship: which one, what it asks, and what was wrong with the original."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from csdesk.model.queries import SampleQuery
from ui import theme
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

LONGEST = 420


class SnippetCard(Card):
    """``snippetChosen`` carries a query that is to be shown."""

    snippetChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, tables: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.snippets = PlainCombo("Queries to begin with")
        self.snippets.setMaximumWidth(LONGEST)
        self.body.addLayout(button_row([tables], [self.snippets]))
        self.question = Label("", "strong", wrap=True)
        self.wrong = Label("", "small", wrap=True)
        self.matters = Label("", "small", wrap=True)
        self.body.addWidget(self.question)
        notes = self._notes = QFormLayout()
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setVerticalSpacing(theme.space("xs"))
        notes.addRow(Label("What was corrected", "caption", elide=False), self.wrong)
        notes.addRow(Label("Why it matters", "caption", elide=False), self.matters)
        self.body.addLayout(notes)
        self.snippets.currentIndexChanged.connect(self._tell)

    @property
    def chosen(self) -> SampleQuery:
        """Return the query that is chosen."""
        query: SampleQuery = self.snippets.currentData()
        return query

    def show_snippets(self, queries: Sequence[SampleQuery], wanted: str = "") -> None:
        """Offer queries; the wanted one is chosen, else the one that was, else the first."""
        before = self.snippets.currentData()
        self.snippets.show_entries([(one.name, one) for one in queries])
        found = next((one for one in queries if one.id == wanted), None)
        if found is not None:
            self.snippets.blockSignals(True)
            self.snippets.choose(found)
            self.snippets.blockSignals(False)
        if self.chosen != before:
            self._tell()

    def _tell(self) -> None:
        query = self.chosen
        self.question.setText(query.question)
        for words, text in ((self.wrong, query.wrong), (self.matters, query.matters)):
            words.setText(text)
            self._notes.setRowVisible(words, bool(text))
        self.snippetChosen.emit(query)
