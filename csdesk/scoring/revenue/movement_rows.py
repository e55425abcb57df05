"""What each record of a list of revenue movements says: by how much, since when, and why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from csdesk.model.record_words import Meaning
from csdesk.model.tables import Cell, ListTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MONTHS = 12
COLUMNS = (
    "moved_on", "movement", "arr_change", "mrr_change", "arr_before", "mrr_before", "arr_after",
    "mrr_after",
)  # fmt: skip
"""The columns that are looked into, beside those that say whose a movement is."""


class Cause(IntEnum):
    """Why revenue changed, as far as it matters to the grid."""

    UNSTATED = 0
    """Nothing is said, or a word that nobody knows: the sign of the amount decides."""
    GAIN = 1
    LOSS = 2
    ENDED = 3
    """A loss of everything: without an amount, all that was paid is gone."""
    FX = 4
    PRICE = 5


CAUSES: Mapping[Cell, Cause] = MappingProxyType(
    {
        Meaning.GAIN: Cause.GAIN,
        Meaning.REDUCED: Cause.LOSS,
        Meaning.LOST: Cause.ENDED,
        Meaning.EXCHANGE: Cause.FX,
        Meaning.PRICE: Cause.PRICE,
    }
)
"""What the words of movements say, as ``translate_words`` puts them."""


def read_causes(table: ListTable) -> IntArray:
    """Return the cause of each movement, one code a record."""
    import numpy as np

    column = table.column("movement")
    codes = {cell: CAUSES.get(cell, Cause.UNSTATED) for cell in set(column)}
    return np.fromiter(map(codes.__getitem__, column), np.int64, len(column))


def read_change(table: ListTable, causes: IntArray) -> FloatArray:
    """Return by how much a year's revenue changed, NaN where the record does not say.

    Losses are negative and gains positive, however the list writes them.
    """
    import numpy as np

    stated = read_amounts(table, "arr_change", "mrr_change")
    between = read_amounts(table, "arr_after", "mrr_after") - read_amounts(
        table, "arr_before", "mrr_before"
    )
    change = np.where(np.isnan(stated), between, stated)
    is_loss = np.isin(causes, (Cause.LOSS, Cause.ENDED))
    signed = np.where(is_loss, -np.abs(change), change)
    return np.where(causes == Cause.GAIN, np.abs(change), signed)


def read_amounts(table: ListTable, yearly: str, monthly: str) -> FloatArray:
    """Return an amount of a year: as stated, else twelve times that of a month, else NaN."""
    import numpy as np

    stated, each = (
        np.array([cell if isinstance(cell, float) else None for cell in table.column(name)], float)
        for name in (yearly, monthly)
    )
    return np.where(np.isnan(stated), each * MONTHS, stated)
