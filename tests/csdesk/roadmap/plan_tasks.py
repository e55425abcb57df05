"""Tasks of a plan made by hand, made at random, and the best plan found by trying all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random

from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.plan_review import Capacity
from csdesk.model.roadmap import Horizon, PlanRules
from csdesk.roadmap.layout import lay_out
from csdesk.roadmap.slots import Slot
from csdesk.roadmap.tasks import PlanTask

Plan = Sequence[tuple[PlanTask, Slot | None]]
OPS, CSMS, DATA = RoleId("cs_ops"), RoleId("csms"), RoleId("data_team")
RULES = PlanRules(
    horizon_of_area={},
    default_quick_win=InitiativeId("default"),
    quick_win_due=30,
    quick_wins_at_once=3,
    at_once=4,
    stagger=5,
    pinned=3,
)


def make_task(identifier: str, worth: float = 9, duration: int = 30, **parts) -> PlanTask:
    """Return a task that asks for nothing but time, unless something else is said."""
    usual = {"earliest": Horizon.DAY_90, "work": 0.0, "roles": {}, "requires": ()}
    known = {**usual, "is_quick": False, **parts}
    return PlanTask(InitiativeId(identifier), worth, duration, **known)


def draw_tasks(count: int, seed: int) -> tuple[tuple[PlanTask, ...], Capacity]:
    """Return tasks in order of their worth, and a capacity that does not suffice for all of them.

    A task may need one that comes before it in the drawing, and never itself.
    """
    random = Random(seed)  # noqa: S311
    drawn = [_draw_task(number, random) for number in range(count)]
    bases = {base for task in drawn for base in task.requires}
    tasks = [replace(task, is_quick=task.is_quick and task.id not in bases) for task in drawn]
    part = sum(task.work for task in tasks) / 5
    team = dict(zip(Horizon, (part, part, part / 2), strict=True))
    roles = {role: dict.fromkeys(Horizon, part / 2) for role in (OPS, CSMS, DATA)}
    return tuple(sorted(tasks, key=lambda task: -task.worth)), Capacity(team, roles)


def try_all(tasks: Sequence[PlanTask], rules: PlanRules, capacity: Capacity) -> float:
    """Return the worth of the best of all plans, by loops that share nothing with the planner.

    Only the question whether a slot can be laid out day by day is asked of the engine.
    """
    slots: tuple[Slot | None, ...] = (None, *Slot)
    plans = (list(zip(tasks, plan, strict=True)) for plan in product(slots, repeat=len(tasks)))
    return max(
        sum(task.worth * slot.weight for task, slot in plan if slot)
        for plan in plans
        if _is_allowed(plan, rules, capacity)
    )


def _draw_task(number: int, random: Random) -> PlanTask:
    work = random.uniform(2, 20)
    first, second = random.sample((OPS, CSMS, DATA), 2)
    has_base = number > 0 and random.random() < 0.4
    requires = (InitiativeId(f"t{random.randrange(number)}"),) if has_base else ()
    duration = random.choice((14, 21, 30, 45, 60, 90))
    return make_task(
        f"t{number}",
        float(random.randint(1, 5) * random.randint(1, 5)),
        duration,
        earliest=random.choice((Horizon.DAY_90, Horizon.DAY_180)),
        work=work,
        roles={first: 0.6 * work, second: 0.4 * work},
        requires=requires,
        is_quick=random.random() < 0.3 and duration <= RULES.quick_win_due and not requires,
    )


def _is_allowed(plan: Plan, rules: PlanRules, capacity: Capacity) -> bool:
    return (
        all(slot is None or slot.may_hold(task) for task, slot in plan)
        and _keeps_order(plan)
        and all(asked <= there + 1e-9 for asked, there in _loads(plan, capacity))
        and _has_days(plan, rules)
    )


def _keeps_order(plan: Plan) -> bool:
    by_id = {task.id: slot for task, slot in plan}
    for task, slot in plan:
        for base in task.requires if slot else ():
            before = by_id[base]
            if before is None or slot is None or before.horizon > slot.horizon:
                return False
    return True


def _loads(plan: Plan, capacity: Capacity) -> Iterator[tuple[float, float]]:
    for horizon in Horizon:
        inside = [task for task, slot in plan if slot and slot.horizon is horizon]
        yield sum(task.work for task in inside), capacity.team[horizon]
        for role, days in capacity.roles.items():
            yield sum(task.roles.get(role, 0.0) for task in inside), days[horizon]


def _has_days(plan: Plan, rules: PlanRules) -> bool:
    quick = [task for task, slot in plan if slot is Slot.QUICK]
    laid_out = all(
        lay_out([task for task, at in plan if at is slot], slot.horizon, rules) is not None
        for slot in list(Slot)[1:]
    )
    return laid_out and len(quick) <= rules.quick_wins_at_once
