from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId, SnapshotId
from csdesk.model.score_history import KeptScores, SnapshotInfo
from tests.facts import make_facts, make_score
from tests.health_reviews import make_review
from tests.score_observations import make_card, make_signal
from ui.models.restated_scores import RestatedScores
from ui.models.score_timeline import (
    ScoreHistory,
    describe_trend,
    explain_last_change,
    list_moments,
    waterfall,
)

CARD = make_card(make_signal("use", 60), make_signal("rating", 40))
A, B = AccountKey("A"), AccountKey("B")
USE, RATING = SignalId("use"), SignalId("rating")


def kept(month: int, keys, scores, version="1", points=None):
    day = date(2026, month, 1)
    info = SnapshotInfo(
        SnapshotId(month),
        day,
        datetime(2026, month, 1, tzinfo=UTC),
        {ScorecardId("card"): version},
    )
    return info, KeptScores(
        keys=keys,
        scores=scores,
        bands=[Band.YELLOW for _ in keys],
        coverage=[100.0 for _ in keys],
        scorecards=[ScorecardId("card") for _ in keys],
        points=points or {},
    )


def test_a_day_without_the_account_is_a_gap_in_its_line():
    history = ScoreHistory([kept(1, [A], [90.0]), kept(2, [A, B], [70.0, 20.0])])
    assert history.scores(B) == (None, 20.0)
    assert [info.as_of.month for info, _ in history.of(B)] == [2]


def test_the_latest_day_comes_first_and_a_changed_card_is_marked():
    history = ScoreHistory([kept(1, [A], [90.0]), kept(2, [A], [70.4], version="2")])
    assert [(one.day, one.score, one.note) for one in list_moments(history, A)] == [
        ("1 Feb 2026", "70", "by another scorecard than before"),
        ("1 Jan 2026", "90", ""),
    ]


def test_a_falling_score_says_by_how_much_over_how_many_days():
    days = [kept(1, [A], [90.0]), kept(2, [A], [80.0]), kept(3, [A], [70.0])]
    trend = ScoreHistory(days).trend(A)
    assert describe_trend(trend) == "Falling: 20 points down over the last 3 kept days."


def test_one_day_is_no_trend():
    assert describe_trend(ScoreHistory([kept(1, [A], [90.0])]).trend(A)) == (
        "One kept day is no trend: the next list makes one."
    )


def test_the_steps_of_a_change_lead_from_the_score_before_to_the_one_now():
    points = {USE: [10.0], RATING: [10.0]}
    history = ScoreHistory([kept(1, [A], [100.0], points=points)])
    now = make_score(
        "A",
        40.0,
        Band.RED,
        {"use": 0, "rating": 10},
        weights={"use": 60, "rating": 40},
        card="card",
    )
    change = explain_last_change(history, now, [CARD], date(2026, 2, 1))
    assert change is not None
    assert [(one.name, one.start, one.end, one.words) for one in waterfall(change, CARD)] == [
        ("Before", 0, 100, "100"),
        ("Use", 100, 40, "−60"),
        ("Now", 0, 40, "40"),
    ]


def test_the_day_of_the_list_itself_is_no_day_before():
    history = ScoreHistory([kept(1, [A], [100.0])])
    now = make_score("A", 40.0, Band.RED, {"use": 4}, card="card")
    assert explain_last_change(history, now, [CARD], date(2026, 1, 1)) is None


def test_what_another_version_of_the_card_did_is_not_the_customer_s_doing():
    points = {USE: [10.0], RATING: [10.0]}
    history = ScoreHistory([kept(1, [A], [100.0], version="0", points=points)])
    weights = {"use": 60, "rating": 40}
    now = make_score("A", 40.0, Band.RED, {"use": 0, "rating": 10}, weights=weights, card="card")
    change = explain_last_change(history, now, [CARD], date(2026, 2, 1))
    assert change is not None
    assert [(one.name, one.words) for one in waterfall(change, CARD)] == [
        ("Before", "100"),
        ("Another scorecard", "−60"),
        ("Now", "40"),
    ]


def restate(*cards, **values):
    """Return what earlier cards make of the values of account A today."""
    facts = make_facts(keys=["A"], **{name: [value] for name, value in values.items()})
    return RestatedScores(make_review(facts), cards)


@pytest.fixture
def turned_round():
    """Give a card that changed since the day kept: 40 and 60 then, 60 and 40 today."""
    earlier = make_card(make_signal("use", 40), make_signal("rating", 60))
    # Then use was good and rating poor: 40. Today it is the other way round: 60 by the card of
    # then, 40 by that of today.
    points = {USE: [10.0], RATING: [0.0]}
    history = ScoreHistory([kept(1, [A], [40.0], version="0", points=points)])
    weights = {"use": 60, "rating": 40}
    now = make_score("A", 40.0, Band.RED, {"use": 0, "rating": 10}, weights=weights, card="card")
    return history, now, replace(earlier, version="0")


def test_what_the_customer_did_stands_apart_from_what_a_changed_card_did(turned_round):
    history, now, earlier = turned_round
    restated = restate(CARD, earlier, use=1.0, rating=9.0)
    change = explain_last_change(history, now, [CARD], date(2026, 2, 1), restated)
    assert [(one.name, one.words) for one in waterfall(change, CARD, earlier)] == [
        ("Before", "40"),
        ("Rating", "+60"),
        ("Use", "−40"),
        ("Another scorecard", "−20"),
        ("Now", "40"),
    ]


def test_a_signal_that_left_the_card_goes_by_the_name_it_had(turned_round):
    history, now, earlier = turned_round
    lean = make_card(make_signal("use", 100))
    now = replace(now, points={USE: 0.0}, weights={USE: 100.0}, score=0.0, computed=0.0)
    restated = restate(lean, earlier, use=1.0, rating=9.0)
    change = explain_last_change(history, now, [lean], date(2026, 2, 1), restated)
    names = [one.name for one in waterfall(change, lean, earlier)]
    assert names == ["Before", "Rating", "Use", "Another scorecard", "Now"]


def test_where_the_card_of_then_is_gone_the_card_takes_the_blame(turned_round):
    history, now, _ = turned_round
    restated = restate(CARD, use=1.0, rating=9.0)
    change = explain_last_change(history, now, [CARD], date(2026, 2, 1), restated)
    assert (change.signals, change.card) == ((), 0)
    assert restated.of(history.of(A)[0][0], A) is None


@pytest.mark.parametrize(
    "scores",
    [[90, 40, 60, 45], [90, None, 60, 45], [90, 40, None, None], [None, None, None, 7], [8]],
)
def test_the_change_of_many_accounts_is_that_of_their_trend(scores):
    history = ScoreHistory([kept(at, [A], [score]) for at, score in enumerate(scores, start=1)])
    assert history.change(A) == history.trend(A).change
    assert history.change(B) is None


def test_of_two_scores_kept_on_a_day_the_one_by_another_card_is_marked():
    days = [kept(1, [A], [90.0]), kept(2, [A], [80.0]), kept(2, [A], [70.0], version="2")]
    assert [(one.score, one.note) for one in list_moments(ScoreHistory(days), A)] == [
        ("70", "by another scorecard than before"),
        ("80", ""),
        ("90", ""),
    ]
