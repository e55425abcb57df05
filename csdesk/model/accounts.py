"""The client's customers, column by column, each with the row it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING, cast

from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.tables import Cell, ListSource

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NUMBERS = frozenset({float, type(None)})
"""The types of a column of numbers as it is stored."""


@dataclass(frozen=True)
class AccountTable:
    """Customers on one dated list, in the order of the file; every column has the same length.

    ``columns`` holds the imported fields only: a field that the file did not have is absent, a
    value that was blank is None.
    """

    batch: BatchId
    as_of: date
    file_name: str
    sheet: str
    keys: tuple[AccountKey, ...]
    source_rows: tuple[int, ...]
    columns: Mapping[FieldId, tuple[Cell, ...]]
    sources: tuple[ListSource, ...] = ()
    """The lists behind it; the first is the one that ``file_name`` and ``sheet`` name."""
    origins: tuple[int, ...] = ()
    """The position in ``sources`` of the list that an account stands on first."""

    def __len__(self) -> int:
        """Return how many accounts there are."""
        return len(self.keys)

    def column(self, field: str) -> tuple[Cell, ...]:
        """Return a column, all None when the list does not have the field."""
        return self.columns.get(FieldId(field)) or (None,) * len(self.keys)

    def count_known(self, field: str) -> int:
        """Return how many accounts have a value in a column."""
        if field not in self._known:
            self._known[field] = len(self) - self.column(field).count(None)
        return self._known[field]

    @cached_property
    def _known(self) -> dict[str, int]:
        return {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of each account, its key where the list states none."""
        names = self.column("account_name")
        if set(map(type, names)) <= {str}:
            return cast("tuple[str, ...]", names)
        return tuple(
            str(name) if name is not None else str(key)
            for name, key in zip(names, self.keys, strict=True)
        )

    def numbers(self, field: str) -> tuple[float | None, ...]:
        """Return a numeric column; anything that is no number is None."""
        column = self.column(field)
        # Asked for whole columns often, so the usual case is told from the types alone.
        if NUMBERS.issuperset(map(type, column)):
            return cast("tuple[float | None, ...]", column)
        return tuple(map(_as_number, column))

    def number(self, field: str, at: int) -> float | None:
        """Return a value of a numeric column, None where there is no number."""
        return _as_number(self.column(field)[at])

    def arr(self) -> tuple[float, ...]:
        """Return the annual recurring revenue of each account, 0 where it is not stated."""
        return self._amounts

    @cached_property
    def arr_column(self) -> NDArray[np.float64]:
        """The annual recurring revenue of each account as an array that nobody writes to."""
        import numpy as np

        column = np.array(self._amounts, np.float64)
        column.setflags(write=False)
        return column

    @cached_property
    def row_column(self) -> NDArray[np.int64]:
        """The row of each account in its list, as an array that nobody writes to."""
        import numpy as np

        column = np.array(self.source_rows, np.int64)
        column.setflags(write=False)
        return column

    @cached_property
    def places(self) -> Mapping[AccountKey, int]:
        """The position of each account; of a key that stands on several rows the last one."""
        return {key: at for at, key in enumerate(self.keys)}

    @cached_property
    def _amounts(self) -> tuple[float, ...]:
        numbers = self.numbers("arr")
        if None not in numbers:
            return cast("tuple[float, ...]", numbers)
        return tuple(value or 0.0 for value in numbers)

    def total_arr(self) -> float:
        """Return the annual recurring revenue of all accounts together, added up exactly."""
        return self._total

    @cached_property
    def _total(self) -> float:
        return fsum(self.arr())


def _as_number(value: Cell) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


@dataclass(frozen=True, slots=True)
class LostAccount:
    """One line of a list of lost customers."""

    key: AccountKey
    lost_on: date | None
    reason: str
    sheet: str
    source_row: int
    file_name: str = ""
