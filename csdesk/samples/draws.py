"""Chance with a fixed seed: the same draws on every machine and with every Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draws:
    """Draws from one seed; they rest on ``Random.random`` alone, the one method that is stable."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def between(self, low: float, high: float) -> float:
        """Return a number from ``low`` up to ``high``."""
        return low + (high - low) * self._random.random()

    def whole(self, low: float, high: float) -> int:
        """Return a whole number from ``low`` to ``high``, both included and whole."""
        return int(low) + int((high - low + 1) * self._random.random())

    def chance(self, share: float) -> bool:
        """Return True in ``share`` (0 to 1) of the cases."""
        return self._random.random() < share

    def normal(self) -> float:
        """Return a number that is normally distributed for all that matters here."""
        return sum(self.between(0, 1) for _ in range(12)) - 6

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.whole(0, len(items) - 1)]

    def shuffle(self, items: Iterable[T]) -> list[T]:
        """Return the items in another order."""
        left = list(items)
        return [left.pop(self.whole(0, len(left) - 1)) for _ in range(len(left))]
