"""A column of words with each different one once, so that a question is answered once for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from csdesk.scoring.cell_arrays import read_each

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class CodedWords:
    """The different words of a column, and for each account the place of its own among them."""

    words: Sequence[str | None]
    codes: IntArray

    @classmethod
    def of(cls, words: Sequence[str | None]) -> CodedWords:
        """Return the words of all accounts with each different one once."""
        import numpy as np

        places = {word: place for place, word in enumerate(dict.fromkeys(words))}
        codes = read_each(places.__getitem__, words, np.int64)
        return cls(tuple(places), codes)

    def choose(self, test: Callable[[str | None], bool]) -> BoolArray:
        """Return whose word passes a test."""
        import numpy as np

        passing: BoolArray = np.array([test(word) for word in self.words], np.bool_)[self.codes]
        return passing

    def numbers(self) -> FloatArray:
        """Return the words as numbers, NaN for those that are none."""
        import numpy as np

        read: FloatArray = np.array(list(map(_as_number, self.words)), np.float64)[self.codes]
        return read


def _as_number(word: str | None) -> float:
    try:
        return float(word) if word is not None else nan
    except ValueError:
        return nan
