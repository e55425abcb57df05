"""The assessments of an audit as plain data, for ``csdesk audit --json``."""

from __future__ import annotations

from typing import Any

from csdesk.formatting import level_word
from csdesk.model.assessments import Assessment
from csdesk.model.claims import Claim, ClaimVerdict
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.model.traces import PartTrace
from csdesk.scoring.maturity import trace_whole

Json = dict[str, Any]


def assessment_data(assessment: Assessment) -> Json:
    """Return an instrument as it stands; indexes 0 to 100, tiers by number and name."""
    instrument = assessment.instrument
    return {
        "name": instrument.name,
        "version": instrument.version,
        "claimed": _result(assessment.claimed, instrument),
        "supported": _result(assessment.supported, instrument),
        "targets": dict(assessment.targets),
        "functions": sorted(assessment.functions),
        "claims": {
            verdict.value: [_claim(one) for one in assessment.claims if one.verdict is verdict]
            for verdict in ClaimVerdict
        },
    }


def level_data(level: AreaLevel, instrument: Instrument) -> Json:
    """Return a level; None for what is not known, never 0."""
    return {
        "tier": level.tier,
        "name": None if level.index is None else level_word(level, instrument) or None,
        "all_met": None if level.tier is None else level.is_met,
        "tier_low": level.tier_low,
        "tier_high": level.tier_high,
        "index": level.index,
        "low": level.low,
        "high": level.high,
        "answered": level.answered,
        "applicable": level.applicable,
        "not_applicable": level.not_applicable,
        "deferred": level.deferred,
        "confidence": level.confidence,
        "state": level.state.value,
    }


def _result(result: MaturityResult, instrument: Instrument) -> Json:
    return {
        "overall": level_data(result.overall, instrument),
        "average_tier": result.average_tier,
        "average_low": result.average_low,
        "average_high": result.average_high,
        "points": result.points,
        "most_points": result.most_points,
        "parts": [_part(part) for part in trace_whole(instrument, result).parts],
        "areas": {level.area: level_data(level, instrument) for level in result.areas},
        "dimensions": {level.area: level_data(level, instrument) for level in result.dimensions},
        "left_out": list(result.left_out),
    }


def _part(part: PartTrace) -> Json:
    """Return what an area or dimension adds to the index of the whole, and what it leaves out."""
    return {
        "part": part.part,
        "weight": part.weight,
        "gained": part.gained,
        "missed": part.missed,
        "left_out": part.left_out.value if part.left_out else None,
    }


def _claim(claim: Claim) -> Json:
    return {
        "question": claim.question,
        "check": claim.check.id,
        "measure": claim.check.measure,
        "value": claim.measured.value if claim.measured else None,
        "text": claim.sentence,
    }
