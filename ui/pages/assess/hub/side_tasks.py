"""What concerns several instruments: interviews, comparing, coverage, one's own instrument."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csdesk.formatting import day, join_words
from csdesk.model.clients import Engagement
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label


class SideTasks(QWidget):
    """``chosen`` carries "packets", "compare", "reassess", "coverage", "add" or "remove"."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space("card_gap"))
        self.compare = self._button("Compare", "compare")
        self.reassess = self._button("Start a re-assessment…", "reassess")
        self.remove = self._button("Remove…", "remove")
        self._compare_words = Label("", "small", wrap=True)
        self._own_words = Label("", "small", wrap=True)
        cards = (
            _card(
                "Ask others",
                Label(
                    "Send each role its questions as a workbook, bring the answers back, and see "
                    "where people disagree.",
                    "small",
                    wrap=True,
                ),
                self._button("Interview packets", "packets"),
            ),
            _card("Then and now", self._compare_words, self.compare, self.reassess),
            _card(
                "Segmentation and coverage",
                Label(
                    "Which care each customer gets, and how many people that takes.",
                    "small",
                    wrap=True,
                ),
                self._button("Show the tiers", "coverage"),
            ),
            _card(
                "Your own instrument",
                self._own_words,
                self._button("Add an instrument…", "add"),
                self.remove,
            ),
        )
        for place, card in enumerate(cards):
            row, column = divmod(place, 2)
            grid.addWidget(card, row, column)
            grid.setColumnStretch(column, 1)
        self.show_earlier(None)
        self.show_own(())

    def show_earlier(self, earlier: Engagement | None) -> None:
        """Offer to compare with the engagement before; None where there is none."""
        self.compare.setVisible(earlier is not None)
        if earlier is None:
            self._compare_words.setText(
                "Assess the same client again later: the answers start afresh, and both dates are "
                "compared."
            )
            return
        date = day(earlier.as_of) if earlier.as_of else earlier.name
        self.compare.setText(f"Compare with {date}")
        self._compare_words.setText(f"The engagement before is “{earlier.name}”.")

    def show_own(self, names: tuple[str, ...]) -> None:
        """Say which instruments the consultant brought."""
        self.remove.setVisible(bool(names))
        self._own_words.setText(
            f"Brought by you: {join_words(list(names), 3)}."
            if names
            else "Bring your own questions, from a workbook or a folder of TOML files."
        )

    def _button(self, words: str, key: str) -> Button:
        button = Button(words, "small")
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button


def _card(title: str, words: QWidget, *buttons: Button) -> Card:
    card = Card(title)
    card.body.addWidget(words, 1)
    row = QHBoxLayout()
    row.setSpacing(theme.space("s"))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    card.body.addLayout(row)
    return card
