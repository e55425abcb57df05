"""How long customers wait for their first real result (S4.6, C32, C33)."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from csdesk.formatting import number, percent, plural
from csdesk.model.few import PLAIN_FROM
from csdesk.scoring.kpis.book import Book, Measure, lacking, no_measure, snapshot_window
from csdesk.scoring.kpis.journeys import Journeys, ValueStart, read_journeys
from csdesk.scoring.kpis.records import FULL, few_records, measure_rows
from csdesk.scoring.kpis.survival import WaitingCurve, estimate_waiting

STARTED = "accounts that began"
BY_WHICH = "Days from {start} to first value by which {part} have it"
AFTER = " (Kaplan–Meier: who still waits counts as long as it has)"
NEEDED = {
    ValueStart.ONBOARDING: "the column Onboarding start",
    ValueStart.CONTRACT: "the column Customer since or Contract start",
    ValueStart.KICK_OFF: "a list of onboarding tasks with the day on which the kick-off was done",
}


def measure_time_to_value(book: Book) -> Measure:
    """Return the day by which half of the customers have their first result (S4.6, C33).

    Customers that still wait count with the time that they have waited so far (Kaplan–Meier).
    """
    return _measure_wait(book, lambda curve: curve.day_by(0.5), "half", BY_WHICH, _middle_words)


def measure_slow_value(book: Book) -> Measure:
    """Return the day by which three of four customers have their first result."""
    return _measure_wait(book, lambda curve: curve.day_by(0.75), "three of four", BY_WHICH)


def measure_spread(book: Book) -> Measure:
    """Return the days between the first and the third quarter of customers with a result."""
    method = "Days between the first quarter and {part} to reach first value, from {start}"
    return _measure_wait(book, _spread, "three of four", method, _quarter_words)


def measure_value_by_30(book: Book) -> Measure:
    """Return the share of customers with a result by day 30, in percent."""
    return _measure_by(book, 30)


def measure_value_by_60(book: Book) -> Measure:
    """Return the share of customers with a result by day 60, in percent."""
    return _measure_by(book, 60)


def measure_value_by_90(book: Book) -> Measure:
    """Return the share of customers with a result by day 90, in percent."""
    return _measure_by(book, 90)


def tell_nobody(journeys: Journeys, reason: str) -> Measure:
    """Return why there is no value: the start is not known of anybody, or nobody is as far."""
    if journeys.started or journeys.reversed:
        return no_measure(reason)
    return lacking(NEEDED[journeys.start])


def _measure_wait(
    book: Book,
    summary: Callable[[WaitingCurve], float | None],
    part: str,
    method: str,
    words: Callable[[WaitingCurve], str] = lambda _: "",
) -> Measure:
    journeys = read_journeys(book)
    if not journeys.started:
        return tell_nobody(journeys, "no base: no account has begun")
    curve = _curve(book, journeys)
    value = summary(curve)
    if all(one.first is None for one in journeys.started):
        return no_measure("no base: no account has reached first value")
    if value is None:
        seen = plural(curve.days[-1], "day")
        return no_measure(f"fewer than {part} have reached first value so far, in up to {seen}")
    return _describe(
        book, journeys, value, method.format(part=part, start=journeys.start_words) + AFTER,
        words(curve), _reached_words(journeys), journeys.caution,
        few_records(len(journeys.started)),
    )  # fmt: skip


def _measure_by(book: Book, day: int) -> Measure:
    journeys = read_journeys(book)
    if not journeys.started:
        return tell_nobody(journeys, "no base: no account has begun")
    curve = _curve(book, journeys)
    share = curve.arrived_by(day)
    if share is None:
        return no_measure(f"no account has been followed for {day} days yet")
    return _describe(
        book, journeys, FULL * share,
        f"Accounts with first value by day {day} from {journeys.start_words}{AFTER}",
        _interval_words(curve, day, len(journeys.started)), journeys.caution,
        few_records(len(journeys.started)),
    )  # fmt: skip


def _curve(book: Book, journeys: Journeys) -> WaitingCurve:
    as_of = book.accounts.as_of
    days = [((one.first or as_of) - one.start).days for one in journeys.started]
    return estimate_waiting(days, [one.first is not None for one in journeys.started])


def _describe(book: Book, journeys: Journeys, value: float, method: str, *cautions: str) -> Measure:
    table = book.accounts
    return measure_rows(
        table, [one.at for one in journeys.started], value, STARTED, method, *cautions,
        window=snapshot_window(table),
    )  # fmt: skip


def _spread(curve: WaitingCurve) -> float | None:
    first, third = curve.day_by(0.25), curve.day_by(0.75)
    return None if first is None or third is None else third - first


def _middle_words(curve: WaitingCurve) -> str:
    slow = curve.day_by(0.75)
    return f"Three of four have it by day {number(slow)}." if slow is not None else ""


def _quarter_words(curve: WaitingCurve) -> str:
    days = (number(curve.day_by(share)) for share in (0.25, 0.75))
    return "The middle half reaches it between day {} and day {}.".format(*days)


def _reached_words(journeys: Journeys) -> str:
    days = [(one.first - one.start).days for one in journeys.started if one.first is not None]
    waiting = len(journeys.started) - len(days)
    if not waiting:
        return ""
    have = f"{plural(waiting, 'account')} {'has' if waiting == 1 else 'have'}"
    alone = f" Of those that have, the median is {number(median(days))}." if days else ""
    return f"{have} not reached value yet.{alone}"


def _interval_words(curve: WaitingCurve, day: int, n: int) -> str:
    interval = curve.interval_by(day) if n < PLAIN_FROM else None
    if interval is None:
        return ""
    low, high = interval
    return f"95% interval {percent(FULL * low)} to {percent(FULL * high)}."
