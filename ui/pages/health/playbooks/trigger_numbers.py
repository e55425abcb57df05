"""From which numbers on a playbook starts by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.conditions import Condition
from csdesk.model.facts import FactDefinition
from ui import theme
from ui.models.condition_words import describe_conditions, name_test
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox

FURTHEST = 1e9


class TriggerNumbers(QWidget):
    """Conditions with a number have a field for it; the others stand as words."""

    def __init__(
        self,
        conditions: Sequence[Condition],
        facts: Iterable[FactDefinition],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._conditions = tuple(conditions)
        self.boxes: dict[int, NumberBox] = {}
        known = tuple(facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for at, condition in enumerate(self._conditions):
            column.addLayout(self._make_line(at, condition, known))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions with the numbers that stand in the fields."""
        return tuple(
            replace(one, number=self.boxes[at].value()) if at in self.boxes else one
            for at, one in enumerate(self._conditions)
        )

    def _make_line(
        self, at: int, condition: Condition, facts: Sequence[FactDefinition]
    ) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        if condition.number is None:
            line.addWidget(Label(describe_conditions([condition], facts), "small"), 1)
            return line
        words = name_test(condition, facts)
        box = NumberBox(words, -FURTHEST, FURTHEST, 90)
        box.show_number(condition.number)
        self.boxes[at] = box
        line.addWidget(Label(words, "small", elide=False))
        line.addWidget(box)
        line.addStretch(1)
        return line
