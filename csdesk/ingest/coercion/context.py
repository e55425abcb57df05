"""What is known around a column when it is read, and the answers that a person can give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from csdesk.model.imports import Topic
from csdesk.model.tables import Cell

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
"""Answers to Topic.DATE_ORDER."""
CELLS_RIGHT, CELLS_TURNED = "cells_right", "cells_turned"
"""Answers to Topic.DATE_ORDER where date cells stand among texts that a spreadsheet could not read:
the cells are as they should be, or their day and month were mistaken for each other.
"""
POINT, COMMA = ".", ","
"""Answers to Topic.DECIMAL_MARK: the mark before the decimals."""
SHARES, POINTS = "shares", "points"
"""Answers to Topic.PERCENT_SCALE: 0.45 is 45%, or 0.45 is 0.45%."""
MINOR, MAJOR = "minor", "major"
"""Answers to Topic.MINOR_UNITS: cents and the like, or whole units of the currency."""
HIGH_IS_GOOD, HIGH_IS_RISK = "high_is_good", "high_is_risk"
"""Answers to Topic.DIRECTION of a score: a high value is turned round where it means risk."""
YES_IS_LOST, YES_IS_KEPT = "yes_is_lost", "yes_is_kept"
"""Answers to Topic.DIRECTION of a flag that says who left."""
AS_IT_IS, LEAVE_OUT = "as_it_is", "leave_out"
"""Answers to Topic.SCALE beside the scales: unread where out of range, or no value is read.

A scale is named by its ends, such as "0:100", "-100:100" or "1:5".
"""


@dataclass(frozen=True, slots=True)
class ColumnContext:
    """What is known around a column. Without it, a column is read from its header and cells.

    ``rates`` say how many units of ``home_currency`` one unit of each currency is worth.
    """

    number_format: str | None = None
    """The spreadsheet's format code of the column, where all of its cells share one."""
    answers: Mapping[Topic, str] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)
    home_currency: str | None = None
    currencies: Sequence[Cell] = ()
    """The cells of the table's currency column, row by row beside the cells."""
    currency_beside: str | None = None
    """The currency that other columns of the table state."""
    headers: tuple[str, ...] = ()
    """All headers of the table: they show whether a program or a person made the file."""
    decimal_mark: str | None = None
    """The mark that other columns of the table prove: POINT or COMMA."""
    date_order: str | None = None
    """The order that other columns of the table prove: DAY_FIRST or MONTH_FIRST."""
    starts_1904: bool = False
    """The workbook counts its days from 1904."""


NO_CONTEXT = ColumnContext()
