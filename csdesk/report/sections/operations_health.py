"""The CS Operations Health Score: where the work is strong, and where revenue leaks (S3.25)."""

from __future__ import annotations

from csdesk.findings.leaks import Leak, add_up, find_leaks
from csdesk.formatting import number, percent, plural
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult
from csdesk.model.library import Library
from csdesk.report.document import (
    Column,
    FigureBlock,
    Format,
    KeyFigure,
    KeyFigures,
    Section,
    Status,
    StatusWord,
    Table,
)
from csdesk.report.level_words import index_words
from csdesk.report.pictures import dimension_figure
from csdesk.report.sections.coordination import coordination_blocks
from csdesk.report.sections.dysfunctions import dysfunctions_table
from csdesk.report.sections.index_columns import INDEX_COLUMNS, SUPPORTED_NOTE, index_cells
from csdesk.report.sections.leaks import leak_blocks, strength_blocks
from csdesk.report.sections.reservations import reservations
from csdesk.report.statuses import mark_status
from csdesk.scoring.dysfunctions import THERE_FROM, Match, rank_dysfunctions

DIAGNOSTIC = InstrumentId("process_diagnostic")
SCORE = "CS Operations Health Score"


def operations_health_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return the section, or nothing while nobody has answered the process diagnostic."""
    assessment = diagnosis.assessments.get(DIAGNOSTIC)
    if assessment is None or not assessment.is_begun:
        return ()
    titles = {initiative.id: initiative.title for initiative in library.initiatives}
    leaks = find_leaks(assessment.instrument, assessment.supported, diagnosis.findings)
    matches = rank_dysfunctions(assessment.instrument, assessment.claimed)
    return (
        Section(
            id="operations_health",
            title="Operations health",
            lead=_lead(assessment),
            blocks=(
                KeyFigures(_key_figures(assessment, leaks, matches)),
                _figure(assessment),
                _dimensions_table(assessment),
                *strength_blocks(assessment),
                *leak_blocks(assessment, leaks, titles, diagnosis.client.currency),
                dysfunctions_table(matches, titles),
                *coordination_blocks(assessment),
                *reservations(assessment),
            ),
        ),
    )


def _lead(assessment: Assessment) -> str:
    overall = assessment.claimed.overall
    left_out = len(assessment.claimed.left_out)
    provisional = ", provisional" if overall.state is LevelState.PROVISIONAL else ""
    scope = f" {plural(left_out, 'area is', 'areas are')} outside the scope." if left_out else ""
    return (
        f"{index_words(overall)}{provisional}; {number(overall.answered)} of "
        f"{plural(overall.applicable, 'question')} answered. The score, 0 to 100, is the mean of "
        f"the dimensions that are assessed.{scope}"
    )


def _key_figures(
    assessment: Assessment, leaks: tuple[Leak, ...], matches: tuple[Match, ...]
) -> tuple[KeyFigure, ...]:
    claimed, supported = assessment.claimed.overall, assessment.supported.overall
    score = _score_figure(SCORE, "0 to 100, as answered", claimed, assessment)
    figures = [score, _leak_figure(leaks), *(_match_figure(match) for match in matches[:1])]
    if assessment.contradicted:
        term = "As far as the data support it"
        figures.insert(1, _score_figure("Supported score", term, supported, assessment))
    return tuple(figures)


def _score_figure(label: str, term: str, level: AreaLevel, assessment: Assessment) -> KeyFigure:
    return KeyFigure(
        label=label,
        term=term,
        value=level.index,
        format=Format.INTEGER,
        status=mark_status(level, assessment.instrument),
        note=index_words(level) if level.index is not None else "No dimension is assessed yet",
    )


def _leak_figure(leaks: tuple[Leak, ...]) -> KeyFigure:
    amount = add_up(finding for leak in leaks for finding in leak.findings)
    status = StatusWord(Status.RISK if leaks else Status.GOOD, plural(len(leaks), "leak"))
    note = "Each account counted once" if amount is not None else "No finding names accounts"
    return KeyFigure("Revenue where it leaks", "ARR at stake", amount, Format.MONEY, status, note)


def _match_figure(match: Match) -> KeyFigure:
    return KeyFigure(
        label=match.area.name,
        term="Closest dysfunction",
        value=match.match,
        format=Format.PERCENT,
        status=_match_status(match),
        note=f"There from {percent(THERE_FROM, trim=True)} of its symptoms",
    )


def _match_status(match: Match) -> StatusWord:
    """Return whether a dysfunction is there whatever the open answers turn out to be."""
    if match.least >= THERE_FROM:
        return StatusWord(Status.RISK, "Is there")
    if match.most >= THERE_FROM:
        return StatusWord(Status.WATCH, "May be there")
    return StatusWord(Status.GOOD, "In parts" if match.match else "Not there")


def _figure(assessment: Assessment) -> FigureBlock:
    instrument, result = assessment.instrument, assessment.claimed
    return FigureBlock(
        question="Which parts of the work hold, and which leak?",
        figure=dimension_figure(result, instrument),
        answer=_figure_answer(result, instrument),
    )


def _figure_answer(result: MaturityResult, instrument: Instrument) -> str:
    """Return which dimension is strongest and which weakest; one alone is no comparison."""
    names = {dimension.id: dimension.name for dimension in instrument.dimensions}
    known = [level for level in result.dimensions if level.index is not None]
    if not known:
        return "No dimension is assessed yet."
    best = max(known, key=lambda level: level.index or 0.0)
    least = min(known, key=lambda level: level.index or 0.0)
    if len(known) == 1:
        return f"Only {names[best.area]} is assessed: {number(best.index)} of 100."
    if number(best.index) == number(least.index):
        return f"All assessed dimensions stand at {number(best.index)} of 100."
    return (
        f"Strongest: {names[best.area]} ({number(best.index)} of 100). "
        f"Weakest: {names[least.area]} ({number(least.index)})."
    )


def _dimensions_table(assessment: Assessment) -> Table:
    dimensions = assessment.instrument.dimensions
    parts = [(one.name, *_levels(one.id, assessment)) for one in dimensions]
    whole = (SCORE, assessment.claimed.overall, assessment.supported.overall)
    return Table(
        name="Operations health",
        title="The six dimensions",
        columns=(
            Column("Dimension", Format.TEXT, 0.3),
            Column("Stands at", Format.STATUS, 0.15),
            *INDEX_COLUMNS,
        ),
        rows=tuple(
            (name, mark_status(claimed, assessment.instrument), *index_cells(claimed, supported))
            for name, claimed, supported in (*parts, whole)
        ),
        empty="The instrument has no dimensions.",
        notes=(SUPPORTED_NOTE,),
    )


def _levels(dimension: AreaId, assessment: Assessment) -> tuple[AreaLevel, AreaLevel]:
    return assessment.claimed.area(dimension), assessment.supported.area(dimension)
