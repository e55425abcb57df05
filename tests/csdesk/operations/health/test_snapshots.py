"""Keeping the scores of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from csdesk.model.changes import Changes
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, ScorecardId
from csdesk.operations.health.snapshots import collect_scores, take_snapshot
from csdesk.operations.history import undo
from csdesk.scoring.health import score_facts
from tests.facts import make_facts

DAY = date(2026, 6, 30)
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
CARD = ScorecardId("ten_signals")


@pytest.fixture
def score(library):
    """Return a function that scores accounts by what is known of their use and their NPS."""
    card = library.scorecards[CARD]
    names = {signal.fact for signal in card.signals}

    def score(day=DAY, **columns):
        count = len(next(iter(columns.values())))
        known = {name: columns.get(name, [None] * count) for name in names}
        return score_facts(make_facts(day, **known), (card,))

    return score


@pytest.fixture
def health(score):
    return score(dau_mau=[80, 5, None], nps=[9, 2, None], feature_adoption=[90, 1, None])


def test_a_snapshot_holds_what_every_account_scores(workspace, health):
    number = take_snapshot(workspace, health, NOON).result
    (info,) = workspace.snapshots.all()
    assert (info.id, info.as_of, info.taken_at) == (number, DAY, NOON)
    assert info.versions == {CARD: "1.0"}
    kept = list(workspace.snapshots.scores(info))
    assert [(one.account, one.score, one.band, one.coverage, dict(one.points)) for one in kept] == [
        (one.key, one.score, one.band, one.coverage, dict(one.points)) for one in health.scores
    ]
    assert kept[2].band is Band.UNSCORED
    assert kept[2].score is None


def test_a_sequence_and_a_plain_tuple_of_scores_are_kept_alike(health):
    plain = replace(health, scores=tuple(health.scores))
    assert list(collect_scores(plain)) == list(collect_scores(health))


def test_equal_scores_of_a_day_are_not_kept_twice(workspace, health):
    assert take_snapshot(workspace, health, NOON).changes is Changes.SCORING
    again = take_snapshot(workspace, health)
    assert (again.result, again.changes) == (None, Changes.NONE)
    assert len(workspace.snapshots.all()) == 1


def test_other_scores_of_the_same_day_are_kept_beside(workspace, health, score):
    take_snapshot(workspace, health)
    take_snapshot(workspace, score(dau_mau=[80, 80, None], nps=[9, 9, None]))
    assert len(workspace.snapshots.all()) == 2


def test_the_history_of_an_account_is_in_the_order_of_days(workspace, score):
    later = score(date(2026, 7, 31), dau_mau=[5], nps=[2], feature_adoption=[1])
    earlier = score(dau_mau=[80], nps=[9], feature_adoption=[90])
    take_snapshot(workspace, later)
    take_snapshot(workspace, earlier)
    history = workspace.snapshots.history(AccountKey("A1"))
    assert [(info.as_of.month, one.score) for info, one in history] == [(6, 100), (7, 0)]


def test_an_undone_snapshot_does_not_count(workspace, health):
    take_snapshot(workspace, health)
    undo(workspace)
    assert workspace.snapshots.all() == ()
