"""The lists that facts are read from, each coded once, as they were known on the day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from csdesk.model.accounts import AccountTable
from csdesk.model.facts import FactSource
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListSource, ListTable, TableKind
from csdesk.scoring.facts.records import Records
from csdesk.scoring.list_keys import linked_keys


class FactLists:
    """The customer list, an earlier one, and the lists beside it."""

    def __init__(
        self,
        accounts: AccountTable,
        tables: Mapping[TableKind, ListTable],
        earlier: AccountTable | None,
    ) -> None:
        self._accounts = accounts
        self._earlier = earlier
        self._tables = tables
        self._records: dict[TableKind, Records] = {}

    @property
    def places(self) -> Mapping[AccountKey, int]:
        """The position of each account in the book."""
        return self._accounts.places

    @cached_property
    def customers(self) -> Records:
        """The customer list."""
        return Records(as_records(self._accounts), self._accounts.keys, self.places)

    @cached_property
    def earlier_customers(self) -> Records | None:
        """The earlier customer list; accounts that are no longer in the book belong to nobody."""
        if self._earlier is None:
            return None
        return Records(as_records(self._earlier), self._earlier.keys, self.places)

    def behind(self, source: FactSource, *, is_replayed: bool) -> Records | None:
        """Return the list that a source looks into; None where there is none.

        Of a past day the earlier customer list tells, of what is lasting the later one as well.
        """
        if source.table is not TableKind.ACCOUNTS:
            return self._list_of(source.table)
        return self.earlier_customers if is_replayed and not source.is_lasting else self.customers

    def _list_of(self, kind: TableKind) -> Records | None:
        table = self._tables.get(kind)
        if table is None or not len(table):
            return None
        if kind not in self._records:
            self._records[kind] = Records(table, linked_keys(table, self._tables), self.places)
        return self._records[kind]


def as_records(accounts: AccountTable) -> ListTable:
    """Return a customer list as a list of records with its files."""
    here = ListSource(accounts.file_name, "", accounts.sheet, accounts.as_of)
    return ListTable(
        kind=TableKind.ACCOUNTS,
        sources=accounts.sources or (here,),
        origins=accounts.origins or (0,) * len(accounts),
        source_rows=accounts.source_rows,
        columns=accounts.columns,
    )
