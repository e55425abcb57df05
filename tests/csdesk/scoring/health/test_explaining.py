"""Why a score changed, what would make it green, where it goes, and how groups stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.health import AccountScore, Band
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId, SnapshotId
from csdesk.model.score_history import Course, KeptScore, ScoreOverride, SnapshotInfo
from csdesk.model.scorecards import EdgeException, RollUp
from csdesk.scoring.health import (
    explain_change,
    find_trend,
    path_to_green,
    roll_up,
    score_facts,
    what_if,
)
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.facts import make_facts

DAY = date(2026, 6, 30)
CARD = make_card(make_signal("a", 60), make_signal("b", 40))


def score(card=CARD, overrides=(), **facts) -> AccountScore:
    columns = {name: [value] for name, value in facts.items()}
    return score_facts(make_facts(DAY, **columns), (card,), overrides).scores[0]


def kept(found: AccountScore) -> KeptScore:
    return KeptScore(
        found.key, found.score, found.band, found.coverage, found.scorecard, found.points
    )


def parts(change) -> dict[str, float]:
    return {one.signal: one.change for one in change.signals}


# Changes


def test_a_signal_moves_the_score_by_its_weight():
    # a from 10 to 5 points of 60 percent loses 30, b from 0 to 5 of 40 percent gains 20
    before, after = score(a=90, b=10), score(a=60, b=60)
    change = explain_change(kept(before), after, (CARD,))
    assert parts(change) == {"a": -30, "b": 20}
    assert [one.signal for one in change.signals] == ["a", "b"]
    assert (change.before, change.after, change.card, change.override) == (60, 50, 0, 0)


def test_a_signal_that_comes_in_at_the_height_of_the_score_moves_nothing():
    # before: a alone at 5 points is 50; b comes in at 5 points as well
    before, after = score(a=60, b=None), score(a=60, b=60)
    change = explain_change(kept(before), after, (CARD,))
    assert (change.before, change.after, change.signals) == (50, 50, ())


def test_a_signal_that_comes_in_above_the_score_lifts_it():
    before, after = score(a=60, b=None), score(a=60, b=90)
    change = explain_change(kept(before), after, (CARD,))
    # 50 to 70: b lies 5 points above, with 40 percent of the weight
    assert parts(change) == {"b": 20}
    assert change.signals[0].points_before is None
    assert change.signals[0].points_after == 10


def test_the_parts_of_any_change_add_up_to_it():
    draw = np.random.default_rng(8)
    card = make_card(*(make_signal(name, 25) for name in "abcd"), minimum_coverage=1)
    for _ in range(200):
        first, second = (
            {name: None if draw.random() < 0.3 else float(draw.integers(0, 101)) for name in "abcd"}
            for _ in range(2)
        )
        before, after = score(card, **first), score(card, **second)
        change = explain_change(kept(before), after, (card,))
        if before.score is None or after.score is None:
            assert change is None
            continue
        total = sum(parts(change).values()) + change.card + change.override
        assert change.before + total == pytest.approx(change.after)


def test_what_a_new_card_does_is_not_the_customers_doing():
    """Weights turned round: the customer gained 20 by the old card, the new card takes 20."""
    turned = make_card(make_signal("a", 40), make_signal("b", 60), version="2")
    before = score(a=90, b=10)
    after, restated = score(turned, a=90, b=60), score(CARD, a=90, b=60)
    change = explain_change(kept(before), after, (turned,), (CARD,), restated)
    # 60 by the old card; today 80 by the old and 70 by the new one
    assert (change.before, change.after) == (60, 70)
    assert parts(change) == {"b": 20}
    assert change.card == -10


def test_without_a_restated_score_a_new_card_takes_the_blame():
    turned = make_card(make_signal("a", 40), make_signal("b", 60), version="2")
    change = explain_change(kept(score(a=90, b=10)), score(turned, a=90, b=60), (turned,), (CARD,))
    assert (change.signals, change.card) == ((), 10)


def test_where_the_earlier_card_is_gone_the_card_takes_the_blame():
    gone = make_card(make_signal("a", 50), make_signal("c", 50))
    before, after = score(gone, a=90, c=10), score(a=60, b=60)
    change = explain_change(kept(before), after, (CARD,))
    # 50 by a card with a signal that this one no longer has
    assert (change.before, change.after, change.signals) == (50, 50, ())
    assert (change.card, change.override) == (0, 0)
    other = replace(kept(score(a=90, b=10)), scorecard=ScorecardId("other"))
    change = explain_change(other, after, (CARD,))
    assert (change.signals, change.card, change.override) == ((), -10, 0)


def test_what_a_person_set_is_kept_apart():
    override = ScoreOverride(AccountKey("A1"), 20, "Ada", "Why", DAY, DAY + timedelta(9))
    before, after = score(a=90, b=10), score(CARD, (override,), a=60, b=10)
    change = explain_change(kept(before), after, (CARD,))
    # the computed score falls from 60 to 30; the person takes another 10
    assert (parts(change), change.override, change.after) == ({"a": -30}, -10, 20)


# Paths to green


def test_the_fewest_signals_that_make_an_account_green_are_named():
    card = make_card(make_signal("a", 50), make_signal("b", 30), make_signal("c", 20))
    path = path_to_green(score(card, a=60, b=10, c=10), card)
    # 25 of 100; b brings 30, a 25, c 20: b and a make exactly 80
    assert (path.signals, path.score) == (("b", "a"), 80)


def test_a_green_account_has_no_way_to_go():
    path = path_to_green(score(a=90, b=60), CARD)
    assert (path.signals, path.score) == ((), 80)


def test_an_account_without_a_score_has_no_path():
    assert path_to_green(score(a=None, b=None), CARD) is None


def test_where_any_poor_counts_all_that_is_not_good_must_be_repaired():
    card = replace(CARD, roll_up=RollUp.ANY_POOR)
    path = path_to_green(score(card, a=60, b=10), card)
    assert (path.signals, path.score) == (("a", "b"), 100)


def test_no_smaller_number_of_signals_makes_an_account_green():
    from itertools import combinations

    from csdesk.scoring.health import score_if_repaired

    draw = np.random.default_rng(9)
    names = "abcdef"
    card = make_card(
        *(
            make_signal(name, weight)
            for name, weight in zip(names, (30, 25, 20, 10, 10, 5), strict=True)
        )
    )
    for _ in range(60):
        found = score(card, **{name: float(draw.choice([10, 60, 90])) for name in names})
        path = path_to_green(found, card)
        fewest = next(
            size
            for size in range(len(names) + 1)
            if any(
                (score_if_repaired(found, card, chosen) or 0) >= 80
                for chosen in combinations(map(SignalId, names), size)
            )
        )
        assert len(path.signals) == fewest


# Trends


def snapshots(*scores: float | None, versions: str = ""):
    """Return snapshots a month apart; ``versions`` has a letter for each."""
    return [
        (
            SnapshotInfo(
                SnapshotId(at),
                date(2026, at, 1),
                datetime(2026, at, 2, tzinfo=UTC),
                {ScorecardId("card"): versions[at - 1] if versions else "1"},
            ),
            KeptScore(AccountKey("A"), value, Band.GREEN, 100.0, ScorecardId("card"), {}),
        )
        for at, value in enumerate(scores, start=1)
    ]


@pytest.mark.parametrize(
    ("scores", "slope", "course"),
    [
        ((10, 90, 80, 74), -8, Course.FALLING),
        ((80, 82.5, 85), 2.5, Course.STEADY),
        ((80, 82.5, 85.1), pytest.approx(2.55), Course.RISING),
        ((80, 70, 75), -2.5, Course.STEADY),
        ((80, 70, 74.9), pytest.approx(-2.55), Course.FALLING),
        ((80, 90), 10, Course.RISING),
        ((80, None, 90), 5, Course.RISING),
        ((80,), None, Course.UNKNOWN),
        ((None, None, 80), None, Course.UNKNOWN),
        ((), None, Course.UNKNOWN),
    ],
)
def test_a_trend_is_the_slope_of_the_last_three_scores_outside_five_points(scores, slope, course):
    found = find_trend(snapshots(*scores))
    assert (found.slope, found.course) == (slope, course)
    assert found.scores == scores


def test_the_slope_is_that_of_a_fitted_line():
    for scores in ((80, 61, 77), (12.5, 90, 33)):
        expected = np.polyfit(range(3), scores, 1)[0]
        assert find_trend(snapshots(*scores)).slope == pytest.approx(expected)


def test_a_new_version_of_the_card_is_marked_where_it_lies_within_the_span():
    found = find_trend(snapshots(80, 70, 60, versions="122"))
    assert (found.card_changes, found.card_changed) == ((date(2026, 2, 1),), True)
    before = find_trend(snapshots(80, 70, 60, 50, 40, versions="12222"))
    assert (before.card_changes, before.card_changed) == ((date(2026, 2, 1),), False)


# What-if


BOOK = make_facts(DAY, a=[90, 90, 10, None], b=[10, 90, 90, None], arr=[5, 6, 7, 8])


def test_a_moved_weight_shows_distribution_and_who_changes_band():
    turned = make_card(make_signal("a", 10), make_signal("b", 90))
    found = what_if(BOOK, CARD, turned)
    assert {band: total.accounts for band, total in found.before.items()} == {
        Band.GREEN: 1, Band.YELLOW: 1, Band.RED: 1, Band.UNSCORED: 1,
    }  # fmt: skip
    assert {band: total.arr for band, total in found.after.items()} == {
        Band.GREEN: 13, Band.YELLOW: 0, Band.RED: 5, Band.UNSCORED: 8,
    }  # fmt: skip
    # 60, 100, 40 before; 10, 100, 90 after: the third has most revenue
    moves = [(one.account, one.before, one.after, one.score_after) for one in found.moves]
    assert moves == [("A3", Band.RED, Band.GREEN, 90), ("A1", Band.YELLOW, Band.RED, 10)]
    assert found.average_before == pytest.approx(200 / 3)
    assert found.average_after == pytest.approx(200 / 3)
    assert found.moves[:1] == (found.moves[0],)


def test_a_moved_edge_shows_who_changes_band():
    stricter = make_card(make_signal("a", 60, green=95.0), make_signal("b", 40))
    found = what_if(BOOK, CARD, stricter)
    # full points from 95: the first falls from 60 to 30, the second from 100 to 70
    assert [(one.account, one.after) for one in found.moves] == [
        ("A2", Band.YELLOW), ("A1", Band.RED),
    ]  # fmt: skip


def test_another_signal_can_be_tried():
    facts = make_facts(DAY, a=[90], b=[90], c=[10])
    found = what_if(facts, CARD, make_card(make_signal("a", 40), make_signal("c", 60)))
    assert [(one.score_before, one.score_after) for one in found.moves] == [(100, 40)]


def test_conditions_on_changes_are_held_against_the_facts_before():
    grown = EdgeException((Condition("change.b", Comparison.ABOVE, 0),), 100.0, 80.0)
    stricter = make_card(make_signal("a", 60, exceptions=(grown,)), make_signal("b", 40))
    facts = make_facts(DAY, a=[90, 90], b=[90, 90])
    before = make_facts(date(2025, 6, 30), a=[90, 90], b=[40, 90])
    found = what_if(facts, CARD, stricter, earlier=before)
    # Of the first b grew, so that a at 90 is halfway between 80 and 100: 30 of its 60 points.
    real = score_facts(facts, (stricter,), (), before)
    assert [(one.account, one.score_after) for one in found.moves] == [("A1", 70)]
    assert [one.score for one in real.scores] == [70, 100]
    assert not what_if(facts, CARD, stricter).moves


def test_only_the_accounts_of_the_card_are_looked_at():
    turned = make_card(make_signal("a", 10), make_signal("b", 90))
    found = what_if(BOOK, CARD, turned, np.array([0, 3]))
    assert [one.account for one in found.moves] == ["A1"]
    assert sum(total.accounts for total in found.before.values()) == 2


# Groups of companies


def test_a_group_is_averaged_by_count_and_by_revenue():
    facts = make_facts(
        DAY,
        a=[90, 10, 60, 90],
        arr=[30, 10, 60, 1],
        keys=["P", "C1", "C2", "X"],
        texts={
            "parent_account": [None, "Parent Ltd", "p", None],
            "account_name": ["Parent Ltd", "One", "Two", "Other"],
        },
    )
    card = make_card(make_signal("a"))
    (found,) = roll_up_by_name(facts, card)
    assert (found.parent, set(found.members)) == ("P", {"P", "C1", "C2"})
    # scores 100, 0 and 50; by revenue (100 x 30 + 50 x 60) / 100
    assert found.average == pytest.approx(50)
    assert found.average_arr_weighted == pytest.approx(60)
    assert found.distribution[Band.RED].arr == 10


def roll_up_by_name(facts, card):
    return roll_up(facts, score_facts(facts, (card,)))


def test_who_stands_above_a_parent_is_the_parent_of_all():
    facts = make_facts(
        DAY,
        a=[90, 90, 90],
        keys=["C", "B", "D"],
        texts={"parent_account": ["B", "Top", "top"], "account_name": [None, "b", "d"]},
    )
    (found,) = roll_up_by_name(facts, make_card(make_signal("a")))
    assert (found.name, found.parent, found.members) == ("Top", None, ("C", "B", "D"))


def test_parents_in_a_circle_are_one_group():
    facts = make_facts(
        DAY, a=[90, 10], keys=["A", "B"],
        texts={"parent_account": ["B", "A"], "account_name": [None, None]},
    )  # fmt: skip
    (found,) = roll_up_by_name(facts, make_card(make_signal("a")))
    assert set(found.members) == {"A", "B"}


def test_accounts_without_a_parent_belong_to_no_group():
    facts = make_facts(DAY, a=[90], texts={"parent_account": [None]})
    assert roll_up_by_name(facts, make_card(make_signal("a"))) == ()
