"""A list of things to tick, each with a quiet note below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.label import Label
from ui.widgets.plain_text import plain_caption

NOTE_INSET = 24


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing to tick; where it cannot be chosen its note says why."""

    key: str
    name: str
    note: str
    can_be_chosen: bool = True


class TickList(QWidget):
    """``changed`` says that something was ticked or unticked by the person."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        self._notes: dict[str, Label] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("s"))

    def __len__(self) -> int:
        """Return how many things can be ticked."""
        return len(self._boxes)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the keys of what is ticked and can be chosen."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked() and box.isEnabled())

    def show_ticks(self, ticks: Iterable[Tick]) -> None:
        """Show things to tick; what is known already stays ticked as it is."""
        for tick in ticks:
            if tick.key not in self._boxes:
                self._add(tick)
            self._boxes[tick.key].setEnabled(tick.can_be_chosen)
            self._notes[tick.key].setText(tick.note)

    def choose(self, *keys: str) -> None:
        """Tick these and nothing else."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def _add(self, tick: Tick) -> None:
        box = QCheckBox(plain_caption(tick.name))
        box.setAccessibleName(tick.name)
        box.toggled.connect(self.changed)
        note = Label("", "caption")
        note.setContentsMargins(NOTE_INSET, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(box)
        words.addWidget(note)
        self._column.addLayout(words)
        self._boxes[tick.key], self._notes[tick.key] = box, note
