"""A list of records, coded once: whose each record is, when it happened, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from csdesk.model.facts import FactSource
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.tables import ListTable
from csdesk.scoring.cell_arrays import read_each
from csdesk.scoring.facts.coding import code_days, code_numbers, code_words, find_stated, is_one_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


class Records:
    """The records of one table about the accounts of a book.

    Arrays have one value per record; owners are positions in the book, -1 for nobody in it.
    """

    def __init__(
        self,
        table: ListTable,
        accounts: tuple[AccountKey | None, ...],
        places: Mapping[AccountKey, int],
    ) -> None:
        self.table = table
        self._accounts = accounts
        self._places = places
        self._numbers: dict[FieldId, FloatArray] = {}
        self._days: dict[FieldId, FloatArray] = {}
        self._stated: dict[FieldId, BoolArray] = {}

    @cached_property
    def owners(self) -> IntArray:
        """The position of each record's account."""
        import numpy as np

        places = self._places
        return read_each(
            lambda key: -1 if key is None else places.get(key, -1), self._accounts, np.int64
        )

    @cached_property
    def stated_on(self) -> FloatArray:
        """The ordinal of the day of the file that each record is from."""
        import numpy as np

        days = np.array([source.as_of.toordinal() for source in self.table.sources], float)
        stated: FloatArray = days[self.table.origin_column]
        return stated

    def numbers(self, field: FieldId) -> FloatArray:
        """Return a column as numbers, NaN where it has none."""
        if field not in self._numbers:
            self._numbers[field] = code_numbers(self.table.column(field))
        return self._numbers[field]

    def days(self, field: FieldId) -> FloatArray:
        """Return a column of dates as ordinals, NaN where it has none."""
        if field not in self._days:
            self._days[field] = code_days(self.table.column(field))
        return self._days[field]

    def words(self, field: FieldId) -> IntArray:
        """Return a column as codes of its different values, -1 where it has none."""
        return code_words(self.table.column(field))

    def is_stated(self, field: FieldId) -> BoolArray:
        """Tell which records state a field; blanks alone state nothing."""
        if field not in self._stated:
            self._stated[field] = find_stated(self.table.column(field))
        return self._stated[field]

    def has(self, field: FieldId) -> bool:
        """Tell whether any record states a field."""
        return any(cell is not None for cell in self.table.columns.get(field, ()))

    def meeting(self, source: FactSource) -> BoolArray:
        """Return which records of somebody in the book pass the filters of a source."""
        chosen: BoolArray = self.owners >= 0
        for one in source.where:
            chosen = chosen & is_one_of(self.table.column(one.field), one.words)
        return chosen
