"""Every other instrument that was begun: how it stands, and what weighs on it."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import average_words, level_state_word, level_word, number
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.levels import AreaLevel
from csdesk.report.document import (
    Block,
    Column,
    FigureBlock,
    Format,
    Heading,
    Section,
    StatusWord,
    Table,
    Text,
    Value,
)
from csdesk.report.level_words import index_words, level_sentence
from csdesk.report.pictures import dimension_radar
from csdesk.report.sections.index_columns import INDEX_COLUMNS, SUPPORTED_NOTE, index_cells
from csdesk.report.sections.instrument_answers import instrument_answers_table
from csdesk.report.sections.operations_health import DIAGNOSTIC
from csdesk.report.sections.reservations import listed, reservations
from csdesk.report.sections.written import written_tables
from csdesk.report.statuses import level_status, mark_status
from csdesk.scoring.maturity import weakest_areas

WEAKEST = 3
RADAR_FROM = 3


def assessments_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section, or nothing while only the maturity ladder is answered."""
    started = [
        assessment
        for assessment in diagnosis.assessments.values()
        if assessment.instrument.id != diagnosis.instrument.id and assessment.is_begun
    ]
    if not started:
        return ()
    others = [one for one in started if one.instrument.id != DIAGNOSTIC]
    blocks = [block for one in others for block in _instrument_blocks(one)]
    overview = (_overview(others),) if others else ()
    return (
        Section(
            id="assessments",
            title="Other assessments",
            lead="",
            blocks=(*overview, *blocks, instrument_answers_table(started)),
        ),
    )


def _overview(assessments: Sequence[Assessment]) -> Table:
    return Table(
        name="Assessments",
        title="How the other instruments stand",
        columns=(
            Column("Instrument", Format.TEXT, 0.3),
            Column("Stands at", Format.STATUS, 0.2),
            *INDEX_COLUMNS,
            Column("State", Format.TEXT, 0.15),
        ),
        rows=tuple(_overview_row(assessment) for assessment in assessments),
        empty="No other instrument was begun.",
        notes=(SUPPORTED_NOTE,),
    )


def _overview_row(assessment: Assessment) -> tuple[Value, ...]:
    overall = assessment.claimed.overall
    return (
        assessment.instrument.name,
        _standing(overall, assessment),
        *index_cells(overall, assessment.supported.overall),
        level_state_word(overall.state),
    )


def _standing(level: AreaLevel, assessment: Assessment) -> StatusWord:
    instrument = assessment.instrument
    if not instrument.tiers:
        return mark_status(level, instrument)
    status = level_status(level, len(instrument.tiers))
    return StatusWord(status.status, level_word(level, instrument))


def _instrument_blocks(assessment: Assessment) -> list[Block]:
    return [
        Heading(assessment.instrument.name),
        Text(_sentence(assessment)),
        *_pillars(assessment),
        *listed("Weakest:", _weakest(assessment)),
        *written_tables(assessment),
        *reservations(assessment),
    ]


def _pillars(assessment: Assessment) -> list[Block]:
    """Draw the dimensions as a radar, where there are enough of them to span one (S0.2)."""
    if len(assessment.instrument.dimensions) < RADAR_FROM:
        return []
    return [
        FigureBlock(
            question="How do its main parts compare, and how sure is that?",
            figure=dimension_radar(assessment.claimed, assessment.instrument),
            answer="Bars on the spokes show the likely range; a hollow mark is not assessed.",
        )
    ]


def _sentence(assessment: Assessment) -> str:
    result, instrument = assessment.claimed, assessment.instrument
    said = [level_sentence(result.overall, instrument)]
    if result.points is not None:
        said.append(f"{number(result.points, 1)} of {number(result.most_points, 1)} points.")
    if result.average_tier is not None:
        said.append(f"Mean level of the areas: {average_words(result)}.")
    return " ".join(said)


def _weakest(assessment: Assessment) -> list[str]:
    instrument = assessment.instrument
    levels = weakest_areas(instrument, assessment.claimed, WEAKEST)
    return [f"{instrument.area_name(level.area)}: {index_words(level)}." for level in levels]
