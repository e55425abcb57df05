"""Assumptions about the length of a plan and its phases are told where they count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.assumptions.usage import USAGES
from csdesk.model.plan_review import NO_PLAN_REVIEW
from csdesk.model.plan_templates import PlanTemplate, TemplateId, TemplatePhase, WorkShare
from csdesk.model.roadmap import Complexity, Horizon
from csdesk.roadmap.phases import lay_phases
from tests.csdesk.report.diagnoses import make_full

WORK = PlanTemplate(
    TemplateId("own"), "", "", "", (TemplatePhase("A", 0, 30, work=(WorkShare("Ops", 8.0),)),)
)


@pytest.mark.parametrize(
    ("last", "used", "unused"),
    [
        (Horizon.DAY_360, "roadmap.duration", "roadmap.compact"),
        (Horizon.DAY_180, "roadmap.compact", "roadmap.duration"),
    ],
)
def test_a_short_plan_rests_on_other_days(last, used, unused) -> None:
    full = make_full()
    planned = replace(full, plan=replace(full.plan, last=last))
    assert USAGES[used](planned)
    assert not USAGES[unused](planned)
    assert not USAGES[used](replace(planned, roadmap=None))


def test_the_work_of_the_first_phase_counts_where_phases_have_work() -> None:
    full = make_full()
    phases = lay_phases(WORK, full.roadmap, NO_PLAN_REVIEW, {})
    assert USAGES["roadmap.first_phase"](replace(full, plan=replace(full.plan, phases=phases)))
    assert not USAGES["roadmap.first_phase"](full)


@pytest.mark.parametrize(
    ("change", "used"),
    [
        ({"complexity": Complexity.MEDIUM}, "roadmap.complexity"),
        ({"cost_high": 5_000.0}, "roadmap.spend"),
    ],
)
def test_how_long_and_how_dear_initiatives_are_counts_where_one_of_them_rests_on_it(
    change, used
) -> None:
    full = make_full()
    plain = {"complexity": Complexity.LOW, "cost_high": 0.0}

    def plan(changes):
        items = tuple(
            replace(item, initiative=replace(item.initiative, **changes))
            for item in full.roadmap.items
        )
        return replace(full, roadmap=replace(full.roadmap, items=items))

    assert not USAGES[used](plan(plain))
    assert not USAGES[used](replace(full, roadmap=None))
    assert USAGES[used](plan({**plain, **change}))
