"""What to do, when, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from csdesk.formatting import day, number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId
from csdesk.model.roadmap import Gate, Horizon, Roadmap, RoadmapItem
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    FigureBlock,
    Format,
    Heading,
    Noted,
    Section,
    Table,
    Value,
)
from csdesk.report.pictures import gantt_figure, owner_of
from csdesk.report.sections.plan_notes import plan_notes
from csdesk.report.sections.plan_outputs import plan_outputs
from csdesk.report.sections.plan_table import NO_PLAN, plan_table
from csdesk.report.team_words import team_sentence

FIRST_STEPS = 3
TO_SETTLE = "What is not settled yet?"
LETTERS = "R does it · A answers for it · C is asked before · I is told after"


def roadmap_section(diagnosis: Diagnosis) -> Section:
    """Return the plan by horizon, its time line and its gates (S1.20, S1.83)."""
    roadmap = diagnosis.roadmap
    if roadmap is None:
        return Section("roadmap", "Roadmap", NO_PLAN, (plan_table(diagnosis, ()),))
    blocks: list[Block] = []
    if roadmap.items:
        blocks.append(
            FigureBlock(
                question="What happens when?",
                figure=gantt_figure(roadmap, diagnosis.instrument),
                answer=_answer(roadmap),
            )
        )
    blocks += [_horizon_table(roadmap, horizon, diagnosis) for horizon in Horizon]
    blocks += [*plan_outputs(roadmap), plan_table(diagnosis, roadmap.items)]
    blocks += [*plan_notes(diagnosis), _gates_table(roadmap)]
    return Section("roadmap", "Roadmap", plan_lead(roadmap), tuple(blocks))


def raci_section(diagnosis: Diagnosis) -> Section:
    """Return who does and who answers for what (S1.89)."""
    roadmap = diagnosis.roadmap
    roles = roadmap.raci_roles if roadmap else ()
    table = Table(
        name="RACI",
        title="",
        columns=(
            Column("Activity", Format.TEXT, 1.0),
            *(Column(role.short, Format.LETTER, 0.1) for role in roles),
        ),
        rows=tuple(
            (
                row.activity,
                *(row.letters[role.id].value if role.id in row.letters else "" for role in roles),
            )
            for row in (roadmap.raci if roadmap else ())
        ),
        empty=NO_PLAN,
    )
    lead = f"{LETTERS} {team_sentence(diagnosis.plan.team)}".strip() if roadmap else ""
    problems = diagnosis.plan.raci_problems
    blocks = (table, Heading(TO_SETTLE), Bullets(problems)) if problems else (table,)
    return Section("raci", "Who does it, who answers for it", lead, blocks)


def first_steps_table(diagnosis: Diagnosis) -> Table | None:
    """Return the most important initiatives of the first 90 days, None without a plan."""
    roadmap = diagnosis.roadmap
    if roadmap is None or not roadmap.items:
        return None
    return Table(
        name="First steps",
        title="What happens first?",
        columns=(
            Column("Initiative", Format.TEXT, 0.7),
            Column("Owner", Format.TEXT, 0.2),
            Column("Due", Format.DATE, 0.1),
        ),
        rows=tuple(
            (item.initiative.title, owner_of(item, roadmap) or "No owner", item.due_on)
            for item in choose_first_steps(roadmap)
        ),
        empty="",
        paper_only=True,
    )


def choose_first_steps(roadmap: Roadmap) -> list[RoadmapItem]:
    """Return the three most important initiatives of the first 90 days, the first one due first."""
    early = roadmap.of_horizon(Horizon.DAY_90) or roadmap.items
    ranked = sorted(early, key=lambda item: (not item.top_three, -item.priority, item.due_day))
    return sorted(ranked[:FIRST_STEPS], key=lambda item: item.due_day)


def plan_lead(roadmap: Roadmap) -> str:
    """Return the plan in a sentence, and what its efforts are."""
    told = plan_counts(roadmap)
    return f"{told} Efforts are estimates in person-days." if roadmap.items else told


def plan_counts(roadmap: Roadmap) -> str:
    """Return the plan in a sentence: how many initiatives, from when, and how many by when."""
    if not roadmap.items:
        return f"The plan would start on {day(roadmap.start_on)}; no finding asks for anything yet."
    parts = ", ".join(
        f"{len(roadmap.of_horizon(horizon))} within {horizon.value} days" for horizon in Horizon
    )
    return f"{plural(len(roadmap.items), 'initiative')} from {day(roadmap.start_on)}: {parts}."


def _answer(roadmap: Roadmap) -> str:
    quick = [item for item in roadmap.items if item.is_quick_win]
    if not quick:
        return "No quick win is planned."
    first = min(quick, key=lambda item: item.due_day)
    return f"First quick win: {first.initiative.title}, due {day(first.due_on)}."


def _horizon_table(roadmap: Roadmap, horizon: Horizon, diagnosis: Diagnosis) -> Table:
    areas = {area.id: area.name for area in diagnosis.instrument.areas}
    return Table(
        name=f"Plan {horizon.value} days",
        title=f"Within {horizon.value} days",
        columns=(
            Column("Initiative", Format.TEXT, 0.7),
            Column("Owner", Format.TEXT, 0.2),
            Column("Starts", Format.DATE, 0.1),
            Column("Due", Format.DATE, 0.1),
            Column("Days of work", Format.TEXT, 0.1),
        ),
        rows=tuple(
            (
                Noted(item.initiative.title, _about(item, areas)),
                owner_of(item, roadmap) or "No owner",
                item.start_on,
                item.due_on,
                _effort(item),
            )
            for item in roadmap.of_horizon(horizon)
        ),
        empty=f"Nothing is placed within {horizon.value} days.",
        paper_only=True,
    )


def _about(item: RoadmapItem, areas: Mapping[AreaId, str]) -> str:
    words = [areas.get(item.initiative.area, "")]
    if item.is_quick_win:
        words.append("quick win")
    about = ", ".join(word for word in words if word)
    return f"{about}. Done when: {item.initiative.outcome}" if about else item.initiative.outcome


def _effort(item: RoadmapItem) -> str:
    low, high = number(item.initiative.effort_low), number(item.initiative.effort_high)
    return low if low == high else f"{low} to {high}"


def _gates_table(roadmap: Roadmap) -> Table:
    return Table(
        name="Gates",
        title="What must hold before the next phase starts?",
        columns=(
            Column("Gate", Format.INTEGER, 0.05),
            Column("Phase", Format.TEXT, 0.25),
            Column("Days", Format.TEXT, 0.1),
            Column("Measured from", Format.DATE, 0.1),
            Column("Measured to", Format.DATE, 0.1),
            Column("Holds when", Format.TEXT, 0.6),
        ),
        rows=tuple(_gate_row(gate, roadmap.start_on) for gate in roadmap.gates),
        empty="The plan has no gates.",
    )


def _gate_row(gate: Gate, start_on: date) -> tuple[Value, ...]:
    return (
        gate.number,
        gate.phase,
        f"{gate.first_day} to {gate.last_day}",
        start_on + timedelta(days=gate.window_from),
        start_on + timedelta(days=gate.window_to),
        "\n".join(gate.criteria),
    )
