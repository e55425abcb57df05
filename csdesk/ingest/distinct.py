"""How many different values there are, without a set where they stand in order."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import islice
from operator import lt
from typing import Any


def count_distinct(values: Sequence[Hashable]) -> int:
    """Return how many different values there are; lists often come sorted by their key."""
    return len(values) if _are_rising(values) else len(set(values))


def _are_rising(values: Sequence[Any]) -> bool:
    """Tell whether each value comes after the one before."""
    try:
        return all(map(lt, values, islice(values, 1, None)))
    except TypeError:  # they are of several kinds
        return False
