"""Each initiative says why it is where it is."""

from __future__ import annotations

from csdesk.model.plan_review import Capacity, PlaceReason, PlanBreach
from csdesk.model.roadmap import Horizon
from csdesk.roadmap.breaches import find_problems, measure_loads
from csdesk.roadmap.placing import find_places
from csdesk.roadmap.reasons import explain_places
from tests.csdesk.roadmap.plan_tasks import CSMS, OPS, RULES, make_task

TEN = dict.fromkeys(Horizon, 10.0)


def explain(*tasks, capacity: Capacity = Capacity()):
    room = find_places(tasks, RULES, capacity).room
    return {one.initiative: one for one in explain_places(room)}


def problems(*tasks, capacity: Capacity = Capacity()):
    return find_problems(find_places(tasks, RULES, capacity).room)


def test_the_first_place_that_it_may_have_needs_no_other_reason() -> None:
    told = explain(make_task("a", earliest=Horizon.DAY_180))["a"]
    assert (told.horizon, told.reason) == (Horizon.DAY_180, PlaceReason.EARLIEST)


def test_a_role_that_is_full_is_named_with_the_days_that_it_lacks() -> None:
    busy = make_task("busy", 20, work=8, roles={OPS: 8.0})
    late = make_task("late", 10, work=6, roles={OPS: 4.0, CSMS: 2.0})
    told = explain(busy, late, capacity=Capacity(roles={OPS: TEN, CSMS: TEN}))["late"]
    assert (told.horizon, told.reason, told.role) == (Horizon.DAY_180, PlaceReason.ROLE, OPS)
    assert told.short_days == 2


def test_a_team_that_is_full_all_year_keeps_it_out() -> None:
    rows = [make_task(f"t{n}", 20, work=10) for n in range(3)]
    told = explain(*rows, make_task("out", 1, work=4), capacity=Capacity(TEN))["out"]
    assert (told.horizon, told.reason, told.short_days) == (None, PlaceReason.TEAM, 4)


def test_what_it_waits_for_is_named() -> None:
    base = make_task("base", 1, earliest=Horizon.DAY_180)
    told = explain(make_task("a", 20, requires=("base",)), base)["a"]
    assert (told.horizon, told.reason) == (Horizon.DAY_180, PlaceReason.REQUIRES)
    assert told.requires == "base"


def test_lanes_that_are_full_are_the_reason() -> None:
    rows = [make_task(f"t{n}", 20, 75) for n in range(4)]
    told = explain(*rows, make_task("fifth", 1, 60))["fifth"]
    assert (told.horizon, told.reason) == (Horizon.DAY_180, PlaceReason.LANES)


def test_what_takes_longer_than_any_horizon_has_no_place() -> None:
    told = explain(make_task("endless", 20, 200))["endless"]
    assert (told.horizon, told.reason) == (None, PlaceReason.TOO_LONG)


def test_a_person_who_put_it_there_is_the_reason() -> None:
    told = explain(make_task("a", held=Horizon.DAY_360))["a"]
    assert (told.horizon, told.reason) == (Horizon.DAY_360, PlaceReason.HELD)


def test_a_plan_without_a_quick_win_cannot_be_made_final() -> None:
    (problem,) = problems(make_task("a"))
    assert (problem.breach, problem.blocks) == (PlanBreach.NO_QUICK_WIN, True)
    assert problems(make_task("quick", duration=14, is_quick=True)) == ()


def test_what_a_person_asks_too_much_of_is_told() -> None:
    held = [
        make_task(name, work=8, roles={OPS: 8.0}, held=Horizon.DAY_90, is_quick=True, duration=10)
        for name in "ab"
    ]
    found = problems(*held, capacity=Capacity(TEN, {OPS: TEN}))
    assert [(one.breach, one.horizon, one.role, one.days) for one in found] == [
        (PlanBreach.OVER_TEAM, Horizon.DAY_90, None, 6),
        (PlanBreach.OVER_ROLE, Horizon.DAY_90, OPS, 6),
    ]


def test_more_than_runs_side_by_side_is_told() -> None:
    held = [make_task(f"t{n}", duration=75, held=Horizon.DAY_180) for n in range(5)]
    assert (PlanBreach.OVER_LANES, Horizon.DAY_180) in [
        (one.breach, one.horizon) for one in problems(*held)
    ]


def test_one_that_was_put_before_what_it_needs_is_told() -> None:
    base = make_task("base", held=Horizon.DAY_180)
    (problem,) = problems(
        make_task("a", held=Horizon.DAY_90, requires=("base",)),
        base,
        make_task("quick", duration=14, is_quick=True),
    )
    assert (problem.breach, problem.initiative, problem.requires) == (
        PlanBreach.BEFORE_BASE,
        "a",
        "base",
    )


def test_what_is_asked_stands_beside_what_there_is() -> None:
    task = make_task("a", work=6, roles={OPS: 4.0, CSMS: 2.0})
    loads = measure_loads(find_places([task], RULES, Capacity(TEN, {OPS: TEN})).room)
    assert [(one.horizon.value, one.role, one.asked, one.available) for one in loads] == [
        (90, None, 6, 10),
        (180, None, 0, 10),
        (360, None, 0, 10),
        (90, OPS, 4, 10),
        (90, CSMS, 2, None),
    ]
