"""The renewals of the next twelve months by the health of the accounts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import band_word, money, number
from csdesk.model.boards import RenewalCalendar, RenewalMonth
from csdesk.model.health import Band
from ui.models.account_lines import AccountBook
from ui.models.revenue_columns import name_month
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.boards.press_figures import Figure, PressFigures
from ui.pages.metrics.charts.column_chart import Column, ColumnChart, Part
from ui.pages.metrics.charts.legend import Legend
from ui.session import Session

TONES = {
    Band.RED: "risk_fill",
    Band.YELLOW: "watch_fill",
    Band.GREEN: "good_fill",
    Band.UNSCORED: "none_fill",
}
AHEAD, OVERDUE, LATER, UNDATED = "ahead", "overdue", "later", "undated"


class RenewalsCard(BoardCard):
    """A column for each month, stacked by health, the riskiest at the foot."""

    key = "renewals"
    name = "Renewals ahead"
    question = "What is up for renewal, and how healthy is it?"
    needs = "No renewal is dated: a column “Renewal date” in the customer list would fill it."

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._calendar: RenewalCalendar | None = None
        self._book: AccountBook | None = None
        self.figures = PressFigures()
        self.chart = ColumnChart("Revenue up for renewal by month and health", str)
        self.column.addWidget(self.figures)
        self.column.addWidget(Legend([(band_word(band), tone) for band, tone in TONES.items()]))
        self.column.addWidget(self.chart)
        self.figures.pressed.connect(self._open_figure)
        self.chart.regionPressed.connect(self._open)

    @override
    def take(self, prepared: Prepared) -> bool:
        self._calendar = calendar = prepared.boards.renewals if prepared.boards else None
        self._book = prepared.book
        if calendar is None:
            return False
        currency = prepared.currency
        self.figures.show_figures(_figures(calendar, currency))
        columns = [_column(at, month, currency) for at, month in enumerate(calendar.months)]
        self.chart.show_columns(columns, lambda value: money(value, currency, short=True))
        return True

    def _open(self, key: str) -> None:
        if self._calendar is None or self._book is None:
            return
        at, _, band = key.partition("|")
        month = self._calendar.months[int(at)]
        found = [one for one in month.accounts if self._book.band(one) == band]
        self.open_group(f"{name_month(month.month)}, {band_word(Band(band))}", found)

    def _open_figure(self, key: str) -> None:
        calendar = self._calendar
        if calendar is None:
            return
        ahead = (one for month in calendar.months for one in month.accounts)
        title, found = {
            AHEAD: ("Renewals of the next twelve months", ahead),
            OVERDUE: ("Overdue", calendar.overdue),
            LATER: ("Renewals after twelve months", calendar.later),
            UNDATED: ("Without a renewal date", calendar.undated),
        }[key]
        self.open_group(title, found)


def _figures(calendar: RenewalCalendar, currency: str) -> list[Figure]:
    ahead = sum(len(month.accounts) for month in calendar.months)
    arr = money(sum(month.arr for month in calendar.months), currency, short=True)
    overdue = money(calendar.overdue_arr, currency, short=True)
    return [
        _figure(AHEAD, ahead, f"in twelve months, {arr} ARR"),
        _figure(OVERDUE, len(calendar.overdue), f"overdue, {overdue} ARR"),
        _figure(LATER, len(calendar.later), "later"),
        _figure(UNDATED, len(calendar.undated), "without a date"),
    ]


def _figure(key: str, count: int, words: str) -> Figure:
    return Figure(key if count else "", number(count), words)


def _column(at: int, month: RenewalMonth, currency: str) -> Column:
    low, parts = 0.0, []
    name = name_month(month.month)
    for band, tone in TONES.items():
        arr = month.arr_by_band.get(band, 0.0)
        if arr:
            words = f"{name}, {band_word(band)}: {money(arr, currency)}"
            parts.append(Part(f"{at}|{band}", low, low + arr, tone, words))
            low += arr
    value = money(month.arr, currency, short=True) if month.accounts else ""
    return Column(name, tuple(parts), value)
