"""The fields for what is known of a client: name, currency, primary goal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from csdesk.model.clients import Client, PrimaryGoal
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

_WIDEST = 16_777_215
_CURRENCIES = (
    ("EUR", "Euro"),
    ("GBP", "Pound sterling"),
    ("USD", "US dollar"),
    ("AUD", "Australian dollar"),
    ("BRL", "Brazilian real"),
    ("CAD", "Canadian dollar"),
    ("CHF", "Swiss franc"),
    ("CZK", "Czech koruna"),
    ("DKK", "Danish krone"),
    ("HUF", "Hungarian forint"),
    ("ILS", "Israeli new shekel"),
    ("INR", "Indian rupee"),
    ("JPY", "Japanese yen"),
    ("MXN", "Mexican peso"),
    ("NOK", "Norwegian krone"),
    ("NZD", "New Zealand dollar"),
    ("PLN", "Polish złoty"),
    ("RON", "Romanian leu"),
    ("SEK", "Swedish krona"),
    ("SGD", "Singapore dollar"),
    ("TRY", "Turkish lira"),
    ("ZAR", "South African rand"),
)
_GOALS = (
    (None, "Not decided yet"),
    (PrimaryGoal.STABILITY, "Stability: keep the customers there are"),
    (PrimaryGoal.PROFITABILITY, "Profitability: earn more from each customer"),
    (PrimaryGoal.PRODUCT_MARKET_FIT, "Product-market fit: learn who stays, and why"),
)


class ClientFields(QWidget):
    """``nameChanged`` follows the name; ``client`` is what was entered."""

    nameChanged = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setPlaceholderText("Name of the company")
        self._name.setMaxLength(200)
        self._currency = PlainCombo("Currency of its figures")
        self._goal = PlainCombo("Primary goal")
        self._offer_currencies(())
        self._goal.show_entries([(word, goal) for goal, word in _GOALS])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for caption, field in (
            ("Name", self._name),
            ("Currency of its figures", self._currency),
            ("Primary goal", self._goal),
        ):
            label = Label(caption, "caption")
            label.setBuddy(field)
            field.setAccessibleName(caption)
            field.setMaximumWidth(_WIDEST)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(4)
        self._name.textChanged.connect(lambda _text: self.nameChanged.emit())

    @property
    def name(self) -> str:
        """Return the name without space around it."""
        return self._name.text().strip()

    def client(self) -> Client:
        """Return what was entered."""
        return Client(self.name, str(self._currency.currentData()), self._goal.currentData())

    def show_client(self, client: Client) -> None:
        """Show what is known of a client."""
        self._name.setText(client.name)
        self._offer_currencies((client.currency,))
        self._currency.choose(client.currency)
        self._goal.choose(client.goal)

    def _offer_currencies(self, others: tuple[str, ...]) -> None:
        known = dict(_CURRENCIES)
        rare = [(code, code) for code in others if code not in known]
        self._currency.show_entries(
            [*((f"{code} · {word}", code) for code, word in _CURRENCIES), *rare]
        )
