"""The distinct cells of a column of numbers that are no bare numbers, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isfinite

from csdesk.ingest.coercion.cells import write_cell
from csdesk.ingest.coercion.number_styles import NumberStyle, read_style
from csdesk.ingest.coercion.numbers import NumberText, split_number
from csdesk.ingest.coercion.reading import Unread, quote
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.model.tables import Cell

NUMBER_FIX = "Write it as a number, such as 1234.50"


@dataclass(slots=True)
class NumberCells:
    """The distinct cells of a column that are no bare numbers."""

    texts: dict[Cell, NumberText] = field(default_factory=dict)
    style: NumberStyle | None = None
    """Other texts, which are all written in one style."""
    unread: dict[Cell, Unread] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Tell whether no number is more than figures with a point."""
        return self.style is None and not any(n.has_style for n in self.texts.values())

    @property
    def currencies(self) -> dict[Cell, str]:
        """Return the currency that each distinct cell names."""
        named: dict[Cell, str] = {}
        if self.style is not None and self.style.example.currency:
            named = dict.fromkeys(self.style.values, self.style.example.currency)
        return named | {cell: n.currency for cell, n in self.texts.items() if n.currency}

    def reject_percents(self) -> None:
        """Take out percentages, where none is wanted."""
        for cell in [cell for cell, number in self.texts.items() if number.percent]:
            del self.texts[cell]
            self.unread[cell] = Unread(f"{quote(cell)} is a percentage", NUMBER_FIX)


def parse_numbers(task: ColumnTask, wanted: str) -> NumberCells:
    """Return what the cells of a column are; ``wanted`` says in messages what they should be."""
    parsed = NumberCells(style=read_style(task.to_read))
    for cell in _skip(task.to_read, parsed.style):
        if isinstance(cell, str) and (number := split_number(cell)) is not None:
            parsed.texts[cell] = number
        elif isinstance(cell, int | float) and not isfinite(cell):
            parsed.unread[cell] = Unread("the number is too large to be read", NUMBER_FIX)
        else:
            parsed.unread[cell] = Unread(f"{quote(write_cell(cell))} is no {wanted}", NUMBER_FIX)
    return parsed


def _skip(cells: Sequence[Cell], style: NumberStyle | None) -> Sequence[Cell]:
    return cells if style is None else [cell for cell in cells if cell not in style.values]
