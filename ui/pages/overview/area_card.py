"""The areas of practice, each with its ladder."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import level_word, number
from csdesk.model.areas import Area
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel
from csdesk.report.level_words import index_words
from ui import theme
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.ladder_bar import LadderBar

_ROWS = 2


class AreaCard(Card):
    """Shows index, likely range and rung of every area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Where is the practice strong, where is it thin?",
            "Index per area, whisker = likely range",
            parent=parent,
        )
        inset = theme.space("list_padding")
        self.body.setContentsMargins(inset, 12, inset, 12)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._cells: dict[str, _AreaCell] = {}

    def show_levels(self, diagnosis: Diagnosis) -> None:
        """Show the level of every area."""
        instrument = diagnosis.instrument
        if not self._cells:
            self._build(instrument.areas, len(instrument.tiers))
        for area in instrument.areas:
            level = diagnosis.maturity.area(area.id)
            word = level_word(level, instrument)
            self._cells[area.id].show_level(level, word, _meaning(instrument, level))

    def _build(self, areas: tuple[Area, ...], tiers: int) -> None:
        for place, area in enumerate(areas):
            cell = _AreaCell(area.name, tiers)
            self._cells[area.id] = cell
            column, row = divmod(place, _ROWS)
            self._grid.addWidget(cell, row, column)
            self._grid.setColumnStretch(column, 1)


class _AreaCell(QWidget):
    """Name, bar, name of the rung."""

    def __init__(self, name: str, tiers: int) -> None:
        super().__init__()
        self._name = name
        self._bar = LadderBar(tiers)
        self._tier = Label("", "caption", tone="text_2", wrap=True)
        self._tier.setFixedWidth(76)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(name, "small"))
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(self._bar, 1)
        line.addWidget(self._tier)
        column.addLayout(line)

    def show_level(self, level: AreaLevel, tier: str, meaning: str) -> None:
        self._bar.show_index(level.index, level.low, level.high)
        self._tier.setText(tier)
        self._tier.setToolTip(meaning)
        known = level.index is not None
        self._bar.setToolTip(index_words(level) if known else "No question is answered yet")
        self.setAccessibleName(f"{self._name}: {tier}, index {number(level.index)}")


def _meaning(instrument: Instrument, level: AreaLevel) -> str:
    """Return what a rung stands for; empty below the first one."""
    return next((tier.meaning for tier in instrument.tiers if tier.number == level.tier), "")
