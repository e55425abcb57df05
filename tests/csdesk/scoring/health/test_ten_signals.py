"""Health scores: every edge of S1.27, missing signals, distribution."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from csdesk.model.directions import Direction
from csdesk.model.health import Band
from csdesk.model.identifiers import SignalId
from csdesk.scoring.health import (
    band_of,
    score_if_repaired,
    signal_losses,
)
from csdesk.scoring.health.score_columns import BLOCK, score_matrix
from tests.facts import score_list

AS_OF = date(2024, 12, 31)
ALL_GREEN = {
    "dau_mau": 90.0,
    "feature_adoption": 90.0,
    "session_depth": 9.0,
    "arr_concentration": 10.0,
    "renewal_date": date(2026, 1, 1),
    "nps": 10.0,
    "csat": 5.0,
    "tickets_per_month": 0.0,
    "days_past_due": 0.0,
    "invoice_disputes": 0.0,
}
ALL_YELLOW = {
    "dau_mau": 50.0,
    "feature_adoption": 45.0,
    "session_depth": 4.0,
    "arr_concentration": 60.0,
    "renewal_date": AS_OF + timedelta(days=60),
    "nps": 7.0,
    "csat": 3.5,
    "tickets_per_month": 4.0,
    "days_past_due": 10.0,
    "invoice_disputes": 1.0,
}
ALL_RED = {
    "dau_mau": 5.0,
    "feature_adoption": 5.0,
    "session_depth": 1.0,
    "arr_concentration": 99.0,
    "renewal_date": AS_OF + timedelta(days=3),
    "nps": 1.0,
    "csat": 1.0,
    "tickets_per_month": 30.0,
    "days_past_due": 90.0,
    "invoice_disputes": 7.0,
}
EDGES = [
    # field, value, points: each edge, and the nearest value on its worse side
    ("dau_mau", 70.0, 10),
    ("dau_mau", 69.99, 5),
    ("dau_mau", 40.0, 5),
    ("dau_mau", 39.99, 0),
    ("feature_adoption", 60.0, 10),
    ("feature_adoption", 59.99, 5),
    ("feature_adoption", 30.0, 5),
    ("feature_adoption", 29.99, 0),
    ("session_depth", 5.0, 10),
    ("session_depth", 4.95, 5),
    ("session_depth", 3.0, 5),
    ("session_depth", 2.99, 0),
    ("arr_concentration", 50.0, 10),
    ("arr_concentration", 50.5, 5),
    ("arr_concentration", 80.0, 5),
    ("arr_concentration", 80.01, 0),
    ("renewal_date", AS_OF + timedelta(days=90), 10),
    ("renewal_date", AS_OF + timedelta(days=89), 5),
    ("renewal_date", AS_OF + timedelta(days=30), 5),
    ("renewal_date", AS_OF + timedelta(days=29), 0),
    ("renewal_date", AS_OF - timedelta(days=1), 0),
    ("nps", 8.0, 10),
    ("nps", 7.99, 5),
    ("nps", 6.0, 5),
    ("nps", 5.99, 0),
    ("csat", 4.0, 10),
    ("csat", 3.99, 5),
    ("csat", 3.0, 5),
    ("csat", 2.99, 0),
    ("tickets_per_month", 2.0, 10),
    ("tickets_per_month", 2.01, 5),
    ("tickets_per_month", 5.0, 5),
    ("tickets_per_month", 5.01, 0),
    ("tickets_90d", 6.0, 10),
    ("tickets_90d", 7.0, 5),
    ("tickets_90d", 15.0, 5),
    ("tickets_90d", 16.0, 0),
    ("days_past_due", 0.0, 10),
    ("days_past_due", 1.0, 5),
    ("days_past_due", 15.0, 5),
    ("days_past_due", 16.0, 0),
    ("invoice_disputes", 0.0, 10),
    ("invoice_disputes", 1.0, 5),
    ("invoice_disputes", 2.0, 0),
]


def score_of(row, scorecard, make_table):
    return score_list(make_table(row), scorecard).scores[0]


@pytest.mark.parametrize(("row", "score"), [(ALL_GREEN, 100), (ALL_YELLOW, 50), (ALL_RED, 0)])
def test_all_signals_of_one_colour_give_that_end_of_the_scale(row, score, scorecard, make_table):
    scored = score_of(row, scorecard, make_table)
    assert scored.score == score
    assert (scored.coverage, scored.sufficient) == (100, True)


@pytest.mark.parametrize(("field", "value", "points"), EDGES)
def test_the_better_band_owns_its_edge(field, value, points, scorecard, make_table):
    scored = score_of({field: value}, scorecard, make_table)
    assert list(scored.points.values()) == [points]


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100.0, Band.GREEN),
        (80.0, Band.GREEN),
        (79.99, Band.YELLOW),
        (50.0, Band.YELLOW),
        (49.99, Band.RED),
        (0.0, Band.RED),
        (None, Band.UNSCORED),
    ],
)
def test_bands_leave_no_gap(score, band, scorecard):
    assert band_of(score, scorecard) is band


def test_missing_signals_are_left_out_of_the_weights(scorecard, make_table):
    # DAU/MAU 15 at green, CSAT 10 at yellow, disputes 5 at red: (150 + 50 + 0) / 30 x 10
    scored = score_of(
        {"dau_mau": 80.0, "csat": 3.0, "invoice_disputes": 4.0}, scorecard, make_table
    )
    assert scored.score == pytest.approx(66.6667, abs=1e-4)
    assert scored.coverage == 30
    assert not scored.sufficient
    assert scored.band is Band.YELLOW


def test_below_thirty_points_of_weight_there_is_no_score(scorecard, make_table):
    # 15 + 12 = 27 of 100
    scored = score_of({"dau_mau": 80.0, "feature_adoption": 80.0}, scorecard, make_table)
    assert (scored.score, scored.band, scored.coverage) == (None, Band.UNSCORED, 27)
    assert scored.points == {SignalId("dau_mau"): 10, SignalId("feature_adoption"): 10}


def test_sixty_points_of_weight_are_sufficient(scorecard, make_table):
    # 15 + 15 + 12 + 10 + 8 = 60
    row = {
        "dau_mau": 80.0,
        "nps": 9.0,
        "feature_adoption": 80.0,
        "session_depth": 6.0,
        "tickets_per_month": 1.0,
    }
    assert score_of(row, scorecard, make_table).sufficient
    del row["tickets_per_month"]
    assert not score_of(row, scorecard, make_table).sufficient


def test_tickets_of_a_quarter_count_as_a_third_each_month(scorecard, make_table):
    scored = score_of({"tickets_90d": 12.0}, scorecard, make_table)
    assert scored.values == {SignalId("ticket_velocity"): 4.0}


def test_the_first_field_with_a_value_feeds_the_signal(scorecard, make_table):
    both = {"tickets_per_month": 1.0, "tickets_90d": 30.0}
    assert score_of(both, scorecard, make_table).values == {SignalId("ticket_velocity"): 1.0}
    blank = {"tickets_per_month": None, "tickets_90d": 30.0}
    assert score_of(blank, scorecard, make_table).values == {SignalId("ticket_velocity"): 10.0}


def test_distribution_counts_accounts_and_arr(scorecard, make_table):
    result = score_list(
        make_table(
            {**ALL_GREEN, "arr": 100.0},
            {**ALL_GREEN, "arr": 50.0},
            {**ALL_RED, "arr": 30.0},
            {"csat": 5.0, "arr": 7.0},
        ),
        scorecard,
    )
    found = {band: (part.accounts, part.arr) for band, part in result.distribution.items()}
    assert found == {
        Band.GREEN: (2, 150.0),
        Band.YELLOW: (0, 0.0),
        Band.RED: (1, 30.0),
        Band.UNSCORED: (1, 7.0),
    }
    assert result.average == pytest.approx(200 / 3)
    assert result.average_arr_weighted == pytest.approx(100 * 150 / 180)
    assert result.coverage == pytest.approx((100 + 100 + 100 + 10) / 4)


def test_missing_signals_of_the_list_are_named(scorecard, make_table):
    rows = [{"csat": 4.0, "tickets_90d": 3.0}, {"renewal_date": AS_OF}]
    result = score_list(make_table(*rows), scorecard)
    assert result.available_weight == 10 + 8 + 10
    assert set(result.missing) == {
        "dau_mau",
        "feature_adoption",
        "session_depth",
        "arr_concentration",
        "nps",
        "payment_delay",
        "invoice_disputes",
    }
    assert result.average is None
    assert result.average_arr_weighted is None


def test_a_list_without_accounts_has_no_average(scorecard, make_table):
    result = score_list(make_table(), scorecard)
    assert (len(result.scores), result.average, result.coverage) == (0, None, 0)


def test_scores_without_arr_have_no_average_by_arr(scorecard, make_table):
    result = score_list(make_table(ALL_GREEN), scorecard)
    assert (result.average, result.average_arr_weighted) == (100, None)


def plain_score(values, scorecard):
    """The same scorecard as a plain loop over one account."""
    earned = present = 0
    for signal, value in zip(scorecard.signals, values, strict=True):
        if value is None:
            continue
        better = (
            (value >= signal.green, value >= signal.yellow)
            if signal.direction is Direction.HIGHER
            else (value <= signal.green, value <= signal.yellow)
        )
        points = 10 if better[0] else 5 if better[1] else 0
        earned += signal.weight * points
        present += signal.weight
    return 10 * earned / present if present >= 30 else None


def test_whole_columns_give_what_a_loop_over_accounts_gives(scorecard):
    import numpy as np

    draw = np.random.default_rng(7)
    count = BLOCK + 500
    values = draw.integers(0, 101, (10, count)).astype(np.float64)
    values[draw.random((10, count)) < 0.4] = np.nan
    rows = [[None if math.isnan(v) else v for v in row] for row in values.T.tolist()]
    found = score_matrix(values, scorecard).score.tolist()
    expected = [plain_score(row, scorecard) for row in rows]
    assert [None if math.isnan(value) else value for value in found] == expected


def test_a_loss_is_the_part_of_the_weight_that_the_points_leave(make_table, scorecard):
    row = {**ALL_GREEN, "dau_mau": 5.0, "nps": 7.0, "csat": 1.0}
    del row["session_depth"]
    score = score_list(make_table(row), scorecard).scores[0]
    # 15 of 15, 15 / 2, 10 of 10; session depth has no value, so it costs nothing
    assert list(signal_losses(score, scorecard).items()) == [
        ("dau_mau", 15.0),
        ("csat", 10.0),
        ("nps", 7.5),
    ]


def test_repairing_signals_gives_their_points_back(make_table, scorecard):
    row = {**ALL_GREEN, "dau_mau": 5.0, "nps": 7.0}
    del row["session_depth"]
    score = score_list(make_table(row), scorecard).scores[0]
    # 90 points of weight are known; 22.5 are lost
    assert score.score == pytest.approx(75.0)
    assert score_if_repaired(score, scorecard, {SignalId("dau_mau")}) == pytest.approx(
        100 * 82.5 / 90
    )
    assert score_if_repaired(score, scorecard, {SignalId("dau_mau"), SignalId("nps")}) == 100.0
    assert score_if_repaired(score, scorecard, {SignalId("session_depth")}) == pytest.approx(75.0)


def test_an_account_without_any_signal_has_nothing_to_repair(make_table, scorecard):
    score = score_list(make_table({"account_name": "Acme"}), scorecard).scores[0]
    assert score_if_repaired(score, scorecard, set()) is None
    assert signal_losses(score, scorecard) == {}
