"""Tests over the levels of areas."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.kinds.answers import answer_evidence
from csdesk.findings.observation import Observation
from csdesk.formatting import number
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import AreaLevel


def tier_below(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See an area that cannot reach the tier ``threshold`` with the answers given so far."""
    area, rung = AreaId(rule.subject), int(rule.limit)
    level = inputs.maturity.area(area)
    if level.tier is None or level.tier >= rung:
        return None
    failed = _failed_questions(area, rung, inputs)
    if not failed:
        return None
    return Observation(
        evidence=failed,
        value=inputs.instrument.tier_name(level.tier),
        threshold=inputs.instrument.tier_name(rung),
        count=len(failed),
        total=level.answered,
    )


def index_below(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See an area whose index, even in its best case, stays below ``threshold`` (0 to 100)."""
    level = inputs.maturity.area(AreaId(rule.subject))
    if level.index is None or level.high is None or level.high >= rule.limit:
        return None
    return Observation(
        evidence=(_level_evidence(level, inputs),),
        value=number(level.index),
        threshold=number(rule.limit),
        count=level.answered,
        total=level.applicable,
    )


def _failed_questions(area: AreaId, rung: int, inputs: FindingInputs) -> tuple[Evidence, ...]:
    failed = []
    for question in inputs.instrument.area_questions(area):
        answer = inputs.answers.get(question.id)
        if question.tier is None or question.tier > rung or answer is None:
            continue
        if answer.choice is None:
            continue
        choice = question.choice(answer.choice)
        if choice.credit < inputs.instrument.pass_credit:
            failed.append(answer_evidence(question, answer, choice))
    return tuple(failed)


def _level_evidence(level: AreaLevel, inputs: FindingInputs) -> Evidence:
    name = next(area.name for area in inputs.instrument.areas if area.id == level.area)
    return Evidence(
        f"{name}: index {number(level.index)}, likely {number(level.low)} to {number(level.high)}, "
        f"from {number(level.answered)} of {number(level.applicable)} answers."
    )
