"""What holds for each of many accounts, as names: accounts share few patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.int64]

Pattern = tuple[tuple[str, ...], ...]
"""The names that hold, group by group."""


def name_patterns(groups: Sequence[Mapping[str, Flags]], places: Places) -> list[Pattern]:
    """Return for each place which names of each group hold there.

    A group maps names to one flag per account; each different pattern is written once only.
    """
    import numpy as np

    columns = [flags[places] for group in groups for flags in group.values()]
    if not columns:
        return [tuple(() for _ in groups)] * len(places)
    table = np.stack(columns, axis=1)
    _, firsts, numbers = np.unique(
        np.packbits(table, axis=1), axis=0, return_index=True, return_inverse=True
    )
    names = [_write(row, groups) for row in table[firsts].tolist()]
    return [names[number] for number in numbers.tolist()]


def _write(row: Sequence[bool], groups: Sequence[Mapping[str, Flags]]) -> Pattern:
    held = iter(row)
    # The iterator goes on where the group before it ended.
    return tuple(tuple(compress(group, islice(held, len(group)))) for group in groups)
