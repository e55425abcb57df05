"""The offers with their states, and what they are worth together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import money, plural
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import Offer, OfferState
from ui.models.column_table import ColumnTableModel
from ui.models.offer_lines import STATES, offer_columns, sum_offers
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.words_instead import WordsInstead

NO_OFFER = (
    "No offer is written down. Make one here or from a lead: it waits until somebody named "
    "approves it, with what was checked and where that is shown."
)


class OfferList(Card):
    """``offerChosen`` carries the number of an offer, ``offerBegun`` asks for a new one."""

    offerChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals
    offerBegun = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        self.begin = Button("Make an offer", "small", "plus")
        super().__init__("Which offers are there?", self.begin, padding=0, parent=parent)
        self._offers: Mapping[OfferId, Offer] = {}
        self.model = ColumnTableModel(self)
        self.table = DataTable("Offers")
        self.table.setModel(self.model)
        self.rows = WordsInstead(self.table, NO_OFFER)
        self.sums = Label("", "small", wrap=True)
        self.fill(self.rows)
        self.sums.setContentsMargins(16, 8, 16, 8)
        self.body.addWidget(self.sums)
        self.table.rowSelected.connect(self._tell)
        self.table.rowOpened.connect(self._tell)
        self.begin.clicked.connect(self.offerBegun)

    def show_offers(
        self,
        offers: Mapping[OfferId, Offer],
        names: Mapping[AccountKey, str],
        currency: str,
    ) -> None:
        """Show the offers as they are kept now."""
        self._offers = offers
        columns = offer_columns(offers, names, currency)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.rows.show_rows(len(offers))
        parts = []
        for state in OfferState:
            count, worth = sum_offers(tuple(offers.values()), state)
            if count:
                word = STATES[state].word.casefold()
                parts.append(f"{plural(count, 'offer')} {word}, {money(worth, currency)}")
        self.sums.setText(" · ".join(parts))
        self.sums.setVisible(bool(parts))

    def point_at(self, number: OfferId) -> bool:
        """Choose an offer in the list; tell whether it is there."""
        numbers = list(self._offers)
        if number not in numbers:
            return False
        row = self.model.shown_row(numbers.index(number))
        if row is not None:
            self.table.select_row(row)
        return row is not None

    def _tell(self, row: int) -> None:
        self.offerChosen.emit(list(self._offers)[self.model.source_row(row)])
