"""Where each area of the ladder stands: as claimed, as borne out, before, and the aim."""

from __future__ import annotations

from csdesk.formatting import level_word
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import OVERALL_NAME
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.report.document import Column, Format, Table, Value

SUPPORTED_NOTE = (
    "As the data bear it out: an answer that the client's lists contradict counts only as far as "
    "they support it. Aim: the level that was chosen, or else the next one."
)


def standings_tables(diagnosis: Diagnosis) -> tuple[Table, ...]:
    """Return the table of the ladder's areas; none where the ladder was not assessed."""
    assessment = diagnosis.assessments.get(diagnosis.instrument.id)
    if assessment is None or not assessment.instrument.tiers:
        return ()
    areas = [(area.name, area.id) for area in assessment.instrument.areas]
    rows = [_row(name, area, assessment) for name, area in areas]
    return (
        Table(
            name="Levels compared",
            title="As claimed, as the data bear it out, and what is aimed at",
            columns=(
                Column("Area", Format.TEXT, 0.26),
                Column("As claimed", Format.TEXT, 0.16),
                Column("Index", Format.DECIMAL, 0.08),
                Column("As the data bear it out", Format.TEXT, 0.16),
                Column("Index there", Format.DECIMAL, 0.08),
                Column("Audit before", Format.TEXT, 0.16),
                Column("Aim", Format.TEXT, 0.14),
            ),
            rows=(*rows, _row(OVERALL_NAME, None, assessment)),
            empty="The instrument has no areas.",
            notes=(SUPPORTED_NOTE,),
        ),
    )


def _row(name: str, area: AreaId | None, assessment: Assessment) -> tuple[Value, ...]:
    claimed = _level(assessment.claimed, area)
    supported = _level(assessment.supported, area)
    return (
        name,
        _word(claimed, assessment),
        claimed.index if claimed else None,
        _word(supported, assessment),
        supported.index if supported else None,
        _word(_level(assessment.previous, area), assessment),
        _aim(area, assessment),
    )


def _level(result: MaturityResult | None, area: AreaId | None) -> AreaLevel | None:
    """Return the level of an area, or of the whole; None where it did not exist."""
    if result is None or area is None:
        return result.overall if result else None
    return next((level for level in result.areas if level.area == area), None)


def _word(level: AreaLevel | None, assessment: Assessment) -> str | None:
    return None if level is None else level_word(level, assessment.instrument)


def _aim(area: AreaId | None, assessment: Assessment) -> str | None:
    tier = None if area is None else assessment.targets.get(area)
    return None if tier is None else assessment.instrument.tier_name(tier)
