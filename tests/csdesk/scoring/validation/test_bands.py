"""Bands, lift and rates, against plain loops and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from csdesk.model.health import Band
from csdesk.scoring.validation.bands import (
    brier_scores,
    calibrate_bands,
    confuse,
    confuse_all_below_green,
)
from csdesk.scoring.validation.intervals import (
    effective_size,
    rate_by_account,
    rate_of,
    readable_rate,
)
from csdesk.scoring.validation.lift import lift_by_tenth
from csdesk.scoring.validation.splitting import split_later
from tests.score_observations import band_at, make_observations


def drawn(accounts: int, seed: int = 4):
    chance = np.random.default_rng(seed)
    scores = chance.integers(0, 101, accounts).astype(float)
    return scores, chance.random(accounts) < 0.4 - 0.003 * scores


@pytest.mark.parametrize(("count", "total"), [(0, 30), (2, 30), (30, 30), (7, 12), (140, 2_000)])
def test_a_rate_has_the_wilson_interval_of_statsmodels(count, total):
    found = rate_of(count, total)
    low, high = proportion_confint(count, total, method="wilson")
    assert found.value == pytest.approx(100 * count / total)
    assert (found.low, found.high) == (pytest.approx(100 * low), pytest.approx(100 * high))


def test_two_of_thirty_are_somewhere_from_2_to_21_percent():
    found = rate_of(2, 30)
    assert round(found.value, 1) == 6.7
    assert (round(found.low, 1), round(found.high, 1)) == (1.8, 21.3)


def test_below_ten_accounts_there_is_no_rate_however_often_they_are_observed():
    hits = np.arange(80) < 3
    assert readable_rate(hits, np.arange(80) % 9) is None
    assert readable_rate(hits, np.arange(80) % 10).value == 100 * 3 / 80


def quarters_of_accounts(accounts: int, quarters: int, seed: int, spread: float = 1.5):
    """Return hits that follow their account, and whose they are."""
    chance = np.random.default_rng(seed)
    rates = 1 / (1 + np.exp(1.5 + chance.normal(0, spread, accounts)))
    owners = np.repeat(np.arange(accounts), quarters)
    return chance.random(accounts * quarters) < rates[owners], owners


def test_observations_of_one_account_widen_the_interval_as_cluster_robust_errors_do():
    hits, owners = quarters_of_accounts(120, 6, seed=3)
    robust = sm.OLS(hits.astype(float), np.ones(len(hits))).fit(
        cov_type="cluster", cov_kwds={"groups": owners, "use_correction": False}
    )
    variance = robust.bse[0] ** 2 * 120 / 119
    plain = hits.mean() * (1 - hits.mean()) / len(hits)
    assert variance > 1.5 * plain
    quantiles = stats.t.ppf(0.975, len(hits) - 1) / stats.t.ppf(0.975, 119)
    trials = len(hits) * plain / variance * quantiles**2
    assert effective_size(hits, owners) == pytest.approx(trials)
    low, high = proportion_confint(hits.mean() * trials, trials, method="wilson")
    found = rate_by_account(hits, owners)
    assert found.value == pytest.approx(100 * hits.mean())
    assert (found.low, found.high) == (pytest.approx(100 * low), pytest.approx(100 * high))
    alone = rate_of(int(hits.sum()), len(hits))
    assert found.high - found.low > 1.2 * (alone.high - alone.low)


def test_the_interval_by_account_is_near_that_of_drawing_accounts_again():
    hits, owners = quarters_of_accounts(300, 5, seed=8)
    by_account = hits.reshape(300, 5).mean(axis=1)
    drawn = stats.bootstrap(
        (by_account,), np.mean, n_resamples=2_000, rng=np.random.default_rng(1)
    ).confidence_interval
    found = rate_by_account(hits, owners)
    assert found.low == pytest.approx(100 * drawn.low, abs=0.7)
    assert found.high == pytest.approx(100 * drawn.high, abs=0.7)


def test_in_nineteen_of_twenty_draws_the_interval_by_account_holds_the_truth():
    truth = np.mean([quarters_of_accounts(20_000, 1, seed=n)[0].mean() for n in range(5)])
    held = 0
    for seed in range(300):
        found = rate_by_account(*quarters_of_accounts(80, 6, seed=100 + seed))
        held += found.low <= 100 * truth <= found.high
    assert 0.92 <= held / 300 <= 0.98


def test_of_one_observation_each_the_interval_is_wilson_s():
    hits = np.arange(40) % 7 == 0
    assert rate_by_account(hits, np.arange(40)) == rate_of(int(hits.sum()), 40)


@pytest.mark.parametrize("hit", [False, True])
def test_where_likeness_cannot_be_seen_every_account_counts_once(hit):
    hits = np.full(80, hit)
    assert effective_size(hits, np.arange(80) % 12) == 12
    low, high = proportion_confint(12 * hit, 12, method="wilson")
    found = rate_by_account(hits, np.arange(80) % 12)
    assert (found.low, found.high) == (pytest.approx(100 * low), pytest.approx(100 * high))


def test_observations_that_are_less_alike_than_chance_count_no_more_than_once():
    hits = np.arange(80) % 4 == 0
    assert effective_size(hits, np.arange(80) // 4) < 80


def test_a_band_of_nine_accounts_seen_five_times_has_counts_and_no_rate():
    observed = make_observations(
        [20.0] * 45,
        [False] * 45,
        accounts=[n % 9 for n in range(45)],
        days=[n // 9 for n in range(45)],
    )
    rows = {row.band: row for row in calibrate_bands(observed)}
    red = rows[Band.RED]
    assert (red.observations, red.accounts, red.rate) == (45, 9, None)
    assert confuse(observed).precision is None


def test_calibration_counts_each_band():
    scores, left = drawn(120)
    observed = make_observations(scores, left, arr=np.arange(120) + 1.0)
    rows = {row.band: row for row in calibrate_bands(observed)}
    for band in (Band.GREEN, Band.YELLOW, Band.RED):
        places = [i for i in range(120) if band_at(scores[i]) is band]
        gone = [i for i in places if left[i]]
        assert (rows[band].accounts, rows[band].left) == (len(places), len(gone))
        assert rows[band].arr_left == sum(i + 1 for i in gone)
        low, _ = proportion_confint(len(gone), len(places), method="wilson")
        assert rows[band].rate.low == pytest.approx(100 * low)
    assert rows[Band.UNSCORED].accounts == 0
    assert rows[Band.UNSCORED].rate is None


def test_s3_9_calibration_counts_who_grew():
    observed = make_observations(
        [90, 90, 90, 40], [False] * 4, arr=[10, 10, 10, 10], next_arr=[12, 10, np.nan, 11]
    )
    rows = {row.band: row for row in calibrate_bands(observed)}
    assert (rows[Band.GREEN].followed, rows[Band.GREEN].grew) == (2, 1)
    assert (rows[Band.RED].followed, rows[Band.RED].grew) == (1, 1)


def test_s3_9_the_red_edge_is_open_below():
    scores = [49.99] * 10 + [50.0] * 10
    left = [True] * 6 + [False] * 4 + [True] * 4 + [False] * 6
    found = confuse(make_observations(scores, left))
    assert (found.caught, found.false_alarms, found.missed, found.quiet) == (6, 4, 4, 6)
    assert found.precision.value == found.recall.value == 60
    assert found.threshold == 50


def test_calling_red_and_yellow_catches_more_and_is_right_less_often():
    scores, left = drawn(400, seed=9)
    observed = make_observations(scores, left)
    found = confuse_all_below_green(observed)
    called = [i for i in range(400) if band_at(scores[i]) is not Band.GREEN]
    caught = sum(left[i] for i in called)
    assert (found.caught, found.false_alarms) == (caught, len(called) - caught)
    assert (found.missed, found.quiet) == (
        sum(left) - caught, 400 - len(called) - (sum(left) - caught)
    )  # fmt: skip
    assert found.precision.value == pytest.approx(100 * caught / len(called))
    assert found.recall.value == pytest.approx(100 * caught / sum(left))
    assert found.threshold == 80
    red = confuse(observed)
    assert found.recall.value > red.recall.value
    assert found.precision.value < red.precision.value


def test_lift_counts_the_worst_tenths_first():
    scores, left = drawn(200)
    scores = scores + np.arange(200) / 1_000
    rows = lift_by_tenth(scores, left, np.arange(200))
    order = sorted(range(200), key=lambda i: scores[i])
    caught = 0
    for place, row in enumerate(rows):
        gone = sum(bool(left[i]) for i in order[20 * place : 20 * place + 20])
        caught += gone
        assert (row.tenth, row.observations, row.left) == (place + 1, 20, gone)
        assert row.rate.value == pytest.approx(100 * gone / 20)
        assert row.lift == pytest.approx((gone / 20) / (sum(left) / 200))
        assert row.captured == pytest.approx(100 * caught / sum(left))


def test_fewer_than_ten_scores_or_ten_accounts_in_a_tenth_have_no_lift():
    left = np.arange(200) % 4 == 0
    assert lift_by_tenth(np.arange(200.0) % 9, left, np.arange(200)) == ()
    assert lift_by_tenth(np.arange(99.0), left[:99], np.arange(99)) == ()
    assert len(lift_by_tenth(np.arange(200.0) % 10, left, np.arange(200))) == 10
    assert lift_by_tenth(np.arange(200.0), left, np.arange(200) // 4) == ()


def observed_quarters(accounts: int = 60, quarters: int = 5, seed: int = 9):
    chance = np.random.default_rng(seed)
    places = np.tile(np.arange(accounts), quarters)
    days = np.repeat(np.arange(quarters), accounts)
    scores = chance.integers(0, 101, accounts * quarters).astype(float)
    left = chance.random(accounts * quarters) < 0.3 - 0.0025 * scores
    return make_observations(scores, left, accounts=places, days=days)


def test_s1_29_no_account_is_on_both_sides_and_what_is_judged_is_later():
    observed = observed_quarters()
    judged = np.zeros(len(observed), dtype=int)
    span = np.timedelta64(150, "D")
    for train, test in split_later(observed):
        assert not set(observed.accounts[train]) & set(observed.accounts[test])
        assert observed.days[train].max() + span <= observed.days[test].min()
        judged += test
    latest = observed.days == observed.days.max()
    assert (judged == latest).all()


def test_of_one_day_only_accounts_divide_the_sides():
    observed = observed_quarters(quarters=1)
    judged = np.zeros(len(observed), dtype=int)
    for train, test in split_later(observed):
        assert not (train & test).any()
        judged += test
    assert (judged == 1).all()


def test_brier_scores_are_those_of_rates_learned_elsewhere():
    observed = observed_quarters()
    squares, plain, count = 0.0, 0.0, 0
    for train, test in split_later(observed):
        base = observed.left[train].mean()
        for i in np.flatnonzero(test):
            same = train & (observed.bands == observed.bands[i])
            squares += (observed.left[same].mean() - observed.left[i]) ** 2
            plain += (base - observed.left[i]) ** 2
            count += 1
    assert brier_scores(observed) == (pytest.approx(squares / count), pytest.approx(plain / count))
