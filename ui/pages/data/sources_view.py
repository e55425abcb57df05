"""Where the data come from: the register of sources, exchange rates, accounts that were joined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.model.accounts import AccountTable
from csdesk.model.currencies import ExchangeRate
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.matching import AccountAlias
from csdesk.report.account_names import name_keys
from ui import theme
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.source_lines import alias_columns, rate_columns, source_columns
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.words_instead import WordsInstead

REGISTER_HEIGHT, LEDGER_HEIGHT = 330, 220
NO_SOURCE = "Here stands every source of the data, once a list is imported."
NO_RATE = (
    "No rate is kept. One is needed only where a list has amounts in another currency; they are "
    "never counted as the client’s own."
)
NO_ALIAS = (
    "No two accounts were joined. Two rows that are one customer are chosen under “Lists” and "
    "joined there; here they are parted again."
)
CODE_WIDTH, RATE_WIDTH = 64, 88


class SourcesView(QWidget):
    """``rateGiven`` carries a currency, its rate (None: no longer) and who says so.

    ``partRequested`` carries the alias that shall be an account of its own again.
    """

    rateGiven = Signal(str, object, str)  # noqa: N815
    partRequested = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.sources, self.source_table = _make_table(self, "Sources of the data")
        self.rates, self.rate_table = _make_table(self, "Exchange rates")
        self.aliases, self.alias_table = _make_table(self, "Accounts that were joined")
        self.register = WordsInstead(self.source_table, NO_SOURCE)
        self.kept_rates = WordsInstead(self.rate_table, NO_RATE)
        self.joined = WordsInstead(self.alias_table, NO_ALIAS)
        self.code = _make_field("Currency code", "USD", CODE_WIDTH)
        self.rate = _make_field("What one is worth", "0.79", RATE_WIDTH)
        self.origin = _make_field("Who says so", "ECB, 30 Jun 2026")
        self.keep = Button("Keep the rate", "small")
        self.drop = Button("Remove", "small")
        self.part = Button("Part again", "small", "undo")
        self._known_rates: tuple[ExchangeRate, ...] = ()
        self._known_aliases: tuple[AccountAlias, ...] = ()
        self._currency = ""
        self._accounts: AccountTable | None = None
        self._lay_out()
        self._connect()

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the sources of an engagement."""
        self._currency = diagnosis.client.currency
        self._accounts = diagnosis.accounts
        _show(
            self.sources,
            self.source_table,
            source_columns(diagnosis.data.sources if diagnosis.data else ()),
        )
        self.register.show_rows(self.sources.rowCount())

    def show_ledgers(self, rates: Sequence[ExchangeRate], aliases: Sequence[AccountAlias]) -> None:
        """Show the rates and the accounts that were joined."""
        self._known_rates, self._known_aliases = tuple(rates), tuple(aliases)
        _show(self.rates, self.rate_table, rate_columns(rates, self._currency))
        names = name_keys(self._accounts, {alias.account for alias in aliases})
        _show(self.aliases, self.alias_table, alias_columns(aliases, names))
        self.kept_rates.show_rows(len(rates))
        self.joined.show_rows(len(aliases))
        self.drop.setVisible(bool(rates))
        self.part.setVisible(bool(aliases))

    def _lay_out(self) -> None:
        self.code.setMaxLength(3)
        validator = QDoubleValidator(0.0, 1e9, 8, self)
        validator.setLocale(QLocale.c())
        self.rate.setValidator(validator)
        register = Card("Where the data come from", padding=0)
        register.fill(self.register)
        register.setMaximumHeight(REGISTER_HEIGHT)
        form, hint = QHBoxLayout(), QHBoxLayout()
        for part in (self.code, self.rate, self.origin, self.keep):
            form.addWidget(part)
        rates = Card("Exchange rates", self.drop, padding=0)
        rates.fill(self.kept_rates, form)
        said = "A key of a file that stands for another account; the lists stay as they are."
        hint.addWidget(Label(said, "caption"), 1)
        hint.addStrut(self.code.sizeHint().height())
        joined = Card("Accounts that were joined", self.part, padding=0)
        joined.fill(self.joined, hint)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        for card in (rates, joined):
            card.setMinimumHeight(LEDGER_HEIGHT)
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(register, 3)
        column.addLayout(row, 2)

    def _connect(self) -> None:
        self.keep.clicked.connect(self._tell_rate)
        self.origin.returnPressed.connect(self._tell_rate)
        self.drop.clicked.connect(self._drop_rate)
        self.part.clicked.connect(self._part)
        self.rate_table.rowSelected.connect(self._fill_form)

    def _tell_rate(self) -> None:
        code = self.code.text().strip().upper()
        value, is_number = QLocale.c().toDouble(self.rate.text().strip())
        if code and is_number:
            self.rateGiven.emit(code, value, self.origin.text().strip())
            for field in (self.code, self.rate, self.origin):
                field.clear()
        else:
            (self.rate if code else self.code).setFocus()

    def _fill_form(self, row: int) -> None:
        rate = self._known_rates[self.rates.source_row(row)]
        self.code.setText(rate.currency)
        self.rate.setText(f"{rate.rate:g}")
        self.origin.setText(rate.source)

    def _drop_rate(self) -> None:
        row = max(self.rate_table.currentIndex().row(), 0)
        if row < self.rates.rowCount():
            rate = self._known_rates[self.rates.source_row(row)]
            self.rateGiven.emit(rate.currency, None, "")

    def _part(self) -> None:
        row = max(self.alias_table.currentIndex().row(), 0)
        if row < self.aliases.rowCount():
            self.partRequested.emit(self._known_aliases[self.aliases.source_row(row)].alias)


def _make_table(parent: QWidget, name: str) -> tuple[ColumnTableModel, DataTable]:
    model, table = ColumnTableModel(parent), DataTable(name)
    table.setModel(model)
    return model, table


def _make_field(name: str, example: str, width: int | None = None) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setToolTip(name)
    if width is not None:
        field.setFixedWidth(width)
    return field


def _show(model: ColumnTableModel, table: DataTable, columns: Sequence[TableColumn]) -> None:
    model.show_columns(columns)
    table.set_widths([column.width for column in columns])
