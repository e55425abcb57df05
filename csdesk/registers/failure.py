"""What a test of a register finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from csdesk.model.registers import ColumnId, RegisterCheck, RegisterRow, RowId


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a check does not hold; ``row`` None: the register as a whole."""

    row: RowId | None = None
    column: ColumnId | None = None
    value: float | str | None = None
    missing: tuple[str, ...] = ()
    """Columns that are empty, or values that no row has."""


Test = Callable[[RegisterCheck, Sequence[RegisterRow], datetime], Iterable[Failure]]
