"""Phases of the plan: S0.19, S0.20, S1.20, S1.84 to S1.88, and what the plan leads to (S1.17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from csdesk.errors import WrongUsage
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId
from csdesk.model.library import Library
from csdesk.model.plan_templates import PhasePlan, TemplateId, TemplatePhase
from csdesk.model.registers import ColumnId, RegisterId, RowId
from csdesk.model.roadmap import Horizon
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.plan import choose_template, make_plan_final, place_initiative
from csdesk.operations.registers import save_row
from csdesk.operations.report import make_report
from csdesk.report.document import Report, Table
from csdesk.storage.workspace import Workspace
from exports import write
from tests.acceptance.test_ladder import answers_up_to

LADDER = InstrumentId("maturity_ladder")
TODAY = date(2026, 6, 30)


def follow(workspace: Workspace, library: Library, template: str) -> Diagnosis:
    """Answer the ladder as badly as possible, and let the plan follow a template."""
    instrument = library.instruments[LADDER]
    lowest = dict.fromkeys((area.id for area in instrument.areas), 0)
    for answer in answers_up_to(instrument, lowest).values():
        save_answer(workspace, answer)
    choose_template(workspace, library, TemplateId(template))
    return diagnose(workspace, library)


def phases_of(diagnosis: Diagnosis) -> PhasePlan:
    plan = diagnosis.plan.phases
    assert plan is not None
    return plan


def table_of(report: Report, name: str) -> Table:
    return next(table for table in report.tables() if table.name == name)


def test_s0_19_four_phase_roadmap_with_sixteen_activities(workspace, library) -> None:
    diagnosis = follow(workspace, library, "audit_to_scale")
    phases = phases_of(diagnosis).phases
    assert [one.phase.name for one in phases] == ["Audit", "Design", "Pilot", "Scale and optimise"]
    assert [len(one.phase.activities) for one in phases] == [4, 4, 4, 4]
    report = make_report(diagnosis, library)
    for phase in phases:
        told = dict(table_of(report, f"Phase {phase.phase.name}").rows)
        assert told["Activities"].split("\n") == list(phase.phase.activities)
    due = {item.initiative.id for item in diagnosis.roadmap.items}
    assert {one for phase in phases for one in phase.items} == due


@pytest.mark.parametrize(
    ("template", "days"), [("compact_six_months", 180), ("compact_three_months", 90)]
)
def test_s0_20_timing_rule(workspace, library, template, days) -> None:
    diagnosis = follow(workspace, library, template)
    assert all(item.due_day <= days <= 180 for item in diagnosis.roadmap.items)
    plan = phases_of(diagnosis)
    assert plan.phases[-1].last_day == days
    assert [one.holds for one in plan.verdicts] == [True, True, True, True, None]
    for initiative in library.initiatives:
        if initiative.quick_win:
            place_initiative(workspace, library, initiative.id, None)
    without = diagnose(workspace, library)
    assert phases_of(without).verdicts[1].holds is False
    with pytest.raises(WrongUsage, match="done by day 30"):
        make_plan_final(workspace, without, TODAY, "Dana Ortiz")


def test_s1_20_plan_of_90_180_and_360_days(workspace, library) -> None:
    diagnosis = follow(workspace, library, "three_horizons")
    phases = phases_of(diagnosis).phases
    assert [one.last_day for one in phases] == [horizon.value for horizon in Horizon]
    pillars = [area.id for area in library.instruments[LADDER].areas]
    assert [one.phase.areas for one in phases] == [
        tuple(pillars[0:2]),
        tuple(pillars[2:4]),
        tuple(pillars[4:6]),
    ]
    planned = [item for item in diagnosis.roadmap.items if not item.initiative.quick_win]
    early = [item for item in planned if item.initiative.early_horizon is None]
    usual = library.plan.horizon_of_area
    assert early
    assert all(item.horizon >= usual[item.initiative.area] for item in early)
    lifts = table_of(make_report(diagnosis, library), "Phase lifts")
    assert [row[1:] for row in lifts.rows] == [
        ("Efficiency of prioritising", "10 to 15%", "15 to 20%"),
        ("Reduction of churn", "5 to 10%", "no other figure is given"),
        ("Time saved", "20%", "30%"),
        ("Speed of reporting", "15%", "no other figure is given"),
        ("Clarity of roles", "25%", "35%"),
        ("Productivity as a whole", "20%", "no other figure is given"),
    ]
    assert "not a forecast" in lifts.notes[0]


def check_card(diagnosis: Diagnosis, report: Report, number: int, weeks: int) -> TemplatePhase:
    """Check that the card of a phase has three deliverables and its person-weeks by role."""
    planned = phases_of(diagnosis).phases[number - 1]
    phase, deliverables = planned.phase, [one.name for one in planned.deliverables]
    assert len(deliverables) == 3
    assert sum(share.weeks for share in phase.work) == weeks
    assert all((phase.objectives, phase.stakeholders, phase.success, phase.risk, phase.mitigation))
    told = dict(table_of(report, f"Phase {phase.name}").rows)
    assert told["Deliverables"].split("\n") == deliverables
    assert told["Person-weeks"].startswith(f"{weeks}: ")
    return phase


def test_s1_84_phase_1(sample, sample_report) -> None:
    phase = check_card(sample, sample_report, 1, 8)
    assert [share.weeks for share in phase.work] == [4, 2, 2]
    assumptions = [one.source for one in sample.assumptions]
    assert "S1.84, D18" in assumptions
    (step,) = phases_of(sample).phases[0].change
    assert step.name == "Create urgency"


def test_s1_85_phase_2(sample, sample_report) -> None:
    phase = check_card(sample, sample_report, 2, 12)
    assert [share.weeks for share in phase.work] == [4, 3, 2, 3]


def test_s1_86_phase_3(sample, sample_report) -> None:
    phase = check_card(sample, sample_report, 3, 20)
    assert [share.weeks for share in phase.work] == [6, 5, 4, 5]


def test_s1_87_phase_4(sample, sample_report) -> None:
    phase = check_card(sample, sample_report, 4, 15)
    assert [share.weeks for share in phase.work] == [5, 4, 3, 3]


def test_s1_88_milestones(sample, sample_report, tmp_path) -> None:
    start = sample.roadmap.start_on
    milestones = phases_of(sample).milestones
    assert [one.due_on for one in milestones] == [
        start + timedelta(days=day) for day in (30, 90, 180, 360)
    ]
    assert "80%" in milestones[1].name
    assert [row[1] for row in table_of(sample_report, "Milestones").rows] == [30, 90, 180, 360]
    write(sample_report, tmp_path / "report.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    assert all(one.name in text for one in milestones)


def test_a_deliverable_is_ticked_in_its_register_and_the_phase_follows(workspace, library) -> None:
    follow(workspace, library, "four_phases")
    register = RegisterId("phase_deliverables")
    cells = {"deliverable": "Map of the stakeholders", "phase": "1", "done": True}
    named = {ColumnId(key): value for key, value in cells.items()}
    save_row(workspace, library, register, named, RowId("stakeholder_map"))
    diagnosis = diagnose(workspace, library)
    first, *others = phases_of(diagnosis).phases[0].deliverables
    assert (first.name, first.is_done) == ("Map of the stakeholders", True)
    assert [one.is_done for one in others] == [False, False]
    told = dict(table_of(make_report(diagnosis, library), "Phase Discovery and baseline").rows)
    assert told["Deliverables"].startswith("Map of the stakeholders (done)\n")


def test_a_milestone_is_reached_once_everybody_signed_its_gate(workspace, library) -> None:
    follow(workspace, library, "four_phases")
    signed = {"gate": "Discovery and baseline", "number": 1, "passed_on": "2026-07-28"}
    cells = {ColumnId(key): value for key, value in signed.items()}
    register, row = RegisterId("gate_sign_offs"), RowId("gate_1")
    with pytest.raises(WrongUsage, match="cannot pass yet"):
        save_row(workspace, library, register, cells, row)
    agreed = {ColumnId(team): True for team in ("product", "sales", "finance")}
    save_row(workspace, library, register, {**cells, **agreed}, row)
    plan = phases_of(diagnose(workspace, library))
    assert plan.milestones[0].reached_on == date(2026, 7, 28)
    assert plan.phases[0].sign_offs.passed_on == date(2026, 7, 28)
    assert plan.phases[1].sign_offs.passed_on is None


def test_projected_levels_stand_beside_both_lifts_of_the_source(workspace, library) -> None:
    """All of tier 2 is missing in segmentation, and initiatives of its plan put it in place."""
    instrument, area = library.instruments[LADDER], AreaId("segmentation")
    tiers = dict.fromkeys((one.id for one in instrument.areas), 1)
    for answer in answers_up_to(instrument, tiers).values():
        save_answer(workspace, answer)
    first = diagnose(workspace, library).roadmap.items[0].initiative
    missing = [one for one in instrument.area_questions(area) if one.tier == 2]
    lifted = {
        one.id: ChoiceId(next(choice.id for choice in one.choices if choice.credit == 1))
        for one in missing
    }
    others = (replace(one, answers={}) for one in library.initiatives if one.id != first.id)
    own = replace(library, initiatives=(replace(first, answers=lifted), *others))
    diagnosis = diagnose(workspace, own)
    due = next(i for i in diagnosis.roadmap.items if i.initiative.id == first.id).due_day
    (projection,) = diagnosis.plan.projections
    for horizon in Horizon:
        tier = projection.then[horizon].area(area).tier
        assert tier == (2 if due <= horizon else 1)
    report = make_report(diagnosis, own)
    lifts = table_of(report, f"Lifts of {instrument.name}")
    assert lifts.rows == (
        (instrument.area_name(area), "Ad-hoc to Repeatable", "5 to 15%", "5 to 25%"),
    )
    assert lifts.notes[0] == "An estimate as published, not a forecast for this client."
    section = next(one for one in report.sections if one.id == "projection")
    assert "if every initiative due by then is done" in section.lead
