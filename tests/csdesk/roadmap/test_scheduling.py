"""Where each initiative lands: horizon, days, capacity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.model.identifiers import AreaId, InitiativeId
from csdesk.model.plan_review import Capacity
from csdesk.model.roadmap import Horizon, Initiative, PlanRules
from csdesk.roadmap import scheduling
from csdesk.roadmap.placing import find_places
from csdesk.roadmap.prioritisation import Candidate
from csdesk.roadmap.scheduling import Placement
from csdesk.roadmap.tasks import choose_horizon, make_tasks

AREAS = ["segmentation", "health", "playbooks", "data", "governance", "skills"]


def schedule(candidates: Sequence[Candidate], rules: PlanRules) -> tuple[Placement, ...]:
    """Place candidates in order of priority, by people who have all the days that they need."""
    tasks = make_tasks(candidates, rules, {})
    placing = find_places(tasks, rules, Capacity(), lambda *_: None)
    return scheduling.schedule(candidates, placing.room)


@pytest.fixture
def candidate(make_initiative):
    def make(identifier="x", *, is_critical=False, **parts):
        initiative = make_initiative(identifier, **parts)
        return Candidate(
            initiative=initiative,
            findings=(),
            priority=initiative.impact * initiative.feasibility,
            gap=0.0,
            is_critical=is_critical,
            arr_at_stake=None,
        )

    return make


@pytest.mark.parametrize(
    ("area", "days"),
    [
        ("segmentation", 90),
        ("health", 90),
        ("playbooks", 180),
        ("data", 180),
        ("governance", 360),
        ("skills", 360),
    ],
)
def test_the_pillar_decides_the_horizon(candidate, rules, area, days):
    placed = schedule([candidate(area=area)], rules)[0]
    assert placed.horizon == days
    assert (placed.start_day, placed.due_day) == (Horizon(days).first_day, placed.start_day + 29)


def test_a_critical_initiative_moves_where_content_lets_it(candidate, rules):
    early = candidate(area="governance", early=Horizon.DAY_90, is_critical=True)
    assert choose_horizon(early, rules) is Horizon.DAY_90
    not_urgent = candidate(area="governance", early=Horizon.DAY_90)
    assert choose_horizon(not_urgent, rules) is Horizon.DAY_360
    not_allowed = candidate(area="governance", is_critical=True)
    assert choose_horizon(not_allowed, rules) is Horizon.DAY_360
    never_later = candidate(area="health", early=Horizon.DAY_180, is_critical=True)
    assert choose_horizon(never_later, rules) is Horizon.DAY_90


@pytest.mark.parametrize("duration", [5, 14, 30])
def test_quick_wins_are_due_by_day_thirty(candidate, rules, duration):
    quick = [candidate(f"q{n}", area="skills", duration=duration, quick_win=True) for n in range(3)]
    placed = schedule(quick, rules)
    assert all(p.due_day <= 30 and p.horizon is Horizon.DAY_90 for p in placed)
    assert placed[0].start_day == 0


def test_a_fourth_quick_win_waits_for_a_lane(candidate, rules):
    quick = [candidate(f"q{n}", duration=30, quick_win=True) for n in range(4)]
    ordinary = [candidate(f"o{n}", impact=5, duration=60) for n in range(4)]
    in_order = sorted([*quick, *ordinary], key=lambda c: c.rank)
    placed = {p.candidate.initiative.id: p for p in schedule(in_order, rules)}
    assert placed["q3"].start_day >= 30
    assert placed["q3"].horizon is Horizon.DAY_90


def test_starts_are_staggered_in_order_of_priority(candidate, rules):
    four = [candidate(name, impact=impact) for name, impact in [("a", 2), ("b", 5), ("c", 4)]]
    placed = schedule(sorted(four, key=lambda c: c.rank), rules)
    assert [(p.candidate.initiative.id, p.start_day) for p in placed] == [
        ("b", 0),
        ("c", 5),
        ("a", 10),
    ]


def test_the_fifth_starts_when_the_first_ends(candidate, rules):
    five = [candidate(f"i{n}", duration=40) for n in range(5)]
    placed = schedule(five, rules)
    assert [p.start_day for p in placed] == [0, 5, 10, 15, 40]
    assert placed[-1].due_day == 79


def test_content_says_how_many_run_side_by_side(candidate, rules):
    three = [candidate(f"i{n}", duration=10) for n in range(3)]
    few = replace(rules, at_once=2, stagger=3)
    assert [p.start_day for p in schedule(three, few)] == [0, 3, 10]


def test_content_says_when_quick_wins_are_due(candidate, rules):
    slow = candidate("slow", duration=25, area="skills", quick_win=True)
    rows = [candidate("first", quick_win=True, duration=5), slow]
    assert [p.due_day for p in schedule(rows, rules)] == [4, 29]
    # Due by day 20 it is no quick win for the plan: it takes the first lane from day 0.
    assert [p.due_day for p in schedule(rows, replace(rules, quick_win_due=20))] == [4, 24]


def test_what_does_not_fit_moves_to_the_next_horizon(candidate, rules):
    nine = [candidate(f"i{n}", duration=80) for n in range(9)]
    placed = schedule(nine, rules)
    assert [p.horizon.value for p in placed] == [90, 90, 90, 180, 180, 180, 360, 360, 360]
    # A lane that opens on day 15 has 76 days left, one that opens on day 10 has 81.
    assert [p.start_day for p in placed] == [0, 5, 10, 90, 95, 100, 180, 185, 190]


def test_one_too_long_for_its_horizon_moves_on(candidate, rules):
    placed = schedule([candidate(area="health", duration=120)], rules)[0]
    assert (placed.horizon, placed.start_day) == (Horizon.DAY_360, 180)


drawn = st.lists(
    st.tuples(
        st.sampled_from(AREAS),
        st.integers(1, 90),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, *Horizon]),
        st.integers(1, 5),
    ),
    max_size=60,
)


@given(drawn)
def test_every_initiative_is_placed_at_most_once_inside_its_horizon(rules, rows):
    candidates = [
        Candidate(
            Initiative(
                id=InitiativeId(f"i{n}"),
                title="",
                area=AreaId(area),
                workstream="",
                outcome="",
                steps=(),
                effort_low=1,
                effort_high=1,
                duration=duration,
                quick_win=quick_win,
                impact=impact,
                feasibility=3,
                raci={},
                early_horizon=early,
            ),
            findings=(),
            priority=3 * impact,
            gap=0.0,
            is_critical=is_critical,
            arr_at_stake=None,
        )
        for n, (area, duration, quick_win, is_critical, early, impact) in enumerate(rows)
    ]
    placed = schedule(sorted(candidates, key=lambda c: c.rank), rules)
    names = [p.candidate.initiative.id for p in placed]
    assert len(set(names)) == len(names)
    assert set(names) <= {c.initiative.id for c in candidates}
    for placement in placed:
        days = placement.due_day - placement.start_day + 1
        assert days == placement.candidate.initiative.duration
        assert placement.horizon.first_day <= placement.start_day
        assert placement.due_day <= placement.horizon.value
    for horizon in Horizon:
        of_horizon = [p for p in placed if p.horizon is horizon]
        for day in range(horizon.first_day, horizon.value + 1):
            running = sum(p.start_day <= day <= p.due_day for p in of_horizon)
            assert running <= 4 + (3 if day <= 30 else 0)
