"""The levels that the plan leads to, beside what such steps are said to bring (S1.17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, InitiativeId
from csdesk.model.instruments import MATURITY_LADDER, OVERALL_NAME, Instrument
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.model.library import Library
from csdesk.model.lifts import Lift, LiftProjection
from csdesk.model.projections import REACH, InstrumentProjection, TargetOutlook
from csdesk.model.roadmap import Horizon
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    Format,
    Heading,
    Section,
    Table,
    Value,
)
from csdesk.report.projection_words import (
    CHANCES,
    CONDITION,
    goal_line,
    level_cell,
    moved_words,
    needed_words,
    target_line,
    why_goal,
    why_not,
)
from csdesk.report.sections.lifts import LABEL, range_words
from csdesk.scoring.lifts import project_lift

Titles = Mapping[InitiativeId, str]
TITLE = "What the plan leads to"
TARGETS = f"Which levels are not reached in {REACH.value} days, and why?"
GOALS = f"Which goals does the plan reach in {REACH.value} days?"


def projection_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return what the plan leads to and what it does not reach; nothing where nobody can tell."""
    plan = diagnosis.plan
    if diagnosis.roadmap is None or not diagnosis.roadmap.items:
        return ()
    titles = {one.id: one.title for one in library.initiatives}
    reach = (_targets_table(plan.targets, diagnosis, titles), _goals_table(diagnosis, titles))
    blocks: tuple[Block, ...] = (
        *level_tables(diagnosis, library),
        *(table for table in reach if table.rows),
    )
    return (Section("projection", TITLE, CONDITION, blocks),) if blocks else ()


def level_tables(diagnosis: Diagnosis, library: Library) -> tuple[Table, ...]:
    """Return the levels that the plan leads to, and what such steps are said to bring."""
    projections = diagnosis.plan.projections
    tables = (
        *(_levels_table(one, diagnosis) for one in projections),
        *(_lifts_table(one, diagnosis, library.lifts) for one in projections),
    )
    return tuple(table for table in tables if table.rows)


def reach_words(diagnosis: Diagnosis, library: Library) -> tuple[Block, ...]:
    """Return in words what the tables on targets and goals tell, for a narrow place."""
    titles = {one.id: one.title for one in library.initiatives}
    late = [one for one in diagnosis.plan.targets if not one.is_in_reach]
    levels = tuple(target_line(one, diagnosis, titles) for one in late)
    goals = tuple(goal_line(one, diagnosis, titles) for one in diagnosis.plan.goals)
    return (
        *((Heading(TARGETS), Bullets(levels)) if levels else ()),
        *((Heading(GOALS), Bullets(goals)) if goals else ()),
    )


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


def _targets_table(targets: Sequence[TargetOutlook], diagnosis: Diagnosis, titles: Titles) -> Table:
    late = [one for one in targets if not one.is_in_reach]
    return Table(
        name="Levels out of reach",
        title=TARGETS,
        columns=(
            Column("Area", Format.TEXT, 0.2),
            Column("Aims at", Format.TEXT, 0.12),
            Column(f"Day {REACH.value}", Format.TEXT, 0.12),
            Column("Reached", Format.TEXT, 0.12),
            Column("Why not earlier", Format.TEXT, 0.5),
        ),
        rows=tuple(_target_row(one, diagnosis, titles) for one in late),
        empty="",
        notes=(f"{len(targets) - len(late)} of {len(targets)} levels ahead are reached by then.",),
    )


def _target_row(one: TargetOutlook, diagnosis: Diagnosis, titles: Titles) -> tuple[Value, ...]:
    instrument = diagnosis.assessments[one.instrument].instrument
    return (
        instrument.area_name(one.area),
        instrument.tier_name(one.aimed),
        instrument.tier_name(one.tier_then),
        "not with this plan" if one.reached is None else f"by day {one.reached.value}",
        why_not(one, diagnosis, titles),
    )


def _goals_table(diagnosis: Diagnosis, titles: Titles) -> Table:
    goals = diagnosis.plan.goals
    return Table(
        name="Goals in reach",
        title=GOALS,
        columns=(
            Column("KPI", Format.TEXT, 0.2),
            Column("Still to go", Format.TEXT, 0.12),
            Column("Said to be moved", Format.TEXT, 0.15),
            Column("Within reach", Format.STATUS, 0.18),
            Column("By what", Format.TEXT, 0.45),
        ),
        rows=tuple(
            (
                definition.term if (definition := diagnosis.definition(one.goal.kpi)) else None,
                needed_words(one, diagnosis),
                moved_words(one, diagnosis),
                CHANCES[one.chance],
                why_goal(one, titles),
            )
            for one in goals
        ),
        empty="",
        notes=("What initiatives move is an estimate; those for one KPI are added up.",),
    )
