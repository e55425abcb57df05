"""Health scorecard: S1.26, S1.27."""

from __future__ import annotations

from datetime import timedelta

import pytest

from csdesk.model.health import Band
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import SignalCategory
from tests.facts import score_list

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
