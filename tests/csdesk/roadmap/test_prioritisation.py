"""Which initiatives are chosen, in which order, with how much ARR behind them."""

from __future__ import annotations

import pytest

from csdesk.model.findings import Severity
from csdesk.roadmap.prioritisation import (
    DEFAULT_QUICK_WIN,
    choose_initiatives,
    pin_top,
    sum_at_stake,
)


@pytest.fixture
def levels(make_levels):
    return make_levels(segmentation=80.0, health=20.0, data=None)


def ids(candidates) -> list[str]:
    return [candidate.initiative.id for candidate in candidates]


def test_an_initiative_named_by_three_findings_is_chosen_once(
    make_finding, make_initiative, levels
):
    findings = [make_finding("a", "one"), make_finding("b", "one", "two"), make_finding("c", "one")]
    library = [make_initiative("one"), make_initiative("two"), make_initiative("idle")]
    chosen = choose_initiatives(findings, library, levels)
    assert sorted(ids(chosen)) == ["one", "two"]
    assert dict(zip(ids(chosen), (c.findings for c in chosen), strict=True)) == {
        "one": ("a", "b", "c"),
        "two": ("b",),
    }


def test_arr_of_an_account_in_two_findings_counts_once(make_finding):
    first = make_finding("a", accounts={"A": 100.0, "B": 50.0})
    second = make_finding("b", accounts={"B": 50.0, "C": 7.0})
    assert sum_at_stake([first, second]) == 157


def test_findings_without_accounts_put_no_amount_at_stake(make_finding):
    assert sum_at_stake([make_finding("a"), make_finding("b")]) is None


def test_the_order_is_impact_times_feasibility_then_gap_then_arr(
    make_finding, make_initiative, levels
):
    library = [
        make_initiative("rich", impact=3, feasibility=3, area="health"),
        make_initiative("near", impact=3, feasibility=3, area="segmentation"),
        make_initiative("far", impact=3, feasibility=3, area="health"),
        make_initiative("best", impact=5, feasibility=4),
    ]
    findings = [
        make_finding("a", "near", "far", "best"),
        make_finding("b", "rich", accounts={"A": 9.0}),
    ]
    assert ids(choose_initiatives(findings, library, levels)) == ["best", "rich", "far", "near"]


def test_the_three_best_that_close_a_finding_are_pinned(make_finding, make_initiative, levels):
    library = [make_initiative(name, impact=i) for i, name in enumerate("abcde", start=1)]
    findings = [make_finding("x", *"abcde")]
    assert pin_top(choose_initiatives(findings, library, levels)) == {"e", "d", "c"}


def test_the_default_quick_win_is_pinned_only_where_there_is_room(
    make_finding, make_initiative, levels
):
    default = make_initiative(DEFAULT_QUICK_WIN, impact=5, feasibility=5, quick_win=True)
    library = [default, *(make_initiative(name) for name in "abc")]
    three = choose_initiatives([make_finding("x", *"abc")], library, levels)
    assert pin_top(three) == {"a", "b", "c"}
    two = choose_initiatives([make_finding("x", *"ab")], library, levels)
    assert pin_top(two) == {"a", "b", DEFAULT_QUICK_WIN}


def test_without_a_quick_win_the_default_one_is_added(make_finding, make_initiative, levels):
    default = make_initiative(DEFAULT_QUICK_WIN, quick_win=True)
    library = [make_initiative("slow"), default]
    assert DEFAULT_QUICK_WIN in ids(
        choose_initiatives([make_finding("a", "slow")], library, levels)
    )
    assert ids(choose_initiatives([], library, levels)) == [DEFAULT_QUICK_WIN]


def test_with_another_quick_win_the_default_one_stays_out(make_finding, make_initiative, levels):
    default = make_initiative(DEFAULT_QUICK_WIN, quick_win=True)
    library = [make_initiative("fast", quick_win=True), default]
    assert ids(choose_initiatives([make_finding("a", "fast")], library, levels)) == ["fast"]


def test_one_critical_finding_makes_an_initiative_critical(make_finding, make_initiative, levels):
    findings = [make_finding("a", "x"), make_finding("b", "x", severity=Severity.CRITICAL)]
    assert choose_initiatives(findings, [make_initiative("x")], levels)[0].is_critical
    assert not choose_initiatives(findings[:1], [make_initiative("x")], levels)[0].is_critical


def test_an_area_that_is_not_assessed_has_no_gap(make_finding, make_initiative, levels):
    library = [make_initiative("x", area="data"), make_initiative("y", area="health")]
    gaps = {
        c.initiative.id: c.gap
        for c in choose_initiatives([make_finding("a", "x", "y")], library, levels)
    }
    assert gaps == {"x": 0, "y": 80}
