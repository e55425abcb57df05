"""The engine and a second reckoning in plain loops agree on random books of subscriptions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.model.revenue import CohortMeasure, MovementKind, RevenueReview
from csdesk.model.tables import TableKind
from csdesk.scoring.revenue import RevenueInputs, review_revenue
from csdesk.scoring.revenue.cohort_births import SizeBand
from csdesk.scoring.revenue.cohorts import BY_MONTH, BY_SIZE
from csdesk.scoring.revenue.dated import DatedRevenue, date_lines
from csdesk.scoring.subscription_gaps import close_gaps
from tests.list_tables import make_list
from tests.plain_revenue import PERIODS, Line, Row, move, pay, read_rows, reckon, step_back
from tests.record_words import read_lines

METHODS = load_library().retention_methods
AS_OF = date(2025, 8, 31)
BOOKS = 200
EDGE = 2_000
BANDS = (SizeBand("small", 0, EDGE), SizeBand("large", EDGE, None))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Draw a line: trials, pauses with and without a day, multi-year deals, lines of one day."""
    start = AS_OF - timedelta(days=draw(st.integers(0, 900)))
    lasts = draw(st.none() | st.sampled_from((0, 1, 20, 31)) | st.integers(1, 800))
    kind = draw(st.sampled_from(("paid",) * 6 + ("trial", "paused", "paused on a day")))
    paused = start + timedelta(days=draw(st.integers(0, 400)))
    return Row(
        account=draw(st.sampled_from("ABCDEF")),
        start=start,
        end=None if lasts is None else start + timedelta(days=lasts),
        cents=draw(st.integers(1, 200_000)),
        interval=draw(st.sampled_from(sorted(PERIODS))),
        is_trial=kind == "trial",
        is_paused=kind.startswith("paused"),
        paused_on=paused if kind == "paused on a day" else None,
    )


books = st.lists(rows(), min_size=1, max_size=14)


def date_rows(found: list[Row]) -> DatedRevenue | None:
    """Return what the engine reads from the list of a client."""
    table = make_list(
        TableKind.SUBSCRIPTIONS,
        account_id=[row.account for row in found],
        start_date=[row.start for row in found],
        end_date=[row.end for row in found],
        paused_on=[row.paused_on for row in found],
        amount=[row.cents / 100 for row in found],
        billing_interval=[row.interval for row in found],
        is_trial=[row.is_trial for row in found],
        status=["paused" if row.is_paused else "active" for row in found],
    )
    return date_lines(close_gaps(read_lines(table)), table, AS_OF)


def review(found: list[Row]) -> RevenueReview | None:
    return review_revenue(RevenueInputs("EUR", date_rows(found), None, {}, BANDS, METHODS))


@settings(max_examples=BOOKS, deadline=None)
@given(books)
def test_every_method_gives_what_plain_loops_give(book) -> None:
    lines, found = read_rows(book), review(book)
    if not lines:
        assert found is None
        return
    values = {one.method.id: one for card in found.cards for one in card.values}
    assert len(values) == len(METHODS) == 15
    if not pay(lines, step_back(AS_OF, 12)):
        assert {one.value for one in values.values()} == {None}
        return
    expected = {name: 100 * float(share) for name, share in reckon(lines, AS_OF).items()}
    assert {name: one.value for name, one in values.items()} == pytest.approx(expected, abs=1e-7)


@settings(max_examples=BOOKS, deadline=None)
@given(books)
def test_every_month_is_reconciled_and_moves_what_plain_loops_move(book) -> None:
    lines, found = read_rows(book), review(book)
    if found is None:
        return
    for month in (found.period, *found.months):
        plain = move(lines, month.start_on, month.end_on)
        got = plain.new + plain.returned + plain.grown
        assert plain.start + got - plain.shrunk - plain.churned == plain.end
        assert (month.start, month.end) == pytest.approx((float(plain.start), float(plain.end)))
        assert {kind: month.amount(kind) for kind in MovementKind} == pytest.approx(
            {
                MovementKind.NEW: float(plain.new),
                MovementKind.REACTIVATION: float(plain.returned),
                MovementKind.EXPANSION: float(plain.grown),
                MovementKind.CONTRACTION: float(plain.shrunk),
                MovementKind.CHURN: float(plain.churned),
                MovementKind.PRICE: 0,
                MovementKind.FX: 0,
            },
            abs=1e-6,
        )
        assert sorted(month.accounts[MovementKind.CHURN]) == plain.left


@settings(max_examples=BOOKS, deadline=None)
@given(books)
def test_trailing_retention_is_that_of_every_year_by_plain_loops(book) -> None:
    lines, found = read_rows(book), review(book)
    for one in found.trailing if found else ():
        before, after = pay(lines, one.start_on), pay(lines, one.end_on)
        start = sum(before.values())
        years, months = one.end_on.year - one.start_on.year, one.end_on.month - one.start_on.month
        assert (years, months) == (1, 0)
        assert one.accounts == len(before)
        if not start:
            assert (one.nrr, one.grr) == (None, None)
            continue
        kept = sum(after.get(key, Fraction(0)) for key in before)
        capped = sum(min(before[key], after.get(key, Fraction(0))) for key in before)
        assert (one.nrr, one.grr) == pytest.approx(
            (float(100 * kept / start), float(100 * capped / start))
        )


@settings(max_examples=BOOKS, deadline=None)
@given(books)
def test_cohorts_are_those_of_plain_loops(book) -> None:
    lines, found = read_rows(book), review(book)
    if found is None:
        return
    days = list(found.grid.days)
    for triangle in found.triangles:
        expected = _cohorts(lines, days, triangle.by, triangle.measure)
        told = {one.label: one for one in triangle.cohorts}
        assert told.keys() == expected.keys()
        for label, (members, kept) in expected.items():
            assert sorted(told[label].accounts) == members
            assert len(told[label].kept) == len(days) - 1
            for month, share in enumerate(told[label].kept):
                want = kept.get(month)
                assert share is None if want is None else share == pytest.approx(float(want))


Cohorts = dict[str, tuple[list[str], dict[int, Fraction]]]


def _cohorts(lines: list[Line], days: list[date], by: str, measure: CohortMeasure) -> Cohorts:
    """Return the members of each cohort, and percent kept by month of those old enough."""
    books = [pay(lines, day) for day in days]
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for account in sorted({key for book in books for key in book}):
        born = next(at for at, book in enumerate(books) if account in book)
        if born > 0:
            label = {
                BY_MONTH: f"{days[born]:%b %Y}",
                BY_SIZE: "small" if books[born][account] < EDGE else "large",
            }[by]
            groups[label].append((account, born))
    found: Cohorts = {}
    for label, members in groups.items():
        kept = {}
        for month in range(len(days) - max(born for _, born in members)):
            start = left = Fraction(0)
            for account, born in members:
                was, now = books[born][account], books[born + month].get(account, Fraction(0))
                if measure is CohortMeasure.LOGOS:
                    was, now = Fraction(1), Fraction(now > 0)
                start += was
                left += min(was, now) if measure is CohortMeasure.GROSS else now
            kept[month] = 100 * left / start
        found[label] = sorted(account for account, _ in members), kept
    return found
