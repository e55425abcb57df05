"""Other weights for a scorecard: tenths that sum to exactly 100."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.model.identifiers import ScorecardId, SignalGroupId
from csdesk.model.scorecards import SignalGroup
from csdesk.scoring.health.reweighting import round_shares, weigh_again

CARD = load_library().scorecards[ScorecardId("ten_signals")]
FIRST, SECOND, THIRD = (signal.id for signal in CARD.signals[:3])


def exact(weights):
    return sum(Fraction(str(weight)) for weight in weights)


@given(st.lists(st.fractions(0, 100), min_size=1, max_size=30).filter(any))
def test_shares_sum_to_100_and_are_less_than_a_tenth_off(amounts):
    shares = round_shares(dict(enumerate(amounts)))
    assert exact(shares.values()) == 100
    total = sum(amounts)
    for place, amount in enumerate(amounts):
        assert abs(Fraction(str(shares[place])) - 100 * amount / total) < Fraction(1, 10)


def test_what_is_left_over_goes_to_the_largest_remainders():
    third = round_shares(dict.fromkeys("abc", Fraction(1)))
    assert third == {"a": 33.4, "b": 33.3, "c": 33.3}
    # 1000 tenths over 7: 142 6/7, 285 5/7, 571 3/7; the first two get the tenths that are left.
    assert round_shares({"a": Fraction(1), "b": Fraction(2), "c": Fraction(4)}) == {
        "a": 14.3,
        "b": 28.6,
        "c": 57.1,
    }


@pytest.mark.parametrize("amounts", [{"a": Fraction(0)}, {"a": Fraction(2), "b": Fraction(-1)}])
def test_amounts_that_are_no_weights_are_refused(amounts):
    with pytest.raises(ValueError, match="0 or more"):
        round_shares(amounts)


def test_signals_without_a_weight_leave_the_card():
    card = weigh_again(CARD, {FIRST: 30, SECOND: 10})
    assert [(one.id, one.weight) for one in card.signals] == [(FIRST, 75), (SECOND, 25)]
    assert card.signals[0] == replace(CARD.signals[0], weight=75)


def test_groups_take_the_sum_of_their_signals_and_share_it():
    use, money = SignalGroupId("use"), SignalGroupId("money")
    signals = tuple(
        replace(signal, group=group)
        for signal, group in zip(CARD.signals[:3], (use, use, money), strict=True)
    )
    groups = (SignalGroup(use, "Use", 50), SignalGroup(money, "Money", 50))
    grouped = replace(CARD, signals=signals, groups=groups)
    card = weigh_again(grouped, {FIRST: 45, SECOND: 15, THIRD: 40})
    assert [one.weight for one in card.groups] == [60, 40]
    assert [one.weight for one in card.signals] == [75, 25, 100]
    without = weigh_again(grouped, {FIRST: 45, SECOND: 15})
    assert [(one.id, one.weight) for one in without.groups] == [(use, 100)]
    assert [(one.id, one.weight) for one in without.signals] == [(FIRST, 75), (SECOND, 25)]
