"""Shares as a board may read them: counts of few, an interval below a hundred (domain 3.1)."""

from __future__ import annotations

from csdesk.formatting import number, percent
from csdesk.model.few import FEWEST, PLAIN_FROM
from csdesk.model.kpis import KpiValue
from csdesk.report.document import Quantity, Value
from csdesk.scoring.validation.intervals import rate_of

RATES_NOTE = (
    f"With fewer than {FEWEST} customers they are counted; below {PLAIN_FROM} the range stands "
    "beside the share in which the true one lies with 95% certainty."
)


def rate_words(count: int, total: int) -> str:
    """Return "1 of 3", "9.5% (2.7 to 28.9%)" or "4.5%", as far as the number of customers bears."""
    span = range_words(count, total)
    return f"{share_words(count, total)} ({span})" if span else share_words(count, total)


def share_words(count: int, total: int) -> str:
    """Return "1 of 3" of few, else "9.5%"."""
    if total < FEWEST:
        return f"{number(count)} of {number(total)}"
    return percent(100 * count / total)


def range_words(count: int, total: int) -> str:
    """Return "2.7 to 28.9%", Wilson's interval of 95%; nothing for few or many customers."""
    if not FEWEST <= total < PLAIN_FROM:
        return ""
    rate = rate_of(count, total)
    return f"{number(rate.low, 1)} to {percent(rate.high)}"


def measured(found: KpiValue, digits: int | None = None) -> Value:
    """Return the value of a KPI for a cell: its count where it is a share of few."""
    if found.is_count and found.counted is not None:
        return share_words(found.counted, found.n)
    return Quantity(found.value, found.unit, digits)


def amount_note(unpriced: int, total: int, noun: str = "customer") -> str:
    """Return what a sum of amounts says less than all with; nothing where all of them are known."""
    if not unpriced:
        return ""
    if unpriced == total:
        return "No amount is known."
    nouns = noun if unpriced == 1 else f"{noun}s"
    return f"At least so much: {number(unpriced)} {nouns} without an amount."
