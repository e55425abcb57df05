"""Groups of signals come and go, and no signal weighs more or less for it."""

from dataclasses import replace

from csdesk.content import load_library
from csdesk.model.identifiers import ScorecardId
from csdesk.scoring.health import effective_weights
from ui.models.scorecard_draft import find_obstacles
from ui.models.signal_groups import begin_group, remove_group, rename_group

CARD = load_library().scorecards[ScorecardId("ten_signals")]
FIRST, SECOND, THIRD = (signal.id for signal in CARD.signals[:3])


def weights(card):
    return {one.signal: one.effective for one in effective_weights(card)}


def group_weights(card):
    return {group.name: group.weight for group in card.groups}


def test_the_first_group_leaves_one_for_all_other_signals():
    card = begin_group(CARD, FIRST)
    first = CARD.signal(FIRST).weight
    assert group_weights(card) == {"Group 1": 100 - first, "Group 2": first}
    assert card.signal(FIRST).weight == 100
    assert card.signal(FIRST).group != card.signal(SECOND).group
    assert find_obstacles(card) == ()


def test_a_new_group_moves_no_effective_weight_by_more_than_rounding():
    card = begin_group(begin_group(CARD, FIRST), SECOND)
    assert len(card.groups) == 3
    before, after = weights(CARD), weights(card)
    assert all(abs(after[one] - before[one]) < 0.1 for one in before)
    assert sum(after.values()) == 100


def test_a_signal_that_is_alone_in_its_group_stays_there():
    card = begin_group(CARD, FIRST)
    assert begin_group(card, FIRST) == card


def test_the_signals_of_a_removed_group_join_the_first_other_one():
    card = begin_group(begin_group(CARD, FIRST), SECOND)
    fewer = remove_group(card, card.signal(FIRST).group)
    assert len(fewer.groups) == 2
    assert fewer.signal(FIRST).group == fewer.signal(THIRD).group
    before, after = weights(card), weights(fewer)
    assert all(abs(after[one] - before[one]) < 0.1 for one in before)


def test_of_two_groups_both_go_and_the_card_is_as_it_was():
    card = begin_group(CARD, FIRST)
    assert remove_group(card, card.groups[0].id) == CARD


def test_a_group_that_is_not_there_takes_nothing_away():
    assert remove_group(CARD, "nothing") == CARD


def test_a_group_needs_a_name():
    card = begin_group(CARD, FIRST)
    named = rename_group(card, card.groups[0].id, "Use")
    assert named.groups[0].name == "Use"
    assert find_obstacles(rename_group(card, card.groups[0].id, " ")) == (
        "Each group of signals needs a name.",
    )


def test_a_number_that_a_group_has_is_not_given_again():
    card = begin_group(begin_group(CARD, FIRST), SECOND)
    fewer = remove_group(card, card.groups[1].id)
    again = begin_group(fewer, THIRD)
    assert len({group.id for group in again.groups}) == 3
    assert len({group.name for group in again.groups}) == 3


def test_a_card_of_one_signal_gets_one_group():
    alone = replace(CARD, signals=CARD.signals[:1])
    assert group_weights(begin_group(alone, FIRST)) == {"Group 1": 100}
