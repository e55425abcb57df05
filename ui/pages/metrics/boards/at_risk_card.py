"""Who is at risk, silently or noisily; who is silent for long; why others left (S1.80, C16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import money, number, percent, plural
from csdesk.model.boards import AtRiskGroup
from csdesk.model.churn import ChurnReview
from csdesk.model.few import FEWEST
from csdesk.report.document import Status
from ui.models.loss_bars import list_reason_bars, losses_with_reason
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.session import Session
from ui.widgets.bar_list import BarLine, BarList
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label

FULL = 100
NO_REASONS = "Nobody says why customers left: a list of churn events with reasons would."


class AtRiskCard(BoardCard):
    """Bars for each kind of risk, for the funnel of suspects, and for the reasons of losses."""

    key = "at_risk"
    name = "Silent and noisy"
    question = "Who is at risk, in silence or with noise?"
    needs = (
        "Nobody can be told at risk without use and requests for help: bring in a customer list "
        "with the last sign-in and tickets a month, or lists of usage and tickets."
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._groups: dict[str, AtRiskGroup] = {}
        self._churn: ChurnReview | None = None
        self.kinds = BarList("Accounts at risk, by kind")
        self.suspects = BarList("Accounts silent for long, and those of them that ask for help")
        self.reasons = BarList("Why customers left")
        self.no_reasons = Label(NO_REASONS, "small", wrap=True)
        self.unknown = Button("", "link")
        self.column.addWidget(self.kinds)
        self.column.addLayout(button_row([], [self.unknown]))
        self.column.addWidget(Label("From silence to a talk", "strong"))
        self.column.addWidget(self.suspects)
        self.column.addWidget(Label("Why others left", "strong"))
        self.column.addWidget(self.reasons)
        self.column.addWidget(self.no_reasons)
        self.kinds.linePressed.connect(self._open_kind)
        self.suspects.linePressed.connect(self._open_kind)
        self.reasons.linePressed.connect(self._open_reason)
        self.unknown.clicked.connect(self._open_unknown)

    @override
    def take(self, prepared: Prepared) -> bool:
        boards = prepared.boards
        groups = (*boards.at_risk, *boards.suspects) if boards else ()
        if boards is None or not any(_is_known(one, prepared) for one in groups):
            return False
        self._groups = {f"{at}": group for at, group in enumerate(groups)}
        split = len(boards.at_risk)
        self.kinds.show_lines(_lines(groups[:split], 0, prepared.currency, Status.RISK))
        self.suspects.show_lines(_funnel(groups[split:], split, prepared.currency))
        for bars in (self.kinds, self.suspects):
            for key, row in bars.rows.items():
                row.setEnabled(bool(self._groups[key].accounts))
        self._show_unknown(boards.at_risk)
        review = prepared.diagnosis.review
        self._show_reasons(review.churn if review else None, prepared.currency)
        return True

    def _show_unknown(self, groups: Sequence[AtRiskGroup]) -> None:
        count = len({key for group in groups for key in group.unknown})
        self.unknown.setText(f"The lists do not say enough of {plural(count, 'account')}")
        self.unknown.setVisible(count > 0)

    def _show_reasons(self, churn: ChurnReview | None, currency: str) -> None:
        self._churn = churn
        bars = list_reason_bars(churn, by_arr=False) if churn else ()
        lines = [
            BarLine(
                bar.key,
                bar.name,
                "",
                bar.part,
                plural(bar.losses, "customer"),
                bar.amount(currency),
                Status.NONE,
            )
            for bar in bars
        ]
        self.reasons.show_lines(lines)
        self.reasons.setVisible(bool(lines))
        self.no_reasons.setVisible(not lines)

    def _open_kind(self, key: str) -> None:
        if key:
            self.kinds.choose("")
            self.suspects.choose("")
            group = self._groups[key]
            self.open_group(group.rule.name, group.accounts, "the largest first")

    def _open_unknown(self) -> None:
        keys = dict.fromkeys(key for group in self._groups.values() for key in group.unknown)
        self.open_group("The lists do not say enough of these", keys)

    def _open_reason(self, key: str) -> None:
        if key and self._churn is not None:
            self.reasons.choose("")
            lost = losses_with_reason(self._churn.losses, key)
            name = next(one.name for one in self._churn.reasons if one.reason == key)
            self.open_group(f"Left: {name}", (loss.account for loss in lost))


def _is_known(group: AtRiskGroup, prepared: Prepared) -> bool:
    """Say whether anybody can be told to be in a group or not."""
    return len(group.unknown) < len(prepared.book.places)


def _lines(
    groups: Sequence[AtRiskGroup], first: int, currency: str, status: Status
) -> list[BarLine]:
    most = max((len(group.accounts) for group in groups), default=0) or 1
    return [
        BarLine(
            f"{at}",
            group.rule.name,
            group.rule.about,
            len(group.accounts) / most,
            plural(len(group.accounts), "account"),
            f"{money(group.arr, currency)} ARR",
            status,
        )
        for at, group in enumerate(groups, first)
    ]


def _funnel(groups: Sequence[AtRiskGroup], first: int, currency: str) -> list[BarLine]:
    """Return each step as a part of the first one."""
    lines = _lines(groups, first, currency, Status.WATCH)
    return [
        line if at == 0 else _with_rate(line, groups[at - 1], groups[at])
        for at, line in enumerate(lines)
    ]


def _with_rate(line: BarLine, before: AtRiskGroup, group: AtRiskGroup) -> BarLine:
    base, count = len(before.accounts), len(group.accounts)
    if not base:
        return line
    few = f"{number(count)} of {number(base)} of the step before"
    share = f"{percent(FULL * count / base, 0)} of the step before"
    return replace(line, note=few if base < FEWEST else share)
