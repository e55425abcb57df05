"""One figure under every published method, and how much one account moves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import number, percent, sentence
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import (
    MethodCard,
    MethodValue,
    RetentionFigure,
    RevenueReview,
    Sensitivity,
)
from csdesk.report.rates import share_words
from csdesk.report.revenue_words import FIGURES
from ui import theme
from ui.models.revenue_columns import write_points
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.figure_row import figure_row
from ui.widgets.label import Label
from ui.widgets.painting import paint_box
from ui.widgets.row_button import RowButton
from ui.widgets.segmented import Segmented

VALUE_WIDTH = 84


class MethodsCard(Card):
    """All methods side by side; the chosen one says its formula and its sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.figures = Segmented(
            [(figure.value, words) for figure, words in FIGURES.items()], "Which figure"
        )
        super().__init__("What each way of counting makes of it", self.figures, parent=parent)
        self._review: RevenueReview | None = None
        self._name: Callable[[AccountKey], str] = str
        self._chosen = ""
        self.sentence = Label("", "body", wrap=True)
        self.copy = Button("Copy the sentence", "small", "note")
        self.rows: dict[str, RowButton] = {}
        self._content = QVBoxLayout()
        self._content.setSpacing(theme.space("xs"))
        self.body.addLayout(self._content)
        self.body.addWidget(Label("For the board pack", "strong"))
        self.body.addWidget(self.sentence)
        self.body.addLayout(button_row([], [self.copy]))
        self.figures.chosen.connect(lambda _figure: self._show())
        self.copy.clicked.connect(self._copy)

    def show_review(self, review: RevenueReview, name: Callable[[AccountKey], str]) -> None:
        """Show the methods of another client."""
        self._review, self._name = review, name
        self._show()

    def _show(self) -> None:
        if self._review is None:
            return
        figure = RetentionFigure(self.figures.current)
        cards = [card for card in self._review.cards if card.figure is figure]
        empty_layout(self._content)
        self.rows = {}
        for card in cards:
            self._show_card(card)
        for one in self._review.sensitivities:
            if one.figure is figure:
                self._show_sensitivity(one)

    def _show_card(self, card: MethodCard) -> None:
        if card.spread is not None:
            known = [value for value in card.values if value.value is not None]
            words = f"{len(known)} published methods are {write_points(card.spread)} apart."
            self._content.addWidget(Label(words, "small", wrap=True))
        for value in card.values:
            row = _MethodRow(value)
            row.clicked.connect(lambda _checked, value=value: self._choose(value))
            self.rows[value.method.id] = row
            self._content.addWidget(row)
        chosen = [value for value in card.values if value.method.id == self._chosen]
        for value in (chosen or card.values)[:1]:
            self._choose(value)

    def _choose(self, value: MethodValue) -> None:
        self._chosen = value.method.id
        for key, row in self.rows.items():
            row.setChecked(key == self._chosen)
        self.copy.setText("Copy the sentence")
        self.sentence.setText(value.sentence or _reason(value))
        self.copy.setEnabled(bool(value.sentence))

    def _show_sensitivity(self, one: Sensitivity) -> None:
        self._content.addSpacing(theme.space("s"))
        self._content.addWidget(Label("How much one account moves it", "strong"))
        self._content.addLayout(figure_row(_figures(one)))
        if one.largest is not None and one.largest_share is not None:
            name = self._name(one.largest)
            share = percent(one.largest_share)
            words = f"The largest account is {name}, with {share} of the revenue at the start."
            self._content.addWidget(Label(words, "small", wrap=True))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())
        self.copy.setText("Copied")


class _MethodRow(RowButton):
    """Value, name and formula of a method; marked while it is the chosen one."""

    def __init__(self, value: MethodValue) -> None:
        method = value.method
        words = _write(value)
        super().__init__(f"{method.name}: {words}. {method.formula}")
        self.setCheckable(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 6)
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, VALUE_WIDTH)
        grid.setColumnStretch(2, 1)
        default = " · used here" if method.is_default else ""
        grid.addWidget(Label(words, "card_title"), 0, 0)
        name = Label(f"{method.name}{default}", "strong", elide=False)
        grid.addWidget(name, 0, 1)
        grid.addWidget(Label(method.published_by, "small"), 0, 2)
        grid.addWidget(Label(_basis(value), "caption"), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(method.formula, "caption", wrap=True), 1, 1, 1, 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            ground = theme.colour("selection")
            paint_box(QPainter(self), self.rect(), ground=ground, radius=theme.radius("control"))
        if self.hasFocus() or not self.isChecked():
            super().paintEvent(event)


def _write(value: MethodValue) -> str:
    return percent(value.value) if value.few is None else share_words(value.few, value.n)


def _basis(value: MethodValue) -> str:
    return f"n = {number(value.n)}" if value.value is not None else "no value"


def _reason(value: MethodValue) -> str:
    return sentence(value.reason) if value.reason else "This method says nothing of this client."


def _figures(one: Sensitivity) -> list[tuple[str, str]]:
    found = (
        (one.value, "as it is"),
        (one.without_largest, "without the largest account"),
        (one.one_less, "had the smallest loss stayed"),
        (one.one_more, "had one more account left"),
    )
    return [(percent(value), words) for value, words in found if value is not None]
