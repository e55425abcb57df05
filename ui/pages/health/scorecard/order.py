"""The order in which scorecards are tried: the first that fits an account scores it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.facts import Facts
from csdesk.model.identifiers import ScorecardId
from csdesk.model.scorecards import Scorecard
from ui import theme
from ui.models.card_order import CardLine, describe_order, list_order, move_card, order_columns
from ui.models.column_table import ColumnTableModel
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label


class OrderView(QWidget):
    """``orderChosen`` carries the cards in their new order; ``newWanted`` asks for one more."""

    orderChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals
    newWanted = Signal(str)  # noqa: N815
    cardOpened = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CardLine, ...] = ()
        self._at = 0
        self.model = ColumnTableModel(self)
        self.table = DataTable("Scorecards in the order in which they are tried")
        self.table.setModel(self.model)
        self.words = Label("", "small", wrap=True)
        self.up = Button("Move up", "small")
        self.down = Button("Move down", "small")
        self.out = Button("Take out of use", "small")
        self.open = Button("Change it", "small")
        self.new = Button("New card for a segment", "small", "plus")
        self._lay_out()
        self._connect()

    def show_cards(
        self, cards: Sequence[Scorecard], facts: Facts | None, earlier: Facts | None = None
    ) -> None:
        """Show the cards in use, with how many accounts each fits and scores."""
        chosen = self._chosen
        self._lines = list_order(cards, facts, earlier)
        columns = order_columns(self._lines)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.words.setText(describe_order(self._lines))
        at = next((n for n, one in enumerate(self._lines) if one.card.id == chosen), 0)
        self.table.select_row(at)
        self._choose(at)

    @property
    def _chosen(self) -> ScorecardId | None:
        return self._lines[self._at].card.id if self._at < len(self._lines) else None

    def _ids(self) -> tuple[ScorecardId, ...]:
        return tuple(line.card.id for line in self._lines)

    def _choose(self, row: int) -> None:
        self._at = self.model.source_row(row)
        last = len(self._lines) - 1
        self.up.setEnabled(0 < self._at < last)
        self.down.setEnabled(self._at < last - 1)
        self.out.setEnabled(self._at < last)

    def _move(self, steps: int) -> None:
        if self._chosen is not None:
            self.orderChosen.emit(move_card(self._ids(), self._chosen, steps))

    def _take_out(self) -> None:
        self.orderChosen.emit(tuple(one for one in self._ids() if one != self._chosen))

    def _lay_out(self) -> None:
        card = Card("Which card scores whom?", self.new, padding=0)
        foot = button_row([self.open], [self.up, self.down, self.out])
        card.fill(self.table, foot)
        words = Card()
        words.body.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(card, 1)
        column.addWidget(words)

    def _connect(self) -> None:
        self.table.rowSelected.connect(self._choose)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.out.clicked.connect(self._take_out)
        self.open.clicked.connect(lambda: self.cardOpened.emit(self._chosen or ""))
        self.new.clicked.connect(lambda: self.newWanted.emit(self._chosen or ""))
