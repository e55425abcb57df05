from dataclasses import replace

from csdesk.model.directions import Direction
from csdesk.model.identifiers import SignalGroupId, SignalId
from csdesk.model.scorecards import MissingPolicy, SignalGroup
from tests.score_observations import make_card, make_signal
from ui.models.scorecard_draft import (
    choose_policy,
    find_obstacles,
    list_rows,
    move_green,
    move_group,
    move_weight,
    move_yellow,
    write_total,
)

USE, RATING = SignalId("use"), SignalId("rating")


def card_of(use: float = 60, rating: float = 40):
    return make_card(make_signal("use", use), make_signal("rating", rating))


def no_window(_signal) -> int:
    return 0


def test_a_card_whose_weights_sum_to_100_can_be_kept():
    assert find_obstacles(card_of()) == ()
    assert write_total(card_of()) == "100 of 100"


def test_a_missing_point_is_the_reason_why_a_card_cannot_be_kept():
    card = move_weight(card_of(), USE, 59)
    assert find_obstacles(card) == ("The weights sum to 99: give 1 point more.",)
    assert write_total(card) == "99 of 100"


def test_points_too_many_have_to_be_taken_away():
    card = move_weight(card_of(), RATING, 42.5)
    assert find_obstacles(card) == ("The weights sum to 102.5: take 2.5 points away.",)


def test_thirds_of_a_point_are_added_up_exactly():
    card = make_card(*(make_signal(f"s{at}", 33.3) for at in range(3)), make_signal("rest", 0.1))
    assert find_obstacles(card) == ()


def test_groups_and_what_is_inside_them_sum_to_100_each():
    group = SignalGroupId("product")
    card = replace(
        card_of(50, 40),
        groups=(SignalGroup(group, "Product", 90),),
        signals=tuple(replace(one, group=group) for one in card_of(50, 40).signals),
    )
    assert find_obstacles(card) == (
        "The weights of the groups sum to 90: give 10 points more.",
        "The weights in “Product” sum to 90: give 10 points more.",
    )
    assert find_obstacles(move_group(card, group, 100)) == (
        "The weights in “Product” sum to 90: give 10 points more.",
    )


def test_good_has_to_lie_on_the_better_side_of_fair():
    assert find_obstacles(move_green(card_of(), USE, 3)) == ("Use: good must lie above fair.",)
    lower = make_card(make_signal("late", 100, Direction.LOWER))
    assert find_obstacles(lower) == ("Late: good must lie below fair.",)
    assert find_obstacles(move_yellow(lower, SignalId("late"), 9)) == ()


def test_the_bands_of_the_score_stay_in_order():
    assert find_obstacles(replace(card_of(), green=50, yellow=50)) == (
        "The bands of the score are out of order: watch must begin below healthy.",
    )


def test_effective_weights_are_shares_of_100_whatever_was_given():
    rows = list_rows(card_of(30, 10), no_window)
    assert [row.effective for row in rows] == ["75", "25"]


def test_a_signal_says_its_window_its_validity_and_its_direction():
    signal = replace(make_signal("late", 100, Direction.LOWER), valid_days=90)
    assert list_rows(make_card(signal), lambda _: 30)[0].note == (
        "Count, last 30 days, too old after 90 days, lower is better"
    )


def test_only_the_signal_that_was_meant_gets_another_policy():
    card = choose_policy(card_of(), USE, MissingPolicy.WORST)
    assert [one.missing for one in card.signals] == [MissingPolicy.WORST, MissingPolicy.EXCLUDE]
