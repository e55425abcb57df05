"""What there is to be read of one column."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.ingest.coercion.cells import ColumnCells
from csdesk.ingest.coercion.context import ColumnContext
from csdesk.ingest.coercion.plain_numbers import PlainNumbers
from csdesk.model.tables import Cell, Field


@dataclass(frozen=True, slots=True)
class ColumnTask:
    """A column, the field that it is to be, and what is known around it."""

    target: Field
    header: str
    column: ColumnCells
    context: ColumnContext
    to_read: tuple[Cell, ...]
    """The distinct cells that have to be read one by one: no words for nothing, no errors."""
    plain: PlainNumbers
