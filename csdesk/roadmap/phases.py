"""A template on the dates of a plan: what falls into each phase, who signed, what is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.plan_review import PlanBreach, PlanReview
from csdesk.model.plan_templates import (
    Milestone,
    PhasePlan,
    PhaseStep,
    PlannedMilestone,
    PlannedPhase,
    PlanTemplate,
    SignOffs,
    TemplatePhase,
    TimingRule,
    TimingTest,
    TimingVerdict,
)
from csdesk.model.registers import ColumnId, ColumnKind, Register, RegisterId, RegisterRow, RowId
from csdesk.model.roadmap import Gate, Roadmap

SIGN_OFFS, CHANGE_MODELS = RegisterId("gate_sign_offs"), RegisterId("change_models")
DELIVERABLES, COMMUNICATIONS = RegisterId("phase_deliverables"), RegisterId("communications")
NUMBER, PASSED_ON = ColumnId("number"), ColumnId("passed_on")
PHASE, DONE = ColumnId("phase"), ColumnId("done")

Registers = Mapping[RegisterId, Register]


def scale_day(day: int, scale: float) -> int:
    """Return a day of a shorter plan, half days up (C45)."""
    return int(day * scale + 0.5)


def scale_gates(gates: Sequence[Gate], scale: float) -> tuple[Gate, ...]:
    """Return the gates on the days of a shorter plan; what must hold stays."""
    return tuple(
        replace(
            gate,
            first_day=scale_day(gate.first_day, scale),
            last_day=scale_day(gate.last_day, scale),
            window_from=scale_day(gate.window_from, scale),
            window_to=scale_day(gate.window_to, scale),
        )
        for gate in gates
    )


def lay_phases(
    template: PlanTemplate, roadmap: Roadmap, review: PlanReview, registers: Registers
) -> PhasePlan:
    """Return the phases of a template on the dates of a plan (S0.19, S1.20, S1.83).

    An initiative falls into the phase in which it is due. A milestone is reached on the day on
    which its gate was passed, by the register of sign-offs.
    """
    passed = {
        gate.number: signed.passed_on
        for gate in roadmap.gates
        if (signed := read_sign_offs(gate.number, registers)) is not None
    }
    phases = tuple(_lay(one, template.scale, roadmap, registers) for one in template.phases)
    return PhasePlan(
        template,
        phases,
        tuple(_place(one, template.scale, roadmap.start_on, passed) for one in template.milestones),
        tuple(
            TimingVerdict(rule.text, _judge(rule, phases, roadmap, review, registers))
            for rule in template.rules
        ),
    )


def read_sign_offs(gate: int, registers: Registers) -> SignOffs | None:
    """Return who agreed at a gate; None where nobody keeps sign-offs for it."""
    register = registers.get(SIGN_OFFS)
    rows = register.rows if register else ()
    row = next((one for one in rows if one.cells.get(NUMBER) == gate), None)
    if register is None or row is None:
        return None
    ticks = [one for one in register.definition.columns if one.kind is ColumnKind.TICK]
    written = row.cells.get(PASSED_ON)
    return SignOffs(
        agreed=tuple(one.name for one in ticks if row.cells.get(one.id) is True),
        missing=tuple(one.name for one in ticks if row.cells.get(one.id) is not True),
        passed_on=date.fromisoformat(str(written)) if written else None,
    )


def _lay(
    phase: TemplatePhase, scale: float, roadmap: Roadmap, registers: Registers
) -> PlannedPhase:
    first, last = scale_day(phase.first_day, scale), scale_day(phase.last_day, scale)
    gate = next((one for one in roadmap.gates if one.number == phase.gate), None)
    due = (item for item in roadmap.items if _is_within(item.due_day, first, last))
    return PlannedPhase(
        phase,
        first_day=first,
        last_day=last,
        starts_on=roadmap.start_on + timedelta(days=first),
        ends_on=roadmap.start_on + timedelta(days=last),
        items=tuple(item.initiative.id for item in sorted(due, key=lambda one: one.due_day)),
        gate=gate,
        deliverables=_read_deliverables(phase, registers.get(DELIVERABLES)),
        sign_offs=None if gate is None else read_sign_offs(gate.number, registers),
        change=_read_change(phase.change, registers.get(CHANGE_MODELS)),
    )


def _is_within(day: int, first: int, last: int) -> bool:
    """Return whether a day belongs to a phase: that on which two meet to the earlier one."""
    return first < day <= last or day == first == 0


def _read_deliverables(phase: TemplatePhase, register: Register | None) -> tuple[PhaseStep, ...]:
    """Return what a phase hands over: by the register where it has something for its gate."""
    number = str(phase.gate)
    rows = [row for row in register.rows if row.cells.get(PHASE) == number] if register else []
    if register is None or not rows:
        return tuple(PhaseStep(name, is_done=False) for name in phase.deliverables)
    return _read_steps(rows, register)


def _read_change(steps: Sequence[RowId], register: Register | None) -> tuple[PhaseStep, ...]:
    if register is None:
        return ()
    rows = {row.id: row for row in register.rows}
    return _read_steps([rows[step] for step in steps if step in rows], register)


def _read_steps(rows: Sequence[RegisterRow], register: Register) -> tuple[PhaseStep, ...]:
    return tuple(PhaseStep(register.named(row), row.cells.get(DONE) is True) for row in rows)


def _place(
    milestone: Milestone, scale: float, start_on: date, passed: Mapping[int, date | None]
) -> PlannedMilestone:
    day = scale_day(milestone.day, scale)
    reached = None if milestone.gate is None else passed.get(milestone.gate)
    return PlannedMilestone(milestone.name, day, start_on + timedelta(days=day), reached)


def _judge(
    rule: TimingRule,
    phases: Sequence[PlannedPhase],
    roadmap: Roadmap,
    review: PlanReview,
    registers: Registers,
) -> bool | None:
    """Return whether a plan keeps a rule; None where nothing shows it."""
    if rule.test is None:
        return None
    if rule.test is TimingTest.ENDS_IN_TIME:
        return all(item.due_day <= review.last for item in roadmap.items)
    if rule.test is TimingTest.QUICK_WIN:
        return all(one.breach is not PlanBreach.NO_QUICK_WIN for one in review.problems)
    if rule.test is TimingTest.WORST_FIRST:
        ends = phases[0].last_day if phases else 0
        return any(item.top_three and item.start_day <= ends for item in roadmap.items)
    told = registers.get(COMMUNICATIONS)
    return told is not None and bool(told.rows)
