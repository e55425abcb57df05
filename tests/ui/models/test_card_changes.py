from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.fact_windows import FactWindow
from csdesk.model.identifiers import FactId, ScorecardId, SignalGroupId, SignalId
from csdesk.model.scorecards import EdgeException, RollUp, Shape, SignalGroup
from tests.score_observations import make_card, make_signal
from ui.models.card_changes import NOTHING, describe_changes
from ui.models.card_order import copy_for, move_card
from ui.models.condition_choice import begin_condition, compare, list_subjects, split_words
from ui.models.scorecard_draft import find_obstacles
from ui.models.signal_draft import (
    add_signal,
    alter,
    choose_direction,
    choose_shape,
    choose_window,
    remove_signal,
    share_out,
)

USE, RATING = SignalId("use"), SignalId("rating")
CARD = make_card(make_signal("use", 60), make_signal("rating", 40))
SMALL = Condition("list.segment", Comparison.IS, words=("Small",))


def test_every_change_of_a_card_is_said_with_what_it_was_before():
    changed = alter(
        replace(CARD, green=90, roll_up=RollUp.ANY_POOR),
        USE,
        lambda one: replace(
            choose_window(choose_shape(one, Shape.LINEAR), FactWindow(30, is_smoothed=True)),
            valid_days=45,
            exceptions=(EdgeException((SMALL,), 6, 2),),
        ),
    )
    assert describe_changes(CARD, changed) == (
        "Healthy from: 80 → 90",
        "The band: by the score → poor where any signal is poor",
        "Use, points: 10, 5 or 0 points by its bands → in a straight line from worst to best",
        "Use, no points at: none → 3",
        "Use, full points at: none → 8",
        "Use, window: its own → moving average of 30 days",
        "Use, too old after: never → 45 days",
        "Use, exceptions: none → segment is Small: good 6, fair 2",
    )
    assert describe_changes(CARD, CARD) == (NOTHING,)


def test_signals_that_come_and_go_are_named():
    changed = remove_signal(add_signal(CARD, make_signal("depth", 5)), RATING)
    assert describe_changes(CARD, changed) == ("Added: Depth.", "Taken out: Rating.")


def test_turning_the_direction_around_keeps_edges_and_ends_in_order():
    signal = choose_shape(CARD.signals[0], Shape.LINEAR)
    turned = choose_direction(signal, Direction.LOWER)
    assert (turned.green, turned.yellow, turned.best, turned.worst) == (3, 8, 3, 8)
    assert choose_direction(turned, Direction.HIGHER) == signal
    assert find_obstacles(replace(CARD, signals=(turned, CARD.signals[1]))) == ()


def test_weights_are_shared_out_on_both_levels():
    groups = tuple(SignalGroup(SignalGroupId(one), one, 30) for one in "ab")
    signals = (
        replace(make_signal("use", 10), group=groups[0].id),
        replace(make_signal("depth", 30), group=groups[0].id),
        replace(make_signal("rating", 7), group=groups[1].id),
    )
    shared = share_out(replace(CARD, groups=groups, signals=signals))
    assert [one.weight for one in shared.groups] == [50, 50]
    assert [one.weight for one in shared.signals] == [25, 75, 100]


def test_a_group_goes_with_its_last_signal():
    groups = tuple(SignalGroup(SignalGroupId(one), one, 50) for one in "ab")
    signals = (
        replace(make_signal("use", 100), group=groups[0].id),
        replace(make_signal("rating", 100), group=groups[1].id),
    )
    card = remove_signal(replace(CARD, groups=groups, signals=signals), RATING)
    assert [one.id for one in card.groups] == ["a"]


def test_a_fact_may_be_in_a_card_twice_under_another_id():
    card = add_signal(add_signal(CARD, make_signal("use", 5)), make_signal("use", 5))
    assert [one.id for one in card.signals] == ["use", "rating", "use_2", "use_3"]
    assert {one.fact for one in card.signals} == {FactId("use"), FactId("rating")}


def test_a_card_moves_among_those_with_conditions_and_the_last_one_stays():
    cards = tuple(map(ScorecardId, ("a", "b", "c", "all")))
    assert move_card(cards, cards[2], -1) == ("a", "c", "b", "all")
    assert move_card(cards, cards[0], -1) == cards
    assert move_card(cards, cards[2], 1) == cards
    assert move_card(cards, cards[3], -1) == cards


def test_a_copy_for_a_segment_has_an_id_of_its_own():
    taken = [ScorecardId("gross_kunden")]
    copy = copy_for(CARD, "Gross, Kunden!", (SMALL,), taken)
    assert (copy.id, copy.name, copy.applies_to) == ("gross_kunden_2", "Gross, Kunden!", (SMALL,))
    assert copy_for(CARD, "大客户", (SMALL,), []).id == "card"


@pytest.fixture(scope="module")
def library():
    return load_library()


def test_what_can_be_asked_begins_with_the_kind_of_customer_then_tenure(library):
    subjects = list_subjects(library)
    assert subjects[0].subject == "list.segment"
    assert next(one for one in subjects if not one.is_text).subject == "days_as_customer"
    assert len({one.subject for one in subjects}) == len(subjects)


def test_a_new_condition_says_what_is_missing_until_it_has_words(library):
    begun = begin_condition(list_subjects(library)[0])
    card = replace(CARD, applies_to=(begun,))
    assert find_obstacles(card) == (
        "Whom the card is for: write what the segment is compared with.",
    )
    assert find_obstacles(replace(card, applies_to=(compare(begun, Comparison.KNOWN),))) == ()
    assert split_words(" Enterprise, ,Small ") == ("Enterprise", "Small")
