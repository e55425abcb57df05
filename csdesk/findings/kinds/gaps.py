"""Tests over all answers of an area."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.kinds.answers import answer_evidence
from csdesk.findings.observation import Observation, unite
from csdesk.model.answers import Answer
from csdesk.model.findings import Rule
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Choice, Question
from csdesk.scoring.maturity import chosen

FULL_CREDIT = 1.0
Gap = tuple[Question, Answer, Choice]
"""A question with the answer that falls short."""


def area_gaps(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See the answers in the area ``subject`` that earn less than ``threshold`` (0 to 1).

    One finding lists them all, with the initiatives of the questions, or else of the area.
    """
    area, level = inputs.area(AreaId(rule.subject)), inputs.level(AreaId(rule.subject))
    instrument = inputs.instrument_of(AreaId(rule.subject))
    if area is None or instrument is None or level is None or level.index is None:
        return None
    gaps = weak_answers(instrument.area_questions(area.id), inputs, rule.limit)
    if not gaps:
        return None
    return Observation(
        evidence=tuple(answer_evidence(*gap) for gap in gaps),
        value=gaps[0][2].label,
        count=len(gaps),
        total=level.answered,
        names=tuple(question.short for question, _, _ in gaps),
        initiatives=unite(question.initiatives or area.initiatives for question, _, _ in gaps),
    )


def weak_answers(
    questions: Iterable[Question], inputs: FindingInputs, limit: float
) -> tuple[Gap, ...]:
    """Return the questions whose answers earn less than the limit, 0 to 1."""
    given = [(question, inputs.answers.get(question.id)) for question in questions]
    return tuple(
        (question, answer, choice)
        for question, answer in given
        if answer is not None and (choice := chosen(question, answer)) and choice.credit < limit
    )
