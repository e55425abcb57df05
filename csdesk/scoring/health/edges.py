"""The edges of a signal's bands, account by account where some have edges of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.directions import Direction
from csdesk.model.scorecards import Scorecard, Signal
from csdesk.scoring.conditions import Subjects, meets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    StepArray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of green and yellow: one for all accounts, or one for each."""

    green: float | FloatArray
    yellow: float | FloatArray

    def part(self, accounts: slice) -> Edges:
        """Return the edges of some of the accounts."""
        if isinstance(self.green, float | int) or isinstance(self.yellow, float | int):
            return self
        return Edges(self.green[accounts], self.yellow[accounts])


def plain_edges(card: Scorecard) -> tuple[Edges, ...]:
    """Return the edges of each signal as they are for everybody without an exception."""
    return tuple(Edges(signal.green, signal.yellow) for signal in card.signals)


def find_edges(card: Scorecard, subjects: Subjects, members: IntArray) -> tuple[Edges, ...]:
    """Return the edges of each signal for the accounts at these positions of the book."""
    return tuple(_find_edges(signal, subjects, members) for signal in card.signals)


def count_steps(values: FloatArray, signal: Signal, edges: Edges) -> StepArray:
    """Return how many of its two edges each value meets; the better band owns its edge (C12)."""
    import numpy as np

    if signal.direction is Direction.HIGHER:
        meets_edges = values >= edges.yellow, values >= edges.green
    else:
        meets_edges = values <= edges.yellow, values <= edges.green
    # Bytes of truth are bytes of 0 and 1: adding them so is twice as fast as converting them.
    return np.add(*(met.view(np.uint8) for met in meets_edges))


def _find_edges(signal: Signal, subjects: Subjects, members: IntArray) -> Edges:
    import numpy as np

    if not signal.exceptions:
        return Edges(signal.green, signal.yellow)
    green = np.full(len(members), float(signal.green))
    yellow = np.full(len(members), float(signal.yellow))
    # The first that fits wins, so it is written last.
    for exception in reversed(signal.exceptions):
        fits = meets(exception.when, subjects)[members]
        green[fits], yellow[fits] = exception.green, exception.yellow
    return Edges(green, yellow)
