"""Recognises rows that add up others, by their words and by their amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.formatting import normalise_header
from csdesk.model.imports import is_same_sum
from csdesk.model.tables import Cell

FEWEST_TO_ADD_UP = 2
_BESIDE_TOTAL = (
    "a accounts active all and arr clients count customers for in mrr of records revenue rows sum "
    "the value kunden"
)
WORDS_BESIDE_TOTAL = frozenset(_BESIDE_TOTAL.split())


@dataclass(frozen=True, slots=True)
class RunningSum:
    """The amounts of the records above a row: of all of them, and since the last total."""

    all: float = 0.0
    block: float = 0.0
    records: int = 0

    def matches(self, amount: float | None) -> bool:
        """Tell whether an amount is the sum of all records or of the group above."""
        if amount is None or self.records < FEWEST_TO_ADD_UP or not amount:
            return False
        return is_same_sum(self.all, amount) or is_same_sum(self.block, amount)


@dataclass(frozen=True, slots=True)
class TotalLabel:
    """A row's first words, when they begin with a word for a total."""

    text: str
    is_plain: bool
    """Nothing stands beside the word but "customers", a year and the like."""


class TotalWords:
    """Recognises rows whose first words say that they add up others."""

    def __init__(self, words: Sequence[str]) -> None:
        self._as_written = frozenset(words)
        normal = {normalise_header(word) for word in words} - {""}
        self._normal = sorted(normal, key=len, reverse=True)
        self.starts = tuple(normal | {word.casefold() for word in words if word})
        """What the first cell of a total begins with, in lower case."""

    def find_label(self, cells: Mapping[int, Cell]) -> TotalLabel | None:
        """Return the label of a row whose first filled cell begins with a word for a total."""
        first = next(iter(cells.values()))
        if not isinstance(first, str):
            return None
        written = first.strip()
        if written in self._as_written:
            return TotalLabel(written, is_plain=True)
        if not written.casefold().lstrip("([*-–— ").startswith(self.starts):
            return None
        text = normalise_header(written)
        for word in self._normal:
            if text == word or text.startswith(word + " "):
                beside = text[len(word) :].split()
                plain = all(part in WORDS_BESIDE_TOTAL or part.isdecimal() for part in beside)
                return TotalLabel(written, plain)
        return None


def is_bare(cells: Mapping[int, Cell], usual: float) -> bool:
    """Tell whether a row holds little, or only figures, beside its label."""
    _, *others = cells.values()
    return len(cells) <= usual / 2 or all(_is_figure(cell) for cell in others)


def find_stated_total(amounts: Sequence[float], total: float) -> float | None:
    """Return what the table says its sum is: the total that is right, else the last one."""
    right = (amount for amount in amounts if is_same_sum(amount, total))
    return next(right, amounts[-1] if amounts else None)


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, str):
        return not cell.strip()[:1].isalpha()
    return isinstance(cell, int | float)
