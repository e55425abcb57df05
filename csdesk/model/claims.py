"""What people say, held against what their own data show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import CheckId, FieldId, KpiId, MeasureId, QuestionId
from csdesk.model.kpis import Unit

NAMED_MEASURES: Mapping[MeasureId, str] = {
    MeasureId("list.accounts"): "accounts",
    MeasureId("list.age_days"): "days",
    MeasureId("health.scored"): Unit.PERCENT,
    MeasureId("health.red_unowned"): Unit.PERCENT,
    MeasureId("rows.rejected"): Unit.PERCENT,
}
"""What answers can be held against, with its unit, beside each KPI and each field of the list."""

_KPI = "kpi."
_FILLED = "list.filled."


def kpi_measure(kpi: KpiId) -> MeasureId:
    """Return the measure that is the value of a KPI."""
    return MeasureId(f"{_KPI}{kpi}")


def measured_kpi(measure: MeasureId) -> KpiId | None:
    """Return the KPI whose value a measure is; None where it is something else."""
    return KpiId(measure.removeprefix(_KPI)) if measure.startswith(_KPI) else None


def filled_measure(field: FieldId) -> MeasureId:
    """Return the measure that says for how many percent of the accounts a field has a value."""
    return MeasureId(f"{_FILLED}{field}")


def measured_field(measure: MeasureId) -> FieldId | None:
    """Return the field whose filling a measure is; None where it is something else."""
    return FieldId(measure.removeprefix(_FILLED)) if measure.startswith(_FILLED) else None


class Comparison(StrEnum):
    """How a measure is held against a value."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """What the data should show where an answer claims it, as shipped content."""

    id: CheckId
    measure: MeasureId
    comparison: Comparison
    value: float
    """In the unit of the measure."""
    text: str
    """What the data should show, as a sentence."""
    claimed_from: float = 1.0
    """Credit from which an answer claims it; below, nothing is claimed."""
    supports: float = 0.0
    """Credit that is left to an answer which the data contradict."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The value of a measure. ``count`` is the number of records it rests on."""

    value: float | None
    unit: str
    text: str
    """What was measured, as a sentence with its figures; without a value, what it would need."""
    count: int | None = None


class ClaimVerdict(StrEnum):
    """What the data say to an answer."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    NOT_TESTABLE = "not_testable"
    NOT_CLAIMED = "not_claimed"
    """The question is open, or its answer does not claim what is checked."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One check of one answer, with its verdict and the sentence that explains it."""

    check: ClaimCheck
    question: QuestionId
    verdict: ClaimVerdict
    measured: Measured | None
    sentence: str
