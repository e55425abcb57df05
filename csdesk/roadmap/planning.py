"""From findings to the plan of 90, 180 and 360 days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from csdesk.model.findings import Finding
from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.levels import MaturityResult
from csdesk.model.library import Library
from csdesk.model.roadmap import RaciLetter, Roadmap, RoadmapItem
from csdesk.roadmap.prioritisation import choose_initiatives, pin_top
from csdesk.roadmap.raci import make_raci
from csdesk.roadmap.scheduling import Placement, schedule


def plan_roadmap(
    findings: Sequence[Finding],
    library: Library,
    start_on: date,
    *,
    levels: MaturityResult,
    owners: Mapping[InitiativeId, str],
    raci_changes: Mapping[RaciRowId, Mapping[RoleId, RaciLetter]],
) -> Roadmap:
    """Return the plan: the initiatives that the findings call for, each once (S1.20, S0.21).

    ``findings`` come highest priority first. Days count from ``start_on``, which is day 0. The
    library's rules say how many initiatives are pinned for the worst findings, how many run side
    by side, and by which day at least one quick win is due (S0.20). ARR at stake is that of the
    accounts named by an item's findings, no account twice. Gates and roles are the library's,
    the RACI has its standing rows and one per item (S1.89); ``raci_changes`` replace the letters
    of the rows with these ids.
    """
    rules = library.plan
    candidates = choose_initiatives(findings, library.initiatives, levels, rules.default_quick_win)
    top = pin_top(candidates, findings, rules.pinned)
    items = tuple(
        _make_item(placement, start_on, owners, top) for placement in schedule(candidates, rules)
    )
    return Roadmap(
        start_on=start_on,
        items=items,
        gates=library.gates,
        raci=make_raci(library.raci, [item.initiative for item in items], raci_changes),
        roles=library.roles,
    )


def _make_item(
    placement: Placement,
    start_on: date,
    owners: Mapping[InitiativeId, str],
    top: frozenset[InitiativeId],
) -> RoadmapItem:
    candidate = placement.candidate
    return RoadmapItem(
        initiative=candidate.initiative,
        horizon=placement.horizon,
        start_day=placement.start_day,
        due_day=placement.due_day,
        start_on=start_on + timedelta(days=placement.start_day),
        due_on=start_on + timedelta(days=placement.due_day),
        priority=float(candidate.priority),
        arr_at_stake=candidate.arr_at_stake,
        findings=candidate.findings,
        owner=owners.get(candidate.initiative.id, ""),
        top_three=candidate.initiative.id in top,
    )
