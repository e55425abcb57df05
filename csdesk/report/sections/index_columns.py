"""The columns that tell an index: its range, what the data support, and what it rests on."""

from __future__ import annotations

from csdesk.model.levels import AreaLevel
from csdesk.report.document import Column, Format, Value

INDEX_COLUMNS = (
    Column("Index", Format.DECIMAL, 0.1),
    Column("At least", Format.DECIMAL, 0.1),
    Column("At most", Format.DECIMAL, 0.1),
    Column("Supported", Format.DECIMAL, 0.1),
    Column("Answered", Format.INTEGER, 0.1),
    Column("Asked", Format.INTEGER, 0.1),
)
SUPPORTED_NOTE = "Supported: the index without what the data contradict."


def index_cells(claimed: AreaLevel, supported: AreaLevel) -> tuple[Value, ...]:
    """Return a value for each of ``INDEX_COLUMNS``."""
    return (
        claimed.index,
        claimed.low,
        claimed.high,
        supported.index,
        claimed.answered,
        claimed.applicable,
    )
