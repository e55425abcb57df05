"""The frame of a scorecard: its bands, how much data it needs, how poor signals count, for whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.facts import Facts
from csdesk.model.scorecards import RollUp, Scorecard
from ui import theme
from ui.models.condition_choice import SubjectChoice
from ui.pages.health.scorecard.condition_rows import ConditionRows
from ui.pages.health.scorecard.form_lines import FormLines, choice_of, text_field
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox

ROLL_UPS = {
    RollUp.WEIGHTED: "By the score alone",
    RollUp.ANY_POOR: "Any poor signal makes the account poor",
}
WIDE = 320
FOR_SOME = "All conditions must hold. Without any it is for everybody whom no other card takes."
FOR_REST = (
    "For everybody whom no other card takes. A card of its own for a segment is made under “Order”."
)


class CardForm(QWidget):
    """``changed`` carries a change of the card: a function from the card to the card."""

    changed = Signal(object)

    def __init__(
        self,
        card: Scorecard,
        subjects: Sequence[SubjectChoice],
        facts: Facts | None,
        *,
        is_default: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "none")
        self.taken = Label("", "caption", wrap=True)
        self.green = self._box(
            "Healthy from a score of", card.green, lambda one, n: replace(one, green=n)
        )
        self.yellow = self._box(
            "Watch from a score of", card.yellow, lambda one, n: replace(one, yellow=n)
        )
        self.least = self._box(
            "Percent of the weight that a score needs",
            card.minimum_coverage,
            lambda one, n: replace(one, minimum_coverage=n),
        )
        self.enough = self._box(
            "Percent of the weight to rely on it",
            card.sufficient_coverage,
            lambda one, n: replace(one, sufficient_coverage=n),
        )
        self.lagging = self._box(
            "Most that signals which look back may weigh",
            card.lagging_cap,
            lambda one, n: replace(one, lagging_cap=n),
        )
        self.audience = ConditionRows(card.applies_to, subjects, facts, "Whom the card is for")
        self.audience.changed.connect(
            lambda when: self._tell(lambda one: replace(one, applies_to=when))
        )
        self.audience.setVisible(not is_default)
        self._lay_out(card, is_default)

    def show_taken(self, text: str) -> None:
        """Say how many accounts the card takes."""
        self.taken.setText(text)

    def _box(
        self, name: str, value: float, put: Callable[[Scorecard, float], Scorecard]
    ) -> NumberBox:
        box = NumberBox(name, 0, 100)
        box.show_number(value)
        box.numberChosen.connect(lambda number: self._tell(lambda card: put(card, number)))
        return box

    def _tell(self, change: Callable[[Scorecard], Scorecard]) -> None:
        self.changed.emit(change)

    def _lay_out(self, card: Scorecard, is_default: bool) -> None:
        form = FormLines()
        form.add(
            "Name",
            text_field(
                "Name of the scorecard",
                card.name,
                lambda text: self._tell(lambda one: replace(one, name=text)),
            ),
        )
        form.add("Healthy from", self.green, "watch from", self.yellow, "of 100")
        form.add("The band goes", self._roll_up(card))
        form.add("Least data", self.least, "percent of the weight gives a score")
        form.add("Enough data", self.enough, "percent of the weight to rely on it")
        form.add("Looking back", self.lagging, "of 100 at most, else a warning")
        column = QVBoxLayout(self)
        inset = theme.space("card_padding")
        column.setContentsMargins(inset, theme.space("m"), inset, theme.space("m"))
        column.setSpacing(theme.space("s"))
        column.addWidget(form)
        column.addSpacing(theme.space("s"))
        column.addWidget(Label("Whom is the card for?", "strong"))
        column.addWidget(Label(FOR_REST if is_default else FOR_SOME, "caption", wrap=True))
        column.addWidget(self.audience)
        column.addWidget(self.taken)
        column.addStretch(1)

    def _roll_up(self, card: Scorecard) -> QWidget:
        return choice_of(
            "How the band of an account is found",
            ROLL_UPS,
            card.roll_up,
            lambda chosen: self._tell(lambda one: replace(one, roll_up=chosen)),
            WIDE,
        )
