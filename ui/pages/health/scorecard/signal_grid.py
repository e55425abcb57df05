"""The signals of a scorecard with fields for their weights and edges."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.scorecards import Scorecard, SignalGroup
from ui import theme
from ui.models.scorecard_draft import (
    POLICIES,
    SignalRow,
    choose_policy,
    move_green,
    move_group,
    move_weight,
    move_yellow,
)
from ui.models.signal_groups import remove_group, rename_group
from ui.pages.health.scorecard.form_lines import text_field
from ui.widgets.button import Button
from ui.widgets.card import Rule
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

HEADS = ("Signal", "Weight", "Of 100", "Good", "Fair", "Without a value", "")
LARGEST = 1e9
LEAST_WEIGHT = 0.1
POLICY_WIDTH, ROOMY = 134, 700
Change = Callable[[Scorecard], Scorecard]


class SignalGrid(QWidget):
    """``changed`` carries a change of the card: a function from the card to the card.

    ``opened`` carries the id of a signal of which everything is to be seen, ``regrouped`` a change
    after which the signals stand elsewhere.
    """

    changed = Signal(object)
    regrouped = Signal(object)
    opened = Signal(str)

    def __init__(
        self, card: Scorecard, rows: tuple[SignalRow, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "none")
        self._grid = QGridLayout(self)
        inset = theme.space("card_padding")
        self._grid.setContentsMargins(inset, 8, inset, 8)
        self._grid.setHorizontalSpacing(theme.space("s"))
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._effective: list[Label] = []
        self._policies: list[QWidget] = []
        self.boxes: list[NumberBox] = []
        self._add_heads()
        for group in (*card.groups, None):
            inside = [row for row in rows if row.signal.group == (group.id if group else None)]
            if group is not None:
                self._add_group(group)
            for row in inside:
                self._add_row(row)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what stands in the form of each signal as well where there is little room."""
        super().resizeEvent(event)
        for part in self._policies:
            part.setVisible(self.width() >= ROOMY)

    def show_effective(self, rows: tuple[SignalRow, ...]) -> None:
        """Show what the signals really weigh now."""
        by_id = {row.signal.id: row.effective for row in rows}
        for label in self._effective:
            label.setText(by_id[label.property("signal")])

    def _add_heads(self) -> None:
        for column, head in enumerate(HEADS):
            side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
            label = Label(head, "caption", elide=False, align=side)
            self._grid.addWidget(label, 0, column)
            if column == len(HEADS) - 2:
                self._policies.append(label)

    def _add_group(self, group: SignalGroup) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(Rule(), at, 0, 1, len(HEADS))
        name = text_field(
            f"Name of the group {group.name}",
            group.name,
            lambda text: self._tell(lambda card: rename_group(card, group.id, text)),
        )
        self._grid.addWidget(name, at + 1, 0)
        remove = Button("", "ghost", "close")
        remove.setToolTip(f"Take the group {group.name} away; its signals stay")
        remove.clicked.connect(
            lambda: self.regrouped.emit(lambda card: remove_group(card, group.id))
        )
        self._grid.addWidget(remove, at + 1, len(HEADS) - 1)
        box = self._box(f"Weight of the group {group.name}", LEAST_WEIGHT, 100, group.weight)
        box.numberChosen.connect(lambda value: self._tell(partial(_set_group, group, value)))
        self._grid.addWidget(box, at + 1, 1)

    def _add_row(self, row: SignalRow) -> None:
        signal, at = row.signal, self._grid.rowCount()
        self._grid.addWidget(_name(row), at, 0)
        weight = self._box(f"Weight of {signal.name}", LEAST_WEIGHT, 100, signal.weight)
        green = self._box(f"{signal.name}: good from", -LARGEST, LARGEST, signal.green)
        yellow = self._box(f"{signal.name}: fair from", -LARGEST, LARGEST, signal.yellow)
        for box, move in ((weight, move_weight), (green, move_green), (yellow, move_yellow)):
            box.numberChosen.connect(
                lambda value, move=move: self._tell(lambda card: move(card, signal.id, value))
            )
        effective = Label(row.effective, "strong", align=Qt.AlignmentFlag.AlignRight)
        effective.setProperty("signal", signal.id)
        effective.setFixedWidth(44)
        self._effective.append(effective)
        for column, part in enumerate((weight, effective, green, yellow), start=1):
            self._grid.addWidget(part, at, column)
        self._grid.addWidget(self._policy(row), at, len(HEADS) - 2)
        self._grid.addWidget(self._way_in(row), at, len(HEADS) - 1)

    def _way_in(self, row: SignalRow) -> Button:
        button = Button("", "ghost", "chevron_right")
        button.setAccessibleName(f"Everything about {row.signal.name}")
        button.setToolTip("Shape, window, exceptions and more")
        button.clicked.connect(lambda: self.opened.emit(row.signal.id))
        return button

    def _policy(self, row: SignalRow) -> PlainCombo:
        signal = row.signal
        combo = PlainCombo(f"{signal.name} without a value")
        combo.setFixedWidth(POLICY_WIDTH)
        self._policies.append(combo)
        combo.show_entries([(words, policy) for policy, words in POLICIES.items()])
        combo.blockSignals(True)
        combo.choose(signal.missing)
        combo.blockSignals(False)
        combo.currentIndexChanged.connect(
            lambda _at: self._tell(lambda card: choose_policy(card, signal.id, combo.currentData()))
        )
        return combo

    def _box(self, name: str, least: float, most: float, value: float) -> NumberBox:
        box = NumberBox(name, least, most)
        box.show_number(value)
        self.boxes.append(box)
        return box

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)


def _set_group(group: SignalGroup, value: float, card: Scorecard) -> Scorecard:
    return move_group(card, group.id, value)


def _name(row: SignalRow) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(row.signal.name, "body"))
    column.addWidget(Label(row.note, "caption"))
    return holder
