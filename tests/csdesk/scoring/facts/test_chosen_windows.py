"""Facts over another window than their own, by hand."""

from datetime import date, timedelta

import pytest

from csdesk.model.fact_windows import (
    WINDOWS,
    FactDefinitions,
    FactWindow,
    look_through,
    name_window,
    split_window,
)
from csdesk.model.facts import Aggregate, FactDefinition, FactSource
from csdesk.model.identifiers import FactId, FieldId
from csdesk.model.tables import TableKind
from csdesk.scoring.facts import read_facts
from tests.list_tables import make_list

DAY = date(2024, 12, 31)
ERRORS = FactId("errors")
MONTH = 30


def define(aggregate: Aggregate, window: int = MONTH, **more) -> FactDefinition:
    dated = FieldId("used_on")
    source = FactSource(
        TableKind.USAGE, FieldId("usage_count"), aggregate, window, dated_by=dated, **more
    )
    return FactDefinition(ERRORS, "Errors in a month", "count", "How many?", (source,))


@pytest.fixture
def read(make_table):
    def read(definition: FactDefinition, window: FactWindow, *records: tuple[int, float]) -> float:
        days, counts = zip(*records, strict=True)
        usage = make_list(
            TableKind.USAGE,
            account_id=["A"] * len(days),
            used_on=[DAY - timedelta(days=ago) for ago in days],
            usage_count=list(counts),
        )
        facts = read_facts(make_table({"key": "A"}), {TableKind.USAGE: usage}, (definition,), DAY)
        return float(facts.numbers(name_window(ERRORS, window))[0])

    return read


def test_sums_of_a_longer_window_are_brought_back_to_the_month_that_they_are_named_for(read):
    found = read(define(Aggregate.SUM), FactWindow(90), (0, 6), (29, 3), (89, 9), (90, 100))
    assert found == pytest.approx((6 + 3 + 9) / 3)


def test_means_take_every_record_of_the_window_as_it_is(read):
    assert read(define(Aggregate.MEAN), FactWindow(60), (0, 6), (59, 3), (60, 100)) == 4.5


def test_smoothed_sums_are_days_of_a_moving_average_times_the_days_of_the_fact(read):
    mean = 0.0
    days = {0: 6.0, 10: 3.0, 29: 9.0}
    for place, ago in enumerate(range(29, -1, -1)):
        today = days.get(ago, 0.0)
        mean = today if place == 0 else today * 2 / 31 + mean * 29 / 31
    found = read(define(Aggregate.SUM), FactWindow(30, is_smoothed=True), (0, 6), (10, 3), (29, 9))
    assert found == pytest.approx(mean * MONTH)


def test_a_moving_average_without_smoothing_is_the_plain_mean_of_its_days(read):
    found = read(define(Aggregate.EMA, 90), FactWindow(30), (0, 6), (29, 3), (30, 99))
    assert found == pytest.approx(9 / 30)


def test_the_id_of_a_fact_says_its_window():
    seen = {name_window(ERRORS, one): one for one in WINDOWS}
    assert sorted(seen) == [
        *("errors@30", "errors@60", "errors@90"),
        *("errors@ema30", "errors@ema60", "errors@ema90"),
    ]
    assert all(split_window(fact) == (ERRORS, window) for fact, window in seen.items())
    assert split_window(FactId("errors@7")) == ("errors@7", None)


@pytest.mark.parametrize("aggregate", [Aggregate.CHANGE, Aggregate.DAYS_SINCE])
def test_what_has_no_window_to_choose_cannot_be_looked_at_over_one(aggregate):
    assert all(look_through(define(aggregate), window) is None for window in WINDOWS)


def test_what_the_customer_list_states_has_no_days_to_choose_from():
    stated = FactSource(TableKind.ACCOUNTS, FieldId("nps"), Aggregate.VALUE)
    both = define(Aggregate.MEAN)
    both = FactDefinition(both.id, both.name, both.unit, "", (stated, *both.sources))
    seen = look_through(both, FactWindow(60))
    assert seen is not None
    assert [(one.table, one.window_days) for one in seen.sources] == [(TableKind.USAGE, 60)]


def test_windows_are_found_by_their_id_and_not_listed():
    facts = FactDefinitions([define(Aggregate.SUM)])
    assert list(facts) == [ERRORS]
    assert facts[FactId("errors@90")].sources[0].window_days == 90
    assert FactId("errors@7") not in facts
    assert FactId("nothing@30") not in facts
