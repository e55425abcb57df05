"""What to think twice about in a card, and weights by several experts."""

from __future__ import annotations

from statistics import median, quantiles

import pytest

from csdesk.model.identifiers import FactId, ScorecardId, SignalId
from csdesk.model.weighting import WeightRating
from csdesk.scoring.health import review_card, settle_round
from tests.csdesk.scoring.health.cards import make_card, make_signal

FOUR = ("a", "b", "c", "d")


def card_of(count: int, **more):
    weights = [round(100 / count, 1)] * (count - 1)
    last = round(100 - sum(weights), 1)
    return make_card(
        *(make_signal(f"s{at}", one, **more) for at, one in enumerate((*weights, last)))
    )


@pytest.mark.parametrize(
    ("count", "warns"),
    [(3, True), (4, False), (6, False), (7, True), (8, False), (12, False), (13, True)],
)
def test_eight_to_twelve_signals_or_four_to_six_are_enough(count, warns):
    found = review_card(card_of(count))
    assert bool(found) is warns
    assert not warns or found[0].startswith(f"The scorecard has {count} signals; choose 8 to 12")


@pytest.mark.parametrize(("weight", "warns"), [(30, False), (30.1, True), (31, True)])
def test_signals_that_look_back_may_weigh_thirty_percent(weight, warns):
    card = make_card(
        make_signal("a", weight, is_lagging=True), make_signal("b", 20), make_signal("c", 20),
        make_signal("d", 60 - weight),
    )  # fmt: skip
    found = review_card(card)
    assert bool(found) is warns
    assert not warns or found[0].startswith(f"A say what has happened already and weigh {weight}%")


def test_what_looks_back_is_weighed_as_it_counts_in_the_whole():
    signals = [make_signal(name, 100, group=name, is_lagging=name == "a") for name in FOUR]
    fine = make_card(*signals, groups={"a": 30, "b": 30, "c": 20, "d": 20})
    heavy = make_card(*signals, groups={"a": 31, "b": 29, "c": 20, "d": 20})
    assert review_card(fine) == ()
    assert "above 30% the score looks back" in review_card(heavy)[0]


def test_days_to_renewal_are_told_to_lower_healthy_accounts_too():
    signals = [make_signal(name, 25) for name in FOUR[:3]]
    renewal = make_signal("d", 25, fact=FactId("days_to_renewal"))
    assert review_card(make_card(*signals, renewal))[0].startswith("“D” lowers the score of every")


def test_weights_that_do_not_sum_to_a_hundred_are_told():
    signals = [make_signal(name, 24) for name in FOUR]
    assert review_card(make_card(*signals)) == ("The signals weigh 96 in sum; make them 100.",)
    grouped = [make_signal(name, 90, group=name) for name in FOUR]
    groups = {"a": 25, "b": 25, "c": 25, "d": 26}
    found = review_card(make_card(*grouped, groups=groups))
    assert found[0] == "The groups weigh 101 in sum; make them 100."
    assert found[1] == "The signals of “A” weigh 90 in sum; make them 100."


def test_a_group_without_a_signal_is_told():
    signals = [make_signal(name, 25, group="a") for name in FOUR]
    found = review_card(make_card(*signals, groups={"a": 50, "b": 50}))
    assert found == ("The group “B” has no signal; add one or take the group out.",)


# Delphi


CARD = make_card(make_signal("a", 50), make_signal("b", 30), make_signal("c", 20))


def rate(rater: str, *weights: float, number: int = 1, card: str = "card") -> list[WeightRating]:
    return [
        WeightRating(ScorecardId(card), number, rater, SignalId(signal), weight)
        for signal, weight in zip("abc", weights, strict=False)
    ]


def test_a_round_comes_to_the_medians_scaled_to_a_hundred():
    ratings = [*rate("Ada", 50, 30, 20), *rate("Bo", 40, 40, 20), *rate("Cy", 60, 10, 30)]
    found = settle_round(ratings, CARD)
    assert (found.number, found.raters, found.incomplete) == (1, ("Ada", "Bo", "Cy"), ())
    assert [one.median for one in found.consensus] == [50, 30, 20]
    assert [one.weight for one in found.consensus] == [50, 30, 20]
    ratings += rate("Di", 20, 40, 40)
    found = settle_round(ratings, CARD)
    assert [one.median for one in found.consensus] == [45, 35, 25]
    assert [one.weight for one in found.consensus] == pytest.approx(
        [100 * 45 / 105, 100 * 35 / 105, 100 * 25 / 105]
    )
    assert sum(one.weight for one in found.consensus) == pytest.approx(100)


def test_quartiles_are_those_of_the_standard_library():
    given = [10, 20, 35, 50, 80]
    ratings = [one for at, a in enumerate(given) for one in rate(f"R{at}", a, 90 - a, 10)]
    found = settle_round(ratings, CARD).consensus[0]
    low, middle, high = quantiles(given, method="inclusive")
    assert (found.low, found.median, found.high) == (low, middle, high)
    assert middle == median(given)
    assert found.raters == 5


def test_a_rater_whose_weights_do_not_sum_to_a_hundred_does_not_count():
    ratings = [*rate("Ada", 50, 30, 20), *rate("Bo", 50, 30, 19.9), *rate("Cy", 60, 40)]
    found = settle_round(ratings, CARD)
    assert (found.raters, found.incomplete) == (("Ada", "Bo", "Cy"), ("Bo", "Cy"))
    assert [one.median for one in found.consensus] == [50, 30, 20]
    assert found.consensus[0].raters == 1


def test_tenths_that_sum_to_a_hundred_count():
    assert settle_round(rate("Ada", 33.3, 33.3, 33.4), CARD).incomplete == ()


def test_the_latest_round_counts_and_other_cards_do_not():
    ratings = [
        *rate("Ada", 50, 30, 20), *rate("Ada", 10, 10, 80, number=2),
        *rate("Bo", 90, 5, 5, number=3, card="other"),
    ]  # fmt: skip
    found = settle_round(ratings, CARD)
    assert (found.number, found.raters) == (2, ("Ada",))
    assert [one.median for one in found.consensus] == [10, 10, 80]


def test_a_round_without_a_complete_rater_comes_to_nothing():
    assert settle_round([], CARD).consensus == ()
    assert settle_round(rate("Ada", 1), CARD).incomplete == ("Ada",)
