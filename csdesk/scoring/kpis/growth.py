"""How growth and losses stand to each other, and how much hangs on few customers (S1.56, S2.19)."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from csdesk.formatting import number, percent, plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import ExpansionMonth, Retention
from csdesk.scoring.kpis.book import (
    Book,
    Measure,
    no_measure,
    sentences,
    snapshot_window,
)
from csdesk.scoring.kpis.lineage import arr_lineage, list_lineage
from csdesk.scoring.kpis.records import FULL, few_records
from csdesk.scoring.kpis.retention import measure_cohort
from csdesk.scoring.revenue.expansion_months import follow_expansion

FEW = 5
POINTS = 10_000
NO_ARR = "no base: no account of the list has ARR"


def measure_quick_ratio(book: Book) -> Measure:
    """Return ARR won over ARR lost: (new + returned + expansion) / (contraction + churn).

    Two lists cannot tell new customers from returned ones; both are in it.
    """
    result = _result(book)
    lost = result.contraction + result.churn
    won = fsum((result.new, result.reactivated, result.expansion))
    if not lost:
        return no_measure("no losses: no customer left or shrank, so there is nothing to divide by")
    found = measure_cohort(
        book, won / lost,
        "ARR of new and returned customers and expansion, over contraction and churn",
        f"Won {number(won)}, lost {number(lost)}.",
    )  # fmt: skip
    return found if found.reason else replace(found, lineage=book.movement_lineage)


def measure_per_expanding(book: Book) -> Measure:
    """Return the ARR gained over the number of accounts that grew."""
    result = _result(book)
    count = len(result.expanded)
    if not count:
        return no_measure("no base: no customer grew")
    found = measure_cohort(
        book, result.expansion / count, "ARR gained over the accounts that grew",
        f"{plural(count, 'account')} of {number(len(result.cohort))} grew.", few_records(count),
    )  # fmt: skip
    if found.reason:
        return found
    return replace(found, n=count, base="accounts that grew", accounts=result.expanded)


def measure_largest(book: Book) -> Measure:
    """Return the share of ARR that the largest account pays, in percent."""
    return _measure_top(book, 1)


def measure_five_largest(book: Book) -> Measure:
    """Return the share of ARR that the five largest accounts pay, in percent."""
    return _measure_top(book, FEW)


def measure_hhi(book: Book) -> Measure:
    """Return the Herfindahl-Hirschman index of ARR: the squares of percent shares, added up.

    10,000 is one account that pays all; n equal accounts give 10,000 / n.
    """
    total = book.paying.total
    if not total:
        return no_measure(NO_ARR)
    value = fsum(((FULL * book.paying.amounts / total) ** 2).tolist())
    alike = f"As if {number(POINTS / value, 1)} equal accounts paid all of it."
    method = "Squares of each account's share of ARR in percent, added up"
    return _of_portfolio(book, value, method, (), alike)


def measure_expansion_month(book: Book) -> Measure:
    """Return the ARR that customers added in the month that ends with the list (S2.19)."""
    dated = book.dated
    if dated is None:
        return no_measure("no base: no list says what was paid from which day on")
    before, month = follow_expansion(dated.grid, months=2)
    if not month.accounts:
        return no_measure("no base: nobody paid a month before")
    return Measure(
        value=month.expansion,
        method="ARR gained in the month by accounts that paid when it began, line by account",
        n=month.accounts,
        base=f"accounts that paid on {month.start_on.isoformat()}",
        window=f"{month.start_on.isoformat()} to {month.end_on.isoformat()}",
        caution=sentences(_growth_words(month, before), few_records(month.accounts)),
        lineage=list_lineage(dated.table, dated.positions(month.start_on, month.end_on)),
        window_days=(month.end_on - month.start_on).days,
    )


def _growth_words(month: ExpansionMonth, before: ExpansionMonth) -> str:
    told = f"The month before: {number(before.expansion)}"
    if month.growth is None:
        return f"{told}."
    return f"{told}, a change of {'+' if month.growth > 0 else ''}{percent(month.growth)}."


def _measure_top(book: Book, count: int) -> Measure:
    paying, total = book.paying, book.paying.total
    if not total:
        return no_measure(NO_ARR)
    words = "largest account" if count == 1 else f"{count} largest accounts"
    return _of_portfolio(
        book, FULL * fsum(paying.amounts[:count].tolist()) / total,
        f"ARR of the {words} over all ARR", paying.largest(count),
    )  # fmt: skip


def _of_portfolio(
    book: Book, value: float, method: str, named: tuple[AccountKey, ...], *cautions: str
) -> Measure:
    table, paying = book.accounts, len(book.paying)
    negative = int((table.arr_column < 0).sum())
    left_out = f"{plural(negative, 'negative amount')} left out." if negative else ""
    return Measure(
        value=value,
        method=method,
        n=paying,
        base="accounts with ARR",
        window=snapshot_window(table),
        caution=sentences(*cautions, left_out, few_records(paying)),
        lineage=arr_lineage(book, (table.arr_column > 0).nonzero()[0]),
        accounts=named,
    )


def _result(book: Book) -> Retention:
    if book.retention is None:
        raise ValueError("growth is measured only where an earlier list is there")
    return book.retention
