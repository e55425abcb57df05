"""Which losses nobody chose, and which customers came back (C26, C27)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import fsum

from csdesk.formatting import number, percent, plural
from csdesk.model.churn import Loss
from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionLine
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis.book import Book, Measure, no_measure, sentences
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.records import FULL, few_records, share_words, window_words
from csdesk.scoring.kpis.stated import choice_words, read_choice
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.subscriptions import months_before

YEAR = 12
MEANING = "involuntary_means"
PRODUCT, PAYMENT = "product", "payment"
MEANT = {
    PRODUCT: ("product_fit", "service"),
    PAYMENT: ("payment",),
    "both": ("product_fit", "service", "payment"),
}
"""Reasons of losses that count as involuntary, by what a person chose (C26)."""
WORDS = {
    PRODUCT: "the product or the service failed",
    PAYMENT: "a payment failed",
    "both": "the product, the service or a payment failed",
}
Left = tuple[AccountKey, date, float, date | None]
"""Account, day it left, ARR until then, and the day it came back."""


def measure_involuntary(book: Book) -> Measure:
    """Return the ARR lost against the customers' will over the ARR lost with a reason (C26).

    What counts as such is a choice, the source's own by default: the product failed. The common
    reading, failed payments, stands beside it. Losses of the last twelve months.
    """
    end = book.accounts.as_of
    start = months_before(end, YEAR)
    recent = [one for one in book.ledger.losses if one.lost_on and start < one.lost_on <= end]
    known = [one for one in recent if one.reason is not None and one.arr]
    total = _arr(known)
    if not total:
        return no_measure("no base: no loss of the last twelve months has a reason and an ARR")
    meaning = read_choice(book, MEANING, PRODUCT)
    other = PRODUCT if meaning == PAYMENT else PAYMENT
    hit = [one for one in known if one.reason in MEANT[meaning]]
    return Measure(
        value=FULL * _arr(hit) / total,
        method=f"ARR of losses where {WORDS[meaning]}, over the ARR of losses with a known reason",
        n=len(known),
        base="losses with a reason and an ARR",
        window=window_words((start + timedelta(days=1), end)),
        caution=sentences(
            f"Where {WORDS[other]} it is {percent(_share_of(known, MEANT[other]))}.",
            few_records(len(known), "loss"),
            f"{plural(len(recent) - len(known), 'loss', 'losses')} without reason or ARR left out."
            if len(recent) > len(known)
            else "",
            choice_words(book, MEANING),
        ),
        lineage=_lineage(book, known),
        accounts=tuple(one.account for one in hit),
        window_days=(end - start).days,
    )


def measure_win_back(book: Book) -> Measure:
    """Return the share of those who left that paid again within twelve months (C27).

    Of the accounts whose last paid line ended in the year before the last: all of them have had
    twelve months to come back. A gap that counts as a late renewal is no loss.
    """
    left = find_left(book)
    if not left:
        return no_measure("no base: no account left in the year before the last")
    back = [one for one in left if one[3]]
    value = FULL * len(back) / len(left)
    method = "Accounts that paid again within twelve months of leaving, over those that left"
    found = _measure_back(book, value, method, left, back, share_words(len(back), len(left)))
    return replace(found, counted=len(back))


def measure_win_back_arr(book: Book) -> Measure:
    """Return the ARR that came back with those who had left, over what they paid until then."""
    left = find_left(book)
    if not left:
        return no_measure("no base: no account left in the year before the last")
    back = [one for one in left if one[3]]
    total = fsum(arr for _, _, arr, _ in left)
    value = FULL * fsum(arr for _, _, arr, _ in back) / total
    method = "ARR until leaving of accounts that paid again within twelve months, over that of all"
    return _measure_back(book, value, method, left, back, few_records(len(left)))


def find_left(book: Book) -> list[Left]:
    """Return who left in the year before the last, with the day of coming back within a year."""
    end = months_before(book.accounts.as_of, YEAR)
    start = months_before(end, YEAR)
    lines = book.ledger.lines.lines if book.ledger.lines else ()
    paid: dict[AccountKey, list[SubscriptionLine]] = {}
    ended = {line.account for line in lines if line.end and start < line.end <= end}
    for line in lines:
        if line.annual and line.account in ended:
            paid.setdefault(line.account, []).append(line)
    found = (_leave(key, mine, start, end) for key, mine in paid.items())
    return [one for one in found if one is not None]


def _leave(
    key: AccountKey, lines: Sequence[SubscriptionLine], start: date, end: date
) -> Left | None:
    """Return the first day of a window on which nothing of an account ran any more."""
    for day in sorted({line.end for line in lines if line.end and start < line.end <= end}):
        if any(line.is_live(day) for line in lines):
            continue
        # No line runs on that day, so what ended then is what the account paid last.
        arr = fsum(line.annual for line in lines if line.end == day)
        again = [line.start for line in lines if line.start > day]
        back = min(again, default=None)
        limit = months_before(day, -YEAR)
        return key, day, arr, back if back and back <= limit else None
    return None


def _measure_back(
    book: Book, value: float, method: str, left: Sequence[Left], back: Sequence[Left], few: str
) -> Measure:
    end = months_before(book.accounts.as_of, YEAR)
    start = months_before(end, YEAR)
    keys = {key for key, *_ in left}
    lines = book.ledger.lines.lines if book.ledger.lines else ()
    table = book.tables[TableKind.SUBSCRIPTIONS]
    return Measure(
        value=value,
        method=method,
        n=len(left),
        base="accounts that left",
        window=window_words((start + timedelta(days=1), end)),
        caution=sentences(f"{number(len(back))} came back.", few),
        lineage=list_lineage(table, [one.position for one in lines if one.account in keys]),
        accounts=tuple(key for key, *_ in back),
        window_days=(end - start).days,
    )


def _share_of(losses: Sequence[Loss], reasons: Collection[str]) -> float:
    return FULL * _arr([one for one in losses if one.reason in reasons]) / _arr(losses)


def _arr(losses: Sequence[Loss]) -> float:
    return fsum(one.arr or 0.0 for one in losses)


def _lineage(book: Book, losses: Sequence[Loss]) -> str:
    """Return the rows of the list of losses, else of the customer list, that name these."""
    keys = {one.account for one in losses}
    events = book.tables.get(TableKind.CHURN_EVENTS)
    if events is not None:
        return list_lineage(events, [at for at, key in enumerate(account_keys(events))
                                     if key in keys])  # fmt: skip
    table = book.accounts
    return list_lineage(table, [at for at, key in enumerate(table.keys) if key in keys])
