"""Checks of answers against data: of something that csdesk measures, with a value that decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from csdesk.content.contents import Entry
from csdesk.model.claims import ClaimCheck, Comparison, measured_field, measured_kpi
from csdesk.model.identifiers import MeasureId
from csdesk.model.instruments import Question, QuestionKind
from csdesk.model.kpis import Unit

_SHOWN = 3
_LIKENESS = 0.7


def check_claims(question: Entry[Question]) -> None:
    """Check what a question says its answers should show in the data."""
    for number, check in enumerate(question.item.checks, start=1):
        _check_credit(question, f"checks[{number}]", check)
    if question.item.checks and question.item.kind is not QuestionKind.CHOICE:
        raise question.reject("checks", len(question.item.checks), "none, as nothing is claimed")
    if question.item.from_data and not question.item.checks:
        raise question.reject("from_data", "true", "checks by which the data can answer")


def _check_credit(question: Entry[Question], path: str, check: ClaimCheck) -> None:
    if not 0 < check.claimed_from <= 1:
        raise question.reject(f"{path}.claimed_from", check.claimed_from, "above 0 and at most 1")
    if not 0 <= check.supports < check.claimed_from:
        expected = f"at least 0 and below claimed_from, {check.claimed_from:g}"
        raise question.reject(f"{path}.supports", check.supports, expected)


def check_measures(question: Entry[Question], units: Mapping[MeasureId, str]) -> None:
    """Check that every check looks at a measure that exists, and could go either way."""
    for number, check in enumerate(question.item.checks, start=1):
        path = f"checks[{number}]"
        if check.measure not in units:
            raise question.reject(f"{path}.measure", check.measure, _nearest(check.measure, units))
        if units[check.measure] == Unit.PERCENT and any(_is_idle(check)):
            expected = "a percentage that some companies reach and others do not"
            raise question.reject(f"{path}.value", check.value, expected)


def _nearest(measure: MeasureId, known: Iterable[MeasureId]) -> str:
    """Return what was expected in place of an unknown measure: the ones that read most like it."""
    if measured_field(measure) is not None:
        kind = "a field of the customer list after “list.filled.”"
    elif measured_kpi(measure) is not None:
        kind = "the id of a KPI after “kpi.”"
    else:
        kind = "a measure: kpi.…, list.…, health.… or rows.…"
    close = get_close_matches(measure, known, _SHOWN, _LIKENESS)
    return f"{kind}; the nearest: {', '.join(close)}" if close else kind


def _is_idle(check: ClaimCheck) -> Iterator[bool]:
    """Say whether a percentage could only pass, or only fail; of KPIs some exceed 100."""
    is_share = measured_kpi(check.measure) is None
    yield check.value < 0 or (is_share and check.value > 100)
    yield check.comparison in (Comparison.AT_LEAST, Comparison.BELOW) and check.value == 0
    is_all = is_share and check.value == 100
    yield is_all and check.comparison in (Comparison.AT_MOST, Comparison.ABOVE)
