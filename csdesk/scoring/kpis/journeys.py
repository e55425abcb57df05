"""When each customer began, and when it first got a real result (S4.6, C33)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.formatting import plural, write_as_of
from csdesk.model.identifiers import AccountKey
from csdesk.model.kpi_book import KpiInputId
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.kpis.book import Book
from csdesk.scoring.list_keys import account_keys

START_INPUT = KpiInputId("ttv_start")
KICK_OFF = ("kick-off", "kickoff", "kick off")


class ValueStart(StrEnum):
    """From when the time until first value counts."""

    ONBOARDING = "onboarding"
    CONTRACT = "contract"
    KICK_OFF = "kick_off"


WORDS = {
    ValueStart.ONBOARDING: "the start of onboarding",
    ValueStart.CONTRACT: "the signing of the contract",
    ValueStart.KICK_OFF: "the kick-off",
}


@dataclass(frozen=True, slots=True)
class Journey:
    """A customer that has begun; ``first`` is None where it has no result yet."""

    at: int
    """Its position in the customer list."""
    start: date
    first: date | None


@dataclass(frozen=True, slots=True)
class Journeys:
    """Every customer that has begun by the day of the list."""

    started: tuple[Journey, ...]
    start: ValueStart
    reversed: int
    """Customers with a result before their start; they are left out."""
    basis: str
    """Who says that it counts from there; empty where that is the default."""

    @property
    def start_words(self) -> str:
        """From when it counts: "the start of onboarding"."""
        return WORDS[self.start]

    @property
    def caution(self) -> str:
        """Who was left out, and who stated from when it counts."""
        left_out = (
            f"{plural(self.reversed, 'account')} with first value before the start left out."
            if self.reversed
            else ""
        )
        stated = f"Counted from {self.start_words}, as stated: {self.basis}." if self.basis else ""
        return " ".join(part for part in (left_out, stated) if part)


def read_journeys(book: Book) -> Journeys:
    """Return who has begun; a result after the day of the list has not happened yet."""
    stated = book.stated.get(START_INPUT)
    start = ValueStart(stated.value) if stated else ValueStart.ONBOARDING
    table = book.accounts
    firsts = _fill(book, _listed(book, "first_value_date"), "first_value_date")
    found = [
        Journey(at, began, first if first is not None and first <= table.as_of else None)
        for at, (began, first) in enumerate(zip(_starts(book, start), firsts, strict=True))
        if began is not None and began <= table.as_of
    ]
    kept = tuple(one for one in found if one.first is None or one.first >= one.start)
    is_moved = stated is not None and start is not ValueStart.ONBOARDING
    basis = write_as_of(stated.basis, stated.as_of) if stated and is_moved else ""
    return Journeys(kept, start, len(found) - len(kept), basis)


def first_values(book: Book) -> frozenset[AccountKey] | None:
    """Return who has its first result; None where no list notes it of anybody."""
    days = _fill(book, _listed(book, "first_value_date"), "first_value_date")
    if not any(days):
        return None
    as_of, keys = book.accounts.as_of, book.accounts.keys
    return frozenset(
        key for key, day in zip(keys, days, strict=True) if day is not None and day <= as_of
    )


def _starts(book: Book, start: ValueStart) -> Sequence[date | None]:
    if start is ValueStart.ONBOARDING:
        return _fill(book, _listed(book, "onboarding_start"), "onboarding_start")
    if start is ValueStart.CONTRACT:
        pairs = zip(_listed(book, "customer_since"), _listed(book, "start_date"), strict=True)
        return [since or began for since, began in pairs]
    table = book.tables.get(TableKind.ONBOARDING)
    days = _first_days(table, _kick_offs(table)) if table is not None else {}
    return [days.get(key) for key in book.accounts.keys]


def _listed(book: Book, field: str) -> list[date | None]:
    return [read_day(cell) for cell in book.accounts.column(field)]


def _fill(book: Book, days: Sequence[date | None], field: str) -> list[date | None]:
    """Return the days of the customer list, and those of the onboardings where it has none."""
    table = book.tables.get(TableKind.ONBOARDING)
    if table is None:
        return list(days)
    found = _first_days(table, map(read_day, table.column(field)))
    return [day or found.get(key) for day, key in zip(days, book.accounts.keys, strict=True)]


def _kick_offs(table: ListTable) -> Iterator[date | None]:
    for task, done in zip(table.column("task"), table.column("done_on"), strict=True):
        words = task.casefold() if isinstance(task, str) else ""
        yield read_day(done) if any(one in words for one in KICK_OFF) else None


def _first_days(table: ListTable, days: Iterator[date | None]) -> Mapping[AccountKey, date]:
    found: dict[AccountKey, date] = {}
    for key, day in zip(account_keys(table), days, strict=True):
        if key is not None and day is not None:
            found[key] = min(day, found.get(key, day))
    return found
