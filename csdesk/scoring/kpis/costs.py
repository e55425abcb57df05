"""What a customer is worth, and what it costs to win and to keep one (S1.1, S2.17).

ARPA is a month's revenue per customer. LTV = ARPA × gross margin / monthly logo churn; the time
to earn back the cost of acquisition is CAC / (ARPA × gross margin). A window's churn c of m months
is 1 - (1 - c)^(1/m) a month (C18).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from csdesk.formatting import number, percent
from csdesk.scoring.churn.programme import retention_cost
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.lineage import arr_lineage
from csdesk.scoring.kpis.records import FULL, few_records
from csdesk.scoring.kpis.retention import measure_cohort, measure_logo_churn
from csdesk.scoring.kpis.stated import basis_words, read_number

MARGIN, CAC, SPEND = "gross_margin", "acquisition_cost", "retention_spend"
MONTHS = 12
MOST_MONTHS = 60
"""No customer is reckoned with for longer than five years (domain 3.3)."""
MONTH_DAYS = 365.25 / 12
NO_ARR = "no base: no account of the list has ARR"


@dataclass(frozen=True, slots=True)
class _Paying:
    """The accounts that pay today."""

    count: int
    arr: float
    places: tuple[int, ...]

    @property
    def monthly(self) -> float:
        """Return a month's revenue per account."""
        return self.arr / MONTHS / self.count


def measure_ltv(book: Book) -> Measure:
    """Return what a customer brings after cost while it stays, five years at most."""
    known = _read_ltv(book)
    if isinstance(known, Measure):
        return known
    value, words = known
    return measure_cohort(
        book, value, "Monthly revenue per customer × gross margin ÷ monthly customer churn",
        words, basis_words(book, MARGIN),
    )  # fmt: skip


def measure_ltv_cac(book: Book) -> Measure:
    """Return what a customer brings over what it cost to win it."""
    known = _read_ltv(book)
    if isinstance(known, Measure):
        return known
    cost = read_number(book, CAC)
    if cost <= 0:
        return no_measure("no base: the stated cost of winning a customer is 0")
    value, words = known
    return measure_cohort(
        book, value / cost, "Lifetime value ÷ cost of winning a customer",
        words, basis_words(book, MARGIN, CAC),
    )  # fmt: skip


def measure_payback(book: Book) -> Measure:
    """Return after how many days a customer has earned what it cost to win it."""
    paying, margin = _read_paying(book), read_number(book, MARGIN) / FULL
    if not paying.count:
        return no_measure(NO_ARR)
    if margin <= 0:
        return no_measure("no base: with a gross margin of 0 nothing is earned back")
    months = read_number(book, CAC) / (paying.monthly * margin)
    return _of_list(
        book, paying, months * MONTH_DAYS,
        "Cost of winning a customer ÷ (monthly revenue per customer × gross margin)",
        f"That is {number(months, 1)} months.", basis_words(book, MARGIN, CAC),
    )  # fmt: skip


def measure_retention_cost(book: Book) -> Measure:
    """Return what a year of keeping a customer costs: spend over customers (S2.17).

    Over the mean of the customers at the start and now where there is an earlier list.
    """
    paying, spend = _read_paying(book), read_number(book, SPEND)
    before = len(book.retention.cohort) if book.retention else None
    customers = paying.count if before is None else (paying.count + before) / 2
    value = retention_cost(spend, customers)
    if value is None:
        return no_measure(NO_ARR)
    words = "customers now" if before is None else "the mean of customers at the start and now"
    return _of_list(
        book, paying, value, f"A year's spend on keeping customers ÷ {words}",
        f"{number(customers, 0 if customers == int(customers) else 1)} customers.",
        basis_words(book, SPEND),
    )  # fmt: skip


def monthly_rate(churn: float, days: int) -> float:
    """Return a share lost in so many days as a share a month; 1 - (1 - c)^(1/m) (C18)."""
    return float(1 - (1 - churn) ** (MONTH_DAYS / days))


def _read_ltv(book: Book) -> tuple[float, str] | Measure:
    """Return the lifetime value and what to say of it, or the measure that says why not."""
    churn = measure_logo_churn(book)
    if churn.value is None or not churn.window_days:
        return churn
    if churn.value == 0:
        return no_measure("no losses: no customer left, so that nobody knows how long they stay")
    paying = _read_paying(book)
    if not paying.count:
        return no_measure(NO_ARR)
    rate = monthly_rate(churn.value / FULL, churn.window_days)
    months = min(1 / rate, MOST_MONTHS)
    capped = f" {MOST_MONTHS // MONTHS} years are counted." if 1 / rate > MOST_MONTHS else ""
    words = f"Churn a month {percent(FULL * rate)}: a customer stays {number(1 / rate, 1)} months."
    return paying.monthly * read_number(book, MARGIN) / FULL * months, words + capped


def _read_paying(book: Book) -> _Paying:
    table = book.accounts
    columns = zip(table.keys, table.arr(), strict=True)
    paid = [(at, key, amount) for at, (key, amount) in enumerate(columns) if amount > 0]
    return _Paying(
        len({key for _, key, _ in paid}), fsum(amount for *_, amount in paid),
        tuple(at for at, _, _ in paid),
    )  # fmt: skip


def _of_list(book: Book, paying: _Paying, value: float, method: str, *cautions: str) -> Measure:
    return Measure(
        value=value,
        method=method,
        n=paying.count,
        base="accounts with ARR",
        window=snapshot_window(book.accounts),
        caution=" ".join(filter(None, (*cautions, few_records(paying.count)))),
        lineage=arr_lineage(book, paying.places),
    )
