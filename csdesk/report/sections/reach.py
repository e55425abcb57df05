"""Which levels and goals a plan does not reach in time, and what they lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import InitiativeId
from csdesk.model.library import Library
from csdesk.model.projections import REACH, TargetOutlook
from csdesk.report.document import Block, Bullets, Column, Format, Heading, Table, Value
from csdesk.report.projection_words import (
    CHANCES,
    goal_line,
    moved_words,
    needed_words,
    target_line,
    why_goal,
    why_not,
)

Titles = Mapping[InitiativeId, str]
TARGETS = f"Which levels are not reached in {REACH.value} days, and why?"
GOALS = f"Which goals does the plan reach in {REACH.value} days?"


def reach_tables(diagnosis: Diagnosis, library: Library) -> tuple[Table, ...]:
    """Return what is out of reach, and all goals for KPIs; a table without rows is left out."""
    titles = {one.id: one.title for one in library.initiatives}
    targets = _targets_table(diagnosis.plan.targets, diagnosis, titles)
    return tuple(table for table in (targets, _goals_table(diagnosis, titles)) if table.rows)


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
