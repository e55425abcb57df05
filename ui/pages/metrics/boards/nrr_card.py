"""Net retention: two numbers, the line of the cohort, every account (S1.78)."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import day, money, number, percent
from csdesk.model.identifiers import AccountKey
from csdesk.model.nrr_board import NrrBoard
from csdesk.model.revenue import RevenueReview
from ui import theme
from ui.models.account_lines import AccountBook
from ui.models.column_table import ColumnTableModel
from ui.pages.metrics.boards.account_group import MOST
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.nrr_columns import describe_change
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.boards.press_figures import Figure, PressFigures
from ui.pages.metrics.boards.trailing_table import TrailingTable
from ui.pages.metrics.charts.line_chart import LineChart
from ui.session import Session
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

NRR, GROWTH, ALL = "nrr", "growth", "all"
MOST_ROWS = 10
TWO_DAYS = (
    "The line needs what customers paid month by month: a list of subscriptions with start and end "
    "of each line tells it, and the growth of a month too."
)


class NrrCard(BoardCard):
    """``accountWanted`` carries an account of the table that was pressed."""

    key = "nrr"
    name = "Net retention"
    question = "Do the customers we have bring more than we lose?"
    needs = (
        "Net retention needs what customers pay on two days: the customer list of a year ago, or a "
        "list of subscriptions with start and end of each line."
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._board: NrrBoard | None = None
        self._book: AccountBook | None = None
        self._moved: tuple[AccountKey, ...] = ()
        self.figures = PressFigures()
        self.line = LineChart("What the customers of the first day pay, month by month")
        self.line_note = Label(TWO_DAYS, "small", wrap=True)
        self.model = ColumnTableModel(self)
        self.table = DataTable("Revenue of each account at the start and at the end")
        self.table.setModel(self.model)
        self.total = Label("", "strong", wrap=True)
        self.trailing = TrailingTable()
        parts = (self.figures, self.line, self.line_note, self.table, self.total, self.trailing)
        for part in parts:
            self.column.addWidget(part)
        self.figures.pressed.connect(self._open)
        self.table.rowOpened.connect(self._open_account)

    @override
    def take(self, prepared: Prepared) -> bool:
        self._board, self._book = prepared.nrr, prepared.book
        if self._board is None:
            return False
        board, revenue = self._board, prepared.diagnosis.metrics.revenue
        self._moved = _moved_last(revenue) if revenue else ()
        self.right.setText(f"{day(board.start_on)} to {day(board.end_on)}")
        self.figures.show_figures(_figures(board, self._moved, prepared.currency))
        has_months = len(board.cohort) > 2
        self.line.setVisible(has_months)
        self.line_note.setVisible(not has_months)
        self.line.show_line(board.cohort, board.paying)
        self._show_table(board, prepared)
        self.trailing.show_windows(revenue.trailing if revenue else ())
        return True

    def _show_table(self, board: NrrBoard, prepared: Prepared) -> None:
        self.model.show_columns(prepared.nrr_columns)
        self.table.set_widths([column.width for column in prepared.nrr_columns])
        rows = min(len(board.accounts), MOST_ROWS)
        self.table.setFixedHeight(theme.size("table_header") + rows * theme.size("table_row") + 2)
        self.total.setText(_total(board, prepared.currency))

    def _open(self, key: str) -> None:
        if self._board is None or self._book is None:
            return
        if key == GROWTH:
            self.open_group("What they pay changed in the last month", self._moved)
            return
        cohort = key == NRR
        moved = [one for one in self._board.accounts if one.start > 0 or not cohort]
        currency = self._book.currency
        title = "Who paid at the start" if cohort else "Who pays at the start or at the end"
        words = {one.account: describe_change(one, currency) for one in moved[:MOST]}
        accounts = (one.account for one in moved)
        self.open_group(title, accounts, "the largest change first", words)

    def _open_account(self, row: int) -> None:
        if self._board is not None and self._book is not None:
            account = self._board.accounts[self.model.source_row(row)].account
            if account in self._book.places:
                self.accountWanted.emit(account)


def _moved_last(revenue: RevenueReview) -> tuple[AccountKey, ...]:
    moved = revenue.months[-1].accounts.values() if revenue.months else ()
    return tuple(dict.fromkeys(key for keys in moved for key in keys))


def _figures(board: NrrBoard, moved: Collection[AccountKey], currency: str) -> list[Figure]:
    return [
        Figure(NRR if board.nrr is not None else "", percent(board.nrr), "net retention (NRR)"),
        Figure(GROWTH if moved else "", _signed(board.growth), "growth in the last month"),
        Figure(ALL, money(board.end, currency, short=True), "recurring revenue at the end"),
    ]


def _signed(growth: float | None) -> str:
    return f"+{percent(growth)}" if growth is not None and growth > 0 else percent(growth)


def _total(board: NrrBoard, currency: str) -> str:
    start, end, kept = (money(amount, currency) for amount in (board.start, board.end, board.kept))
    return (
        f"All {number(len(board.accounts))} accounts: {start} at the start, {end} at the end. "
        f"Of the end, {kept} is paid by those of the start: {percent(board.nrr)}."
    )
