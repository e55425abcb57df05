"""The cells of a column, and what stands in them, each once: the same value is parsed once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property

from csdesk.model.tables import Cell

SAMPLE = 2_000
REPEATED = 0.25


class ColumnCells:
    """A column of cells. Flags have to be named first: True is the same as 1 to Python."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells
        self.to_read: tuple[Cell, ...] = ()
        """The distinct cells that have to be read one by one."""

    @cached_property
    def kinds(self) -> frozenset[type]:
        """Return the types of the filled cells."""
        return frozenset(map(type, self.cells)) - {type(None)}

    @cached_property
    def distinct(self) -> tuple[Cell, ...]:
        """Return each filled cell once, in the order of the file."""
        distinct = dict.fromkeys(self.cells)
        distinct.pop(None, None)
        return tuple(distinct)

    @cached_property
    def is_repetitive(self) -> bool:
        """Tell whether the same values stand in it again and again, as far as its start shows."""
        start = self.cells[:SAMPLE]
        return len(set(start)) <= len(start) * REPEATED

    def __len__(self) -> int:
        """Return how many cells there are, empty ones included."""
        return len(self.cells)

    def positions(self, chosen: Collection[Cell]) -> list[int]:
        """Return where the chosen cells stand."""
        return [index for index, cell in enumerate(self.cells) if cell in chosen]

    def count(self, chosen: Collection[Cell]) -> int:
        """Return how many cells are among the chosen ones."""
        return sum(map(chosen.__contains__, self.cells)) if chosen else 0

    def first(self, cell: Cell) -> int:
        """Return where a cell stands first."""
        return self.cells.index(cell)

    def spread(self, values: Mapping[Cell, Cell]) -> list[Cell]:
        """Return the value of every cell, None for those without one."""
        return list(map(values.get, self.cells))


def name_flags(cells: Sequence[Cell], yes: str, no: str) -> Sequence[Cell]:
    """Return the cells with words for flags."""
    return [(yes if cell else no) if isinstance(cell, bool) else cell for cell in cells]


def write_cell(cell: Cell) -> str:
    """Return a cell as text, as the file would show it."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return write_number(cell)
    return _write_date(cell)


def write_number(number: float) -> str:
    """Return a number with a point and without a needless fraction or exponent."""
    plain = float(number)
    return f"{plain:.0f}" if plain.is_integer() and abs(plain) < 1e16 else repr(number)


def _write_date(cell: date) -> str:
    if not isinstance(cell, datetime):
        return cell.isoformat()
    return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
