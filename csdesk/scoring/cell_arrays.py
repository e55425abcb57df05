"""Arrays made of the cells of long columns, in blocks between which the window can paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    Value = TypeVar("Value", bound=np.generic)

Item = TypeVar("Item")
BLOCK = 1 << 16


def read_each(
    read: Callable[[Item], object], cells: Sequence[Item], dtype: type[Value]
) -> NDArray[Value]:
    """Return what ``read`` makes of each cell."""
    import numpy as np

    found = np.empty(len(cells), dtype)
    for at, part in _blocks(cells):
        found[at : at + len(part)] = np.fromiter(map(read, part), dtype, len(part))
    return found


def as_numbers(cells: Sequence[float | None]) -> FloatArray:
    """Return a column of numbers, NaN where there is none."""
    import numpy as np

    found = np.empty(len(cells), np.float64)
    for at, part in _blocks(cells):
        found[at : at + len(part)] = part
    return found


def _blocks(cells: Sequence[Item]) -> Iterator[tuple[int, Sequence[Item]]]:
    return ((at, cells[at : at + BLOCK]) for at in range(0, len(cells), BLOCK))
