"""Findings from what became worse since the audit before: one for each area that fell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation, unite
from csdesk.formatting import number
from csdesk.model.areas import Area
from csdesk.model.assessments import AnswerChange, AreaChange, Assessment, Comparison
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import RuleId
from csdesk.model.instruments import Question
from csdesk.scoring.maturity import compare_with_earlier


def fell(rule: Rule, inputs: FindingInputs) -> Iterator[tuple[Rule, Observation]]:
    """See, area by area, an index that fell by ``threshold`` points or more.

    Both audits count within the functions that are chosen today, by what people answered.
    """
    for assessment in inputs.assessments.values():
        comparison = compare_with_earlier(assessment)
        if comparison is not None:
            yield from _see_areas(rule, assessment, comparison)


def _see_areas(
    rule: Rule, assessment: Assessment, comparison: Comparison
) -> Iterator[tuple[Rule, Observation]]:
    areas = {area.id: area for area in assessment.instrument.areas}
    for change in comparison.areas:
        if change.area in areas and change.delta is not None and -change.delta >= rule.limit:
            area = areas[change.area]
            case = replace(rule, id=RuleId(f"{rule.id}.{area.id}"), area=area.id)
            yield case, _observe(change, area, comparison, assessment)


def _observe(
    change: AreaChange, area: Area, comparison: Comparison, assessment: Assessment
) -> Observation:
    questions = {one.id: one for one in assessment.instrument.questions}
    worse = [
        questions[one.question]
        for one in comparison.answers
        if one.area == area.id and _is_worse(one) and one.question in questions
    ]
    return Observation(
        evidence=tuple(_evidence(question) for question in worse),
        value=number(change.index_after),
        threshold=number(change.index_before),
        count=len(worse),
        names=(area.name,),
        initiatives=unite((area.initiatives, *(one.initiatives for one in worse))),
    )


def _is_worse(change: AnswerChange) -> bool:
    before, after = change.credit_before, change.credit_after
    return before is not None and after is not None and after < before


def _evidence(question: Question) -> Evidence:
    return Evidence(f"“{question.text}” earned more in the audit before.", question=question.id)
