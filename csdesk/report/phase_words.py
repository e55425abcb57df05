"""What is told about a phase of the plan, the same on the screen and in the report."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.formatting import day, join_words, number, percent
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.lifts import LiftRange
from csdesk.model.plan_templates import (
    PhaseLift,
    PlannedPhase,
    SignOffs,
    WorkShare,
)
from csdesk.model.roadmap import Gate

ESTIMATE = "Estimates as published, not a forecast for this client."
NOTHING_DUE = "Nothing of the plan is due in it."
Facts = tuple[tuple[str, tuple[str, ...]], ...]
"""What stands beside what: "Deliverables" and their lines."""


def phase_facts(phase: PlannedPhase, diagnosis: Diagnosis) -> Facts:
    """Return what a phase is for, what it takes and brings, and what must hold at its end."""
    told = phase.phase
    facts = (
        ("Objectives", told.objectives),
        ("Pillars", _pillars(phase, diagnosis)),
        ("Activities", told.activities),
        ("Deliverables", deliverable_lines(phase)),
        ("Stakeholders", told.stakeholders),
        ("Has worked when", told.success),
        ("Risk", (f"{told.risk}. Against it: {told.mitigation}.",) if told.risk else ()),
        ("Person-weeks", (work_words(told.work),) if told.work else ()),
        ("Step of change", change_lines(phase)),
        ("Said to bring", tuple(map(lift_words, told.lifts))),
        ("Gate", gate_lines(phase)),
        ("Initiatives", initiative_lines(phase, diagnosis)),
    )
    return tuple((name, lines) for name, lines in facts if lines)


def work_words(work: Iterable[WorkShare]) -> str:
    """Return "8: CS operations 4 (2 people); analyst 2 (1 person)"."""
    shares = list(work)
    each = [f"{one.who} {_weeks(one)}" for one in shares]
    return f"{number(sum(one.weeks for one in shares))}: {'; '.join(each)}"


def lift_words(lift: PhaseLift) -> str:
    """Return what is said to be brought, by the cautious and the hopeful estimate."""
    cautious = span_words(lift.conservative)
    if lift.optimistic is None:
        return f"{lift.what}: {cautious}"
    return f"{lift.what}: {cautious} (cautious), {span_words(lift.optimistic)} (hopeful)"


def span_words(span: LiftRange) -> str:
    """Return "10 to 15%", or "20%" where both ends are the same."""
    high = percent(span.high, trim=True)
    return high if span.low == span.high else f"{number(span.low)} to {high}"


def gate_lines(phase: PlannedPhase) -> tuple[str, ...]:
    """Return what must hold at the end of a phase, when it is measured, and who agreed."""
    gate = phase.gate
    if gate is None:
        return ()
    signed = (sign_off_words(phase.sign_offs),) if phase.sign_offs else ()
    return (*gate.criteria, window_words(gate), *signed)


def window_words(gate: Gate) -> str:
    """Return "Measured days 25 to 30"."""
    return f"Measured days {gate.window_from} to {gate.window_to}"


def sign_off_words(signed: SignOffs) -> str:
    """Return whether a gate is passed, and otherwise what is still missing for that."""
    if signed.passed_on is not None:
        return f"Passed on {day(signed.passed_on)}"
    if not signed.missing:
        return "Everybody agrees; the day on which it was passed is not noted"
    return f"Still missing: {join_words(signed.missing)}"


def change_lines(phase: PlannedPhase) -> tuple[str, ...]:
    """Return the steps of change that belong to a phase, and whether they are in place."""
    return tuple(
        f"{step.name} ({'in place' if step.is_done else 'not yet in place'})"
        for step in phase.change
    )


def deliverable_lines(phase: PlannedPhase) -> tuple[str, ...]:
    """Return what a phase hands over, and what of it is done."""
    return tuple(f"{one.name} (done)" if one.is_done else one.name for one in phase.deliverables)


def initiative_lines(phase: PlannedPhase, diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return the initiatives that are due in a phase, each with its day."""
    known = diagnosis.roadmap.items if diagnosis.roadmap else ()
    items = {item.initiative.id: item for item in known}
    due = (items[one] for one in phase.items if one in items)
    lines = tuple(f"{item.initiative.title}, due {day(item.due_on)}" for item in due)
    return lines or (NOTHING_DUE,)


def _pillars(phase: PlannedPhase, diagnosis: Diagnosis) -> tuple[str, ...]:
    names = diagnosis.instrument.area_names
    return tuple(names.get(area, str(area)) for area in phase.phase.areas)


def _weeks(share: WorkShare) -> str:
    weeks = number(share.weeks, 0 if share.weeks.is_integer() else 1)
    return f"{weeks} ({share.note})" if share.note else weeks
