"""Findings from what the consultant saw: one for each observation, in the consultant's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import sentence
from csdesk.model import assessments
from csdesk.model.findings import Evidence, Rule, Severity
from csdesk.model.identifiers import RuleId
from csdesk.model.instruments import OVERALL, Question

_SEVERITIES = {5: Severity.CRITICAL, 4: Severity.WATCH, 3: Severity.WATCH}
"""By importance; what is less important is a note."""


def noted(rule: Rule, inputs: FindingInputs) -> Iterator[tuple[Rule, Observation]]:
    """See what was noted at a question: its importance decides about severity and impact."""
    for seen in inputs.observations:
        question = inputs.question(seen.question)
        case = replace(
            rule,
            id=RuleId(f"{rule.id}.{seen.id}"),
            area=question.area if question else OVERALL,
            severity=_SEVERITIES.get(seen.importance, Severity.NOTE),
            impact=seen.importance,
        )
        yield case, _observe(seen, question)


def _observe(seen: assessments.Observation, question: Question | None) -> Observation:
    evidence = () if question is None else (_evidence(seen, question),)
    return Observation(
        evidence=evidence,
        value=seen.issue.strip().rstrip("."),
        limit=_detail(seen),
        initiatives=question.initiatives if question else (),
    )


def _detail(seen: assessments.Observation) -> str:
    parts = [sentence(seen.impact)]
    if seen.recommendation.strip():
        parts.append(f"What to do: {sentence(seen.recommendation)}")
    return " ".join(part for part in parts if part) or sentence(seen.issue)


def _evidence(seen: assessments.Observation, question: Question) -> Evidence:
    about = f" about {seen.subject}" if seen.subject else ""
    return Evidence(f"Noted at “{question.text}”{about}.", question=question.id)
