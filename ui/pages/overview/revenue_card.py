"""How much of the revenue is with customers in which health."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import band_word, money, percent, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band, HealthResult
from csdesk.report.statuses import band_status
from ui import theme
from ui.widgets.band_bar import BandBar, BandPart
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_ORDER = (Band.GREEN, Band.YELLOW, Band.RED, Band.UNSCORED)


class RevenueCard(Card):
    """Shows ARR by band; without a customer list it offers to bring one in."""

    importRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How much ARR is safe?", "", parent=parent)
        inset = theme.space("list_padding")
        self.body.setContentsMargins(inset, 12, inset, 12)
        self._bar = BandBar()
        self._sentence = Label("", "small")
        self._bring_in = Button("Bring in a customer list", "small")
        self._bring_in.clicked.connect(self.importRequested)
        self.body.addWidget(self._bar)
        self.body.addStretch(1)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._bring_in, 0, Qt.AlignmentFlag.AlignLeft)

    def show_revenue(self, diagnosis: Diagnosis) -> None:
        """Show the bands of the client's ARR."""
        health, currency = diagnosis.health, diagnosis.client.currency
        self._bring_in.setVisible(health is None)
        if health is None:
            self.right.setText("")
            self._bar.show_parts(())
            self._sentence.setText("A customer list with ARR and a few signals shows it.")
            return
        arr = sum(total.arr for total in health.distribution.values())
        accounts = plural(len(health.scores), "account")
        self.right.setText(f"{money(arr, currency, short=True)} ARR, {accounts}")
        self._bar.show_parts([_part(health, band, currency) for band in _ORDER])
        self._sentence.setText(_risk_sentence(health, arr, currency))


def _part(health: HealthResult, band: Band, currency: str) -> BandPart:
    arr = health.distribution[band].arr
    words = f"{band_word(band)} {money(arr, currency, short=True)}"
    return BandPart(band_status(band).status, arr, words)


def _risk_sentence(health: HealthResult, arr: float, currency: str) -> str:
    red, unscored = health.distribution[Band.RED], health.distribution[Band.UNSCORED]
    if not arr:
        return "The list states no ARR."
    if unscored.accounts == len(health.scores):
        return "No account has enough signals for a score, so nobody can say yet."
    share = percent(100 * red.arr / arr, 0)
    sentence = f"{plural(red.accounts, 'at-risk account')} hold{'s' if red.accounts == 1 else ''} "
    sentence += f"{share} of ARR"
    if unscored.arr:
        sentence += f"; {money(unscored.arr, currency, short=True)} is not scored yet"
    return sentence + "."
