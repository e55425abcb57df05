"""Which initiatives are chosen, in which order, with how much ARR behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.findings import RuleKind, Severity
from csdesk.model.identifiers import InitiativeId
from csdesk.model.roadmap import Complexity
from csdesk.roadmap.prioritisation import (
    choose_initiatives,
    pin_top,
    sum_at_stake,
)

DEFAULT = InitiativeId("default")


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
    chosen = choose_initiatives(findings, library, levels, DEFAULT)
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


def test_an_initiative_is_as_urgent_as_the_worst_finding_it_closes(
    make_finding, make_initiative, levels
):
    findings = [make_finding("worst", "one", impact=5), make_finding("other", "one", "two")]
    library = [make_initiative("one", impact=1), make_initiative("two", impact=5)]
    chosen = choose_initiatives(findings, library, levels, DEFAULT)
    assert [(c.initiative.id, c.priority) for c in chosen] == [("one", 15), ("two", 9)]


def test_among_equally_urgent_ones_the_easier_comes_first_and_never_before_a_more_urgent_one(
    make_finding, make_initiative, levels
):
    kinds = {"hard": Complexity.HIGH, "middling": Complexity.MEDIUM, "easy": Complexity.LOW}
    library = [
        replace(make_initiative(name, impact=5), complexity=kind) for name, kind in kinds.items()
    ]
    library.append(replace(make_initiative("urgent"), complexity=Complexity.HIGH))
    findings = [make_finding("a", *kinds), make_finding("b", "urgent", impact=5)]
    chosen = choose_initiatives(findings, library, levels, DEFAULT)
    # 15 points before 9; S1.66 puts what is low before what is high.
    assert ids(chosen) == ["urgent", "easy", "middling", "hard"]


def test_ties_go_by_gap_then_own_worth_then_arr(make_finding, make_initiative, levels):
    library = [
        make_initiative("near", impact=5, area="segmentation"),
        make_initiative("weak", impact=2, area="health"),
        make_initiative("poor", impact=3, area="health"),
        make_initiative("rich", impact=3, area="health"),
    ]
    findings = [
        make_finding("a", "near", "weak", "poor", "rich"),
        make_finding("b", "rich", accounts={"A": 9.0}),
    ]
    chosen = choose_initiatives(findings, library, levels, DEFAULT)
    assert ids(chosen) == ["rich", "poor", "weak", "near"]


def test_the_best_initiative_of_each_of_the_worst_findings_is_pinned(
    make_finding, make_initiative, levels
):
    findings = [
        make_finding("worst", "a", "b", impact=5),
        make_finding("next", "c", "d", impact=4),
        make_finding("third", "e", impact=3),
    ]
    library = [make_initiative(name) for name in "abcde"]
    chosen = choose_initiatives(findings, library, levels, DEFAULT)
    assert pin_top(chosen, findings, 3) == {"a", "c", "e"}


def test_a_finding_that_a_pinned_initiative_closes_pins_no_second_one(
    make_finding, make_initiative, levels
):
    findings = [
        make_finding("worst", "a", impact=5),
        make_finding("same", "a", "b", impact=5),
        make_finding("other", "c", impact=4),
        make_finding("last", "d", impact=3),
    ]
    library = [make_initiative(name) for name in "abcd"]
    chosen = choose_initiatives(findings, library, levels, DEFAULT)
    assert pin_top(chosen, findings, 3) == {"a", "c", "d"}


def test_a_finding_that_tells_another_again_pins_nothing(make_finding, make_initiative, levels):
    risk = {"kind": RuleKind.HEALTH, "impact": 5}
    findings = [
        make_finding("renewing", "a", accounts={"A": 1.0, "B": 1.0}, **risk),
        make_finding("cohort", "b", accounts={"A": 1.0, "B": 1.0, "C": 1.0}, **risk),
        make_finding("other", "c", impact=4),
        make_finding("last", "d", impact=3),
    ]
    library = [make_initiative(name) for name in "abcd"]
    chosen = choose_initiatives(findings, library, levels, DEFAULT)
    assert pin_top(chosen, findings, 3) == {"a", "c", "d"}


def test_the_next_best_are_pinned_where_findings_are_few(make_finding, make_initiative, levels):
    default = make_initiative(DEFAULT, impact=5, feasibility=5, quick_win=True)
    library = [default, *(make_initiative(name, impact=i) for i, name in enumerate("abcd"))]
    four = [make_finding("only", *"abcd")]
    assert pin_top(choose_initiatives(four, library, levels, DEFAULT), four, 3) == {"d", "c", "b"}
    two = [make_finding("only", *"ab")]
    pinned = pin_top(choose_initiatives(two, library, levels, DEFAULT), two, 3)
    assert pinned == {"a", "b", DEFAULT}


def test_content_says_how_many_are_pinned(make_finding, make_initiative, levels):
    library = [make_initiative(name, impact=5 - i) for i, name in enumerate("abcd")]
    found = [make_finding("only", *"abcd")]
    chosen = choose_initiatives(found, library, levels, DEFAULT)
    assert pin_top(chosen, found, 1) == {"a"}
    assert pin_top(chosen, found, 4) == {"a", "b", "c", "d"}


def test_without_a_quick_win_the_default_one_is_added(make_finding, make_initiative, levels):
    default = make_initiative(DEFAULT, quick_win=True)
    library = [make_initiative("slow"), default]
    assert DEFAULT in ids(choose_initiatives([make_finding("a", "slow")], library, levels, DEFAULT))
    assert ids(choose_initiatives([], library, levels, DEFAULT)) == [DEFAULT]


def test_with_another_quick_win_the_default_one_stays_out(make_finding, make_initiative, levels):
    default = make_initiative(DEFAULT, quick_win=True)
    library = [make_initiative("fast", quick_win=True), default]
    assert ids(choose_initiatives([make_finding("a", "fast")], library, levels, DEFAULT)) == [
        "fast"
    ]


def test_one_critical_finding_makes_an_initiative_critical(make_finding, make_initiative, levels):
    findings = [make_finding("a", "x"), make_finding("b", "x", severity=Severity.CRITICAL)]
    assert choose_initiatives(findings, [make_initiative("x")], levels, DEFAULT)[0].is_critical
    assert not choose_initiatives(findings[:1], [make_initiative("x")], levels, DEFAULT)[
        0
    ].is_critical


def test_an_area_that_is_not_assessed_has_no_gap(make_finding, make_initiative, levels):
    library = [make_initiative("x", area="data"), make_initiative("y", area="health")]
    gaps = {
        c.initiative.id: c.gap
        for c in choose_initiatives([make_finding("a", "x", "y")], library, levels, DEFAULT)
    }
    assert gaps == {"x": 0, "y": 80}
