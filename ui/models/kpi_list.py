"""KPIs as they are shown: in groups, each with its value, its verdict and its range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.formatting import (
    UNKNOWN,
    describe_span,
    join_words,
    plural,
    quantity,
    sentence,
    write_measured,
)
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import (
    Benchmark,
    BenchmarkResult,
    KpiDefinition,
    KpiGroup,
    KpiValue,
)
from csdesk.report.document import Status, StatusWord
from csdesk.report.statuses import kpi_status

TITLES: Mapping[KpiGroup, str] = {
    KpiGroup.STAYED: "Who stayed",
    KpiGroup.GREW: "Who grew",
    KpiGroup.TEAM: "How much the team carries",
    KpiGroup.HEALTH: "How healthy the customers are",
    KpiGroup.CUSTOMER: "How it is for the customer",
    KpiGroup.OTHER: "Other numbers",
}


@dataclass(frozen=True, slots=True)
class KpiRange:
    """A value beside what others reach and the target, on one scale from 0 to 1."""

    value: float
    low: float | None = None
    median: float | None = None
    high: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class KpiEntry:
    """One KPI, in words."""

    id: KpiId
    name: str
    term: str
    value: str
    status: StatusWord
    comparison: str
    base: str
    range: KpiRange | None
    computable: bool
    reason: str
    ask_for: str


@dataclass(frozen=True, slots=True)
class KpiChapter:
    """KPIs that answer one question, under its title."""

    title: str
    entries: tuple[KpiEntry, ...]
    note: str = ""
    """What is to be said of all of them."""


def group_kpis(diagnosis: Diagnosis) -> tuple[KpiChapter, ...]:
    """Return the KPIs that have a value in their groups, then those that cannot be computed."""
    entries = [(d.group, describe_kpi(d, diagnosis)) for d in diagnosis.definitions]
    groups = [
        KpiChapter(title, tuple(entry for of, entry in entries if of is group and entry.computable))
        for group, title in TITLES.items()
    ]
    missing = tuple(entry for _, entry in entries if not entry.computable)
    groups.append(KpiChapter("Cannot be computed yet", missing))
    return tuple(group for group in groups if group.entries)


def describe_kpi(definition: KpiDefinition, diagnosis: Diagnosis) -> KpiEntry:
    """Return one KPI in words; "–" with a reason where it has no value."""
    value = diagnosis.kpis.get(definition.id)
    result = diagnosis.benchmarks.get(definition.id)
    benchmark = result.benchmark if result else None
    amount = value.value if value else None
    reason = (value.reason or "") if value else "needs a customer list"
    currency = diagnosis.client.currency
    return KpiEntry(
        id=definition.id,
        name=definition.name,
        term=definition.term,
        value=write_measured(value, currency) if value else UNKNOWN,
        status=_status(definition, value, result),
        comparison=_comparison(definition, benchmark, currency),
        base=write_base(value),
        range=_range(amount, definition, benchmark),
        computable=amount is not None,
        reason=sentence(reason),
        ask_for=value.needs if value else "",
    )


def write_request(groups: Sequence[KpiChapter], client: str) -> str:
    """Return what to ask the client for, as a text to send; empty when nothing is missing."""
    wanted: dict[str, list[str]] = {}
    for group in groups:
        for entry in group.entries:
            if entry.ask_for:
                wanted.setdefault(entry.ask_for, []).append(entry.term)
    if not wanted:
        return ""
    lines = [f"- {ask}: for {join_words(terms)}" for ask, terms in wanted.items()]
    return "\n".join([f"What is still missing for the audit of {client}:", *lines])


def write_base(value: KpiValue | None) -> str:
    """Return how many accounts a value rests on; empty without a value."""
    return plural(value.n, "account") if value is not None and value.n else ""


def _status(
    definition: KpiDefinition, value: KpiValue | None, result: BenchmarkResult | None
) -> StatusWord:
    if value is None:
        return StatusWord(Status.NONE, "Not computable")
    return kpi_status(value, definition, result)


def _comparison(definition: KpiDefinition, benchmark: Benchmark | None, currency: str) -> str:
    parts = []
    if definition.target is not None:
        parts.append(f"Target {quantity(definition.target, definition.unit, currency, trim=True)}")
    if benchmark is not None:
        parts.append(f"others {describe_span(benchmark, definition.unit, currency, trim=True)}")
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _range(
    value: float | None, definition: KpiDefinition, benchmark: Benchmark | None
) -> KpiRange | None:
    if value is None or (benchmark is None and definition.target is None):
        return None
    known = [value, definition.target]
    if benchmark is not None:
        known += [benchmark.low, benchmark.high]
    start, end = _scale([point for point in known if point is not None], benchmark is None)

    def place(point: float | None) -> float | None:
        return None if point is None else (point - start) / (end - start)

    return KpiRange(
        value=place(value) or 0.0,
        low=place(benchmark.low if benchmark else None),
        median=place(benchmark.median if benchmark else None),
        high=place(benchmark.high if benchmark else None),
        target=place(definition.target),
    )


def _scale(points: Sequence[float], from_zero: bool) -> tuple[float, float]:
    """Return the ends of a scale that holds all points with some room beside them."""
    low, high = min(points), max(points)
    room = (high - low or abs(high) or 1.0) * 0.12
    if from_zero and low >= 0:
        return 0.0, high + room
    return low - room, high + room
