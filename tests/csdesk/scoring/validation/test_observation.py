"""Going back to past days: who was there, what was known, and who left in the window after."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from csdesk.errors import Cancelled
from csdesk.model.health import Band
from csdesk.model.score_observations import BANDS
from csdesk.model.validation_design import Claim, ValidationDesign
from csdesk.scoring.validation import Fates, observe
from csdesk.scoring.validation.observation import observed_days
from tests.facts import make_facts
from tests.score_observations import make_card, make_signal

TODAY = date(2026, 6, 30)
DESIGN = ValidationDesign()
LATEST = TODAY - timedelta(days=150)
CARD = make_card(make_signal("usage"))
NAMES = ("Ash", "Birch", "Cedar", "Elm")


def facts_on(day: date, usage=(9, 5, 1, 5), **more):
    return make_facts(day, keys=NAMES, usage=usage, is_replayed=day < TODAY, **more)


def seen(observed):
    return {
        (observed.key(i), observed.day(i)): bool(observed.left[i]) for i in range(len(observed))
    }


def test_days_are_a_window_apart_and_their_windows_are_over_today():
    days = list(observed_days(DESIGN, TODAY))
    assert days[0] == LATEST
    assert {(a - b).days for a, b in pairwise(days)} == {90}
    assert len(days) == 8


def test_a_design_may_name_the_first_and_the_last_day():
    design = ValidationDesign(first=date(2025, 6, 1), last=date(2025, 12, 31))
    days = list(observed_days(design, TODAY))
    assert days == [date(2025, 12, 31), date(2025, 10, 2), date(2025, 7, 4)]
    late = ValidationDesign(last=TODAY)
    assert next(observed_days(late, TODAY)) == LATEST


@pytest.mark.parametrize(
    ("after", "expected"), [(59, None), (60, True), (149, True), (150, False), (None, False)]
)
def test_who_leaves_in_the_window_has_left_and_who_is_gone_before_it_does_not_count(
    after, expected
):
    design = ValidationDesign(first=LATEST)
    losses = {} if after is None else {"Ash": LATEST + timedelta(days=after)}
    found = seen(observe(facts_on, [CARD], Fates(losses, TODAY), design))
    assert found.get(("Ash", LATEST)) is expected
    assert found["Birch", LATEST] is False


def test_who_was_no_customer_yet_or_left_nobody_knows_when_does_not_count():
    fates = Fates({"Birch": None}, TODAY, {"Ash": LATEST + timedelta(days=1), "Cedar": LATEST})
    found = seen(observe(facts_on, [CARD], fates, ValidationDesign(first=LATEST)))
    assert set(found) == {("Cedar", LATEST), ("Elm", LATEST)}


def test_going_back_ends_where_nobody_has_a_score():
    def dated(day: date):
        return facts_on(day, (9, 5, 1, 5) if day > date(2025, 10, 1) else (None,) * 4)

    observed = observe(dated, [CARD], Fates({}, TODAY), DESIGN)
    assert observed.claim is Claim.PREDICTION
    assert observed.observed_days() == (LATEST - timedelta(days=90), LATEST)


def test_scores_bands_points_and_rivals_are_those_of_the_day():
    def dated(day: date):
        usage = (9, 5, 1, None) if day == LATEST else (1, 1, 1, 1)
        return facts_on(day, usage, days_since_login=(0, 3, 40, None))

    fates = Fates({}, TODAY, {"Ash": LATEST - timedelta(days=30)})
    observed = observe(dated, [CARD], fates, ValidationDesign(first=LATEST))
    np.testing.assert_array_equal(observed.scores, [100, 50, 0, np.nan])
    assert [BANDS[band] for band in observed.bands] == [
        Band.GREEN, Band.YELLOW, Band.RED, Band.UNSCORED,
    ]  # fmt: skip
    (usage,) = observed.signals
    np.testing.assert_array_equal(usage.values, [9, 5, 1, np.nan])
    np.testing.assert_array_equal(usage.points, [10, 5, 0, np.nan])
    tenure, login = observed.rivals.values()
    np.testing.assert_array_equal(tenure, [30, np.nan, np.nan, np.nan])
    np.testing.assert_array_equal(login, [0, -3, -40, np.nan])


def test_what_is_known_only_today_is_named_as_undated():
    card = make_card(make_signal("usage"), make_signal("sentiment"))

    def dated(day: date):
        return facts_on(day, sentiment=(1, 2, 3, 4) if day == TODAY else (None,) * 4)

    assert observe(dated, [card], Fates({}, TODAY), DESIGN).undated == ("sentiment",)


def test_without_a_past_todays_scores_are_held_against_who_has_left():
    def dated(day: date):
        return facts_on(day, (9, 5, 1, 5) if day == TODAY else (None,) * 4)

    losses = {"Cedar": date(2024, 1, 1), "Elm": None}
    observed = observe(dated, [CARD], Fates(losses, TODAY), DESIGN)
    assert observed.claim is Claim.ASSOCIATION
    assert seen(observed) == {
        ("Ash", TODAY): False, ("Birch", TODAY): False,
        ("Cedar", TODAY): True, ("Elm", TODAY): True,
    }  # fmt: skip
    assert observed.undated == ("usage",)


def test_a_signal_that_is_dated_is_not_called_undated_where_it_scores_nobody():
    card = make_card(make_signal("usage", 10), make_signal("sentiment", 90))

    def dated(day: date):
        return facts_on(day, sentiment=(1, 2, 3, 4) if day == TODAY else (None,) * 4)

    observed = observe(dated, [card], Fates({}, TODAY), DESIGN)
    assert observed.claim is Claim.ASSOCIATION
    assert observed.undated == ("sentiment",)


def test_arr_is_that_of_the_day_and_followed_to_the_next_one():
    amounts = {LATEST: (10, 20, 0, 40), LATEST - timedelta(days=90): (10, 10, 10, 10)}

    def dated(day: date):
        return facts_on(day, arr=amounts.get(day, (1, 1, 1, 1)))

    design = ValidationDesign(first=LATEST - timedelta(days=90))
    observed = observe(dated, [CARD], Fates({}, TODAY), design)
    np.testing.assert_array_equal(observed.arr, [10, 10, 10, 10, 10, 20, 0, 40])
    np.testing.assert_array_equal(observed.next_arr, [10, 20, np.nan, 40, *[np.nan] * 4])


def test_where_no_arr_is_dated_that_of_today_counts():
    def dated(day: date):
        return facts_on(day, arr=(1, 2, 3, 4) if day == TODAY else (0, 0, 0, 0))

    observed = observe(dated, [CARD], Fates({}, TODAY), ValidationDesign(first=LATEST))
    np.testing.assert_array_equal(observed.arr, [1, 2, 3, 4])
    assert np.isnan(observed.next_arr).all()


def test_going_back_can_be_cancelled():
    def stop(done: int, total: int, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        observe(facts_on, [CARD], Fates({}, TODAY), DESIGN, progress=stop)


@pytest.mark.parametrize(
    ("before", "window", "counted", "left"),
    [
        # The list of day 0 has the account, that of day 100 does not: it left on day 1 to 100.
        (0, 100, True, True),
        (0, 99, False, False),
        (50, 50, True, False),
        (50, 51, False, False),
        (50, 150, True, True),
    ],
)
def test_a_loss_between_two_lists_counts_where_the_window_holds_all_of_its_days(
    before, window, counted, left
):
    seen = date(2026, 1, 1)
    fates = Fates({"Birch": None}, seen + timedelta(days=100), last_seen={"Birch": seen})
    design = ValidationDesign(lead_days=0, window_days=window)
    found = fates.in_window(["Birch"], seen - timedelta(days=before), design)
    assert (found.counted.tolist(), found.left.tolist()) == ([counted], [left])
