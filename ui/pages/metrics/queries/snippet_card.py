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
        notes = QFormLayout()
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

    def show_snippets(self, queries: Sequence[SampleQuery]) -> None:
        """Offer queries; the first one is chosen."""
        self.snippets.show_entries([(one.name, one) for one in queries])
        self._tell()

    def _tell(self) -> None:
        query = self.chosen
        self.question.setText(query.question)
        self.wrong.setText(query.wrong)
        self.matters.setText(query.matters)
        self.snippetChosen.emit(query)
