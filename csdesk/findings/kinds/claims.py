"""Findings from answers that the data contradict: one for each area that has any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation, unite
from csdesk.formatting import number
from csdesk.model.areas import Area
from csdesk.model.assessments import Assessment
from csdesk.model.claims import Claim, ClaimVerdict, measured_kpi
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import InitiativeId, QuestionId, RuleId
from csdesk.model.instruments import OVERALL, Question
from csdesk.model.levels import AreaLevel

TESTED = (ClaimVerdict.CONFIRMED, ClaimVerdict.CONTRADICTED)


def contradicted(rule: Rule, inputs: FindingInputs) -> Iterator[tuple[Rule, Observation]]:
    """See, area by area, the answers that the data contradict.

    A question that several instruments share counts for the first of them.
    """
    told: set[QuestionId] = set()
    for assessment in inputs.assessments.values():
        fresh = [claim for claim in assessment.claims if claim.question not in told]
        told.update(claim.question for claim in fresh)
        for area in assessment.instrument.areas:
            yield from _see_area(rule, area, fresh, assessment)
        yield from _see_whole(rule, fresh, assessment)


def _see_area(
    rule: Rule, area: Area, claims: Iterable[Claim], assessment: Assessment
) -> Iterator[tuple[Rule, Observation]]:
    questions = {one.id: one for one in assessment.instrument.area_questions(area.id)}
    levels = (assessment.claimed.area(area.id), assessment.supported.area(area.id))
    case = replace(rule, id=RuleId(f"{rule.id}.{area.id}"), area=area.id)
    yield from _see(case, area.name, questions, claims, levels, area.initiatives)


def _see_whole(
    rule: Rule, claims: Iterable[Claim], assessment: Assessment
) -> Iterator[tuple[Rule, Observation]]:
    """See the questions about the whole, which stand in no area."""
    instrument = assessment.instrument
    about_whole = set(instrument.overall_questions)
    questions = {one.id: one for one in instrument.questions if one.id in about_whole}
    levels = (assessment.claimed.overall, assessment.supported.overall)
    case = replace(rule, id=RuleId(f"{rule.id}.{instrument.id}"), area=OVERALL)
    yield from _see(case, instrument.name, questions, claims, levels)


def _see(
    case: Rule,
    name: str,
    questions: dict[QuestionId, Question],
    claims: Iterable[Claim],
    levels: tuple[AreaLevel, AreaLevel],
    otherwise: tuple[InitiativeId, ...] = (),
) -> Iterator[tuple[Rule, Observation]]:
    tested = [one for one in claims if one.question in questions and one.verdict in TESTED]
    wrong = [one for one in tested if one.verdict is ClaimVerdict.CONTRADICTED]
    if not wrong:
        return
    denied = dict.fromkeys(claim.question for claim in wrong)
    claimed, supported = levels
    yield (
        case,
        Observation(
            evidence=tuple(_evidence(claim, questions[claim.question]) for claim in wrong),
            value=number(supported.index),
            threshold=number(claimed.index),
            count=len(denied),
            total=len({claim.question for claim in tested}),
            names=(name,),
            initiatives=unite(questions[one].initiatives or otherwise for one in denied),
        ),
    )


def _evidence(claim: Claim, question: Question) -> Evidence:
    kpi = measured_kpi(claim.check.measure)
    return Evidence(f"“{question.text}” {claim.sentence}", question=question.id, kpi=kpi)
