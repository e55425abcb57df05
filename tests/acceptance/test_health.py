"""Health scores: S0.9, S1.23 to S1.27, S1.108, S2.13, S4.7, S4.25."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.facts import Aggregate
from csdesk.model.health import Band
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import EdgeException, Shape, SignalCategory
from csdesk.model.weighting import WeightRating
from csdesk.scoring.facts.averages import exponential_mean
from csdesk.scoring.health import band_of, review_card, score_facts, settle_round
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.facts import make_facts, score_list

GREEN = {
    "dau_mau": 70.0,
    "feature_adoption": 60.0,
    "session_depth": 5.0,
    "arr_concentration": 50.0,
    "nps": 8.0,
    "csat": 4.0,
    "tickets_per_month": 2.0,
    "days_past_due": 0.0,
    "invoice_disputes": 0.0,
}
YELLOW = {
    "dau_mau": 40.0,
    "feature_adoption": 30.0,
    "session_depth": 3.0,
    "arr_concentration": 80.0,
    "nps": 6.0,
    "csat": 3.0,
    "tickets_per_month": 5.0,
    "days_past_due": 15.0,
    "invoice_disputes": 1.0,
}
RED = {
    "dau_mau": 39.99,
    "feature_adoption": 29.99,
    "session_depth": 2.99,
    "arr_concentration": 80.01,
    "nps": 5.99,
    "csat": 2.99,
    "tickets_per_month": 5.01,
    "days_past_due": 16.0,
    "invoice_disputes": 2.0,
}


def test_s1_27_sample_scorecard(library, accounts):
    scorecard = library.scorecards[ScorecardId("ten_signals")]
    assert [signal.weight for signal in scorecard.signals] == [15, 12, 10, 8, 10, 15, 10, 8, 7, 5]
    catalogue = set(SignalCategory) - {SignalCategory.RELATIONSHIP}
    assert {signal.category for signal in scorecard.signals} == catalogue
    triggers = [a for s in scorecard.signals for a in (s.yellow_action, s.red_action) if a]
    assert len(triggers) == 13
    as_of = accounts({"arr": 1.0}).as_of
    table = accounts(
        {**GREEN, "renewal_date": as_of + timedelta(days=90), "arr": 1.0},
        {**YELLOW, "renewal_date": as_of + timedelta(days=30), "arr": 1.0},
        {**RED, "renewal_date": as_of + timedelta(days=29), "arr": 1.0},
    )
    result = score_list(table, scorecard)
    assert [score.score for score in result.scores] == [100, 50, 0]
    assert result.scores[0].points[SignalId("dau_mau")] == 10
    assert [score.coverage for score in result.scores] == [100, 100, 100]


def test_the_sample_scorecard_is_reweighted_over_what_is_present(library, accounts):
    scorecard = library.scorecards[ScorecardId("ten_signals")]
    # 15 + 15 of weight at green, 10 at red: 30 / 40 of the present points, 40 of 100 covered.
    table = accounts({"dau_mau": 80.0, "nps": 9.0, "csat": 1.0, "arr": 1.0})
    score = score_list(table, scorecard).scores[0]
    assert score.score == pytest.approx(75)
    assert score.coverage == pytest.approx(40)
    assert not score.sufficient


def test_the_sample_scorecard_gives_no_score_below_thirty_points_of_weight(library, accounts):
    scorecard = library.scorecards[ScorecardId("ten_signals")]
    table = accounts({"csat": 5.0, "tickets_90d": 1.0, "arr": 1.0})
    score = score_list(table, scorecard).scores[0]
    assert (score.score, score.band) == (None, Band.UNSCORED)


LEADING = {"login_frequency", "feature_adoption", "executive_engagement", "support_satisfaction"}
LAGGING = {"payment_history", "contract_utilisation"}


def test_s0_9_four_factors_sum_to_a_hundred_and_what_looks_back_must_not_dominate(library):
    card = library.scorecards[ScorecardId("four_factor")]
    assert len(card.groups) == 4
    assert sum(group.weight for group in card.groups) == 100
    assert {signal.id for signal in card.signals if signal.is_lagging} == LAGGING
    assert {signal.id for signal in card.signals if not signal.is_lagging} == LEADING
    assert review_card(card) == ()
    heavy = make_card(
        make_signal("a", 31, is_lagging=True),
        *(make_signal(name, 23) for name in "bcd"),
    )
    assert "weigh 31%; above 30% the score looks back" in review_card(heavy)[0]


def test_s1_23_ten_signals_in_four_categories(library):
    catalogue = next(one for one in library.fact_catalogues if one.id == "ten_signals")
    assert len(catalogue.groups) == 4
    facts = [fact for group in catalogue.groups for fact in group.facts]
    card = library.scorecards[ScorecardId("ten_signals")]
    assert set(facts) == {signal.fact for signal in card.signals}
    assert len(facts) == 10
    for count in (7, 13):
        odd = make_card(*(make_signal(f"s{at}", 100 / count) for at in range(count)))
        assert any(f"has {count} signals; choose 8 to 12" in text for text in review_card(odd))


def test_s1_24_min_max_and_a_moving_average_of_90_days():
    card = make_card(make_signal("a", shape=Shape.MIN_MAX))
    scores = score_facts(make_facts(a=[0, 5, 10]), (card,)).scores
    assert [score.score for score in scores] == [0, 50, 100]
    daily = [float(day % 7) for day in range(90)]
    reference = daily[0]
    for day in daily[1:]:
        reference += (day - reference) * 2 / 91
    assert exponential_mean(np.array([daily]).T)[0] == pytest.approx(reference)


def test_the_moving_average_is_a_fact_of_ninety_days(library):
    fact = next(one for one in library.facts if one.id == "usage_ema_90d")
    signals, daily = fact.sources
    # What events were added up to is smoothed already; rows of use are smoothed here.
    assert (signals.table, signals.field) == ("usage_signals", "use_ema_90d")
    assert (daily.table, daily.aggregate, daily.window_days) == ("usage", Aggregate.EMA, 90)


def test_weights_are_the_medians_of_several_raters(library):
    card = make_card(make_signal("a", 50), make_signal("b", 50))
    given = {"Ada": (70, 30), "Bo": (60, 40), "Cy": (20, 80), "Di": (60, 30)}
    ratings = [
        WeightRating(card.id, 1, rater, SignalId(signal), weight)
        for rater, weights in given.items()
        for signal, weight in zip("ab", weights, strict=True)
    ]
    found = settle_round(ratings, card)
    assert found.incomplete == ("Di",)
    assert [one.weight for one in found.consensus] == [60, 40]


@pytest.mark.parametrize(
    ("score", "band"),
    [(80.0, Band.GREEN), (79.99, Band.YELLOW), (50.0, Band.YELLOW), (49.99, Band.RED)],
)
def test_s1_26_bands_are_half_open(library, score, band):
    line = make_card(make_signal("a", shape=Shape.LINEAR, worst=0.0, best=100.0))
    found = score_facts(make_facts(a=[score]), (line,)).scores[0]
    assert (found.score, found.band) == (pytest.approx(score), band)
    assert band_of(score, library.scorecards[ScorecardId("ten_signals")]) is band


def test_a_segment_has_edges_of_its_own():
    small = EdgeException((Condition("list.segment", Comparison.IS, words=("SMB",)),), 60, 30)
    card = make_card(make_signal("a", exceptions=(small,)))
    facts = make_facts(a=[60, 60], texts={"segment": ["SMB", "Enterprise"]})
    assert [one.band for one in score_facts(facts, (card,)).scores] == [Band.GREEN, Band.YELLOW]


def test_s1_108_usage_80_sentiment_70_and_engagement_60_are_71(library, accounts):
    card = library.scorecards[ScorecardId("usage_sentiment_engagement")]
    assert [signal.weight for signal in card.signals] == [40, 30, 30]
    table = accounts({"seat_utilisation": 80.0, "nps": 7.0, "weekly_active": 60.0})
    found = score_list(table, card).scores[0]
    assert (found.score, found.band) == (71, Band.YELLOW)


def test_s2_13_three_factors_are_50_30_and_20_by_assumption(library):
    card = library.scorecards[ScorecardId("three_factor")]
    assert [group.weight for group in card.groups] == [50, 30, 20]
    assumption = next(one for one in library.assumptions if one.id == "health.three_factor")
    assert "50" in assumption.value
    uneven = replace(card, groups=(replace(card.groups[0], weight=51), *card.groups[1:]))
    assert "The groups weigh 101 in sum; make them 100." in review_card(uneven)


def test_s4_7_thirteen_inputs_in_four_groups(library):
    catalogue = next(one for one in library.fact_catalogues if one.id == "health_inputs")
    assert [group.name for group in catalogue.groups] == [
        "Usage", "Engagement", "Support", "Sentiment",
    ]  # fmt: skip
    assert len({fact for group in catalogue.groups for fact in group.facts}) == 13


def test_five_signals_make_the_lean_score(library):
    card = library.scorecards[ScorecardId("lean_five")]
    assert [signal.id for signal in card.signals] == [
        "feature_use", "seat_utilisation", "severe_tickets", "stakeholder_engagement", "sentiment",
    ]  # fmt: skip
    assert sum(signal.weight for signal in card.signals) == 100
    assert review_card(card) == ()
