"""What a step up the ladder is said to bring: published estimates in two scenarios (S1.17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csdesk.formatting import join_words, number, percent
from csdesk.model.areas import Area
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.lifts import Lift, LiftProjection, LiftRange, LiftScenario
from csdesk.report.document import Column, Format, Table, Value
from csdesk.scoring.lifts import project_lift

LABEL = "An estimate as published, not a forecast for this client."
HOW = (
    "From what goes with the level aimed at, what goes with today's level is taken off, lowest "
    "less highest and highest less lowest."
)


def lifts_table(diagnosis: Diagnosis, lifts: Sequence[Lift]) -> Table:
    """Return the step of each area from its level to the one aimed at, in both scenarios."""
    rows = [
        _row(area, step, diagnosis)
        for area in diagnosis.instrument.areas
        if (step := _project(area, diagnosis, lifts)) is not None
    ]
    return Table(
        name="Lifts",
        title="What the next level is said to bring",
        columns=(
            Column("Area", Format.TEXT, 0.25),
            Column("Step", Format.TEXT, 0.25),
            Column("Cautious estimate", Format.TEXT, 0.25),
            Column("Hopeful estimate", Format.TEXT, 0.25),
        ),
        rows=tuple(rows),
        empty="No area has a step ahead of it.",
        notes=_notes(diagnosis, lifts),
    )


def range_words(span: LiftRange) -> str:
    """Return "20 to 30%"."""
    return f"{number(span.low)} to {percent(span.high, trim=True)}"


def _project(area: Area, diagnosis: Diagnosis, lifts: Iterable[Lift]) -> LiftProjection | None:
    tier = diagnosis.maturity.area(area.id).tier
    if tier is None:
        return None
    assessment = diagnosis.assessments.get(diagnosis.instrument.id)
    aims = assessment.targets if assessment is not None else {}
    return project_lift(lifts, diagnosis.instrument.id, tier, aims.get(area.id, tier + 1))


def _row(area: Area, step: LiftProjection, diagnosis: Diagnosis) -> tuple[Value, ...]:
    names = [diagnosis.instrument.tier_name(tier) for tier in (step.tier_now, step.tier_then)]
    scenarios = (step.conservative, step.optimistic)
    return (area.name, " to ".join(names), *(_scenario_words(one) for one in scenarios))


def _scenario_words(scenario: LiftScenario) -> str:
    terms = f"{range_words(scenario.then)} less {range_words(scenario.now)}"
    return f"{range_words(scenario.difference)} ({terms})"


def _notes(diagnosis: Diagnosis, lifts: Sequence[Lift]) -> tuple[str, ...]:
    known = [lift for lift in lifts if lift.instrument == diagnosis.instrument.id]
    cited = dict.fromkeys(name for lift in known for name in lift.cited)
    whole = [_whole_note(lift) for lift in known if lift.tier is None]
    credit = f"Credited to {join_words(tuple(cited))}; not checked." if cited else ""
    return tuple(note for note in (f"{LABEL} {credit}".strip(), HOW, *whole) if note)


def _whole_note(lift: Lift) -> str:
    return (
        f"For the whole, once all areas have come along: {range_words(lift.conservative)} by the "
        f"cautious estimate, {range_words(lift.optimistic)} by the hopeful one ({lift.example})."
    )
