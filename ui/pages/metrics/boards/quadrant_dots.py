"""Where accounts stand by depth and breadth of use, on a lattice that any number fits on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from csdesk.model.boards import AdoptionBoard

COLUMNS, ROWS = 72, 36
HALF, LAST = 0.5, 0.999
MOST_SHARE = 0.98
"""The axis reaches so much of the accounts; those beyond stand at its end."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the lattice, 0 to 1 along each axis, with how many accounts stand there."""

    depth: float
    breadth: float
    count: int


def place_dots(board: AdoptionBoard) -> tuple[Dot, ...]:
    """Return the accounts as dots: to the right the deeper, to the top the broader use.

    Each edge lies in the middle of its axis, whatever the reach of the values beyond it.
    """
    deepest = _axis_end([point.depth for point in board.points], board.depth_edge)
    broadest = _axis_end([point.breadth for point in board.points], board.breadth_edge)
    counts = Counter(
        (
            int(COLUMNS * _place(point.depth, board.depth_edge, deepest)),
            int(ROWS * _place(point.breadth, board.breadth_edge, broadest)),
        )
        for point in board.points
    )
    return tuple(
        Dot((across + HALF) / COLUMNS, (up + HALF) / ROWS, count)
        for (across, up), count in sorted(counts.items())
    )


def _axis_end(values: list[float], edge: float) -> float:
    ranked = sorted(values)
    reached = ranked[min(len(ranked) - 1, int(len(ranked) * MOST_SHARE))]
    return max(reached, 2 * edge)


def _place(value: float, edge: float, end: float) -> float:
    """Return where a value lies, 0 to below 1, the edge in the middle."""
    if value < edge:
        return HALF * max(value, 0.0) / edge
    beyond = min((value - edge) / (end - edge), LAST) if end > edge else 0.0
    return HALF + HALF * beyond
