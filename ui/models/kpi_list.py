"""KPIs as they are shown: in groups, each with its value, its range and how it was computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.formatting import day, join_words, number, percent, plural, quantity
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, BenchmarkResult, KpiDefinition, KpiValue, Unit
from csdesk.report.document import Status, StatusWord
from csdesk.report.sections.kpis import METHOD_NAMES
from csdesk.report.statuses import kpi_status

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Who stayed": ("nrr", "grr", "logo_churn", "gross_churn", "churn_arr", "renewal_rate"),
    "Who grew": ("expansion_arr", "expansion_rate", "expansion_per_account", "contraction_arr"),
    "How much the team carries": ("accounts_per_csm", "arr_per_csm", "touches_per_win"),
    "How healthy the customers are": ("health_distribution", "at_risk_share"),
    "How it is for the customer": (
        "time_to_value",
        "onboarding_completion",
        "product_adoption",
        "active_usage",
        "csat",
        "resolution_time",
    ),
}
OTHER_GROUP = "Other numbers"
NEEDS = "needs "
"""How the reason of a KPI begins that only lacks data."""
ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


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
class KpiGroup:
    """KPIs that answer one question."""

    title: str
    entries: tuple[KpiEntry, ...]


@dataclass(frozen=True, slots=True)
class KpiFact:
    """One line of "how is this computed?"."""

    label: str
    text: str


def group_kpis(diagnosis: Diagnosis) -> tuple[KpiGroup, ...]:
    """Return the KPIs that have a value in their groups, then those that cannot be computed."""
    entries = {d.id: describe_kpi(d, diagnosis) for d in diagnosis.definitions}
    groups = [
        KpiGroup(title, _computable(entries[KpiId(kpi)] for kpi in kpis if kpi in entries))
        for title, kpis in _all_groups(diagnosis.definitions).items()
    ]
    missing = tuple(entry for entry in entries.values() if not entry.computable)
    groups.append(KpiGroup("Cannot be computed yet", missing))
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
        value=quantity(amount, definition.unit, currency),
        status=_status(definition, value, result),
        comparison=_comparison(definition, benchmark, currency),
        base=_base(value),
        range=_range(amount, definition, benchmark),
        computable=amount is not None,
        reason=capitalised(reason),
        ask_for=reason.removeprefix(NEEDS) if reason.startswith(NEEDS) else "",
    )


def write_request(groups: Sequence[KpiGroup], client: str) -> str:
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


def explain_kpi(definition: KpiDefinition, diagnosis: Diagnosis) -> tuple[KpiFact, ...]:
    """Return how a KPI is computed, line by line; lines without content are left out."""
    value = diagnosis.kpis.get(definition.id)
    result = diagnosis.benchmarks.get(definition.id)
    benchmark = result.benchmark if result else None
    facts = [
        KpiFact("Formula", definition.formula),
        KpiFact("Method", value.method if value else ""),
        KpiFact("Rests on", _whole_base(value)),
        KpiFact("Window", write_dates(value.window) if value else ""),
        KpiFact("Computed from", value.lineage if value else ""),
        KpiFact("Other methods", _alternatives(definition, value, diagnosis.client.currency)),
        KpiFact("Others reach", _cited(definition, benchmark, diagnosis.client.currency)),
        KpiFact("How often", definition.frequency),
        KpiFact("Usually kept by", definition.owner),
        KpiFact("Defined in", definition.source),
    ]
    return tuple(fact for fact in facts if fact.text)


def capitalised(sentence: str) -> str:
    """Return a sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def write_dates(text: str) -> str:
    """Return a text with its ISO dates written for people."""
    return ISO_DATE.sub(lambda found: day(date.fromisoformat(found.group())), text)


def _all_groups(definitions: Sequence[KpiDefinition]) -> dict[str, tuple[str, ...]]:
    grouped = {kpi for kpis in GROUPS.values() for kpi in kpis}
    rest = tuple(str(d.id) for d in definitions if d.id not in grouped)
    return {**GROUPS, OTHER_GROUP: rest}


def _computable(entries: Iterable[KpiEntry]) -> tuple[KpiEntry, ...]:
    return tuple(entry for entry in entries if entry.computable)


def _status(
    definition: KpiDefinition, value: KpiValue | None, result: BenchmarkResult | None
) -> StatusWord:
    if value is None:
        return StatusWord(Status.NONE, "Not computable")
    return kpi_status(value, definition, result)


def _comparison(definition: KpiDefinition, benchmark: Benchmark | None, currency: str) -> str:
    parts = []
    if definition.target is not None:
        parts.append(f"Target {_short(definition.target, definition.unit, currency)}")
    if benchmark is not None:
        parts.append(f"others {_span(definition.unit, benchmark, currency)}")
    return capitalised(", ".join(parts))


def _span(unit: Unit, benchmark: Benchmark, currency: str) -> str:
    return f"{_short(benchmark.low, unit, currency)} to {_short(benchmark.high, unit, currency)}"


def _short(value: float, unit: Unit, currency: str) -> str:
    if unit is Unit.PERCENT:
        return percent(value, trim=True)
    return quantity(value, unit, currency)


def _base(value: KpiValue | None) -> str:
    return plural(value.n, "account") if value is not None and value.n else ""


def _whole_base(value: KpiValue | None) -> str:
    if value is None or not value.n:
        return ""
    return f"{number(value.n)} {value.base}" if value.base else _base(value)


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


def _alternatives(definition: KpiDefinition, value: KpiValue | None, currency: str) -> str:
    if value is None or not value.alternatives:
        return ""
    return "; ".join(
        f"{METHOD_NAMES.get(name, name)} {quantity(other, definition.unit, currency)}"
        for name, other in value.alternatives.items()
    )


def _cited(definition: KpiDefinition, benchmark: Benchmark | None, currency: str) -> str:
    if benchmark is None:
        return ""
    middle = _short(benchmark.median, definition.unit, currency)
    span = _span(definition.unit, benchmark, currency)
    cited = ", ".join(part for part in (benchmark.band, benchmark.period, benchmark.source) if part)
    return f"{span}, median {middle} ({cited})"
