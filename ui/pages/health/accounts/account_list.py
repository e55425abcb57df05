"""The table of accounts with its search and its filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import money, number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.health import Band, HealthResult
from csdesk.model.score_columns import band_codes
from csdesk.model.score_sequence import BANDS
from csdesk.report.statuses import band_status
from ui import theme
from ui.models.account_table import SearchIndex, renewing_rows, score_columns
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.score_timeline import ScoreHistory
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.search_field import SearchField
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

RENEWAL_DAYS = 90
SEARCH_WIDTH = 168
STALE = ", stale scores"


class AccountList(Card):
    """``accountChosen`` follows the cursor, ``accountOpened`` is Enter or a click.

    Both carry the row of the account in the list. ``bandChosen`` carries the band that is shown
    alone, None for every band.
    """

    accountChosen = Signal(int)  # noqa: N815
    accountOpened = Signal(int)  # noqa: N815
    bandChosen = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.search = SearchField("Search accounts")
        self.at_risk_first = Toggle("At risk first", "filter")
        self.renewing = Toggle(f"Renewal ≤ {RENEWAL_DAYS} days", "calendar")
        self.bands = PlainCombo("Accounts in which band")
        words = [(band_status(band).word, band) for band in Band]
        self.bands.show_entries([("Every band", None), *words])
        self._bands: IntArray | None = None
        self.model = ColumnTableModel(self)
        self.table = DataTable("Accounts with their health score")
        self.table.setModel(self.model)
        self._total = Label("", "caption", elide=False)
        self._shown = Label("", "caption")
        self._order = Label("", "caption", elide=False)
        self._index = SearchIndex(())
        self._find_renewals: Callable[[], frozenset[int]] = frozenset
        self._members: frozenset[int] | None = None
        self._chosen: int | None = None
        self._build()
        self._connect()

    def show_accounts(
        self,
        accounts: AccountTable,
        health: HealthResult,
        currency: str,
        history: ScoreHistory | None = None,
    ) -> None:
        """Show another list of accounts, those at risk first."""
        columns = score_columns(accounts, health, currency, history)
        self._index = SearchIndex(columns)
        self._bands = band_codes(health)
        self._find_renewals = cache(partial(_find_renewals, accounts))
        self.renewing.setVisible(any(column.title == "Renewal" for column in columns))
        arr = money(accounts.total_arr(), currency, short=True)
        self._total.setText(f"{plural(len(accounts), 'account')}, {arr} ARR")
        self.at_risk_first.setChecked(True)
        self.model.show_columns(columns, (_score_column(columns), Qt.SortOrder.AscendingOrder))
        self.table.set_widths([column.width for column in columns])
        self._filter()

    def select_first(self) -> None:
        """Choose the account that was chosen before, else the first one."""
        if not self.model.rowCount():
            return
        row = self.model.shown_row(self._chosen) if self._chosen is not None else None
        self.table.select_row(row or 0)

    def show_age(self, *, is_stale: bool) -> None:
        """Say beside the count that the scores are too old to act on."""
        words = self._total.text().removesuffix(STALE)
        self._total.setText(f"{words}{STALE if is_stale else ''}")

    def keep_members(self, rows: frozenset[int] | None) -> None:
        """Show only the accounts of a group of companies; None: all of them."""
        self._members = rows
        self._filter()
        self.select_first()

    def clear_filters(self) -> None:
        """Look for nothing in particular."""
        self.search.clear()
        self.renewing.setChecked(False)
        self.bands.choose(None)

    def choose(self, row: int) -> None:
        """Choose the account in a row of the list, whatever was looked for before."""
        self._members = None
        self.clear_filters()
        shown = self.model.shown_row(row)
        if shown is not None:
            self.table.select_row(shown)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 16, 10)
        bar.setSpacing(theme.space("s"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        for control in (self.search, self.bands, self.at_risk_first, self.renewing):
            bar.addWidget(control)
        bar.addStretch(1)
        bar.addWidget(self._total)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 7, 16, 8)
        foot.addWidget(self._shown, 1)
        foot.addWidget(self._order)
        self.enclose(bar, self.table, foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.renewing.toggled.connect(self._filter)
        self.bands.currentIndexChanged.connect(self._filter)
        self.bands.currentIndexChanged.connect(self._tell_band)
        self.at_risk_first.clicked.connect(self._put_at_risk_first)
        self.table.sortChosen.connect(self._note_sorting)
        self.table.sortChosen.connect(self._mark_chosen)
        self.table.rowSelected.connect(self._choose)
        self.table.rowOpened.connect(
            lambda row: self.accountOpened.emit(self.model.source_row(row))
        )

    def _choose(self, row: int) -> None:
        self._chosen = self.model.source_row(row)
        self.accountChosen.emit(self._chosen)

    def _tell_band(self) -> None:
        self.bandChosen.emit(self.bands.currentData())

    def _filter(self) -> None:
        found = self._index.rows(self.search.text())
        wanted = [self._find_renewals()] if self.renewing.isChecked() else []
        wanted += [] if self._members is None else [self._members]
        for rows in wanted:
            candidates: Sequence[int] = sorted(rows) if found is None else found
            found = [row for row in candidates if row in rows]
        band = self.bands.currentData()
        if band is not None and self._bands is not None:
            is_in_it = self._bands == BANDS.index(band)
            rows = is_in_it.nonzero()[0].tolist()
            found = rows if found is None else [row for row in found if is_in_it[row]]
        self.model.keep_rows(found)
        self._note_sorting()
        self._mark_chosen()

    def _put_at_risk_first(self) -> None:
        if self.at_risk_first.isChecked():
            self.model.sort(_score_column(self.model.columns), Qt.SortOrder.AscendingOrder)
        else:
            self.model.sort(-1)
        self._note_sorting()
        self._mark_chosen()

    def _mark_chosen(self) -> None:
        row = self.model.shown_row(self._chosen) if self._chosen is not None else None
        if row is not None:
            self.table.mark_row(row)

    def _note_sorting(self) -> None:
        sorted_by = self.model.sorted_by
        self.table.mark_sorting(sorted_by)
        by_score = (_score_column(self.model.columns), Qt.SortOrder.AscendingOrder)
        self.at_risk_first.setChecked(sorted_by == by_score)
        self._order.setText(_order_words(self.model.columns, sorted_by))
        total = len(self.model.columns[0].values) if self.model.columns else 0
        shown = f"Showing {number(self.model.rowCount())} of {number(total)}."
        self._shown.setText(f"{shown} Enter opens, Ctrl+F searches, Ctrl+C copies the row.")


def _find_renewals(accounts: AccountTable) -> frozenset[int]:
    return frozenset(renewing_rows(accounts, RENEWAL_DAYS))


def _score_column(columns: Sequence[TableColumn]) -> int:
    return next((n for n, column in enumerate(columns) if column.title == "Score"), 0)


def _order_words(columns: Sequence[TableColumn], sorted_by: tuple[int, Qt.SortOrder] | None) -> str:
    if sorted_by is None:
        return "In the order of the file"
    column, order = sorted_by
    rising = order is Qt.SortOrder.AscendingOrder
    return f"Sorted by {columns[column].title}, {'lowest' if rising else 'highest'} first"
