"""Keeping scorecards in versions, and choosing those that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.changes import RESCORED, Changes
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.history import Action
from csdesk.model.identifiers import FactId, ScorecardId
from csdesk.operations.health.cards import DEFAULT_CARD, current_scorecards, known_scorecards
from csdesk.operations.health.scorecards import add_scorecard, choose_scorecards, keep_scorecard
from csdesk.operations.history import redo, undo

DAY = date(2026, 4, 2)
ENTERPRISE = ScorecardId("enterprise")
LARGE = (Condition("arr", Comparison.AT_LEAST, 100_000),)


@pytest.fixture
def card(library):
    return library.scorecards[DEFAULT_CARD]


@pytest.fixture
def keep(workspace, library):
    """Return a function that keeps a card."""

    def keep(card, note="Tried out"):
        return keep_scorecard(workspace, library, card, author="Ada", day=DAY, note=note)

    return keep


def weigh(card, *weights):
    signals = zip(card.signals, weights, strict=False)
    changed = tuple(replace(signal, weight=weight) for signal, weight in signals)
    return replace(card, signals=(*changed, *card.signals[len(weights) :]))


def test_the_shipped_card_counts_until_another_one_is_chosen(workspace, library, card):
    assert current_scorecards(workspace, library) == (card,)


def test_a_kept_card_counts_in_place_of_the_shipped_one_with_its_id(workspace, library, card, keep):
    outcome = keep(weigh(card, 14, 13))
    version = outcome.result
    assert (version.number, version.author, version.made_on) == (1, "Ada", DAY)
    assert outcome.changes is RESCORED
    (counting,) = current_scorecards(workspace, library)
    assert [signal.weight for signal in counting.signals[:2]] == [14, 13]
    assert counting.version == "1"
    assert counting.signals[2:] == card.signals[2:]


def test_every_change_is_one_more_version_and_none_is_lost(workspace, card, keep):
    keep(weigh(card, 14, 13))
    keep(weigh(card, 13, 14), note="Adoption tells more")
    versions = workspace.scorecards.versions()
    assert [one.number for one in versions] == [1, 2]
    assert [one.scorecard.signals[0].weight for one in versions] == [14, 13]
    assert versions[1].note == "Adoption tells more"


def test_a_card_that_did_not_change_is_not_kept_twice(workspace, card, keep):
    keep(weigh(card, 14, 13))
    outcome = keep(weigh(card, 14, 13))
    assert outcome.changes is Changes.NONE
    assert outcome.result.number == 1
    assert len(workspace.scorecards.versions()) == 1


def test_an_undone_version_is_gone_and_comes_back(workspace, card, keep):
    keep(weigh(card, 14, 13))
    before = workspace.fingerprint()
    keep(weigh(card, 13, 14))
    after = workspace.fingerprint()
    undo(workspace)
    assert workspace.fingerprint() == before
    redo(workspace)
    assert workspace.fingerprint() == after


@pytest.mark.parametrize(("weights", "total"), [((14,), "99"), ((16,), "101"), ((15.1,), "100.1")])
def test_weights_that_do_not_sum_to_100_are_refused(workspace, card, keep, weights, total):
    with pytest.raises(WrongUsage, match=rf"The signals weigh {total} in sum; make them 100\."):
        keep(weigh(card, *weights))
    assert workspace.scorecards.versions() == ()


def test_a_card_that_asks_for_an_unknown_fact_is_refused(workspace, card, keep):
    signal = replace(card.signals[0], fact=FactId("shoe_size"))
    with pytest.raises(WrongUsage, match="shoe_size"):
        keep(replace(card, signals=(signal, *card.signals[1:])))
    assert workspace.scorecards.versions() == ()


def test_a_version_names_its_author(workspace, library, card):
    with pytest.raises(WrongUsage, match="Write your name"):
        keep_scorecard(workspace, library, card, author=" ", day=DAY)


def test_cards_count_in_the_order_chosen_the_one_for_everybody_last(workspace, library, card, keep):
    keep(replace(card, id=ENTERPRISE, name="Enterprise", applies_to=LARGE))
    choose_scorecards(workspace, library, [DEFAULT_CARD, ENTERPRISE])
    assert [one.id for one in current_scorecards(workspace, library)] == [ENTERPRISE, DEFAULT_CARD]
    undo(workspace)
    assert [one.id for one in current_scorecards(workspace, library)] == [DEFAULT_CARD]


def test_choosing_none_goes_back_to_the_shipped_card(workspace, library, card, keep):
    keep(replace(card, id=ENTERPRISE, name="Enterprise", applies_to=LARGE))
    choose_scorecards(workspace, library, [ENTERPRISE, DEFAULT_CARD])
    choose_scorecards(workspace, library, [])
    assert current_scorecards(workspace, library) == (card,)


def test_a_choice_that_leaves_accounts_without_a_card_is_refused(workspace, library, card, keep):
    keep(replace(card, id=ENTERPRISE, name="Enterprise", applies_to=LARGE))
    with pytest.raises(WrongUsage, match="none is for all accounts; exactly one must be"):
        choose_scorecards(workspace, library, [ENTERPRISE])
    assert workspace.scorecards.in_use() == ()


def test_two_cards_for_everybody_are_refused(workspace, library, card, keep):
    keep(replace(card, id=ENTERPRISE, name="Enterprise"))
    with pytest.raises(WrongUsage, match="exactly one must be"):
        choose_scorecards(workspace, library, [DEFAULT_CARD, ENTERPRISE])


def test_a_card_cannot_be_chosen_twice_or_without_being_known(workspace, library):
    with pytest.raises(WrongUsage, match="chosen twice"):
        choose_scorecards(workspace, library, [DEFAULT_CARD, DEFAULT_CARD])
    with pytest.raises(WrongUsage, match=r"no scorecard “moon”\. Choose one of: .*ten_signals"):
        choose_scorecards(workspace, library, [ScorecardId("moon")])


def test_the_card_for_everybody_cannot_be_limited_while_it_counts(workspace, card, keep):
    with pytest.raises(WrongUsage, match="none is for all accounts"):
        keep(replace(card, applies_to=LARGE))
    assert workspace.scorecards.versions() == ()


def test_a_card_beside_the_one_that_counts_may_be_for_anybody(workspace, library, card, keep):
    keep(replace(card, id=ENTERPRISE, name="Enterprise", applies_to=LARGE))
    keep(replace(card, id=ENTERPRISE, name="Enterprise"))
    assert known_scorecards(workspace, library)[ENTERPRISE].applies_to == ()
    assert [one.id for one in current_scorecards(workspace, library)] == [DEFAULT_CARD]


def test_the_change_log_says_who_changed_what_and_why(workspace, card, keep):
    keep(weigh(card, 14, 13), note="Adoption tells more")
    entry = next(one for one in workspace.history.entries() if one.action is Action.KEEP_SCORECARD)
    assert '"note":"Adoption tells more"' in entry.new_value
    assert entry.old_value is None


def test_a_new_card_for_some_is_tried_first_and_one_undo_takes_it_back(workspace, library, card):
    own = replace(card, id=ENTERPRISE, name="Enterprise", applies_to=LARGE)
    add_scorecard(workspace, library, own, author="Ada", day=DAY)
    assert [one.id for one in current_scorecards(workspace, library)] == [ENTERPRISE, DEFAULT_CARD]
    undo(workspace)
    assert [one.id for one in current_scorecards(workspace, library)] == [DEFAULT_CARD]
    assert ENTERPRISE not in known_scorecards(workspace, library)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"applies_to": ()}, "is for nobody yet"),
        ({"id": DEFAULT_CARD}, "There is a scorecard"),
    ],
)
def test_a_new_card_needs_somebody_to_be_for_and_a_name_of_its_own(
    workspace, library, card, changes, words
):
    own = replace(card, id=ENTERPRISE, name="Enterprise", applies_to=LARGE)
    with pytest.raises(WrongUsage, match=words):
        add_scorecard(workspace, library, replace(own, **changes), author="Ada", day=DAY)


def test_a_signal_may_look_at_its_fact_over_another_window(card, keep):
    looks = replace(card.signals[0], fact=FactId("dau_mau@60"))
    kept = keep(replace(card, signals=(looks, *card.signals[1:])))
    assert kept.result.scorecard.signals[0].fact == "dau_mau@60"
    with pytest.raises(WrongUsage, match="the id of a fact"):
        keep(replace(card, signals=(replace(looks, fact=FactId("dau_mau@7")), *card.signals[1:])))
