"""Renewals that were signed late are no churn: short gaps between lines are closed (domain 1.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionBook, SubscriptionLine

GAP_DAYS = 30
"""The longest gap between two lines of an account that counts as a late renewal."""


def close_gaps(book: SubscriptionBook, days: int = GAP_DAYS) -> SubscriptionBook:
    """Return the book with the lines before each short gap of an account drawn out over it.

    A gap begins where all lines of an account are over, and ends with its next line; the lines
    that end last before it run on until then (fight-churn's ``allowed_gap``). Lines that bring
    nothing neither make nor close a gap.
    """
    ends = dict(_late_ends(book, days))
    if not ends:
        return book
    lines = tuple(
        replace(line, end=ends[line.position]) if line.position in ends else line
        for line in book.lines
    )
    return replace(book, lines=lines, late_renewals=len(set(_gaps_of(book, days))))


def _late_ends(book: SubscriptionBook, days: int) -> Iterator[tuple[int, date]]:
    """Yield the position of each line before a short gap, with the day on which the gap ends."""
    by_end = _by_end(book)
    for account, ended, next_start in _gaps_of(book, days):
        for position in by_end[account, ended]:
            yield position, next_start


def _by_end(book: SubscriptionBook) -> dict[tuple[AccountKey, date], list[int]]:
    found: dict[tuple[AccountKey, date], list[int]] = defaultdict(list)
    for line in book.lines:
        if _pays(line) and line.end is not None:
            found[line.account, line.end].append(line.position)
    return found


def _gaps_of(book: SubscriptionBook, days: int) -> Iterator[tuple[AccountKey, date, date]]:
    """Yield account, first day and last of each gap that is short enough."""
    lines: dict[AccountKey, list[SubscriptionLine]] = defaultdict(list)
    for line in book.lines:
        if _pays(line):
            lines[line.account].append(line)
    for account, own in lines.items():
        if len(own) > 1:
            yield from _short_gaps(account, own, days)


def _short_gaps(
    account: AccountKey, own: list[SubscriptionLine], days: int
) -> Iterator[tuple[AccountKey, date, date]]:
    own.sort(key=lambda line: line.start)
    reached = own[0].end
    for line in own[1:]:
        if reached is None:
            return
        if reached < line.start <= reached + timedelta(days=days):
            yield account, reached, line.start
        reached = None if line.end is None else max(reached, line.end)


def _pays(line: SubscriptionLine) -> bool:
    return line.annual > 0 and (line.end is None or line.start < line.end)
