"""How much of what was due was renewed, how well it was foreseen, and how early (C24, C25, S3.13).

A renewal counts in the quarter of its due date, whenever it was decided. What is past due and open
is late: it counts in no rate and its account is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import fsum
from statistics import median

from csdesk.formatting import number, plural
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.kpis.book import Book, Measure, no_measure
from csdesk.scoring.kpis.records import FULL, few_records, measure_rows, measure_share, window_words
from csdesk.scoring.kpis.renewal_records import Renewal, quarter_to

ENOUGH_DAYS = 90
"""Talks begin at least so many days before a contract ends (S3.13)."""
NOTHING_DUE = "no base: no renewal was due in the last three months"
NOT_DECIDED = "no base: no renewal of the last three months is decided with its amount"
DUE = "renewals that were due and decided"


@dataclass(frozen=True, slots=True)
class _Quarter:
    """The renewals of the three months that end with the list."""

    table: ListTable
    start: date
    end: date
    due: tuple[Renewal, ...]

    @property
    def decided(self) -> list[Renewal]:
        return [one for one in self.due if one.is_decided]

    @property
    def late(self) -> list[Renewal]:
        return [one for one in self.due if not one.is_decided and one.due_on < self.end]

    @property
    def priced(self) -> list[Renewal]:
        """Return the decided ones whose amounts are known; what is not above 0 is no renewal."""
        return [one for one in self.decided if _is_priced(one)]

    @property
    def window(self) -> str:
        return window_words((date.fromordinal(self.start.toordinal() + 1), self.end))


def measure_gross(book: Book) -> Measure:
    """Return the ARR renewed over the ARR due in percent, each renewal with at most what was due.

    Late renewals are left out and named.
    """
    return _measure_rate(
        book, "ARR renewed, of each at most what was due, over the ARR due", is_capped=True
    )


def measure_net(book: Book) -> Measure:
    """Return the ARR renewed with all growth over the ARR due, in percent."""
    return _measure_rate(book, "ARR renewed, growth included, over the ARR due", is_capped=False)


def measure_logos(book: Book) -> Measure:
    """Return the share of due renewals that were renewed, whatever the amount, in percent."""
    quarter = _read_quarter(book)
    decided = quarter.decided
    if not decided:
        return no_measure(NOTHING_DUE if not quarter.due else NOT_DECIDED)
    found = measure_share(
        quarter.table, _positions(decided), sum(one.is_kept for one in decided), DUE,
        "Renewals kept, with less or more, over those due by their due date",
        _late_words(quarter), window=quarter.window,
    )  # fmt: skip
    return _name_late(replace(found, n=len(decided)), quarter)


def measure_forecast(book: Book) -> Measure:
    """Return 100 % less the miss: what was forecast when the quarter began against what came.

    1 - |forecast - renewed| / renewed, over the renewals due in the quarter that have a forecast
    of that day or before and are decided. Percent points; below 0 where it was missed by more than
    all of it.
    """
    quarter = _read_quarter(book)
    pairs = [(one, told) for one in quarter.decided if one.renewed is not None
             if (told := _forecast_of(one, quarter.start)) is not None]  # fmt: skip
    if not pairs:
        return no_measure("no base: no renewal of the last three months had a forecast before them")
    forecast = fsum(told for _, told in pairs)
    actual = fsum(one.renewed or 0.0 for one, _ in pairs)
    if actual <= 0:
        return no_measure("no base: of the renewals that had a forecast nothing was renewed")
    kept = [one for one, _ in pairs]
    found = measure_rows(
        quarter.table, _positions(kept), FULL * (1 - abs(forecast - actual) / actual),
        "renewals with a forecast that are decided",
        "100% less the difference of forecast and renewed ARR, over the renewed ARR",
        f"Forecast {number(forecast)}, renewed {number(actual)}.",
        _without_words(len(quarter.decided) - len(kept), "without a forecast in time"),
        _late_words(quarter), few_records(len(kept), "renewal"), window=quarter.window,
    )  # fmt: skip
    return replace(found, n=len(kept))


def measure_lead_time(book: Book) -> Measure:
    """Return the median of days from the first talk about a renewal to its date."""
    quarter, started, days = _read_leads(book)
    if not days:
        return no_measure(_no_talk(quarter))
    found = measure_rows(
        quarter.table, _positions(started), float(median(days)), "renewals with a first talk",
        "Median of days from the first talk to the renewal date",
        f"{number(sum(one >= ENOUGH_DAYS for one in days))} of {number(len(days))} began "
        f"{ENOUGH_DAYS} days ahead or more.", few_records(len(days), "renewal"),
        _without_words(len(quarter.due) - len(days), "without a day of the first talk"),
        window=quarter.window,
    )  # fmt: skip
    return replace(found, n=len(days))


def measure_early_talks(book: Book) -> Measure:
    """Return the share of renewals that were spoken of 90 days ahead or more, in percent."""
    quarter, started, days = _read_leads(book)
    if not days:
        return no_measure(_no_talk(quarter))
    found = measure_share(
        quarter.table, _positions(started), sum(one >= ENOUGH_DAYS for one in days),
        "renewals with a first talk",
        f"Renewals first spoken of {ENOUGH_DAYS} days ahead or more",
        _without_words(len(quarter.due) - len(days), "without a day of the first talk"),
        window=quarter.window,
    )  # fmt: skip
    return replace(found, n=len(days))


def _measure_rate(book: Book, method: str, *, is_capped: bool) -> Measure:
    quarter = _read_quarter(book)
    priced = quarter.priced
    if not priced:
        return no_measure(NOTHING_DUE if not quarter.due else NOT_DECIDED)
    due = fsum(one.due or 0.0 for one in priced)
    kept = fsum(_kept(one, is_capped=is_capped) for one in priced)
    assumed = sum(one.is_assumed for one in priced)
    found = measure_rows(
        quarter.table, _positions(priced), FULL * kept / due, DUE, f"{method}, by due date",
        few_records(len(priced), "renewal"), _late_words(quarter),
        f"{plural(assumed, 'renewal')} without an amount counted with what was due."
        if assumed else "",
        _without_words(len(quarter.decided) - len(priced), "with an amount missing or below 0"),
        window=quarter.window,
    )  # fmt: skip
    return _name_late(replace(found, n=len(priced)), quarter)


def _read_quarter(book: Book) -> _Quarter:
    table = book.tables[TableKind.RENEWALS]
    start, end = quarter_to(book.accounts.as_of)
    return _Quarter(table, start, end, book.renewals)


def _read_leads(book: Book) -> tuple[_Quarter, list[Renewal], list[int]]:
    quarter = _read_quarter(book)
    pairs = [(one, (one.due_on - one.first_touch_on).days)
             for one in quarter.due if one.first_touch_on is not None]  # fmt: skip
    return quarter, [one for one, _ in pairs], [days for _, days in pairs]


def _is_priced(one: Renewal) -> bool:
    return (one.due or 0.0) > 0 and one.renewed is not None and one.renewed >= 0


def _kept(one: Renewal, *, is_capped: bool) -> float:
    renewed, due = one.renewed or 0.0, one.due or 0.0
    return min(renewed, due) if is_capped else renewed


def _forecast_of(one: Renewal, day: date) -> float | None:
    """Return the latest forecast that was made until the quarter began."""
    made = [told for told in one.forecasts if told.toordinal() <= day.toordinal() + 1]
    return one.forecasts[max(made)] if made else None


def _positions(renewals: Sequence[Renewal]) -> list[int]:
    return sorted(at for one in renewals for at in one.positions)


def _name_late(found: Measure, quarter: _Quarter) -> Measure:
    return replace(found, accounts=tuple(one.account for one in quarter.late if one.account))


def _late_words(quarter: _Quarter) -> str:
    count = len(quarter.late)
    verb = "is" if count == 1 else "are"
    return f"{plural(count, 'renewal')} past due {verb} open, and left out." if count else ""


def _without_words(count: int, what: str) -> str:
    return f"{plural(count, 'renewal')} {what} left out." if count else ""


def _no_talk(quarter: _Quarter) -> str:
    if not quarter.due:
        return NOTHING_DUE
    return "no base: no renewal of the last three months says when it was first spoken of"
