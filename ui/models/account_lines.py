"""Accounts as lines of a list: name, what is known of it, what it pays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from csdesk.formatting import day, money
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.revenue import MovementPeriod, RevenueGrid
from csdesk.model.score_columns import account_keys, band_column
from csdesk.report.document import StatusWord
from csdesk.report.statuses import band_status
from ui.models.account_table import OWNER_FIELDS
from ui.models.described import Described

GONE = "No longer on the customer list"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account in words; only one on the list can be opened."""

    key: AccountKey
    name: str
    note: str
    amount: str
    status: StatusWord
    is_listed: bool

    @property
    def spoken(self) -> str:
        """Return the line for those who cannot see it."""
        words = (self.name, self.amount, self.status.word, self.note)
        return ", ".join(word for word in words if word)


@dataclass(frozen=True)
class AccountBook:
    """Everything that lines of accounts say, by account; nothing is gathered before it is asked."""

    table: AccountTable | None
    previous: AccountTable | None
    grid: RevenueGrid | None
    health: HealthResult | None
    currency: str

    @classmethod
    def of(cls, diagnosis: Diagnosis) -> AccountBook:
        """Return what the lists of an engagement say of its accounts, those that left as well."""
        return cls(
            diagnosis.accounts,
            diagnosis.previous,
            _grid(diagnosis),
            diagnosis.health,
            diagnosis.client.currency,
        )

    @cached_property
    def places(self) -> Mapping[AccountKey, int]:
        """Where each account stands on the list."""
        keys = self.table.keys if self.table else ()
        return dict(zip(keys, range(len(keys)), strict=True))

    def name(self, key: AccountKey) -> str:
        """Return the name of an account, its key where no list states one."""
        if key not in self.places:
            return self._left.get(key, str(key))
        name = self._cell(key, "account_name")
        return str(key) if name is None else str(name)

    @cached_property
    def _left(self) -> Mapping[AccountKey, str]:
        """Names as the earlier list and the course of revenue tell them."""
        grid, previous = self.grid, self.previous
        names = dict(zip(grid.accounts, grid.names, strict=True)) if grid else {}
        if previous is not None:
            names |= zip(previous.keys, previous.names, strict=True)
        return names

    @cached_property
    def _scored(self) -> Mapping[AccountKey, int]:
        """Where each account stands among the scores: as on the list, if they are of all of it."""
        keys = tuple(account_keys(self.health)) if self.health else ()
        if self.table is not None and keys == self.table.keys:
            return self.places
        return dict(zip(keys, range(len(keys)), strict=True))

    @cached_property
    def _bands(self) -> Sequence[Band]:
        return band_column(self.health) if self.health else ()

    def describe(self, key: AccountKey) -> AccountLine:
        """Return an account with what it pays today."""
        arr = self._cell(key, "arr")
        return self.write_line(key, money(arr, self.currency), self._note(key))

    def band(self, key: AccountKey) -> Band:
        """Return the band of an account."""
        at = self._scored.get(key)
        return Band.UNSCORED if at is None else self._bands[at]

    def write_line(self, key: AccountKey, amount: str, note: str) -> AccountLine:
        """Return an account with an amount and a note."""
        is_listed = key in self.places
        status = band_status(self.band(key))
        told = note if is_listed else note or GONE
        return AccountLine(key, self.name(key), told, amount, status, is_listed)

    def _note(self, key: AccountKey) -> str:
        owner = next((own for field in OWNER_FIELDS if (own := self._cell(key, field))), None)
        renewal = self._cell(key, "renewal_date")
        due = f"renews {day(renewal)}" if isinstance(renewal, date) else ""
        words = (band_status(self.band(key)).word, due, str(owner) if owner else "")
        return " · ".join(word for word in words if word) if key in self.places else GONE

    def _cell(self, key: AccountKey, field: str) -> Any:
        at = self.places.get(key)
        if at is None or self.table is None:
            return None
        # A column that the list does not have is not made up for a single cell of it.
        column = self.table.columns.get(FieldId(field))
        return column[at] if column else None


def describe_movements(
    book: AccountBook, keys: Sequence[AccountKey], period: MovementPeriod, grid: RevenueGrid
) -> Sequence[AccountLine]:
    """Return accounts with what they paid at both ends of a period, the largest change first."""
    import numpy as np

    wanted = set(keys)
    places = [at for at, key in enumerate(grid.accounts) if key in wanted]
    ends = [grid.days.index(day) for day in (period.start_on, period.end_on)]
    amounts = np.nan_to_num(grid.amounts[np.ix_(places, ends)])
    change = amounts[:, 1] - amounts[:, 0]
    order = np.argsort(-np.abs(change), kind="stable").tolist()

    def describe(place: int) -> AccountLine:
        at = order[place]
        return _describe_movement(book, grid.accounts[places[at]], *amounts[at].tolist())

    return Described(len(order), describe)


def _describe_movement(book: AccountBook, key: AccountKey, start: float, end: float) -> AccountLine:
    currency = book.currency
    note = f"{money(start, currency)} → {money(end, currency)} a year"
    return book.write_line(key, _signed(end - start, currency), note)


def _signed(amount: float, currency: str) -> str:
    words = money(amount, currency)
    return f"+{words}" if amount > 0 else words


def _grid(diagnosis: Diagnosis) -> RevenueGrid | None:
    revenue = diagnosis.metrics.revenue
    return revenue.grid if revenue else None
