"""The week in five figures (S1.114)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import UNKNOWN, day, number, percent, readable_dates, write_measured
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.model.kpi_reading import WeeklySnapshot
from csdesk.model.kpis import KpiValue
from csdesk.model.score_columns import account_keys, score_column
from csdesk.report.document import Status, StatusWord
from csdesk.scoring.boards.snapshot import CHURN
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.boards.press_figures import Figure, PressFigures
from ui.session import Session
from ui.widgets.label import Label

CUSTOMERS, HEALTH, LOST, TICKETS = "customers", "health", "lost", "tickets"
NOT_A_MONTH = StatusWord(Status.NONE, "Not a month")
LACKS = (
    (HEALTH, "the mean health score needs accounts with a score"),
    (LOST, "churn needs an earlier customer list or a list of subscriptions"),
    (TICKETS, "resolved tickets need a list of tickets with the day each was resolved"),
)


class SnapshotCard(BoardCard):
    """Week, customers, health, churn and tickets."""

    key = "snapshot"
    name = "The week"
    question = "How did the week end?"
    needs = "The week needs a customer list: one row for each customer, with its ARR."

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self.figures = PressFigures()
        self.note = Label("", "small", wrap=True)
        self.column.addWidget(self.figures)
        self.column.addWidget(self.note)
        self._groups: dict[str, tuple[str, Sequence[AccountKey]]] = {}
        self.figures.pressed.connect(lambda key: self.open_group(*self._groups[key]))

    @override
    def take(self, prepared: Prepared) -> bool:
        week = prepared.diagnosis.metrics.snapshot
        if week is None:
            return False
        self.right.setText(f"Week ending {day(week.week_ending)}")
        self._groups = _find_groups(prepared, week)
        churn = prepared.diagnosis.kpis.get(CHURN)
        self.figures.show_figures([self._figure(*one) for one in _list_figures(week, churn)])
        self.note.setText(_note(week, churn))
        return True

    def _figure(self, key: str, text: str, words: str, status: StatusWord | None) -> Figure:
        opens = bool(self._groups.get(key, ("", ()))[1])
        return Figure(key if opens else "", text, words, status)


def _list_figures(
    week: WeeklySnapshot, churn: KpiValue | None
) -> list[tuple[str, str, str, StatusWord | None]]:
    is_count = churn is not None and churn.is_count
    lost = write_measured(churn, "") if churn is not None and is_count else percent(week.churn_rate)
    return [
        (CUSTOMERS, number(week.total_customers), "customers", None),
        (HEALTH, number(week.avg_health_score, 1), "mean health of 100", None),
        (LOST, lost, "churn of customers", None if is_count else _judge(week)),
        (TICKETS, number(week.tickets_resolved), "tickets resolved this week", None),
    ]


def _judge(week: WeeklySnapshot) -> StatusWord | None:
    if week.churn_rate is None:
        return None
    if not week.is_judged:
        return NOT_A_MONTH
    limit = percent(week.churn_limit, trim=True)
    if week.is_red:
        return StatusWord(Status.RISK, f"Above {limit}")
    return StatusWord(Status.GOOD, f"Within {limit}")


def _find_groups(
    prepared: Prepared, week: WeeklySnapshot
) -> dict[str, tuple[str, Sequence[AccountKey]]]:
    diagnosis = prepared.diagnosis
    churn, health = diagnosis.kpis.get(CHURN), diagnosis.health
    return {
        CUSTOMERS: ("All customers", diagnosis.accounts.keys if diagnosis.accounts else ()),
        HEALTH: ("Customers with a score, the lowest first", _rank(health) if health else ()),
        LOST: (_name_lost(week), churn.accounts if churn else ()),
        TICKETS: ("Their tickets were resolved this week", week.resolved_for),
    }


def _name_lost(week: WeeklySnapshot) -> str:
    if week.churn_rate is None:
        return "Called lost, and still paying"
    return f"Lost, {readable_dates(week.churn_window)}"


def _rank(health: HealthResult) -> Sequence[AccountKey]:
    """Return the accounts with a score, the lowest first."""
    import numpy as np

    scores, keys = score_column(health), account_keys(health)
    order = np.argsort(scores, kind="stable")[: np.count_nonzero(~np.isnan(scores))]
    return [keys[at] for at in order.tolist()]


def _note(week: WeeklySnapshot, churn: KpiValue | None) -> str:
    known = {HEALTH: week.avg_health_score, LOST: week.churn_rate, TICKETS: week.tickets_resolved}
    is_told = churn is not None and bool(churn.reason) and not churn.needs
    lacks = [
        f"of churn, {churn.reason}" if key == LOST and churn is not None and is_told else words
        for key, words in LACKS
        if known[key] is None
    ]
    parts = (
        [f"Churn is that of {readable_dates(week.churn_window)}."]
        if week.churn_rate is not None
        else []
    )
    if lacks:
        parts.append(f"{UNKNOWN} stands where something is missing: {'; '.join(lacks)}.")
    return " ".join(parts)
