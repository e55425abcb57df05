"""Places of a long list, ranked and parted as arrays, so that no account is looked at by itself."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

Item = TypeVar("Item")
Name = TypeVar("Name", bound=Hashable)


def rank_places(places: IntArray, amounts: FloatArray) -> IntArray:
    """Return places, that with the largest of ``amounts`` first; of equals the earlier one.

    ``amounts`` has one value for each place of the whole list.
    """
    import numpy as np

    ranked: IntArray = places[np.argsort(-amounts[places], kind="stable")]
    return ranked


def part_places(places: IntArray, codes: IntArray) -> Mapping[int, IntArray]:
    """Return the places of each code, in their order; ``codes`` has one for each of ``places``."""
    import numpy as np

    order = np.argsort(codes, kind="stable")
    found, first = np.unique(codes[order], return_index=True)
    return dict(zip(found.tolist(), np.split(places[order], first[1:]), strict=False))


def take(items: Sequence[Item], places: IntArray) -> tuple[Item, ...]:
    """Return the items at these places of a list."""
    return tuple(items[at] for at in places.tolist())


def find_places(wanted: Sequence[Name], names: Sequence[Name]) -> IntArray:
    """Return the place of each wanted name among ``names``, -1 for those that are not there."""
    import numpy as np

    if tuple(wanted) == tuple(names[: len(wanted)]):
        return np.arange(len(wanted))
    places = {name: at for at, name in enumerate(names)}
    return np.array([places.get(name, -1) for name in wanted], np.int64)
