"""What a move to another horizon would break is told before it is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from csdesk.model.plan_review import Load, PlanBreach, PlanProblem
from csdesk.model.roadmap import Horizon, Roadmap, RoadmapItem
from csdesk.roadmap.moving import foresee_move
from csdesk.roadmap.tasks import middle_work

DAY = date(2026, 3, 2)


def place(initiative, horizon: Horizon, due_day: int = 60) -> RoadmapItem:
    return RoadmapItem(initiative, horizon, 0, due_day, DAY, DAY, 1.0, None, ())


def plan(*items: RoadmapItem) -> Roadmap:
    return Roadmap(DAY, items, (), (), ())


def test_what_stays_breaks_nothing(make_initiative) -> None:
    item = place(make_initiative("one"), Horizon.DAY_90)
    loads = (Load(Horizon.DAY_90, None, 200.0, 100.0),)
    assert foresee_move(plan(item), loads, item, Horizon.DAY_90) == ()


def test_what_needs_another_cannot_come_before_it_either_way(make_initiative) -> None:
    base = place(replace(make_initiative("base"), requires=()), Horizon.DAY_180)
    needs = replace(make_initiative("next"), requires=(base.initiative.id,))
    later = place(needs, Horizon.DAY_180)
    broken = PlanProblem(PlanBreach.BEFORE_BASE, initiative=needs.id, requires=base.initiative.id)
    assert foresee_move(plan(base, later), (), later, Horizon.DAY_90) == (broken,)
    assert foresee_move(plan(base, later), (), base, Horizon.DAY_360) == (broken,)
    assert foresee_move(plan(base, later), (), later, Horizon.DAY_360) == ()


def test_a_move_asks_its_days_of_the_team(make_initiative) -> None:
    item = place(make_initiative("one"), Horizon.DAY_90)
    work = middle_work(item.initiative)
    loads = (Load(Horizon.DAY_180, None, 100.0, 100.0), Load(Horizon.DAY_360, None, 9.0, None))
    told = PlanProblem(PlanBreach.OVER_TEAM, horizon=Horizon.DAY_180, days=work)
    assert foresee_move(plan(item), loads, item, Horizon.DAY_180) == (told,)
    assert foresee_move(plan(item), loads, item, Horizon.DAY_360) == ()


def test_the_only_quick_win_is_missed(make_initiative) -> None:
    quick = replace(make_initiative("one"), quick_win=True)
    item = place(quick, Horizon.DAY_90, 20)
    told = (PlanProblem(PlanBreach.NO_QUICK_WIN),)
    assert foresee_move(plan(item), (), item, Horizon.DAY_180) == told
