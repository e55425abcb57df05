"""The scales that answers are given on, and how answers come from one to another (C14)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """From what to what an answer goes."""

    low: float
    high: float

    @property
    def words(self) -> str:
        """The scale in words: "1 to 5"."""
        return f"{self.low:g} to {self.high:g}"

    @property
    def top_from(self) -> float:
        """Where the two best answers begin; on 0 to 100 where 4 lies on 1 to 5."""
        return self.high - 25 if self.high > MOST_STEPS else self.high - 1

    def holds(self, value: float) -> bool:
        """Tell whether an answer can be one of this scale."""
        return self.low <= value <= self.high

    def convert(self, value: float, other: Scale) -> float:
        """Return an answer as it stands on another scale; both ends stay ends."""
        part = (value - self.low) / (self.high - self.low)
        return other.low + part * (other.high - other.low)


MOST_STEPS = 10
TO_5, TO_7, TO_10, TO_100 = Scale(1, 5), Scale(1, 7), Scale(0, 10), Scale(0, 100)
SCALES = (TO_5, TO_7, TO_10, TO_100)


def read_scale(text: str) -> Scale | None:
    """Return the scale that words such as "1-5" or "0 to 100" state; None where they do not."""
    found = re.fullmatch(r"\s*(\d+)\s*(?:-|–|to|bis)\s*(\d+)\s*", text)
    if found is None:
        return None
    low, high = map(float, found.groups())
    return Scale(low, high) if low < high else None


def detect_scale(values: Sequence[float], known: Sequence[Scale]) -> Scale:
    """Return the first scale, they come from the narrowest, that holds the largest of the values.

    A 0 is no answer on a scale that starts with 1. Where none holds all, it is the widest.
    """
    fits = (one for one in known if one.holds(max(values)) and one.holds(min(values)))
    return next(fits, known[-1])
