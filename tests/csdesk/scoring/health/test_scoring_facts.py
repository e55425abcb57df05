"""Scores of facts: groups, missing and stale signals, exceptions, cards, overrides, exactness."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest

from csdesk.errors import ContentInvalid
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId
from csdesk.model.score_history import ScoreOverride
from csdesk.model.scorecards import EdgeException, MissingPolicy, RollUp, Shape
from csdesk.scoring.health import (
    effective_weights,
    find_red,
    score_facts,
    score_matrix,
    signal_band,
)
from csdesk.scoring.health.score_columns import BLOCK
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.facts import make_facts

DAY = date(2026, 6, 30)
SEGMENT = "list.segment"


def only_score(card, **facts):
    return score_facts(make_facts(DAY, **facts), (card,)).scores[0]


# Weights


def test_weights_are_shown_raw_in_their_group_and_of_the_whole():
    card = make_card(
        make_signal("a", 60, group="x"), make_signal("b", 40, group="x"),
        make_signal("c", 100, group="y"), groups={"x": 25, "y": 75},
    )  # fmt: skip
    found = [(one.raw, one.in_group, one.effective) for one in effective_weights(card)]
    assert found == [(60, 60, 15), (40, 40, 10), (100, 100, 75)]


def test_weights_that_do_not_sum_to_a_hundred_are_scaled():
    found = [
        one.effective
        for one in effective_weights(make_card(make_signal("a", 1), make_signal("b", 3)))
    ]
    assert found == [25, 75]


def test_within_a_group_those_that_are_known_share_its_weight():
    card = make_card(
        make_signal("a", 60, group="x"), make_signal("b", 40, group="x"),
        make_signal("c", 100, group="y"), groups={"x": 50, "y": 50},
    )  # fmt: skip
    score = only_score(card, a=[90], b=[None], c=[10])
    # a carries the whole half of its group at 10 points, c the other half at none
    assert (score.score, score.coverage) == (50, 80)
    assert score.weights == {"a": 50, "c": 50}


def test_a_group_of_which_nothing_is_known_leaves_its_weight_to_the_others():
    card = make_card(
        make_signal("a", 100, group="x"), make_signal("b", 100, group="y"),
        make_signal("c", 100, group="z"), groups={"x": 20, "y": 30, "z": 50},
    )  # fmt: skip
    score = only_score(card, a=[90], b=[60], c=[None])
    # 20 parts at 10 points, 30 parts at 5: 350 of 500
    assert (score.score, score.coverage) == (70, 50)
    assert score.weights == {"a": 40, "b": 60}


def test_thirds_of_a_group_reach_the_edge_exactly():
    # Three equal signals at 10, 10 and 4 points are 80 percent of the points: exactly green.
    card = make_card(
        *(make_signal(name, 1, shape=Shape.LINEAR, worst=0.0, best=10.0) for name in "abc")
    )
    score = only_score(card, a=[10], b=[10], c=[4])
    assert (score.score, score.band) == (80, Band.GREEN)


# Missing and stale


@pytest.mark.parametrize(
    ("policy", "score", "points"),
    [
        (MissingPolicy.EXCLUDE, 100, {"a": 10}),
        (MissingPolicy.NEUTRAL, 80, {"a": 10, "b": 5}),
        (MissingPolicy.WORST, 60, {"a": 10, "b": 0}),
        (MissingPolicy.BEST, 100, {"a": 10, "b": 10}),
    ],
)
def test_a_missing_signal_counts_as_its_policy_says(policy, score, points):
    card = make_card(make_signal("a", 60), make_signal("b", 40, missing=policy))
    found = only_score(card, a=[90], b=[None])
    assert (found.score, found.points, found.coverage) == (score, points, 60)
    assert found.filled == (() if policy is MissingPolicy.EXCLUDE else (SignalId("b"),))
    assert found.values == {"a": 90}
    assert sum(found.weights.values()) == pytest.approx(100)


def test_filling_gaps_does_not_make_coverage():
    card = make_card(make_signal("a", 29), make_signal("b", 71, missing=MissingPolicy.BEST))
    found = only_score(card, a=[90], b=[None])
    assert (found.score, found.coverage) == (None, 29)


@pytest.mark.parametrize(
    ("known", "score", "sufficient"),
    [(30, 100, False), (29.9, None, False), (60, 100, True), (59.9, 100, False)],
)
def test_coverage_decides_whether_there_is_a_score_and_whether_it_suffices(
    known, score, sufficient
):
    card = make_card(make_signal("a", known), make_signal("b", round(100 - known, 1)))
    found = only_score(card, a=[90], b=[None])
    assert (found.score, found.sufficient) == (score, sufficient)


@pytest.mark.parametrize(("age", "stale"), [(90, ()), (91, ("b",))])
def test_a_value_older_than_its_validity_is_missing(age, stale):
    card = make_card(make_signal("a", 50), make_signal("b", 50, valid_days=90))
    facts = make_facts(DAY, a=[90], b=[10], ages={"b": [age]})
    found = score_facts(facts, (card,)).scores[0]
    assert found.stale == stale
    assert found.score == (100 if stale else 50)
    assert found.coverage == (50 if stale else 100)


@pytest.mark.parametrize(
    ("value", "age", "points"),
    [
        (90, 0, 10), (90, 30, 7.5), (90, 60, 6.25), (90, None, 10), (90, -4, 10),
        (10, 30, 2.5), (60, 30, 5), (10, 3_000, 5),
    ],
)  # fmt: skip
def test_points_fade_towards_the_middle_with_their_age(value, age, points):
    card = make_card(make_signal("a", 50, half_life_days=30), make_signal("b", 50))
    facts = make_facts(DAY, a=[value], b=[10], ages={"a": [age]})
    found = score_facts(facts, (card,)).scores[0]
    assert found.points["a"] == pytest.approx(points)
    assert found.score == pytest.approx(10 * (points + 0) / 2)
    assert found.coverage == 100


@pytest.mark.parametrize(("value", "band"), [(90, Band.GREEN), (60, Band.YELLOW), (10, Band.RED)])
def test_a_faded_signal_stays_on_its_side_of_the_middle(value, band):
    signal = make_signal("a", half_life_days=30)
    facts = make_facts(DAY, a=[value], ages={"a": [45]})
    found = score_facts(facts, (make_card(signal),))
    assert signal_band(found.scores[0], signal) is band
    assert find_red(found, signal.id).tolist() == [band is Band.RED]


def test_faded_scores_agree_with_a_plain_loop():
    chance = random.Random(7)  # noqa: S311
    signals = (
        make_signal("a", 30, half_life_days=20),
        make_signal("b", 50, shape=Shape.LINEAR, worst=0.0, best=100.0, half_life_days=45),
        make_signal("c", 20),
    )
    columns = {
        one.fact: [chance.choice([None, chance.uniform(0, 100)]) for _ in range(300)]
        for one in signals
    }
    ages = {one.fact: [chance.choice([None, chance.randint(0, 200)]) for _ in range(300)]
            for one in signals}  # fmt: skip
    card = make_card(*signals)
    found = score_facts(make_facts(DAY, ages=ages, **columns), (card,))
    for at in range(300):
        total = weight = 0.0
        for one in signals:
            value, age = columns[one.fact][at], ages[one.fact][at]
            if value is None:
                continue
            linear = value / 10
            points = linear if one.shape is Shape.LINEAR else 5 * (
                (value >= one.green) + (value >= one.yellow))  # fmt: skip
            if one.half_life_days and age:
                points = 5 + (points - 5) * 0.5 ** (age / one.half_life_days)
            total, weight = total + one.weight * points, weight + one.weight
        score = found.scores[at].computed
        if weight < card.minimum_coverage:
            assert score is None
        else:
            assert score == pytest.approx(10 * total / weight, abs=1e-9)


def test_what_lies_beyond_a_bounded_line_is_known_but_does_not_count():
    bounded = make_signal("b", 50, shape=Shape.BOUNDED_LINEAR, worst=0.0, best=10.0)
    found = only_score(make_card(make_signal("a", 50), bounded), a=[60], b=[11])
    assert (found.score, found.coverage, found.points) == (50, 100, {"a": 5})
    alone = only_score(make_card(bounded), b=[11])
    assert (alone.score, alone.coverage) == (None, 100)


# Exceptions


def test_segments_and_tenures_have_edges_of_their_own_and_the_first_that_fits_wins():
    small = EdgeException((Condition(SEGMENT, Comparison.IS, words=("smb",)),), 60.0, 30.0)
    young = EdgeException((Condition("tenure", Comparison.BELOW, 90),), 20.0, 10.0)
    card = make_card(make_signal("a", exceptions=(small, young)))
    facts = make_facts(
        DAY,
        a=[60, 59.99, 60, 20, 60],
        tenure=[10, 400, 400, 10, None],
        texts={"segment": ["SMB", "SMB", "Enterprise", "Enterprise", None]},
    )
    found = [one.points["a"] for one in score_facts(facts, (card,)).scores]
    assert found == [10, 5, 5, 10, 5]


# Modes


@pytest.mark.parametrize(
    ("a", "b", "score", "band"),
    [
        (90, 90, 100, Band.GREEN),
        (90, 60, 95, Band.YELLOW),
        (90, 10, 90, Band.RED),
        (90, None, 100, Band.GREEN),
        (None, 10, None, Band.UNSCORED),
    ],
)
def test_any_poor_signal_makes_an_account_red_and_the_score_stays(a, b, score, band):
    card = make_card(make_signal("a", 90), make_signal("b", 10), roll_up=RollUp.ANY_POOR)
    found = only_score(card, a=[a], b=[b])
    assert (found.score, found.band) == (score, band)


@pytest.mark.parametrize(
    ("policy", "band"),
    [
        (MissingPolicy.WORST, Band.RED),
        (MissingPolicy.NEUTRAL, Band.YELLOW),
        (MissingPolicy.BEST, Band.GREEN),
    ],
)
def test_a_filled_gap_is_as_good_as_its_policy_says_where_any_poor_counts(policy, band):
    signals = make_signal("a", 90), make_signal("b", 10, missing=policy)
    card = make_card(*signals, roll_up=RollUp.ANY_POOR)
    assert only_score(card, a=[90], b=[None]).band is band


@pytest.mark.parametrize(
    ("weights", "best", "values", "band"),
    [
        # 7 × 2.67 / 7 + 30 × 86.1 / 100 is 28.5, half of 57.
        ((20, 7, 30), (3, 7, 100), (0, 2.67, 86.1), Band.YELLOW),
        ((20, 7, 30), (3, 7, 100), (0, 2.67, 86.09), Band.RED),
        # Three times 70 percent and twice 95 are 400, a fifth of which is 80.
        ((1, 1, 1, 2), (3, 2, 5, 10), (2.1, 1.4, 3.5, 9.5), Band.GREEN),
    ],
)
def test_a_score_of_fractions_that_is_on_an_edge_stands_on_it(weights, best, values, band):
    names = "abcd"[: len(weights)]
    signals = (
        make_signal(name, weight, shape=Shape.LINEAR, worst=0.0, best=float(end))
        for name, weight, end in zip(names, weights, best, strict=True)
    )
    columns = {name: [value] for name, value in zip(names, values, strict=True)}
    assert only_score(make_card(*signals), **columns).band is band


@pytest.mark.parametrize(("value", "band"), [(-1, Band.GREEN), (0, Band.RED), (101, Band.GREEN)])
def test_a_value_beyond_its_ends_counts_nowhere_even_where_any_poor_counts(value, band):
    bounded = make_signal("b", 10, shape=Shape.BOUNDED_LINEAR, worst=0.0, best=100.0)
    card = make_card(make_signal("a", 90), bounded, roll_up=RollUp.ANY_POOR)
    assert only_score(card, a=[90], b=[value]).band is band


# Cards


def for_segment(name: str, word: str):
    when = (Condition(SEGMENT, Comparison.IS, words=(word,)),)
    return make_card(make_signal("a"), name=name, applies_to=when)


def test_the_first_card_that_fits_scores_an_account_and_the_default_takes_the_rest():
    large = make_card(
        make_signal("b"), name="large", applies_to=(Condition("arr", Comparison.ABOVE, 50),)
    )
    cards = (make_card(make_signal("c"), name="all"), for_segment("smb", "smb"), large)
    facts = make_facts(
        DAY, a=[90, 90, 90], b=[60, 60, 60], c=[10, 10, 10], arr=[100, 100, 0],
        texts={"segment": ["SMB", None, None]},
    )  # fmt: skip
    result = score_facts(facts, cards)
    assert [(one.scorecard, one.score) for one in result.scores] == [
        ("smb", 100), ("large", 50), ("all", 0),
    ]  # fmt: skip
    assert result.scorecard.id == "all"
    assert [card.id for card in result.scorecards] == ["smb", "large", "all"]
    assert result.card_of(result.scores[1]).id == "large"


def test_exactly_one_card_must_be_for_everybody():
    facts = make_facts(DAY, a=[1])
    with pytest.raises(ContentInvalid, match="none is for all accounts; exactly one must be"):
        score_facts(facts, (for_segment("smb", "smb"),))
    twice = make_card(make_signal("a"), name="one"), make_card(make_signal("a"), name="two")
    with pytest.raises(ContentInvalid, match="“One”, “Two” is for all accounts"):
        score_facts(facts, twice)


# Overrides


def make_override(score: float, set_on: date, days: int = 90, account: str = "A1"):
    return ScoreOverride(
        AccountKey(account), score, "Ada", "They told us", set_on, set_on + timedelta(days)
    )


def test_a_score_that_a_person_set_counts_until_it_expires_and_the_computed_one_stays():
    card, facts = make_card(make_signal("a")), make_facts(DAY, a=[90, 90], arr=[3, 4])
    valid = make_override(20, DAY - timedelta(89))
    result = score_facts(facts, (card,), (valid,))
    found = result.scores[0]
    assert (found.score, found.computed, found.band) == (20, 100, Band.RED)
    assert (result.scores[1].score, result.scores[1].computed) == (100, 100)
    assert result.distribution[Band.RED].arr == 3
    expired = make_override(20, DAY - timedelta(90))
    assert score_facts(facts, (card,), (expired,)).scores[0].score == 100
    to_come = make_override(20, DAY + timedelta(1))
    assert score_facts(facts, (card,), (to_come,)).scores[0].score == 100


def test_of_several_overrides_the_one_set_last_counts():
    card, facts = make_card(make_signal("a")), make_facts(DAY, a=[None])
    given = make_override(70, DAY - timedelta(1)), make_override(20, DAY - timedelta(9))
    found = score_facts(facts, (card,), given).scores[0]
    assert (found.score, found.computed, found.band) == (70, None, Band.YELLOW)


def test_an_override_of_somebody_else_changes_nothing():
    card, facts = make_card(make_signal("a")), make_facts(DAY, a=[90])
    stranger = make_override(20, DAY, account="Nobody")
    assert score_facts(facts, (card,), (stranger,)).scores[0].score == 100


# Scores as a sequence


def test_one_score_is_the_same_alone_and_among_all():
    card = make_card(make_signal("a", 60), make_signal("b", 40, missing=MissingPolicy.NEUTRAL))
    facts = make_facts(DAY, a=[90, None, 60], b=[None, 10, 60])
    scores = score_facts(facts, (card,)).scores
    assert [scores[at] for at in range(3)] == list(scores)
    assert scores[-1] == scores[2]
    assert scores[:2] == tuple(scores)[:2]
    assert len(scores) == 3


def test_results_are_equal_when_their_columns_are():
    card = make_card(make_signal("a"))
    one, same = (score_facts(make_facts(DAY, a=[90, None]), (card,)) for _ in range(2))
    other = score_facts(make_facts(DAY, a=[90, 10]), (card,))
    assert one == same
    assert one != other
    assert one.scores != list(one.scores)


# Exactness


def plain_score(values, card):
    """The default policy as fractions, one account after the other."""
    parts = [
        (Fraction(str(signal.weight)), _plain_points(value, signal))
        for signal, value in zip(card.signals, values, strict=True)
        if not math.isnan(value)
    ]
    weight = sum((part for part, _ in parts), Fraction())
    total = sum(Fraction(str(signal.weight)) for signal in card.signals)
    if 100 * weight / total < 30 or not weight:
        return None
    return float(10 * sum(part * points for part, points in parts) / weight)


def _plain_points(value, signal):
    if signal.direction is Direction.HIGHER:
        return 10 if value >= signal.green else 5 if value >= signal.yellow else 0
    return 10 if value <= signal.green else 5 if value <= signal.yellow else 0


@pytest.mark.parametrize("weights", [(15, 12, 10, 8, 10, 15, 10, 8, 7, 5), (33.3, 33.3, 33.4)])
def test_scores_have_the_bits_of_exact_fractions(weights):
    draw = np.random.default_rng(11)
    directions = (Direction.HIGHER, Direction.LOWER)
    signals = [
        make_signal(
            f"s{at}", weight, direction=directions[at % 2],
            green=(80.0, 20.0)[at % 2], yellow=(50.0, 60.0)[at % 2],
        )
        for at, weight in enumerate(weights)
    ]  # fmt: skip
    card = make_card(*signals)
    values = draw.integers(0, 101, (len(weights), 3_000)).astype(np.float64)
    values[draw.random(values.shape) < 0.4] = np.nan
    found = score_matrix(values, card).score.tolist()
    expected = [plain_score(column, card) for column in values.T.tolist()]
    assert [None if math.isnan(one) else one for one in found] == expected


def test_the_order_of_the_signals_changes_no_bit():
    draw = np.random.default_rng(12)
    signals = [make_signal(f"s{at}", weight) for at, weight in enumerate((7.1, 13.7, 29.3, 49.9))]
    values = draw.uniform(0, 100, (4, 2_000))
    values[draw.random(values.shape) < 0.2] = np.nan
    forth = score_matrix(values, make_card(*signals)).score
    back = score_matrix(values[::-1], make_card(*signals[::-1])).score
    assert np.array_equal(forth, back, equal_nan=True)


def test_groups_have_the_bits_of_exact_fractions():
    draw = np.random.default_rng(13)
    shares = {"x": (55, 45), "y": (33.3, 66.7)}
    outer = {"x": 37.5, "y": 62.5}
    card = make_card(
        *(
            make_signal(f"{group}{at}", weight, group=group)
            for group, weights in shares.items()
            for at, weight in enumerate(weights)
        ),
        groups=outer,
        minimum_coverage=0.5,
    )
    values = draw.integers(0, 101, (4, 1_000)).astype(np.float64)
    values[draw.random(values.shape) < 0.4] = np.nan
    found = score_matrix(values, card).score.tolist()
    expected = [_plain_groups(column, shares, outer) for column in values.T.tolist()]
    assert [None if math.isnan(one) else one for one in found] == expected


def _plain_groups(values, shares, outer):
    """The mean of each group's mean, as fractions."""
    earned = weight = Fraction()
    left = list(values)
    for group, weights in shares.items():
        parts = [
            (Fraction(str(one)), 10 if value >= 80 else 5 if value >= 50 else 0)
            for one, value in zip(weights, left[: len(weights)], strict=True)
            if not math.isnan(value)
        ]
        left = left[len(weights) :]
        inside = sum((one for one, _ in parts), Fraction())
        if inside:
            mean = sum(one * points for one, points in parts) / inside
            earned += Fraction(str(outer[group])) * mean
            weight += Fraction(str(outer[group]))
    return float(10 * earned / weight) if weight else None


def test_blocks_make_no_difference():
    draw = np.random.default_rng(14)
    card = make_card(make_signal("a", 60), make_signal("b", 40))
    values = draw.uniform(0, 100, (2, BLOCK + 10))
    whole = score_matrix(values, card).score
    parts = [score_matrix(values[:, at : at + 1], card).score[0] for at in (0, BLOCK - 1, BLOCK)]
    assert parts == [whole[0], whole[BLOCK - 1], whole[BLOCK]]


def test_signals_of_many_weights_are_added_up_in_wider_numbers():
    """Weights in thousandths do not fit into a byte, nor into two."""
    for weights in ((50.5, 49.5), (33.333, 66.667)):
        card = make_card(*(make_signal(name, one) for name, one in zip("ab", weights, strict=True)))
        assert only_score(card, a=[90], b=[60]).score == float(
            Fraction(str(weights[0])) + Fraction(str(weights[1])) / 2
        )


def test_the_default_card_of_no_signal_with_a_value_has_no_score():
    result = score_facts(make_facts(DAY, a=[None, None]), (make_card(make_signal("a")),))
    assert result.missing == (SignalId("a"),)
    assert (result.available_weight, result.average, result.coverage) == (0, None, 0)
    assert result.scorecard.id == ScorecardId("card")
