"""The large numbers of a report's section in one card."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csdesk.report.document import KeyFigure, KeyFigures
from csdesk.report.values import value_text
from ui import theme
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.status import Pill


def make_figures_card(block: KeyFigures, currency: str) -> Card:
    """Return a card with the numbers beside each other."""
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(theme.space("xl"))
    for figure in block.figures:
        row.addLayout(_make_figure(figure, currency), 1)
    card.body.addLayout(row)
    return card


def _make_figure(figure: KeyFigure, currency: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Label(figure.label, "strong"))
    column.addWidget(Label(figure.term, "caption"))
    line = QHBoxLayout()
    line.setSpacing(theme.space("s"))
    whole = value_text(figure.value, figure.format, currency)
    number, _, interval = whole.partition(" (")
    line.addWidget(Label(number, "number", elide=False))
    line.addWidget(Pill(figure.status.status, figure.status.word))
    line.addStretch(1)
    column.addLayout(line)
    likely = f"{interval.removesuffix(')')} is likely; " if interval else ""
    column.addWidget(Label(f"{likely}{figure.note}", "caption", wrap=True))
    column.addStretch(1)
    return column
