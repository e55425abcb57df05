"""What the figures of pages and reports show, made from results."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from csdesk.formatting.respondents import role_group
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band, HealthResult
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Divergence, Response
from csdesk.model.roadmap import RaciLetter, Roadmap, RoadmapItem
from csdesk.model.score_columns import is_scored, score_column
from csdesk.report.figures import (
    DivergenceFigure,
    DivergenceRow,
    GanttBar,
    GanttFigure,
    GanttPhase,
    HealthFigure,
    IndexBar,
    IndexFigure,
    RadarFigure,
)
from csdesk.scoring.divergence import is_large
from csdesk.scoring.maturity import aimed_indexes


def radar_figure(maturity: MaturityResult, instrument: Instrument) -> RadarFigure:
    """Return the index of each area of the instrument, in its order."""
    return _radar({area.name: maturity.area(area.id) for area in instrument.areas})


def ladder_radar(diagnosis: Diagnosis) -> RadarFigure:
    """Return the index of each area of the ladder, beside its aim and the audit before."""
    instrument = diagnosis.instrument
    figure = radar_figure(diagnosis.maturity, instrument)
    assessment = diagnosis.assessments.get(instrument.id)
    if assessment is None:
        return figure
    aims = aimed_indexes(assessment)
    then = {level.area: level.index for level in _areas_of(assessment.previous)}
    areas = [area.id for area in instrument.areas]
    return replace(
        figure,
        aim=tuple(aims.get(area) for area in areas) if aims else (),
        before=tuple(then.get(area) for area in areas) if then else (),
    )


def radar_key(figure: RadarFigure) -> str:
    """Return what the marks and lines of a radar mean."""
    said = ["Bars on the spokes show the likely range; a hollow mark is an area not assessed."]
    if figure.aim:
        said.append("Dashed: the index with all that is missing for the level aimed at.")
    if figure.before:
        said.append("Dotted: the audit before.")
    return " ".join(said)


def dimension_radar(result: MaturityResult, instrument: Instrument) -> RadarFigure:
    """Return the index of each dimension of the instrument, in its order (S0.2)."""
    return _radar({one.name: result.area(one.id) for one in instrument.dimensions})


def _areas_of(result: MaturityResult | None) -> tuple[AreaLevel, ...]:
    return result.areas if result else ()


def _radar(levels: Mapping[str, AreaLevel]) -> RadarFigure:
    return RadarFigure(
        labels=tuple(short_name(name) for name in levels),
        now=tuple(level.index for level in levels.values()),
        low=tuple(level.low for level in levels.values()),
        high=tuple(level.high for level in levels.values()),
    )


def dimension_figure(result: MaturityResult, instrument: Instrument) -> IndexFigure:
    """Return the index of each dimension of the instrument, in its order."""
    levels = [(dimension.name, result.area(dimension.id)) for dimension in instrument.dimensions]
    return IndexFigure(
        tuple(IndexBar(name, level.index, level.low, level.high) for name, level in levels)
    )


def health_figure(health: HealthResult) -> HealthFigure:
    """Return how the scores are spread; accounts without a score are counted apart."""
    import numpy as np

    tens = np.clip(score_column(health)[is_scored(health)] // 10, 0, 9).astype(np.int64)
    return HealthFigure(
        counts=tuple(np.bincount(tens, minlength=10).tolist()),
        yellow_from=health.scorecard.yellow,
        green_from=health.scorecard.green,
        red=health.distribution[Band.RED].accounts,
        yellow=health.distribution[Band.YELLOW].accounts,
        green=health.distribution[Band.GREEN].accounts,
        unscored=health.distribution[Band.UNSCORED].accounts,
    )


def divergence_figure(
    instrument: Instrument, found: Sequence[Divergence], responses: Iterable[Response]
) -> DivergenceFigure:
    """Return what each role makes of areas or questions, and how far apart they are."""
    roles = tuple(role for role in RespondentRole if any(role in one.credits for one in found))
    people = {response.respondent.id: response.respondent.role for response in responses}
    counts = Counter(people.values())
    return DivergenceFigure(
        roles=tuple(role_group(role) for role in roles),
        people=tuple(counts[role] for role in roles),
        rows=tuple(_divergence_row(instrument, one, roles) for one in found),
    )


def gantt_figure(
    roadmap: Roadmap, instrument: Instrument, items: tuple[RoadmapItem, ...] | None = None
) -> GanttFigure:
    """Return the time line of the plan, or of some of its items, with all its gates."""
    shown = roadmap.items if items is None else items
    names = {area.id: short_name(area.name) for area in instrument.areas}
    return GanttFigure(
        start_on=roadmap.start_on,
        bars=tuple(
            GanttBar(
                label=item.initiative.title,
                owner=owner_of(item, roadmap),
                is_named=bool(item.owner),
                start_day=item.start_day,
                due_day=item.due_day,
                tag=names.get(item.initiative.area, ""),
                quick_win=item.is_quick_win,
            )
            for item in shown
        ),
        phases=tuple(
            GanttPhase(gate.phase, gate.first_day, gate.last_day) for gate in roadmap.gates
        ),
    )


def owner_of(item: RoadmapItem, roadmap: Roadmap) -> str:
    """Return the owner of an item: the person named, else the role that answers for it.

    The person may be anyone whom the client chose. Where no role answers for it: nothing.
    """
    if item.owner:
        return item.owner
    row = roadmap.row_of(item.initiative.id)
    accountable = row.holder(RaciLetter.ACCOUNTABLE) if row else None
    return next((role.short for role in roadmap.roles if role.id == accountable), "")


def _divergence_row(
    instrument: Instrument, divergence: Divergence, roles: Sequence[RespondentRole]
) -> DivergenceRow:
    question = divergence.question
    known = [divergence.credits.get(role) for role in roles]
    return DivergenceRow(
        label=(
            instrument.area_name(divergence.area)
            if question is None
            else instrument.question(question).short
        ),
        credits=tuple(None if credit is None else 100 * credit for credit in known),
        spread=None if divergence.spread is None else 100 * divergence.spread,
        is_large=is_large(divergence),
    )


def short_name(name: str) -> str:
    """Return the first part of a double name: "Data" for "Data and analytics"."""
    return re.split(r" and | & |, ", name, maxsplit=1)[0]
