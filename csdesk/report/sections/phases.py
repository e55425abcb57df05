"""The phases of the plan by the chosen template, its milestones and its rules of timing."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.plan_templates import PhasePlan, PlannedPhase, TimingVerdict
from csdesk.report.document import (
    Column,
    Format,
    Section,
    Status,
    StatusWord,
    Table,
    Value,
)
from csdesk.report.phase_words import ESTIMATE, phase_facts, span_words

TIMING = {
    True: StatusWord(Status.GOOD, "Kept"),
    False: StatusWord(Status.WATCH, "Not kept"),
    None: StatusWord(Status.NONE, "See for yourself"),
}
FACTS = (
    "Objectives",
    "Pillars",
    "Activities",
    "Deliverables",
    "Stakeholders",
    "Has worked when",
    "Risk",
    "Person-weeks",
    "Step of change",
    "Said to bring",
    "Gate",
    "Initiatives",
)


def phases_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the phases of the plan (S0.19, S0.20, S1.20, S1.84 to S1.88); nothing without it."""
    plan = diagnosis.plan.phases
    if plan is None or diagnosis.roadmap is None or not diagnosis.roadmap.items:
        return ()
    cards = (_card(phase, diagnosis) for phase in plan.phases)
    timing = (_timing_table(plan),) if plan.verdicts else ()
    blocks = (*timing, *cards, _all_phases(plan, diagnosis), *phase_tables(plan))
    lead = f"{plan.template.name}. {plan.template.about}"
    return (Section("phases", "Phases of the plan", lead, blocks),)


def phase_tables(plan: PhasePlan) -> tuple[Table, ...]:
    """Return the milestones of a plan, and what its phases are said to bring."""
    tables = (_milestones_table(plan), _lifts_table(plan))
    return tuple(table for table in tables if table.rows)


def timing_words(verdict: TimingVerdict) -> StatusWord:
    """Return whether a rule of timing is kept."""
    return TIMING[verdict.holds]


def _card(phase: PlannedPhase, diagnosis: Diagnosis) -> Table:
    name = phase.phase.name
    return Table(
        name=f"Phase {name}",
        title=f"{name}: days {phase.first_day} to {phase.last_day}",
        columns=(Column("Part", Format.TEXT, 0.2), Column("What", Format.TEXT, 0.8)),
        rows=tuple((what, "\n".join(lines)) for what, lines in phase_facts(phase, diagnosis)),
        empty="",
        paper_only=True,
    )


def _all_phases(plan: PhasePlan, diagnosis: Diagnosis) -> Table:
    return Table(
        name="Phases",
        title="All phases",
        columns=(
            Column("Phase", Format.TEXT, 0.15),
            Column("Starts", Format.DATE, 0.1),
            Column("Ends", Format.DATE, 0.1),
            *(Column(name, Format.TEXT, 0.2) for name in FACTS),
        ),
        rows=tuple(_phase_row(phase, diagnosis) for phase in plan.phases),
        empty="",
        workbook_only=True,
    )


def _phase_row(phase: PlannedPhase, diagnosis: Diagnosis) -> tuple[Value, ...]:
    facts = dict(phase_facts(phase, diagnosis))
    told = ("\n".join(facts[name]) if name in facts else None for name in FACTS)
    return (phase.phase.name, phase.starts_on, phase.ends_on, *told)


def _milestones_table(plan: PhasePlan) -> Table:
    return Table(
        name="Milestones",
        title="What is reached when?",
        columns=(
            Column("Milestone", Format.TEXT, 0.6),
            Column("Day", Format.INTEGER, 0.1),
            Column("Due", Format.DATE, 0.15),
            Column("Reached", Format.DATE, 0.15),
        ),
        rows=tuple((one.name, one.day, one.due_on, one.reached_on) for one in plan.milestones),
        empty="",
    )


def _lifts_table(plan: PhasePlan) -> Table:
    return Table(
        name="Phase lifts",
        title="What is each phase said to bring?",
        columns=(
            Column("Phase", Format.TEXT, 0.25),
            Column("What", Format.TEXT, 0.35),
            Column("Cautious estimate", Format.TEXT, 0.2),
            Column("Hopeful estimate", Format.TEXT, 0.2),
        ),
        rows=tuple(
            (
                phase.phase.name,
                lift.what,
                span_words(lift.conservative),
                span_words(lift.optimistic) if lift.optimistic else "no other figure is given",
            )
            for phase in plan.phases
            for lift in phase.phase.lifts
        ),
        empty="",
        notes=(ESTIMATE,),
    )


def _timing_table(plan: PhasePlan) -> Table:
    return Table(
        name="Timing",
        title="Does the plan keep to its timing?",
        columns=(Column("Rule", Format.TEXT, 0.7), Column("State", Format.STATUS, 0.3)),
        rows=tuple((one.text, timing_words(one)) for one in plan.verdicts),
        empty="",
    )
