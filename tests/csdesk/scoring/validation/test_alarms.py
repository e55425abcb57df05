"""Each way in which a test of a score can deceive, and the same data without it (S1.29)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.facts import Aggregate, FactDefinition, FactSource, RecordFilter
from csdesk.model.identifiers import AccountKey, FactId, FieldId
from csdesk.model.score_alarms import Alarm, AlarmKind
from csdesk.model.tables import TableKind
from csdesk.model.validation_design import Claim
from csdesk.scoring.validation.alarms import find_alarms
from tests.score_observations import DAY, RULES, make_card, make_column, make_observations

COUNT = 60
LEFT = np.arange(COUNT) % 6 == 0
NOISE = np.random.default_rng(8).normal(5, 2, COUNT)
NAN = float("nan")


def alarms_of(observed) -> tuple[Alarm, ...]:
    return find_alarms(observed, RULES)


def kinds(observed) -> list[AlarmKind]:
    return [alarm.kind for alarm in alarms_of(observed)]


def observe_columns(*columns, **more):
    return make_observations(np.linspace(0, 100, COUNT), LEFT, columns=columns, **more)


def defined(fact: str, source: FactSource):
    known = FactDefinition(FactId(fact), fact, "count", "", (source,))
    return {FactId(fact): known}


def test_honest_data_raise_no_alarm():
    assert kinds(observe_columns(make_column("usage", NOISE))) == []


def test_s1_29_the_three_pitfalls_raise_three_warnings():
    gone = {AccountKey("elsewhere"): DAY + timedelta(days=70)}
    after = np.where(np.arange(COUNT) % 2 == 0, 1.0, 9.0)
    observed = make_observations(
        np.linspace(0, 100, COUNT),
        np.zeros(COUNT, bool),
        columns=(
            make_column("usage", NOISE),
            make_column("logins", NOISE + np.random.default_rng(1).normal(0, 0.6, COUNT)),
            make_column("refund", after),
        ),
        losses=gone,
        definitions=defined(
            "refund", FactSource(TableKind.CHURN_EVENTS, FieldId("refund"), Aggregate.LATEST)
        ),
    )
    assert np.corrcoef(observed.signals[0].values, observed.signals[1].values)[0, 1] > 0.9
    assert kinds(observed) == [AlarmKind.LEAK, AlarmKind.SURVIVORS, AlarmKind.COLLINEAR]


def test_a_signal_that_is_filled_for_those_who_left_leaks():
    reason = np.where(LEFT, 1.0, NAN)
    (alarm,) = alarms_of(observe_columns(make_column("reason", reason)))
    assert (alarm.kind, alarm.signals) == (AlarmKind.LEAK, ("reason",))
    assert "filled 10 times, 10 of them for customers who left" in alarm.text


def test_a_signal_that_is_emptied_for_those_who_left_leaks():
    renewal = np.where(LEFT, NAN, NOISE)
    (alarm,) = alarms_of(observe_columns(make_column("renewal", renewal)))
    assert "is empty for those who left" in alarm.text
    one_gone = np.where(LEFT & (np.arange(COUNT) > 0), NAN, NOISE)
    assert kinds(observe_columns(make_column("renewal", one_gone))) == []


@pytest.mark.parametrize("direction", list(Direction))
def test_a_signal_that_tells_nearly_everybody_leaks_whichever_way_it_points(direction):
    vendor = np.where(LEFT, 1.0, 9.0) + NOISE / 100
    (alarm,) = alarms_of(observe_columns(make_column("vendor", vendor, direction=direction)))
    assert alarm.kind is AlarmKind.LEAK
    assert "find out when its values were written" in alarm.text


@pytest.mark.parametrize(
    ("age", "leaks"),
    [(0, False), (1, True), (49, True), (50, False), (51, False), (NAN, False)],
)
def test_a_value_that_is_dated_after_the_account_left_leaks(age, leaks):
    gone = {AccountKey(f"A{n + 1}"): DAY - timedelta(days=50) for n in np.flatnonzero(LEFT)}
    ages = np.where(LEFT, age, 5.0)
    observed = observe_columns(make_column("usage", NOISE, ages=ages), losses=gone)
    texts = [alarm.text for alarm in alarms_of(observed)]
    assert ["dated after they left for 10 of 10 customers" in text for text in texts] == [
        True
    ] * leaks


@pytest.mark.parametrize(("after", "kind"), [(5, AlarmKind.SCORED_AFTER), (6, AlarmKind.LEAK)])
def test_a_signal_leaks_where_most_of_its_values_are_dated_after(after, kind):
    places = np.flatnonzero(LEFT)
    gone = {AccountKey(f"A{n + 1}"): DAY - timedelta(days=50) for n in places}
    ages = np.full(COUNT, 60.0)
    ages[places[:after]] = 20.0
    (alarm,) = alarms_of(observe_columns(make_column("usage", NOISE, ages=ages), losses=gone))
    assert (alarm.kind, alarm.signals) == (kind, ("usage",))


@pytest.mark.parametrize(
    ("source", "leaks"),
    [
        (FactSource(TableKind.CHURN_EVENTS, FieldId("arr_lost"), Aggregate.SUM), True),
        (FactSource(TableKind.ACCOUNTS, FieldId("churned_on"), Aggregate.DAYS_SINCE), True),
        (
            FactSource(
                TableKind.SUBSCRIPTIONS,
                FieldId("subscription_id"),
                Aggregate.COUNT,
                where=(RecordFilter(FieldId("status"), ("Cancelled",)),),
            ),
            True,
        ),
        (
            FactSource(
                TableKind.SUPPORT,
                FieldId("ticket_id"),
                Aggregate.COUNT,
                where=(RecordFilter(FieldId("status"), ("Closed",)),),
            ),
            False,
        ),
    ],
)
def test_a_signal_that_is_read_from_the_outcome_leaks(source, leaks):
    observed = observe_columns(make_column("one", NOISE), definitions=defined("one", source))
    assert kinds(observed) == [AlarmKind.LEAK] * leaks


@pytest.mark.parametrize(("test", "leaks"), [(Comparison.IS, 1), (Comparison.IS_NOT, 0)])
def test_a_card_that_asks_for_the_status_of_those_who_left_leaks(test, leaks):
    asks = Condition("list.status", test, words=("churned", "cancelled"))
    card = replace(make_card(), applies_to=(asks,))
    assert kinds(observe_columns(card=card)) == [AlarmKind.LEAK] * leaks


def test_nobody_who_left_in_the_data_is_an_alarm():
    nobody = make_observations(np.linspace(0, 100, 30), np.zeros(30, bool))
    (alarm,) = alarms_of(nobody)
    assert alarm.kind is AlarmKind.SURVIVORS
    assert "Nobody who left is in the data" in alarm.text


def test_losses_without_a_score_are_an_alarm_from_more_than_half():
    known = {AccountKey(f"A{n}"): DAY + timedelta(days=100) for n in (1, 7, 13)}
    unlisted = {AccountKey(f"gone {n}"): DAY + timedelta(days=60 + n) for n in range(4)}
    assert AlarmKind.SURVIVORS in kinds(observe_columns(losses=known | unlisted))
    unlisted.popitem()
    assert AlarmKind.SURVIVORS not in kinds(observe_columns(losses=known | unlisted))


@pytest.mark.parametrize(("after", "looked_for"), [(59, 0), (60, 1), (149, 1), (150, 0)])
def test_only_losses_in_the_windows_are_missed(after, looked_for):
    unlisted = {AccountKey("gone"): DAY + timedelta(days=after)}
    observed = make_observations(np.linspace(0, 100, 30), np.zeros(30, bool), losses=unlisted)
    assert kinds(observed) == [AlarmKind.SURVIVORS] * looked_for


def test_leaks_are_looked_for_where_there_is_a_score():
    renewal = np.where(LEFT, NAN, NOISE)
    scores = np.where(LEFT, NAN, np.linspace(0, 100, COUNT))
    observed = make_observations(scores, LEFT, columns=[make_column("renewal", renewal)])
    assert kinds(observed) == [AlarmKind.SURVIVORS]


def test_todays_scores_of_those_who_have_left_are_an_alarm():
    assert kinds(observe_columns(claim=Claim.ASSOCIATION)) == [AlarmKind.SCORED_AFTER]


def test_signals_without_dates_are_named():
    undated = make_column("sentiment", np.full(COUNT, NAN))
    (alarm,) = alarms_of(observe_columns(undated, undated=["sentiment"]))
    assert (alarm.kind, alarm.signals) == (AlarmKind.UNDATED, ("sentiment",))
    assert alarm.text.startswith("Sentiment carries no dates")


def test_two_signals_are_collinear_beyond_four_fifths_either_way():
    line = np.arange(COUNT, dtype=float)
    swing = np.where(np.arange(COUNT) % 2 == 0, 1.0, -1.0)
    for slope, expected in ((1, [AlarmKind.COLLINEAR]), (-1, [AlarmKind.COLLINEAR])):
        observed = observe_columns(make_column("a", line), make_column("b", slope * line + swing))
        assert kinds(observed) == expected
    apart = observe_columns(make_column("a", line), make_column("b", line + 20 * swing))
    assert np.corrcoef(line, line + 20 * swing)[0, 1] < 0.8
    assert kinds(apart) == []


def test_a_signal_that_never_changes_is_not_compared():
    observed = observe_columns(make_column("a", NOISE), make_column("b", np.ones(COUNT)))
    assert kinds(observed) == []


def test_one_customer_with_more_than_a_fifth_of_the_arr_is_an_alarm():
    small = np.full(COUNT, 1.0)
    fifth = np.append(small[1:], 59 / 4)
    assert kinds(observe_columns(arr=fifth)) == []
    more = np.append(small[1:], 59 / 4 + 0.1)
    (alarm,) = alarms_of(observe_columns(arr=more))
    assert (alarm.kind, alarm.accounts) == (AlarmKind.CONCENTRATION, ("A60",))
