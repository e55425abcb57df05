"""Expansion opportunities: who finds them, how many are won, and with how much effort (S1.45)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import fsum

from csdesk.formatting import number, percent, plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import TableKind
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.expansion.board import average_value, closing_days, days_to_close
from csdesk.scoring.expansion.opportunities import Opportunity
from csdesk.scoring.expansion.quarter import MONTHS_OF_QUARTER, Quarter, read_quarter
from csdesk.scoring.kpis.book import Book, Measure, no_measure, sentences
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.records import (
    FULL,
    few_records,
    measure_rows,
    measure_share,
    window_words,
)
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.subscriptions import months_before

Touch = tuple[int, AccountKey | None, str, date]
"""Position in the log, account, opportunity and day of a contact."""
NO_WIN = "no base: no expansion was won in the last three months"


def measure_conversion(book: Book) -> Measure:
    """Return the share of qualified expansion opportunities that ended which were won (S1.45)."""
    quarter = _read(book)
    value, reason = quarter.conversion
    if value is None:
        return no_measure(f"no base: {reason[:1].lower()}{reason[1:].rstrip('.')}")
    ended = [one for one in quarter.closed if one.is_qualified]
    return measure_share(
        book.tables[TableKind.OPPORTUNITIES], _places(ended), sum(one.is_won for one in ended),
        "qualified expansion opportunities that ended",
        "Won over qualified expansion opportunities that ended", window=_window(book),
    )  # fmt: skip


def measure_value(book: Book) -> Measure:
    """Return the mean ARR of an expansion that was won (S1.45)."""
    won = _won(book)
    value, words = average_value(won)
    if value is None:
        return no_measure(NO_WIN if not won else f"no base: {words.rstrip('.')}")
    priced = [one for one in won if one.arr is not None]
    return measure_rows(
        book.tables[TableKind.OPPORTUNITIES], _places(priced), value, "expansions won",
        "Mean of the ARR of expansions won", words, few_records(len(priced), "expansion"),
        window=_window(book),
    )  # fmt: skip


def measure_duration(book: Book) -> Measure:
    """Return the median of days from qualified, else created, to won (S1.45)."""
    won = _won(book)
    value, words = days_to_close(won)
    if value is None:
        return no_measure(NO_WIN if not won else f"no base: {words.rstrip('.')}")
    dated = [one for one in won if closing_days([one])]
    return measure_rows(
        book.tables[TableKind.OPPORTUNITIES], _places(dated), value, "expansions won",
        "Median of days from qualified, else created, to won",
        few_records(len(dated), "expansion"), window=_window(book),
    )  # fmt: skip


def measure_sourced(book: Book) -> Measure:
    """Return the share of expansion opportunities that customer success found (S3.11).

    All of the list count that say where they come from; the share by ARR stands beside it.
    """
    stated = [one for one in book.ledger.opportunities if one.lead_source]
    if not stated:
        return no_measure("no base: no expansion opportunity says where it comes from")
    found = [one for one in stated if one.is_from_success]
    total = len(book.ledger.opportunities)
    silent = total - len(stated)
    return measure_share(
        book.tables[TableKind.OPPORTUNITIES], _places(stated), len(found),
        "expansion opportunities that say where they come from",
        "Expansion opportunities found by customer success, over those with a source",
        _by_arr(found, stated),
        f"{plural(silent, 'opportunity', 'opportunities')} without a source left out."
        if silent else "",
        window=_span(stated, book.accounts.as_of),
    )  # fmt: skip


def measure_touches(book: Book) -> Measure:
    """Return contacts on expansions that were won, from opening to closing, per win (S1.56).

    A contact belongs to a win by the key of the opportunity that it names; one that names none
    belongs to all wins of its account that were open on its day, once each.
    """
    wins = [one for one in _won(book) if one.created_on or one.qualified_on]
    if not wins:
        return no_measure(NO_WIN)
    log = book.tables[TableKind.TOUCHES]
    touches = _touches(book)
    near = _touches_by_subject(touches)
    found = [[touch[0] for touch in _near(one, near) if _belongs(one, touch)] for one in wins]
    count = sum(map(len, found))
    rows = sorted({at for each in found for at in each})
    lineage = list_lineage(book.tables[TableKind.OPPORTUNITIES], _places(wins))
    return Measure(
        value=count / len(wins),
        method="Contacts on expansions won, from opening to closing, over the expansions won",
        n=len(wins),
        base="expansions won",
        window=_window(book),
        caution=sentences(
            _blended_words(book, touches, len(wins)), few_records(len(wins), "expansion")
        ),
        lineage="; ".join(filter(None, (lineage, list_lineage(log, rows)))),
    )


def _blended_words(book: Book, touches: Sequence[Touch], wins: int) -> str:
    end = book.accounts.as_of
    start = months_before(end, MONTHS_OF_QUARTER)
    count = sum(start < day <= end for *_, day in touches)
    told = plural(count, "contact")
    return f"All {told} of the quarter over the wins: {number(count / wins, 1)}."


def _read(book: Book) -> Quarter:
    return read_quarter(book.ledger.opportunities, book.accounts.as_of)


def _won(book: Book) -> list[Opportunity]:
    return [one for one in _read(book).closed if one.is_won]


def _touches(book: Book) -> list[Touch]:
    """Return position, account, opportunity and day of every contact that has a day."""
    table = book.tables[TableKind.TOUCHES]
    columns = (account_keys(table), table.column("opportunity_id"), table.column("touched_on"))
    return [
        (at, account, str(deal or ""), day)
        for at, (account, deal, cell) in enumerate(zip(*columns, strict=True))
        if (day := read_day(cell)) is not None
    ]


def _touches_by_subject(touches: Sequence[Touch]) -> Mapping[str, Sequence[Touch]]:
    """Return contacts by the opportunity that they name, and by their account."""
    found: dict[str, list[Touch]] = {}
    for touch in touches:
        for name in {touch[2], touch[1] or ""} - {""}:
            found.setdefault(name, []).append(touch)
    return found


def _near(win: Opportunity, near: Mapping[str, Sequence[Touch]]) -> Sequence[Touch]:
    """Return the contacts that may belong to a win, each once."""
    both = (*near.get(win.number, ()), *near.get(win.account or "", ()))
    return tuple(dict.fromkeys(both))


def _belongs(win: Opportunity, touch: Touch) -> bool:
    _, account, deal, day = touch
    opened = win.created_on or win.qualified_on
    is_meant = deal == win.number if deal and win.number else account == win.account
    return (
        is_meant and win.account is not None and opened is not None
        and win.closed_on is not None and opened <= day <= win.closed_on
    )  # fmt: skip


def _by_arr(found: Sequence[Opportunity], stated: Sequence[Opportunity]) -> str:
    total = fsum(one.arr or 0.0 for one in stated)
    if total <= 0:
        return ""
    return f"By ARR it is {percent(FULL * fsum(one.arr or 0.0 for one in found) / total)}."


def _places(opportunities: Sequence[Opportunity]) -> list[int]:
    return [one.at for one in opportunities]


def _window(book: Book) -> str:
    end = book.accounts.as_of
    start = months_before(end, MONTHS_OF_QUARTER)
    return window_words((date.fromordinal(start.toordinal() + 1), end))


def _span(stated: Sequence[Opportunity], as_of: date) -> str:
    days = [one.created_on for one in stated if one.created_on]
    return window_words((min(days), max(days))) if days else as_of.isoformat()
