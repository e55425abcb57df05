"""Choosing the customer for whom an instrument is walked through."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import Field
from ui import theme
from ui.models.account_table import SearchIndex, imported_columns
from ui.models.column_table import ColumnTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 320
_SHOWN = ("account_name", "segment", "arr", "csm", "account_owner", "renewal_date")


class AccountChooser(Card):
    """``accountChosen`` carries the key of a customer and its name."""

    accountChosen = Signal(str, str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.search = _Search("Search customers by any word in the list")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.model = ColumnTableModel(self)
        self.table = DataTable("Customers")
        self.table.setModel(self.model)
        self._keys: tuple[AccountKey, ...] = ()
        self._names: tuple[str, ...] = ()
        self._index = SearchIndex(())
        self._accounts: AccountTable | None = None
        self._total = Label("", "caption", elide=False)
        self._shown = Label("", "caption")
        bar, foot = QHBoxLayout(), QHBoxLayout()
        bar.setContentsMargins(12, 10, 16, 10)
        bar.setSpacing(theme.space("s"))
        bar.addWidget(self.search)
        bar.addStretch(1)
        bar.addWidget(self._total)
        foot.setContentsMargins(16, 7, 16, 8)
        foot.addWidget(self._shown, 1)
        self.enclose(bar, self.table, foot)
        self.search.textChanged.connect(self._filter)
        self.search.downPressed.connect(self.table.setFocus)
        self.search.returnPressed.connect(lambda: self._open(0))
        self.table.rowOpened.connect(self._open)

    def show_accounts(
        self, accounts: AccountTable, fields: tuple[Field, ...], currency: str
    ) -> None:
        """Offer the customers of a list; the list that is shown stays as it is."""
        if accounts is self._accounts:
            return
        self._accounts = accounts
        wanted = [field for field in fields if field.id in _SHOWN]
        columns = imported_columns(accounts, wanted, currency)[:-1]
        self._keys, self._names = tuple(accounts.keys), accounts.names
        self._index = SearchIndex(columns)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self._total.setText(plural(len(accounts), "customer"))
        self._filter()

    def begin(self) -> None:
        """Go into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _filter(self) -> None:
        self.model.keep_rows(self._index.rows(self.search.text()))
        shown = f"Showing {number(self.model.rowCount())} of {number(len(self._keys))}."
        self._shown.setText(f"{shown} Enter opens the first, or the one that is chosen.")

    def _open(self, row: int) -> None:
        if row < self.model.rowCount():
            place = self.model.source_row(row)
            self.accountChosen.emit(self._keys[place], self._names[place])


class _Search(SearchField):
    """``downPressed`` leaves the field for the list below it."""

    downPressed = Signal()  # noqa: N815 - Qt's way of writing signals

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.downPressed.emit()
            return
        super().keyPressEvent(event)
