"""Weights by raters, and their consensus as a new version of a scorecard."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.identifiers import SignalId
from csdesk.operations.health.cards import DEFAULT_CARD, current_scorecards
from csdesk.operations.health.weighting import apply_consensus, apply_weights, rate_weights
from csdesk.operations.history import undo

DAY = date(2026, 4, 2)
SHIPPED = (15, 12, 10, 8, 10, 15, 10, 8, 7, 5)


@pytest.fixture
def signals(library):
    return [signal.id for signal in library.scorecards[DEFAULT_CARD].signals]


@pytest.fixture
def rate(workspace, library, signals):
    """Return a function that rates the signals in their order."""

    def rate(rater, *weights, number=1):
        given = dict(zip(signals, weights, strict=False))
        return rate_weights(workspace, library, DEFAULT_CARD, number, rater, given)

    return rate


def weights_now(workspace, library):
    (card,) = current_scorecards(workspace, library)
    return [signal.weight for signal in card.signals]


def test_the_consensus_becomes_a_new_version_of_the_card(workspace, library, rate):
    rate("Ada", 25, 15, 10, 5, 5, 20, 5, 5, 5, 5)
    rate("Ben", 20, 10, 10, 10, 10, 20, 5, 5, 5, 5)
    rate("Cleo", 20, 15, 10, 10, 5, 15, 10, 5, 5, 5)
    outcome = apply_consensus(workspace, library, DEFAULT_CARD, author="Ada", day=DAY)
    # The medians, signal by signal, are these and sum to 100.
    assert weights_now(workspace, library) == [20, 15, 10, 10, 5, 20, 5, 5, 5, 5]
    assert outcome.result.note == "Delphi round 1: medians of 3 raters."
    assert outcome.result.number == 1


def test_medians_that_do_not_sum_to_100_are_scaled_to_tenths_that_do(workspace, library, rate):
    rate("Ada", 55, 5, 5, 5, 5, 5, 5, 5, 5, 5)
    rate("Ben", 5, 55, 5, 5, 5, 5, 5, 5, 5, 5)
    rate("Cleo", 5, 5, 55, 5, 5, 5, 5, 5, 5, 5)
    apply_consensus(workspace, library, DEFAULT_CARD, author="Ada", day=DAY)
    # Every median is 5: ten equal weights.
    assert weights_now(workspace, library) == [10] * 10


def test_raters_who_are_not_done_do_not_count(workspace, library, rate):
    rate("Ada", *SHIPPED)
    rate("Ben", 90)
    outcome = apply_consensus(workspace, library, DEFAULT_CARD, author="Ada", day=DAY)
    assert outcome.result.note == "Delphi round 1: medians of 1 rater."
    assert weights_now(workspace, library) == list(SHIPPED)


def test_without_a_finished_rating_there_is_no_consensus(workspace, library, rate):
    rate("Ben", 90)
    with pytest.raises(WrongUsage, match="Finish a rating first"):
        apply_consensus(workspace, library, DEFAULT_CARD, author="Ada", day=DAY)
    assert workspace.scorecards.versions() == ()


def test_a_rating_can_be_given_again_and_taken_back(workspace, rate):
    assert rate("Ada", 15, 12).changes is Changes.SCORING
    rate("Ada", 40)
    assert [one.weight for one in workspace.ratings.all()] == [40]
    undo(workspace)
    assert [one.weight for one in workspace.ratings.all()] == [15, 12]


def test_a_signal_that_the_card_does_not_have_cannot_be_rated(workspace, library):
    with pytest.raises(WrongUsage, match="has no signal shoe_size"):
        rate_weights(workspace, library, DEFAULT_CARD, 1, "Ada", {SignalId("shoe_size"): 100.0})


@pytest.mark.parametrize(
    ("rater", "number", "weight"), [(" ", 1, 5), ("Ada", 0, 5), ("Ada", 1, 101)]
)
def test_a_rating_needs_a_name_a_round_and_a_weight_within_100(rate, rater, number, weight):
    with pytest.raises(WrongUsage):
        rate(rater, weight, number=number)


def test_signals_that_get_no_weight_leave_the_card(workspace, library, signals):
    weights = {signals[0]: 2.0, signals[1]: 1.0}
    apply_weights(
        workspace, library, DEFAULT_CARD, weights, author="Ada", day=DAY, note="Suggested"
    )
    (card,) = current_scorecards(workspace, library)
    assert [(one.id, one.weight) for one in card.signals] == [
        (signals[0], 66.7),
        (signals[1], 33.3),
    ]


def test_weights_of_nothing_are_refused(workspace, library, signals):
    with pytest.raises(WrongUsage, match="Give one a weight"):
        apply_weights(
            workspace, library, DEFAULT_CARD, {signals[0]: 0.0}, author="Ada", day=DAY, note=""
        )
