"""A plan of sixty initiatives under the days of a team and of five roles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csdesk.model.plan_review import Capacity
    from csdesk.roadmap.tasks import PlanTask

Work = Callable[[], object]
SEED, WIDEST_GAP = 3, 0.10
ROLES = ("cs_ops", "csms", "data_team", "it", "cs_trainers")
TEAM, EACH = (100.0, 100.0, 75.0), (25.0, 30.0, 40.0)
DURATIONS = (14, 21, 30, 45, 60, 75, 90)


def plan_initiatives(_folder: Path, initiatives: int) -> tuple[Work, Work]:
    """Place initiatives in order of priority, and by the solver.

    SystemExit where the solver's plan is worth less, or where no more can be said than that another
    may be worth over a tenth more.
    """
    from csdesk.content import load_library
    from csdesk.roadmap.in_order import fill_in_order, place_held
    from csdesk.roadmap.placing import find_places

    tasks, capacity = _draw(initiatives)
    rules = load_library().plan

    def in_order() -> float:
        room = place_held(tasks, rules, capacity)
        fill_in_order(room)
        return room.worth()

    found = find_places(tasks, rules, capacity)
    gap = 1 - found.worth / found.bound
    if found.worth < in_order() or gap > WIDEST_GAP:
        raise SystemExit(f"P13: {found.worth:.1f} points, {in_order():.1f} in order, gap {gap:.1%}")
    return in_order, lambda: find_places(tasks, rules, capacity)


def _draw(initiatives: int) -> tuple[list[PlanTask], Capacity]:
    """Return initiatives, best first: a third needs one before it, and not all have room."""
    from csdesk.model.identifiers import RoleId
    from csdesk.model.plan_review import Capacity
    from csdesk.model.roadmap import Horizon

    random = Random(SEED)
    drawn = [_draw_task(number, random) for number in range(initiatives)]
    roles = {RoleId(role): dict(zip(Horizon, EACH, strict=True)) for role in ROLES}
    capacity = Capacity(dict(zip(Horizon, TEAM, strict=True)), roles)
    return sorted(drawn, key=lambda task: -task.worth), capacity


def _draw_task(number: int, random: Random) -> PlanTask:
    from csdesk.model.identifiers import InitiativeId, RoleId
    from csdesk.model.roadmap import Horizon
    from csdesk.roadmap.tasks import PlanTask

    work = random.uniform(3, 30)
    first, second = random.sample(ROLES, 2)
    has_base = number > 0 and random.random() < 1 / 3
    return PlanTask(
        InitiativeId(f"i{number}"),
        worth=float(random.randint(1, 5) * random.randint(1, 5)),
        duration=random.choice(DURATIONS),
        earliest=random.choice((Horizon.DAY_90, Horizon.DAY_180)),
        work=work,
        roles={RoleId(first): 0.6 * work, RoleId(second): 0.4 * work},
        requires=(InitiativeId(f"i{random.randrange(number)}"),) if has_base else (),
        is_quick=False,
    )
