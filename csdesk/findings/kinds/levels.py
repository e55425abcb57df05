"""Tests over the levels of areas."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.kinds.answers import answer_evidence
from csdesk.findings.kinds.gaps import FULL_CREDIT, weak_answers
from csdesk.findings.observation import Observation
from csdesk.formatting import level_word, number
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel
from csdesk.scoring.maturity import missing_for


def tier_below(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See an area that cannot reach the tier ``threshold`` with the answers given so far."""
    area, rung = AreaId(rule.subject), int(rule.limit)
    instrument, level = inputs.instrument_of(area), inputs.level(area)
    if instrument is None or level is None or not _is_below(level, rung):
        return None
    failed = _failed_questions(area, rung, instrument, inputs)
    if not failed:
        return None
    return Observation(
        evidence=failed,
        value=level_word(level, instrument),
        threshold=instrument.tier_name(rung),
        count=len(failed),
        total=level.answered,
    )


def _is_below(level: AreaLevel, rung: int) -> bool:
    if level.tier is None:
        return False
    return level.tier < rung or (level.tier == rung and not level.is_met)


def index_below(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See an area whose index, even in its best case, stays below ``threshold`` (0 to 100)."""
    level = inputs.level(AreaId(rule.subject))
    if level is None or level.index is None or level.high is None or level.high >= rule.limit:
        return None
    return Observation(
        evidence=(_level_evidence(level, inputs),),
        value=number(level.index),
        threshold=number(rule.limit),
        count=level.answered,
        total=level.applicable,
    )


def _failed_questions(
    area: AreaId, rung: int, instrument: Instrument, inputs: FindingInputs
) -> tuple[Evidence, ...]:
    missing = missing_for(area, instrument, inputs.answers, rung)
    gaps = weak_answers(missing, inputs, FULL_CREDIT)
    return tuple(answer_evidence(*gap) for gap in gaps)


def _level_evidence(level: AreaLevel, inputs: FindingInputs) -> Evidence:
    name = inputs.area_name(level.area)
    return Evidence(
        f"{name}: index {number(level.index)}, likely {number(level.low)} to {number(level.high)}, "
        f"from {number(level.answered)} of {number(level.applicable)} answers."
    )
