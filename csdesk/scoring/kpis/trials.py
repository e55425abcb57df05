"""How many trials become paying customers, segment by segment (S2.12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.formatting import percent, plural
from csdesk.model.few import FEWEST
from csdesk.model.identifiers import AccountKey
from csdesk.model.record_words import Meaning
from csdesk.model.tables import Cell, TableKind
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.kpis.book import Book, Measure, no_measure
from csdesk.scoring.kpis.records import FULL, measure_share, window_words
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.subscriptions import months_before

YEAR = 12
USUAL_DAYS = 30
"""A trial that does not say when it ends is over by then."""
NO_SEGMENT = "without a segment"
NONE_OVER = "no base: no trial that began in the last twelve months is over"


@dataclass(frozen=True, slots=True)
class Trial:
    """The first trial of an account."""

    account: AccountKey
    started_on: date
    is_over: bool
    is_paid: bool
    at: int
    """Its position in the list of subscriptions."""


@dataclass(frozen=True, slots=True)
class SegmentTrials:
    """What became of the trials of one segment; ``rate`` in percent."""

    segment: str
    trials: int
    paid: int

    @property
    def rate(self) -> float:
        """Return the share that became paying customers."""
        return FULL * self.paid / self.trials


def measure_trials(book: Book) -> Measure:
    """Return the share of trials begun in twelve months, and over by now, that became paid.

    One per account: its first. It is paid where a paid line of the account began on its first day
    or after.
    """
    trials = read_trials(book)
    if not trials:
        return no_measure(NONE_OVER)
    end = book.accounts.as_of
    start = months_before(end, YEAR) + timedelta(days=1)
    return measure_share(
        book.tables[TableKind.SUBSCRIPTIONS], [one.at for one in trials],
        sum(one.is_paid for one in trials), "trials that are over",
        "Accounts with a paid line since their trial began, over accounts whose trial is over",
        _segment_words(conversion_by_segment(book)), window=window_words((start, end)),
    )  # fmt: skip


def conversion_by_segment(book: Book) -> tuple[SegmentTrials, ...]:
    """Return the trials of each segment of the customer list, the best rate first (S2.12)."""
    segments = dict(zip(book.accounts.keys, book.accounts.column("segment"), strict=True))
    found: dict[str, list[Trial]] = {}
    for one in read_trials(book):
        found.setdefault(str(segments.get(one.account) or NO_SEGMENT), []).append(one)
    made = (SegmentTrials(name, len(held), sum(one.is_paid for one in held))
            for name, held in found.items())  # fmt: skip
    return tuple(sorted(made, key=lambda one: (-one.rate, -one.trials, one.segment)))


def read_trials(book: Book) -> list[Trial]:
    """Return the first trial of each account that began in twelve months and is over."""
    end = book.accounts.as_of
    start = months_before(end, YEAR)
    first: dict[AccountKey, Trial] = {}
    for one in sorted(_trials(book), key=lambda one: one.started_on):
        first.setdefault(one.account, one)
    return [one for one in first.values() if one.is_over and start < one.started_on <= end]


def _trials(book: Book) -> Iterator[Trial]:
    table, as_of = book.tables[TableKind.SUBSCRIPTIONS], book.accounts.as_of
    paid: dict[AccountKey, date] = {}
    for line in book.ledger.lines.lines if book.ledger.lines else ():
        if line.annual and line.start <= as_of:
            paid[line.account] = max(paid.get(line.account, date.min), line.start)
    fields = ("start_date", "trial_end", "end_date", "is_trial", "status")
    rows = zip(account_keys(table), *map(table.column, fields), strict=True)
    for at, (account, start, trial_end, end, flag, status) in enumerate(rows):
        started = read_day(start)
        if account is None or started is None or not _is_trial(flag, status):
            continue
        ends = read_day(trial_end) or read_day(end) or started + timedelta(days=USUAL_DAYS)
        yield Trial(account, started, ends <= as_of, paid.get(account, date.min) >= started, at)


def _is_trial(flag: Cell, status: Cell) -> bool:
    return flag is True or status == Meaning.TRIAL


def _segment_words(segments: Sequence[SegmentTrials]) -> str:
    """Return the rates of the segments, of small ones their counts."""
    if len(segments) < 2:
        return ""
    return f"By segment: {'; '.join(map(_describe, segments))}."


def _describe(one: SegmentTrials) -> str:
    if one.trials < FEWEST:
        return f"{one.segment} {one.paid} of {one.trials}"
    return f"{one.segment} {percent(one.rate)} of {plural(one.trials, 'trial')}"
