"""The best plan that a solver finds: a mixed-integer model, solved by SciPy's HiGHS (P13)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.identifiers import InitiativeId
from csdesk.roadmap.quiet_solver import quiet_solver
from csdesk.roadmap.room import Room
from csdesk.roadmap.slots import Slot
from csdesk.roadmap.tasks import PlanTask

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

SECONDS = 1.0
GAP = 0.04
NODES = 50
"""What ends the search on every machine alike; the seconds end it on very slow ones only."""
FEW = 20
"""So many tasks are searched to the end: that takes no longer than a blink."""
ORDER = 1e-6
"""Among plans of equal worth the one that keeps to the order of priority."""

Terms = Mapping[int, float]
"""Coefficients by the number of the variable."""
Crowd = tuple[Slot, frozenset[InitiativeId]]
"""Tasks that cannot all stand in a slot."""


@dataclass(frozen=True, slots=True)
class Solved:
    """Where the solver puts tasks, and what no plan can exceed."""

    places: Mapping[InitiativeId, Slot]
    bound: float


def solve_places(
    held: Room, crowds: Collection[Crowd] = (), seconds: float = SECONDS
) -> Solved | None:
    """Return the best slots for the tasks that nobody put anywhere; None where none was found.

    Each variable says whether a task stands in a slot. Each task stands in one at most; the days of
    a slot, of the team and of each role are not exceeded; what a task needs stands in the same
    horizon or before. Whether tasks can be laid out day by day is not in the model: ``crowds`` say
    which cannot.
    """
    import numpy as np
    from scipy.optimize import Bounds, milp

    model = _Model(held, crowds)
    if not model.pairs:
        return Solved({}, 0.0)
    with quiet_solver():
        answer = milp(
            -np.array(model.worth()),
            integrality=np.ones(len(model.pairs)),
            bounds=Bounds(0, 1),
            constraints=model.constraints(),
            options=_end_of_search(len(held.tasks), seconds),
        )
    if answer.x is None:
        return None
    chosen = zip(model.pairs, np.round(answer.x), strict=True)
    places = {task.id: slot for (task, slot), is_in in chosen if is_in}
    return Solved(places, -float(answer.mip_dual_bound) / (1 - ORDER * len(held.tasks)))


def _end_of_search(tasks: int, seconds: float) -> dict[str, float]:
    """Return when the solver stops looking: with few tasks once no plan can be worth more."""
    if tasks <= FEW:
        return {"time_limit": seconds, "mip_rel_gap": 0.0}
    return {"time_limit": seconds, "mip_rel_gap": GAP, "node_limit": NODES}


class _Model:
    """The variables and constraints: one variable for each task and slot that may hold it."""

    def __init__(self, held: Room, crowds: Collection[Crowd]) -> None:
        self._held = held
        self._crowds = crowds
        free = [task for task in held.tasks if task.id not in held.places]
        self.pairs = [(task, slot) for task in free for slot in Slot if self._may(task, slot)]
        self._number = {(task.id, slot): at for at, (task, slot) in enumerate(self.pairs)}

    def worth(self) -> list[float]:
        """Return what each variable adds."""
        places = {task.id: at for at, task in enumerate(self._held.tasks)}
        return [
            task.worth * slot.weight * (1 - ORDER * places[task.id]) for task, slot in self.pairs
        ]

    def constraints(self) -> LinearConstraint:
        """Return all constraints: sums of variables with a greatest value each."""
        from scipy.optimize import LinearConstraint
        from scipy.sparse import coo_matrix

        rows = [*self._once(), *self._days(), *self._work(), *self._needs(), *self._apart()]
        cells = [(at, n, value) for at, (row, _) in enumerate(rows) for n, value in row.items()]
        lines, columns, values = zip(*cells, strict=True)
        matrix = coo_matrix((values, (lines, columns)), shape=(len(rows), len(self.pairs)))
        return LinearConstraint(matrix.tocsc(), ub=[most for _, most in rows])

    def _may(self, task: PlanTask, slot: Slot) -> bool:
        """Return whether a task can stand in a slot, beside what a person put into the plan."""
        bases = (self._held.places.get(base) for base in task.requires)
        return slot.may_hold(task) and all(
            base is None or base.horizon <= slot.horizon for base in bases
        )

    def _once(self) -> Iterator[tuple[Terms, float]]:
        for task in self._held.tasks:
            numbers = [self._number.get((task.id, slot)) for slot in Slot]
            yield {number: 1.0 for number in numbers if number is not None}, 1.0

    def _days(self) -> Iterator[tuple[Terms, float]]:
        """Yield that no slot holds more days than its lanes have, and no more than one long one.

        Of tasks that take over half a lane, one fits into each; over a third, two.
        """
        rules = self._held.rules
        quick = len(self._held.of_slot(Slot.QUICK))
        yield self._count(Slot.QUICK), float(max(0, rules.quick_wins_at_once - quick))
        for slot in list(Slot)[1:]:
            first = slot.horizon.first_day
            lane = slot.horizon.value - first + 1
            lost = rules.stagger * rules.at_once * (rules.at_once - 1) / 2
            taken = sum(task.duration for task in self._held.of_slot(slot))
            days = {n: float(task.duration) for n, task in self._in(slot)}
            yield days, max(0.0, rules.at_once * lane - lost - taken)
            for parts in (2, 3):
                long = [task for task in self._held.of_slot(slot) if task.duration * parts > lane]
                most = max(0, rules.at_once * (parts - 1) - len(long))
                yield self._count(slot, lane // parts + 1), float(most)

    def _work(self) -> Iterator[tuple[Terms, float]]:
        for horizon in {slot.horizon for slot in Slot}:
            inside = [
                (n, task) for n, (task, slot) in enumerate(self.pairs) if slot.horizon is horizon
            ]
            left = self._held.left_of_team(horizon)
            if left is not None:
                yield {n: task.work for n, task in inside}, max(0.0, left)
            for role in self._held.capacity.roles:
                left = self._held.left_of_role(role, horizon)
                if left is not None:
                    asked = {n: task.roles[role] for n, task in inside if role in task.roles}
                    yield asked, max(0.0, left)

    def _needs(self) -> Iterator[tuple[Terms, float]]:
        """Yield, for each place of a task, that what it needs stands in the same one or before."""
        for number, (task, slot) in enumerate(self.pairs):
            for base in task.requires:
                if base not in self._held.places:
                    before = [s for s in Slot if s.horizon <= slot.horizon]
                    yield {number: 1.0, **dict.fromkeys(self._numbers([base], before), -1.0)}, 0.0

    def _apart(self) -> Iterator[tuple[Terms, float]]:
        for slot, crowd in self._crowds:
            numbers = tuple(self._numbers(crowd, [slot]))
            yield dict.fromkeys(numbers, 1.0), float(len(numbers) - 1)

    def _count(self, slot: Slot, least_days: int = 0) -> Terms:
        return {n: 1.0 for n, task in self._in(slot) if task.duration >= least_days}

    def _in(self, slot: Slot) -> Iterator[tuple[int, PlanTask]]:
        for number, (task, own) in enumerate(self.pairs):
            if own is slot:
                yield number, task

    def _numbers(self, tasks: Iterable[InitiativeId], slots: Sequence[Slot]) -> Iterator[int]:
        for task in sorted(tasks):
            for slot in slots:
                number = self._number.get((task, slot))
                if number is not None:
                    yield number
