"""Why customers left, largest reason first, and when in their life: each bar opens its losses."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import number, percent, plural
from csdesk.model.churn import ChurnReview, ChurnRules
from csdesk.model.few import FEWEST
from csdesk.report.document import Status
from ui.models.loss_bars import (
    LifeBar,
    ReasonBar,
    describe_reason,
    list_life_bars,
    list_reason_bars,
)
from ui.widgets.bar_list import BarLine, BarList
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented

BY = {"customers": "Customers", "arr": "ARR"}
NO_REASON = "No reason is known of any loss. Choose one for a customer in the list, at the right."
NO_AGE = "No loss says how old the customer was: a start and an end of its contract would."


class ReasonCard(Card):
    """The Pareto of the reasons (S1.32); ``reasonPressed`` carries one, or "" for all."""

    reasonPressed = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, rules: ChurnRules, repairs: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        self.by = Segmented(list(BY.items()), "What the reasons are ranked by")
        super().__init__("Why did they leave?", self.by, parent=parent)
        self._rules, self._repairs = rules, repairs
        self._review: ChurnReview | None = None
        self._currency = ""
        self.bars = BarList("Reasons, largest first")
        self.note = Label("", "small", wrap=True)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.note)
        self.bars.linePressed.connect(self._press)
        self.by.chosen.connect(self._fill)

    def show_review(self, review: ChurnReview, currency: str) -> None:
        """Show the reasons of the losses."""
        self._review, self._currency = review, currency
        self._fill()

    def choose(self, reason: str) -> None:
        """Mark a reason and say what would repair it; "" marks none."""
        self.bars.choose(reason)
        self._say(reason)

    def _press(self, reason: str) -> None:
        self._say(reason)
        self.reasonPressed.emit(reason)

    def _say(self, reason: str) -> None:
        if self._review is None or not self._review.reasons:
            self.note.setText(NO_REASON)
            return
        repair = self._repairs.get(reason, "")
        said = f"What would repair it: {repair}. " if repair else ""
        self.note.setText(f"{said}{_note(self._review, self._rules)}")

    def _fill(self) -> None:
        if self._review is None:
            return
        by_arr = self.by.current == "arr"
        bars = list_reason_bars(self._review, by_arr=by_arr)
        self.bars.show_lines([_reason_line(bar, self._currency) for bar in bars])
        self._say("")


class LifeCard(Card):
    """Losses by month of life (S4.24); ``monthsPressed`` carries the key of a bar, or ""."""

    monthsPressed = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("When in their life do they leave?", parent=parent)
        self.by_key: dict[str, LifeBar] = {}
        self.bars = BarList("Months of life")
        self.note = Label("", "small", wrap=True)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.note)
        self.bars.linePressed.connect(self.monthsPressed)

    def show_review(self, review: ChurnReview, rules: ChurnRules) -> None:
        """Show how old the lost customers were."""
        bars = list_life_bars(review.by_month)
        self.by_key = {bar.key: bar for bar in bars}
        most = max((bar.share or 0.0 for bar in bars), default=0.0)
        self.bars.show_lines([_life_line(bar, most) for bar in bars])
        self.note.setText(_life_note(review, rules) if bars else NO_AGE)


def _reason_line(bar: ReasonBar, currency: str) -> BarLine:
    note, value, value_note = describe_reason(bar, currency)
    return BarLine(
        key=bar.key,
        name=bar.name,
        note=note,
        share=bar.part,
        value=value,
        value_note=value_note,
        status=Status.WATCH if bar.is_theme else Status.DOING,
        mark=bar.others_part,
    )


def _life_line(bar: LifeBar, most: float) -> BarLine:
    few = bar.share is None
    counted = f"{number(bar.lost)} of {number(bar.at_risk)}"
    return BarLine(
        key=bar.key,
        name=bar.name,
        note="First 90 days" if bar.is_early else "",
        share=(bar.share or 0.0) / most if most else 0.0,
        value=counted if few else bar.words,
        value_note="too few for a share" if few else counted,
        status=Status.WATCH if bar.is_early else Status.DOING,
    )


def _note(review: ChurnReview, rules: ChurnRules) -> str:
    said = sum(one.losses for one in review.reasons)
    parts = []
    if said < FEWEST:
        parts.append(
            f"Fewer than {FEWEST} losses have a reason: they are counted, and have no shares."
        )
    if review.without_reason:
        parts.append(f"{plural(review.without_reason, 'loss', 'losses')} without a reason.")
    named = [one for one in rules.reasons if one.reference]
    sources = "; ".join(f"{one.name.casefold()}: {one.reference}" for one in named)
    if sources:
        parts.append(f"What others name, each of another base: {sources}.")
    return " ".join(parts)


def _life_note(review: ChurnReview, rules: ChurnRules) -> str:
    parts = [
        "Share of those who were there, in a month of 30 days; whole years follow the first.",
        f"With fewer than {FEWEST} customers they are counted.",
    ]
    unaged = len(review.losses) - review.aged
    if unaged:
        parts.append(f"Of {plural(unaged, 'loss', 'losses')} no age is known.")
    if review.early:
        early = _early_words(review.early, review.aged)
        parts.append(
            f"{early} with an age left before day {number(rules.early_days)}: onboarding is where "
            "those are kept."
        )
    return " ".join(parts)


def _early_words(early: int, aged: int) -> str:
    if aged < FEWEST:
        return f"{number(early)} of {number(aged)} losses"
    return f"{percent(100 * early / aged, 0)} of the losses"
