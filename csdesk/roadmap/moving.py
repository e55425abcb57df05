"""What moving an initiative to another horizon would break, everything else staying in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csdesk.formatting import number
from csdesk.model.plan_review import Load, PlanBreach, PlanProblem, PlanReview
from csdesk.model.roadmap import Horizon, Roadmap, RoadmapItem
from csdesk.roadmap.room import TINY
from csdesk.roadmap.tasks import middle_work
from csdesk.roadmap.wording import describe_problem


def foresee_move(
    roadmap: Roadmap, loads: Sequence[Load], moved: RoadmapItem, to: Horizon
) -> tuple[PlanProblem, ...]:
    """Return what a move would break; nothing where the initiative stays in its horizon."""
    if to is moved.horizon:
        return ()
    return (
        *_find_lost_win(roadmap, moved, to),
        *_find_overload(loads, moved, to),
        *_find_disorder(roadmap, moved, to),
    )


def describe_move(review: PlanReview, roadmap: Roadmap, moved: RoadmapItem, to: Horizon) -> str:
    """Return what a move would break, in sentences, or that it breaks nothing."""
    title, room = moved.initiative.title, to.value - to.first_day + 1
    where = f"“{title}” to days {to.first_day} to {to.value}"
    if moved.initiative.duration > room:
        return f"{where}: it takes longer than that, {number(moved.initiative.duration)} days."
    broken = foresee_move(roadmap, review.loads, moved, to)
    said = [describe_problem(problem, review, roadmap.roles) for problem in broken]
    if to is moved.horizon:
        return f"{where}: it stands there."
    return f"{where}: " + (" ".join(said) if said else "nothing breaks.")


def _find_lost_win(roadmap: Roadmap, moved: RoadmapItem, to: Horizon) -> Iterator[PlanProblem]:
    quick = [item for item in roadmap.items if item.is_quick_win]
    if quick == [moved] and to is not Horizon.DAY_90:
        yield PlanProblem(PlanBreach.NO_QUICK_WIN)


def _find_overload(loads: Sequence[Load], moved: RoadmapItem, to: Horizon) -> Iterator[PlanProblem]:
    for load in loads:
        if load.horizon is to and load.role is None and load.available is not None:
            short = load.asked + middle_work(moved.initiative) - load.available
            if short > TINY:
                yield PlanProblem(PlanBreach.OVER_TEAM, horizon=to, days=short)


def _find_disorder(roadmap: Roadmap, moved: RoadmapItem, to: Horizon) -> Iterator[PlanProblem]:
    initiative = moved.initiative
    for item in roadmap.items:
        other = item.initiative
        if other.id in initiative.requires and item.horizon > to:
            yield PlanProblem(PlanBreach.BEFORE_BASE, initiative=initiative.id, requires=other.id)
        if initiative.id in other.requires and item.horizon < to:
            yield PlanProblem(PlanBreach.BEFORE_BASE, initiative=other.id, requires=initiative.id)
