"""The reading of a column while it is made."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from csdesk.ingest.coercion.cells import ColumnCells, write_cell
from csdesk.ingest.coercion.reading import ColumnQuestion, ColumnReading, Unread
from csdesk.model.imports import Topic
from csdesk.model.tables import Cell

Value = TypeVar("Value")


@dataclass(slots=True)
class Readout:
    """What has been read of a column so far."""

    values: list[Cell]
    unread: dict[int, Unread] = field(default_factory=dict)
    originals: dict[int, str] = field(default_factory=dict)
    conversions: list[str] = field(default_factory=list)
    manner: list[str] = field(default_factory=list)
    questions: list[ColumnQuestion] = field(default_factory=list)
    currencies: dict[str, int] = field(default_factory=dict)
    refusal: Unread | None = None
    proven: dict[Topic, str] = field(default_factory=dict)

    def take_unread(self, column: ColumnCells, unread: Mapping[Cell, Unread]) -> None:
        """Explain cells that were not read, wherever they stand."""
        if unread:
            self.unread |= {i: unread[c] for i, c in enumerate(column.cells) if c in unread}

    def keep_originals(self, column: ColumnCells, converted: Container[Cell]) -> None:
        """Keep the own text of cells whose value is another form, wherever they stand."""
        if _are_all_texts_of(column, converted):
            self.originals |= enumerate(column.cells)  # type: ignore[arg-type]
            return
        self.originals |= {
            i: c if isinstance(c, str) else write_cell(c)
            for i, c in enumerate(column.cells)
            if c in converted
        }

    def keep_all_originals(self, column: ColumnCells) -> None:
        """Keep the own text of every value."""
        cells = column.cells
        if column.kinds == {str} and None not in self.values:
            self.originals = dict(enumerate(cells))  # type: ignore[arg-type]
            return
        kept = {i: write_cell(cells[i]) for i, value in enumerate(self.values) if value is not None}
        self.originals = kept | self.originals

    def reject(self, index: int, why: Unread) -> None:
        """Take a value out and explain it."""
        self.values[index] = None
        self.unread[index] = why
        self.originals.pop(index, None)

    def finish(self) -> ColumnReading:
        """Return the reading; a column that is refused has no values."""
        if self.refusal is not None:
            nothing = (None,) * len(self.values)
            return ColumnReading(nothing, refusal=self.refusal, questions=tuple(self.questions))
        return ColumnReading(
            tuple(self.values),
            _in_order(self.unread),
            tuple(self.conversions),
            ". ".join(self.manner),
            self.currencies,
            None,
            tuple(self.questions),
            _in_order(self.originals),
            self.proven,
        )


def _are_all_texts_of(column: ColumnCells, chosen: Container[Cell]) -> bool:
    """Tell whether each cell is a text and among the chosen ones."""
    cells = column.cells
    if not cells or cells[0] not in chosen or column.kinds != {str} or None in cells:
        return False
    return all(cell in chosen for cell in column.distinct)


def _in_order(found: dict[int, Value]) -> dict[int, Value]:
    positions = list(found)
    return found if positions == sorted(positions) else dict(sorted(found.items()))


def read_distinct(
    column: ColumnCells,
    values: Mapping[Cell, Cell],
    unread: Mapping[Cell, Unread],
    converted: Container[Cell] = frozenset(),
) -> Readout:
    """Return the reading of a column from what its distinct cells are."""
    readout = Readout(column.spread(values))
    readout.take_unread(column, unread)
    if converted:
        readout.keep_originals(column, converted)
    return readout
