"""The facts of a book of accounts on one day, each computed when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable
from csdesk.model.fact_windows import FactDefinitions
from csdesk.model.facts import FactDefinition, FactOrigin
from csdesk.model.identifiers import AccountKey, FactId, FieldId
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.facts.coding import write_cell
from csdesk.scoring.facts.lists import FactLists
from csdesk.scoring.facts.main_feature import find_main_feature
from csdesk.scoring.facts.origins import find_origin
from csdesk.scoring.facts.reading import FactColumn, read_fact
from csdesk.scoring.facts.selection import Day
from csdesk.scoring.subscription_lines import read_lines
from csdesk.scoring.subscriptions import revenue_on

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


def read_facts(
    accounts: AccountTable,
    tables: Mapping[TableKind, ListTable],
    definitions: Sequence[FactDefinition],
    as_of: date | None = None,
    earlier: AccountTable | None = None,
) -> BookFacts:
    """Return the facts of the accounts of a list on its own day, or on an earlier one.

    ``tables`` are the lists beside it, ``earlier`` an earlier customer list: what it states counts
    for days before the later one, and changes are against it. Nothing is computed yet.
    """
    return BookFacts(accounts, tables, definitions, as_of or accounts.as_of, earlier)


class BookFacts:
    """What is known about each account on a day: a ``csdesk.model.facts.Facts``."""

    def __init__(
        self,
        accounts: AccountTable,
        tables: Mapping[TableKind, ListTable],
        definitions: Sequence[FactDefinition],
        as_of: date,
        earlier: AccountTable | None,
    ) -> None:
        self.as_of = as_of
        self.keys: tuple[AccountKey, ...] = accounts.keys
        self.is_replayed = as_of < accounts.as_of
        self._accounts = accounts
        self._earlier = earlier if earlier is not None and earlier.as_of <= as_of else None
        self._tables = tables
        self._lists = FactLists(accounts, tables, self._earlier)
        self._day = Day(as_of.toordinal(), self.is_replayed)
        self._definitions = FactDefinitions(definitions)
        self._columns: dict[FactId, FactColumn] = {}

    @property
    def definitions(self) -> Mapping[FactId, FactDefinition]:
        """Return what the facts mean."""
        return self._definitions

    def numbers(self, fact: FactId) -> FloatArray:
        """Return a fact as numbers; KeyError for one that no definition names."""
        return self._column(fact).values

    def ages(self, fact: FactId) -> FloatArray:
        """Return how many days before the day the latest record behind each value is dated."""
        return self._column(fact).ages

    def texts(self, field: FieldId) -> Sequence[str | None]:
        """Return a field of the customer list as text, as the latest list states it."""
        cells = self._accounts.column(field)
        words = {cell: write_cell(cell) or None for cell in set(cells)}
        return [words[cell] for cell in cells]

    def main_feature(self, account: AccountKey) -> str | None:
        """Return the feature that an account used most; None where none is named."""
        return find_main_feature(self._tables, account)

    def origin(self, fact: FactId, account: AccountKey) -> FactOrigin | None:
        """Return where one value comes from, down to the rows of the file."""
        at = self._lists.places.get(account)
        number = -1 if at is None else int(self._column(fact).sources[at])
        if at is None or number < 0:
            return None
        return find_origin(self._lists, self._definitions[fact].sources[number], self._day, at)

    @cached_property
    def arr(self) -> FloatArray:
        """The annual recurring revenue, 0 where it is not stated.

        On a past day it is that of the subscriptions that ran then, else that of the earlier list.
        """
        import numpy as np

        if not self.is_replayed:
            return self._accounts.arr_column
        amounts = self._past_revenue()
        return np.array([amounts.get(key, 0.0) for key in self.keys], dtype=np.float64)

    def _past_revenue(self) -> Mapping[AccountKey, float]:
        lines = self._tables.get(TableKind.SUBSCRIPTIONS)
        if lines is not None:
            return revenue_on(read_lines(lines).lines, self.as_of)
        if self._earlier is None:
            return {}
        return dict(zip(self._earlier.keys, self._earlier.arr(), strict=True))

    def _column(self, fact: FactId) -> FactColumn:
        if fact not in self._columns:
            self._columns[fact] = read_fact(
                self._definitions[fact], self._lists, self._day, len(self.keys)
            )
        return self._columns[fact]
