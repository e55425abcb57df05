"""The report tells the phases of the plan by the template that was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId
from csdesk.model.lifts import LiftRange
from csdesk.model.plan_review import NO_PLAN_REVIEW
from csdesk.model.plan_templates import (
    Milestone,
    PhaseLift,
    PlanTemplate,
    SignOffs,
    TemplateId,
    TemplatePhase,
    TimingRule,
    WorkShare,
)
from csdesk.report.document import Table
from csdesk.report.phase_words import NOTHING_DUE, sign_off_words, span_words
from csdesk.report.sections.phases import phases_sections
from csdesk.roadmap.phases import lay_phases
from tests.csdesk.report.diagnoses import AS_OF, make_full

FIRST = TemplatePhase(
    "Discover",
    0,
    30,
    gate=1,
    objectives=("See how it works",),
    deliverables=("Map", "Baseline", "Outline"),
    risk="Teams resist",
    mitigation="workshops",
    work=(WorkShare("Ops", 4.0, "2 people"), WorkShare("Analyst", 2.5)),
)
LAST = TemplatePhase(
    "Try",
    300,
    360,
    areas=(AreaId("health"),),
    lifts=(
        PhaseLift("Time saved", LiftRange(20, 20), LiftRange(30, 40)),
        PhaseLift("Speed", LiftRange(15, 15)),
    ),
)
TEMPLATE = PlanTemplate(
    TemplateId("own"),
    "Own way",
    "Two phases.",
    "S1.83",
    phases=(FIRST, LAST),
    milestones=(Milestone(30, "The baseline is there", gate=1),),
    rules=(TimingRule("Milestones are celebrated"),),
)


@pytest.fixture
def phased() -> Diagnosis:
    full = make_full()
    plan = lay_phases(TEMPLATE, full.roadmap, NO_PLAN_REVIEW, {})
    return replace(full, plan=replace(full.plan, phases=plan))


def tables_of(diagnosis: Diagnosis) -> dict[str, Table]:
    (section,) = phases_sections(diagnosis)
    return {block.name: block for block in section.blocks if isinstance(block, Table)}


def test_each_phase_has_a_card_with_what_it_is_for(phased) -> None:
    card = tables_of(phased)["Phase Discover"]
    told = dict(card.rows)
    assert card.title == "Discover: days 0 to 30"
    assert told["Deliverables"] == "Map\nBaseline\nOutline"
    assert told["Risk"] == "Teams resist. Against it: workshops."
    assert told["Person-weeks"] == "7: Ops 4 (2 people); Analyst 2.5"
    assert told["Gate"] == "Stakeholders agree, 80% or more\nMeasured days 25 to 30"
    assert "Activities" not in told
    assert card.paper_only


def test_the_initiatives_of_a_phase_stand_in_it(phased) -> None:
    tables = tables_of(phased)
    first = phased.roadmap.items[0]
    told = dict(tables["Phase Discover"].rows)["Initiatives"]
    assert told.startswith(f"{first.initiative.title}, due ")
    assert dict(tables["Phase Try"].rows)["Initiatives"] == NOTHING_DUE


def test_the_workbook_has_all_phases_in_one_table_with_their_dates(phased) -> None:
    table = tables_of(phased)["Phases"]
    first, last = table.rows
    assert first[:3] == ("Discover", AS_OF, AS_OF + timedelta(days=30))
    assert last[:3] == ("Try", AS_OF + timedelta(days=300), AS_OF + timedelta(days=360))
    assert table.workbook_only
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_milestones_lifts_and_timing_are_told_where_there_are_some(phased) -> None:
    tables = tables_of(phased)
    due = AS_OF + timedelta(days=30)
    assert tables["Milestones"].rows == (("The baseline is there", 30, due, None),)
    assert tables["Phase lifts"].rows == (
        ("Try", "Time saved", "20%", "30 to 40%"),
        ("Try", "Speed", "15%", "no other figure is given"),
    )
    assert "not a forecast" in tables["Phase lifts"].notes[0]
    ((rule, state),) = tables["Timing"].rows
    assert (rule, state.word) == ("Milestones are celebrated", "See for yourself")


def test_without_a_plan_there_are_no_phases(phased) -> None:
    assert phases_sections(make_full()) == ()
    assert phases_sections(replace(phased, roadmap=None)) == ()


def test_sign_offs_say_what_is_missing_until_the_gate_is_passed() -> None:
    assert sign_off_words(SignOffs((), ("Product", "Sales"), None)) == (
        "Still missing: Product and Sales"
    )
    assert sign_off_words(SignOffs(("Product",), (), AS_OF)).startswith("Passed on ")
    assert span_words(LiftRange(5, 10)) == "5 to 10%"
