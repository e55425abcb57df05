"""The list of usage, column by column, over the thirty days that end with the customer list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable
from csdesk.scoring.record_columns import Coded, code_words, read_days, read_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]
    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MONTH = 30


@dataclass(frozen=True)
class UsageColumns:
    """The records of a list of usage; columns are read when they are asked for."""

    table: ListTable
    keys: Coded[AccountKey | None]
    """The account of each record."""
    as_of: date

    @property
    def window(self) -> tuple[date, date]:
        """The first and the last of the thirty days."""
        return self.as_of - timedelta(days=MONTH - 1), self.as_of

    @cached_property
    def are_in(self) -> BoolArray:
        """Which records are of a day of the window."""
        days = read_days(self.table.column("used_on"))
        first, last = (day.toordinal() for day in self.window)
        inside: BoolArray = (first <= days) & (days <= last)
        return inside

    @cached_property
    def features(self) -> Coded[str | None]:
        """The core feature that each record is of, None where it is of none."""
        import numpy as np

        features = code_words(self.table.column("feature"))
        core = code_words(self.table.column("is_core"))
        is_core = core.which([word is True for word in core.words])
        named = features.which([word is not None for word in features.words])
        names = code_words([None, *map(str, features.words)])
        codes = np.where(is_core & named, names.codes[1:][features.codes], 0)
        return Coded(names.words, codes)

    @cached_property
    def uses(self) -> FloatArray:
        """How often something was used, NaN where the list does not say."""
        return read_numbers(self.table.column("usage_count"))

    @cached_property
    def active_users(self) -> FloatArray:
        """How many used it, NaN where the list does not say."""
        return read_numbers(self.table.column("active_users"))

    def count_accounts(self, positions: IntArray) -> int:
        """Return how many accounts some records are of."""
        import numpy as np

        found = np.unique(self.keys.codes[positions]).tolist()
        return sum(self.keys.words[code] is not None for code in found)
