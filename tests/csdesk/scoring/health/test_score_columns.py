"""The columns of scores say what the scores of the accounts say one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from csdesk.model import score_sequence
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.health import Band
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.score_columns import (
    account_keys,
    band_column,
    coverage_column,
    is_in,
    is_scored,
    is_scored_by,
    is_thin,
    points_column,
    score_column,
    values_column,
)
from csdesk.model.scorecards import MissingPolicy, Shape
from csdesk.scoring.health import find_red, score_facts, signal_band
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.facts import make_facts

ACCOUNTS = 300
SIGNALS = ("a", "b", "c")


def score_book():
    """Return a book of two cards with gaps, edges, both directions and values between bands."""
    draw = np.random.default_rng(5)
    columns = {name: draw.choice([None, 0, 49, 50, 65, 80, 100], ACCOUNTS) for name in SIGNALS}
    lower = {"direction": Direction.LOWER, "green": 50.0, "yellow": 80.0}
    large = make_card(
        make_signal("b", **lower),
        make_signal("a", shape=Shape.LINEAR, worst=0, best=100, missing=MissingPolicy.NEUTRAL),
        name="large",
        applies_to=(Condition("arr", Comparison.ABOVE, 50),),
        sufficient_coverage=90.0,
    )
    everybody = make_card(
        make_signal("a", 40),
        make_signal("b", 30),
        make_signal("c", 30, shape=Shape.LINEAR, worst=100, best=0, **lower),
        name="all",
        minimum_coverage=50.0,
        sufficient_coverage=80.0,
    )
    arr = draw.choice([0.0, 100.0], ACCOUNTS).tolist()
    facts = make_facts(
        date(2026, 6, 30), arr=arr, **{name: list(column) for name, column in columns.items()}
    )
    return score_facts(facts, (large, everybody))


@pytest.fixture(params=["columns", "one by one"], scope="module")
def book(request):
    """Return a book whose scores are columns, and one that holds a score per account."""
    scored = score_book()
    if request.param == "columns":
        return scored
    return replace(scored, scores=tuple(scored.scores))


def same(column, expected) -> bool:
    known = [np.nan if one is None else one for one in expected]
    return np.array_equal(column, known, equal_nan=True)


def test_a_book_has_scores_gaps_and_both_cards(book):
    assert set(band_column(book)) == set(Band)
    assert {one.scorecard for one in book.scores} == {"all", "large"}
    assert any(one.sufficient for one in book.scores)


def test_whole_columns_are_those_of_the_accounts(book):
    scores = list(book.scores)
    assert list(account_keys(book)) == [one.key for one in scores]
    assert same(score_column(book), [one.score for one in scores])
    assert same(coverage_column(book), [one.coverage for one in scores])
    assert list(band_column(book)) == [one.band for one in scores]


def test_what_holds_for_an_account_holds_in_the_column(book):
    scores = list(book.scores)
    assert same(is_scored(book), [one.score is not None for one in scores])
    assert same(is_thin(book), [one.score is not None and not one.sufficient for one in scores])
    assert same(is_in(book, Band.RED), [one.band is Band.RED for one in scores])
    fair = [one.band in {Band.RED, Band.YELLOW} for one in scores]
    assert same(is_in(book, Band.RED, Band.YELLOW), fair)
    large = [one.scorecard == "large" for one in scores]
    assert same(is_scored_by(book, ScorecardId("large")), large)
    assert not is_scored_by(book, ScorecardId("nobodys")).any()


@pytest.mark.parametrize("name", [*SIGNALS, "unheard"])
def test_signals_of_each_card_are_in_one_column(book, name):
    signal, scores = SignalId(name), list(book.scores)
    assert same(points_column(book, signal), [one.points.get(signal) for one in scores])
    assert same(values_column(book, signal), [one.values.get(signal) for one in scores])


@pytest.mark.parametrize("name", [*SIGNALS, "unheard"])
def test_a_signal_is_red_by_the_card_of_the_account(book, name):
    def is_red(score) -> bool:
        card = book.card_of(score)
        known = [one for one in card.signals if one.id == name]
        return any(signal_band(score, one) is Band.RED for one in known)

    assert same(find_red(book, SignalId(name)), [is_red(one) for one in book.scores])


def test_scores_put_together_in_blocks_are_those_of_each_place(monkeypatch):
    monkeypatch.setattr(score_sequence, "AT_ONCE", 7)
    scores = score_book().scores
    assert list(scores) == [scores[at] for at in range(len(scores))]
