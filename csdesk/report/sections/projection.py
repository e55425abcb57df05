"""The levels that the plan leads to, beside what such steps are said to bring (S1.17)."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import MATURITY_LADDER, OVERALL_NAME, Instrument
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.model.library import Library
from csdesk.model.lifts import Lift, LiftProjection
from csdesk.model.projections import InstrumentProjection
from csdesk.model.roadmap import Horizon
from csdesk.report.document import Column, Format, Section, Table, Value
from csdesk.report.projection_words import CONDITION, level_cell
from csdesk.report.sections.lifts import LABEL, range_words
from csdesk.report.sections.reach import reach_tables
from csdesk.scoring.lifts import project_lift

TITLE = "What the plan leads to"


def projection_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return what the plan leads to and what it does not reach; nothing where nobody can tell."""
    if diagnosis.roadmap is None or not diagnosis.roadmap.items:
        return ()
    blocks = (*level_tables(diagnosis, library), *reach_tables(diagnosis, library))
    return (Section("projection", TITLE, CONDITION, blocks),) if blocks else ()


def level_tables(diagnosis: Diagnosis, library: Library) -> tuple[Table, ...]:
    """Return the levels that the plan leads to, and what such steps are said to bring."""
    projections = diagnosis.plan.projections
    tables = (
        *(_levels_table(one, diagnosis) for one in projections),
        *(_lifts_table(one, diagnosis, library.lifts) for one in projections),
    )
    return tuple(table for table in tables if table.rows)


def _levels_table(projection: InstrumentProjection, diagnosis: Diagnosis) -> Table:
    instrument = diagnosis.assessments[projection.instrument].instrument
    shown = _shown_areas(projection)
    others = len(instrument.area_names) - len(shown)
    stay = f"{plural(others, 'area')} without a change or without an answer are left out."
    return Table(
        name=f"Projected {instrument.name}",
        title=f"{instrument.name}: which levels would be reached?",
        columns=(
            Column("Area", Format.TEXT, 0.3),
            Column("Today", Format.TEXT, 0.175),
            *(Column(f"Day {horizon.value}", Format.TEXT, 0.175) for horizon in Horizon),
        ),
        rows=(
            (OVERALL_NAME, *(level_cell(one.overall, instrument) for one in _results(projection))),
            *(_area_row(area, projection, instrument) for area in shown),
        ),
        empty="",
        notes=(
            "Questions that could be answered better: "
            + ", ".join(f"{projection.raised[one]} by day {one.value}" for one in Horizon)
            + ".",
            *((stay,) if others else ()),
        ),
    )


def _shown_areas(projection: InstrumentProjection) -> tuple[AreaId, ...]:
    """Return all assessed pillars of the ladder; of other instruments the areas that change."""
    is_ladder = projection.instrument == MATURITY_LADDER
    last = projection.then[Horizon.DAY_360]
    return tuple(
        now.area
        for now, then in zip(projection.now.areas, last.areas, strict=True)
        if now.index is not None and (is_ladder or now.index != then.index)
    )


def _results(projection: InstrumentProjection) -> tuple[MaturityResult, ...]:
    return (projection.now, *(projection.then[horizon] for horizon in Horizon))


def _area_row(
    area: AreaId, projection: InstrumentProjection, instrument: Instrument
) -> tuple[Value, ...]:
    levels = (result.area(area) for result in _results(projection))
    return (instrument.area_name(area), *(level_cell(level, instrument) for level in levels))


def _lifts_table(
    projection: InstrumentProjection, diagnosis: Diagnosis, lifts: Sequence[Lift]
) -> Table:
    instrument = diagnosis.assessments[projection.instrument].instrument
    last = projection.then[Horizon.DAY_360]
    steps = (
        (level, project_lift(lifts, instrument.id, now.tier, level.tier))
        for now, level in zip(projection.now.areas, last.areas, strict=True)
        if now.tier is not None and level.tier is not None
    )
    return Table(
        name=f"Lifts of {instrument.name}",
        title="What are these steps said to bring?",
        columns=(
            Column("Area", Format.TEXT, 0.3),
            Column("Step by day 360", Format.TEXT, 0.3),
            Column("Cautious estimate", Format.TEXT, 0.2),
            Column("Hopeful estimate", Format.TEXT, 0.2),
        ),
        rows=tuple(_step_row(level, step, instrument) for level, step in steps if step),
        empty="",
        notes=(LABEL,),
    )


def _step_row(level: AreaLevel, step: LiftProjection, instrument: Instrument) -> tuple[Value, ...]:
    names = (instrument.tier_name(tier) for tier in (step.tier_now, step.tier_then))
    scenarios = (step.conservative, step.optimistic)
    return (
        instrument.area_name(level.area),
        " to ".join(names),
        *(range_words(one.difference) for one in scenarios),
    )
