"""Tests over the symptoms of dysfunctions."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import number, percent
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import AreaId
from csdesk.scoring.dysfunctions import Match, match_words, rank_dysfunctions


def match_at_least(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a dysfunction that matches, even in its best case, by ``threshold`` (0 to 100)."""
    match = _find_match(AreaId(rule.subject), inputs)
    if match is None or match.least < rule.limit:
        return None
    return Observation(
        evidence=(_match_evidence(match),),
        value=percent(match.match, trim=True),
        threshold=percent(rule.limit, trim=True),
        count=match.answered,
        total=match.applicable,
    )


def _find_match(area: AreaId, inputs: FindingInputs) -> Match | None:
    for assessment in inputs.assessments.values():
        for match in rank_dysfunctions(assessment.instrument, assessment.claimed):
            if match.area.id == area:
                return match
    return None


def _match_evidence(match: Match) -> Evidence:
    return Evidence(
        f"{match.area.name}: symptoms match by {match_words(match)}, from "
        f"{number(match.answered)} of {number(match.applicable)} answers."
    )
