"""What a rule has seen: figures for its texts, the accounts concerned, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from csdesk.formatting import percent
from csdesk.model.accounts import AccountTable
from csdesk.model.few import FEWEST
from csdesk.model.findings import Evidence
from csdesk.model.identifiers import InitiativeId
from csdesk.scoring.parted_places import rank_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Affected:
    """Accounts that a finding is about, by their places on the list, largest ARR first."""

    table: AccountTable
    places: IntArray
    is_at_stake: bool = True
    """Whether their ARR counts as being at stake; it does not where only knowledge is missing."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The accounts' names, or their keys where the list has no names."""
        names, keys = self.table.column("account_name"), self.table.keys
        return tuple(str(names[at] or keys[at]) for at in self.places.tolist())

    @cached_property
    def arr(self) -> tuple[float, ...] | None:
        """The ARR of each account, None when the list states no ARR at all."""
        if not has_values(self.table, "arr"):
            return None
        return tuple(self.table.arr_column[self.places].tolist())

    @cached_property
    def total_arr(self) -> float | None:
        """The ARR of all of them, None when the list states no ARR at all."""
        return None if self.arr is None else fsum(self.arr)

    def evidence(self, text: str) -> Evidence:
        """Return the rows of the list in which these accounts stand."""
        import numpy as np

        rows = np.sort(self.table.row_column[self.places]).tolist()
        return Evidence(text, file=self.table.file_name, sheet=self.table.sheet, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Observation:
    """Figures as they are written into a rule's texts; percentages follow from the counts."""

    evidence: tuple[Evidence, ...]
    value: str = ""
    threshold: str = ""
    target: str = ""
    """The target of a KPI."""
    limit: str = ""
    """The edge of a signal or of the scorecard beyond which something counts as wrong."""
    count: int | None = None
    total: int | None = None
    affected: Affected | None = None
    names: tuple[str, ...] = ()
    """Names of what it concerns, where those are not the accounts' own."""
    base: int | None = None
    """How many accounts a rate or a share rests on; None where there is none."""
    initiatives: tuple[InitiativeId, ...] = ()
    """What closes it beside the initiatives of the rule."""
    is_hint: bool = False
    """Whether what it rests on is mostly known in part, such as thin scores."""

    @property
    def is_few(self) -> bool:
        """Return whether the base is too small for a percentage (S1.56)."""
        return self.base is not None and self.base < FEWEST


def choose_accounts(
    table: AccountTable, places: Sequence[int] | IntArray, *, is_at_stake: bool = True
) -> Affected:
    """Return these accounts of a list, those with most ARR first."""
    return Affected(table, rank_by_arr(table, places), is_at_stake)


def rank_by_arr(table: AccountTable, places: Sequence[int] | IntArray) -> IntArray:
    """Return these places, those with most ARR first, of equals the first on the list."""
    import numpy as np

    return rank_places(np.sort(np.asarray(places, np.int64)), table.arr_column)


def paying_places(table: AccountTable) -> IntArray:
    """Return the places of the accounts with ARR; all of them when the list states none."""
    import numpy as np

    if not has_values(table, "arr"):
        return np.arange(len(table))
    return np.flatnonzero(table.arr_column > 0)


def has_values(table: AccountTable, field: str) -> bool:
    """Return whether any account of a list has a value in this column."""
    return any(not is_blank(value) for value in table.column(field))


def is_due_within(renewal: object, as_of: date, days: int) -> bool:
    """Return whether a renewal date lies between today and so many days from now."""
    return isinstance(renewal, date) and 0 <= (renewal - as_of).days <= days


def share_note(count: int | None, total: int | None) -> str:
    """Return " (33.3%)"; nothing where a percentage would say too much."""
    if count is None or total is None or total < FEWEST:
        return ""
    return f" ({percent(100 * count / total)})"


def is_blank(value: object) -> bool:
    """Return whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def unite(initiatives: Iterable[Iterable[InitiativeId]]) -> tuple[InitiativeId, ...]:
    """Return each initiative once, in the order in which they are named."""
    return tuple(dict.fromkeys(one for several in initiatives for one in several))
