"""Which assumptions about the plan, its length and its phases a diagnosis rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.roadmap import Complexity, Horizon

Usage = Callable[[Diagnosis], bool]


def _is_planned(diagnosis: Diagnosis) -> bool:
    return diagnosis.roadmap is not None and bool(diagnosis.roadmap.items)


def _is_short(diagnosis: Diagnosis) -> bool:
    return _is_planned(diagnosis) and diagnosis.plan.last is not Horizon.DAY_360


def _lasts_a_year(diagnosis: Diagnosis) -> bool:
    return _is_planned(diagnosis) and not _is_short(diagnosis)


def _staffs_phases(diagnosis: Diagnosis) -> bool:
    plan = diagnosis.plan.phases
    has_work = plan is not None and any(one.phase.work for one in plan.phases)
    return _is_planned(diagnosis) and has_work


def _has_medium(diagnosis: Diagnosis) -> bool:
    items = diagnosis.roadmap.items if diagnosis.roadmap else ()
    return any(item.initiative.complexity is Complexity.MEDIUM for item in items)


def _has_spend(diagnosis: Diagnosis) -> bool:
    items = diagnosis.roadmap.items if diagnosis.roadmap else ()
    return any(item.initiative.cost_high for item in items)


PLAN_USAGES: Mapping[str, Usage] = {
    "roadmap.duration": _lasts_a_year,
    "roadmap.compact": _is_short,
    "roadmap.quick_win": _is_planned,
    "roadmap.horizons": _is_planned,
    "roadmap.capacity": _is_planned,
    "roadmap.complexity": _has_medium,
    "roadmap.spend": _has_spend,
    "roadmap.gates": _is_planned,
    "roadmap.first_phase": _staffs_phases,
    "roles.aliases": _is_planned,
}
