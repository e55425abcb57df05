"""What of the lost revenue could have been kept: ticked reasons, each at rates of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from csdesk.formatting import money, number, percent
from csdesk.model.churn import ChurnReview, ChurnRules
from csdesk.model.cited import CitedFigure
from ui import theme
from ui.models.saved_arr import (
    SavingLine,
    change_line,
    find_claim,
    list_savings,
    write_copy,
    write_total,
)
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_text import plain_caption

HEADS = ("Could be kept", "Customers", "ARR lost", "Kept from, %", "to, %", "ARR saved")
RIGHT = Qt.AlignmentFlag.AlignRight


class Savings(Card):
    """The what-if; ``reasonPressed`` asks for the customers behind a line."""

    reasonPressed = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self,
        rules: ChurnRules,
        cited: Sequence[CitedFigure],
        parent: QWidget | None = None,
    ) -> None:
        self.copy = Button("Copy", "small")
        super().__init__("What could have been kept?", self.copy, parent=parent)
        self._rules, self._cited = rules, tuple(cited)
        self._review: ChurnReview | None = None
        self._currency = ""
        self.lines: list[SavingLine] = []
        self.ticks: dict[str, QCheckBox] = {}
        self.ends: dict[str, tuple[NumberBox, NumberBox]] = {}
        self._saved: dict[str, Label] = {}
        self.total = Label("", "strong", wrap=True)
        self.again = Button("Begin again", "small", "undo")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space("l"))
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.explain(describe_rates(self._cited))
        self.body.addLayout(self._grid)
        self.body.addSpacing(theme.space("s"))
        self.body.addWidget(self.total)
        self.body.addLayout(button_row((), [self.again]))
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self._begin)

    def show_review(self, review: ChurnReview, currency: str) -> None:
        """Reckon with the losses of a review; what was typed for the same ones stays."""
        fresh = list_savings(review, self._rules, self._cited)
        typed = {line.key: line for line in self.lines}
        same = currency == self._currency
        self._review, self._currency = review, currency
        self.lines = [
            change_line(
                line,
                is_counted=typed[line.key].is_counted,
                low=typed[line.key].low,
                high=typed[line.key].high,
            )
            if same and line.key in typed
            else line
            for line in fresh
        ]
        self._lay_out()

    def _begin(self) -> None:
        self.lines = []
        if self._review is not None:
            self.show_review(self._review, self._currency)

    def _lay_out(self) -> None:
        empty_layout(self._grid)
        self.ticks, self.ends, self._saved = {}, {}, {}
        for column, head in enumerate(HEADS):
            label = Label(head, "caption", elide=False, align=RIGHT if column else _LEFT)
            self._grid.addWidget(label, 0, column)
        for row, line in enumerate(self.lines, start=1):
            self._add_line(row, line)
        self._add_up()

    def _add_line(self, row: int, line: SavingLine) -> None:
        tick = QCheckBox(plain_caption(line.name))
        tick.setChecked(line.is_counted)
        low = NumberBox(f"{line.name}: kept at least, in percent", 0, 100)
        high = NumberBox(f"{line.name}: kept at most, in percent", 0, 100)
        low.show_number(line.low)
        high.show_number(line.high)
        who = Button(number(line.losses), "link")
        who.setToolTip(f"Show who left: {line.name}")
        self.ticks[line.key], self.ends[line.key] = tick, (low, high)
        self._saved[line.key] = Label("", "body", elide=False, align=RIGHT)
        self._saved[line.key].setMinimumWidth(150)
        arr = Label(money(line.arr, self._currency), "body", elide=False, align=RIGHT)
        for column, part in enumerate((tick, who, arr, low, high, self._saved[line.key])):
            side = Qt.AlignmentFlag.AlignVCenter | (RIGHT if column else _LEFT)
            self._grid.addWidget(part, row, column, side)
        who.clicked.connect(partial(self.reasonPressed.emit, line.key))
        tick.toggled.connect(self._reckon)
        for box in (low, high):
            box.numberChosen.connect(self._reckon)

    def _reckon(self) -> None:
        self.lines = [
            change_line(
                line,
                is_counted=self.ticks[line.key].isChecked(),
                low=self.ends[line.key][0].value(),
                high=self.ends[line.key][1].value(),
            )
            for line in self.lines
        ]
        self._add_up()

    def _add_up(self) -> None:
        for line in self.lines:
            low, high = (money(end, self._currency) for end in line.saved)
            self._saved[line.key].setText(f"{low} to {high}" if line.is_counted else "–")
        self.total.setText(write_total(self.lines, self._currency))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(write_copy(self.lines, self._currency))


_LEFT = Qt.AlignmentFlag.AlignLeft


def describe_rates(cited: Sequence[CitedFigure]) -> str:
    """Return where the rates begin, and that nobody measured them here."""
    claim = find_claim(cited)
    start = "Tick the reasons that work could have repaired, and say how many of them it keeps."
    if claim is None:
        return start
    low, high = number(claim.low), percent(claim.high, trim=True)
    return (
        f"{start} The rates begin at {low} to {high}, which {claim.said_by.casefold()} are said to "
        "reach; nobody has measured them here. It is an estimate, not a forecast."
    )
