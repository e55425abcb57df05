"""Likely to leave, by the month in which they signed up (S1.109)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import UNKNOWN, day, join_words, number, percent, plural
from csdesk.model.boards import AccountRisk, RiskBoard, RiskCohort
from csdesk.model.few import FEWEST
from ui.models.revenue_columns import name_month
from ui.pages.metrics.boards.account_group import MOST
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.charts.column_chart import Column, ColumnChart, Part
from ui.pages.metrics.charts.legend import Legend
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label

PAINTED, NAMED = 36, 6
"""So many months are painted, so many named in a sentence."""


class RiskCard(BoardCard):
    """A column for each month; one opens its accounts with the signals that each shows."""

    key = "risk"
    name = "Risk by sign-up"
    question = "Which customers that began together are likely to leave?"
    needs = (
        "No sign of leaving is known of anybody: last sign-ins, use over time, tickets, "
        "escalations or late payments would tell."
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._board: RiskBoard | None = None
        self._limit = session.library.boards.cohort_alert
        self.chart = ColumnChart("Part of the accounts at risk by month of sign-up", _write)
        self.sentence = Label("", "small", wrap=True)
        self.unknown = Button("", "link")
        limit = percent(self._limit, 0)
        legend = [(f"up to {limit}", "accent"), (f"above {limit}, marked with “!”", "risk_fill")]
        self.column.addWidget(Legend(legend))
        for part in (self.chart, self.sentence):
            self.column.addWidget(part)
        self.column.addLayout(button_row([], [self.unknown]))
        self.chart.regionPressed.connect(self._open)
        self.unknown.clicked.connect(self._open_unknown)

    @override
    def take(self, prepared: Prepared) -> bool:
        self._board = board = prepared.boards.risk if prepared.boards else None
        if board is None:
            return False
        cohorts = board.cohorts[-PAINTED:]
        self.chart.show_columns([_column(one) for one in cohorts], _write)
        self.sentence.setText(self._describe(board))
        unknown = sum(one.score is None for one in board.accounts)
        self.unknown.setText(f"No signal is known of {plural(unknown, 'account')}")
        self.unknown.setVisible(unknown > 0)
        return True

    def _describe(self, board: RiskBoard) -> str:
        count = self._session.library.boards.signals_of_risk
        about = (
            f"Part of the accounts of a month that show {plural(count, 'signal')} or more, of "
            "those with a known signal."
        )
        words = [about]
        alerts = [_name_alert(one) for one in board.cohorts if one.is_alert]
        if alerts:
            named = join_words(alerts[-NAMED:])
            others = len(alerts) - NAMED
            more = f" and {number(others)} earlier ones" if others > 0 else ""
            words.append(f"Above {percent(self._limit, 0)}: {named}{more}.")
        if len(board.cohorts) > PAINTED:
            words.append(f"The last {PAINTED} of {number(len(board.cohorts))} months are painted.")
        return " ".join(words)

    def _open(self, month: str) -> None:
        if self._board is None:
            return
        found = [one for one in self._board.accounts if one.cohort == month]
        found.sort(key=lambda one: -(one.score or 0.0))
        words = {one.account: _words(one) for one in found[:MOST]}
        title = f"Signed up {name_cohort(month)}" if month[0].isdigit() else "No day of sign-up"
        accounts = (one.account for one in found)
        self.open_group(title, accounts, "signals met of those known", words)

    def _open_unknown(self) -> None:
        accounts = self._board.accounts if self._board else ()
        self.open_group(
            "No signal is known", (one.account for one in accounts if one.score is None)
        )


def name_cohort(month: str) -> str:
    """Return the name of a month that is written as "2026-02"; other words stay."""
    if not month[0].isdigit():
        return month
    return name_month(date.fromisoformat(f"{month}-01"))


def _name_alert(one: RiskCohort) -> str:
    """Return a month that is warned of; with few accounts, their count says more than a share."""
    few = f" ({number(one.at_risk)} of {number(one.accounts)})" if one.accounts < FEWEST else ""
    return f"{name_cohort(one.month)}{few}"


def _write(value: float) -> str:
    return percent(value, 0)


def _column(one: RiskCohort) -> Column:
    name = name_cohort(one.month)
    risk = one.risk or 0.0
    words = _describe_column(one, name)
    tone = "risk_fill" if one.is_alert else "accent"
    return Column(name, (Part(one.month, 0.0, risk, tone, words),), _write_risk(one))


def _write_risk(one: RiskCohort) -> str:
    if one.risk is None:
        return UNKNOWN
    share = f"{one.at_risk}/{one.accounts}" if one.accounts < FEWEST else percent(one.risk, 0)
    return f"{share}{' !' if one.is_alert else ''}"


def _describe_column(one: RiskCohort, name: str) -> str:
    if one.risk is None:
        return f"{name}: not known"
    counted = f"{name}: {number(one.at_risk)} of {plural(one.accounts, 'account')} at risk"
    return counted if one.accounts < FEWEST else f"{counted}, {percent(one.risk)}"


def _words(one: AccountRisk) -> tuple[str, str]:
    last = f"last seen {day(one.last_activity)}" if one.last_activity else ""
    signals = ", ".join(one.signals) or ("no signal" if one.known else "nothing is known")
    return percent(one.score, 0), " · ".join(part for part in (signals, last) if part)
