"""What KPIs are computed from, and what a computation gives."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.model.kpi_book import KpiInputId, StatedInput
from csdesk.model.revenue import Retention
from csdesk.model.tables import ListTable, TableKind
from csdesk.model.validation import Validation
from csdesk.scoring.cell_arrays import as_numbers
from csdesk.scoring.kpis.ledger import NO_LEDGER, Ledger
from csdesk.scoring.kpis.renewal_records import Renewal, quarter_to, read_due
from csdesk.scoring.kpis.requests import Requests
from csdesk.scoring.kpis.usage_columns import UsageColumns
from csdesk.scoring.list_keys import linked_keys
from csdesk.scoring.parted_places import rank_places, take
from csdesk.scoring.record_columns import Coded, code_words
from csdesk.scoring.revenue.dated import DatedRevenue
from csdesk.scoring.revenue.list_grid import arr_by_account

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

CUSTOMER_LIST = "a customer list"
LOST_LIST = "the list of lost customers"


@dataclass(frozen=True, slots=True)
class KpiInputs:
    """The current list, the earlier one, the lost customers and the scores, as far as known."""

    accounts: AccountTable | None
    previous: AccountTable | None = None
    lost: tuple[LostAccount, ...] = ()
    health: HealthResult | None = None
    dated: DatedRevenue | None = None
    """What was paid month by month: it takes the place of an earlier list where there is none."""
    tables: Mapping[TableKind, ListTable] = field(default_factory=dict)
    """The lists beside that of the customers."""
    called_lost: Collection[AccountKey] = ()
    """Accounts that the customer list itself, or a person, calls lost, whatever they pay."""
    stated: Mapping[KpiInputId, StatedInput] = field(default_factory=dict)
    """Figures and choices that no list holds, as a person stated them."""
    input_names: Mapping[KpiInputId, str] = field(default_factory=dict)
    """What the stated ones are called."""
    ledger: Ledger = NO_LEDGER
    validation: Validation | None = None
    """The test of the scores, where it was run."""
    ended: Mapping[str, Collection[AccountKey]] = field(default_factory=dict)
    """Accounts that ended by other records than what retention rests on, by those records."""
    has_derived_arr: bool = False
    """Whether the ARR of the customer list is worked out from ``dated``."""

    def told_lost(self) -> Mapping[AccountKey, str]:
        """Return whom records tell as lost between the days of retention, and which records."""
        told: dict[AccountKey, str] = {one.key: LOST_LIST for one in self.lost}
        for records, keys in self.ended.items():
            told.update({key: records for key in keys if key not in told})
        return told


@dataclass(frozen=True, slots=True, eq=False)
class PayingAccounts:
    """Accounts with ARR, the largest first: their ``places`` among ``keys`` and their ARR."""

    keys: Sequence[AccountKey]
    places: IntArray
    amounts: FloatArray
    total: float
    """The ARR of all of them."""

    def __len__(self) -> int:
        """Return how many accounts pay."""
        return len(self.places)

    def largest(self, count: int) -> tuple[AccountKey, ...]:
        """Return the keys of the largest accounts."""
        return take(self.keys, self.places[:count])


@dataclass(frozen=True)
class Book:
    """The customers a KPI is computed over; the parts that it needs are known to be there.

    What several KPIs read of a long list is read once.
    """

    accounts: AccountTable
    health: HealthResult | None
    retention: Retention | None
    retention_lineage: str = ""
    """The records of the start cohort."""
    movement_lineage: str = ""
    """Those of all accounts that paid on either day."""
    snapshot_note: str = ""
    """Empty where retention comes from two customer lists."""
    dated: DatedRevenue | None = None
    has_derived_arr: bool = False
    tables: Mapping[TableKind, ListTable] = field(default_factory=dict)
    stated: Mapping[KpiInputId, StatedInput] = field(default_factory=dict)
    input_names: Mapping[KpiInputId, str] = field(default_factory=dict)
    ledger: Ledger = NO_LEDGER
    validation: Validation | None = None
    told_lost: Mapping[AccountKey, str] = field(default_factory=dict)
    """Whom records tell as lost between the days of retention, and which records."""

    @cached_property
    def keys(self) -> Mapping[TableKind, Coded[AccountKey | None]]:
        """The account of each record of every list."""
        return {
            kind: code_words(linked_keys(table, self.tables)) for kind, table in self.tables.items()
        }

    @cached_property
    def paying(self) -> PayingAccounts:
        """The accounts that pay, the largest first; rows of one account are added up."""
        import numpy as np

        stated, amounts = self.accounts, self.accounts.arr_column
        keys: Sequence[AccountKey] = stated.keys
        if len(stated.places) < len(stated):
            added = arr_by_account(stated)
            keys, amounts = list(added), as_numbers(list(added.values()))
        ranked = rank_places(np.flatnonzero(amounts > 0), amounts)
        paid = amounts[ranked]
        return PayingAccounts(keys, ranked, paid, fsum(paid.tolist()))

    @cached_property
    def requests(self) -> Requests:
        """The support requests; there is a list of them."""
        return Requests(self.tables[TableKind.SUPPORT])

    @cached_property
    def usage(self) -> UsageColumns | None:
        """The usage of thirty days; None without a list of usage."""
        table = self.tables.get(TableKind.USAGE)
        if table is None:
            return None
        return UsageColumns(table, self.keys[TableKind.USAGE], self.accounts.as_of)

    @cached_property
    def renewals(self) -> tuple[Renewal, ...]:
        """The renewals due in the three months that end with the list; there is a list of them."""
        table = self.tables[TableKind.RENEWALS]
        return tuple(read_due(table, *quarter_to(self.accounts.as_of)))


@dataclass(frozen=True, slots=True)
class Measure:
    """What a computation gives; ``value`` is None with a ``reason`` where it has no base."""

    value: float | None
    method: str
    n: int
    base: str
    window: str
    caution: str = ""
    lineage: str = ""
    reason: str | None = None
    window_days: int | None = None
    needs: str = ""
    accounts: tuple[AccountKey, ...] = ()
    """Keys of the accounts that the value counts by name, as their list writes them."""
    at_worst: float | None = None
    """The value if the sources that contradict it are right; None where they name few or none."""
    counted: int | None = None
    """How many of the ``n`` a share counts; None for what is no share of counts."""


def no_measure(reason: str) -> Measure:
    """Return a measure without a value; ``reason`` completes "Not computed: ..."."""
    return Measure(None, "", 0, "", "", reason=reason)


def lacking(needs: str) -> Measure:
    """Return a measure without a value that only ``needs`` something from the client."""
    return Measure(None, "", 0, "", "", reason=f"needs {needs}", needs=needs)


def sentences(*parts: str) -> str:
    """Return the sentences that are not empty, joined."""
    return " ".join(part for part in parts if part)


def snapshot_window(table: AccountTable) -> str:
    """Return the window of a number that stands at one date."""
    return table.as_of.isoformat()
