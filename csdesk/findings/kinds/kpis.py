"""Tests over KPI values."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import number, quantity
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, KpiValue, Unit


def below(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI below ``threshold``."""
    value = inputs.kpis.get(KpiId(rule.subject))
    if value is None or value.value is None or value.value >= rule.limit:
        return None
    return _observe(value, rule.limit, inputs)


def above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI above ``threshold``."""
    value = inputs.kpis.get(KpiId(rule.subject))
    if value is None or value.value is None or value.value <= rule.limit:
        return None
    return _observe(value, rule.limit, inputs)


def below_target(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI below the target of its definition."""
    value, target = inputs.kpis.get(KpiId(rule.subject)), _target(KpiId(rule.subject), inputs)
    if target is None or value is None or value.value is None or value.value >= target:
        return None
    return _observe(value, target, inputs)


def below_benchmark(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI below the range of its benchmark, and not below ``threshold``.

    Below the threshold a sharper rule speaks, so that one number makes one finding.
    """
    value, benchmark = _compared(rule, inputs)
    if value is None or value.value is None or benchmark is None or value.value >= benchmark.low:
        return None
    if rule.threshold is not None and value.value < rule.threshold:
        return None
    return _observe(value, benchmark.low, inputs, benchmark)


def above_benchmark(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI above the range of its benchmark, and not above ``threshold`` (see below)."""
    value, benchmark = _compared(rule, inputs)
    if value is None or value.value is None or benchmark is None or value.value <= benchmark.high:
        return None
    if rule.threshold is not None and value.value > rule.threshold:
        return None
    return _observe(value, benchmark.high, inputs, benchmark)


def not_computable(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI that the lists which are there do not give."""
    value = inputs.kpis.get(KpiId(rule.subject))
    if inputs.accounts is None or value is None or value.reason is None:
        return None
    return Observation((_unknown_evidence(value, inputs),), value=value.reason)


def unknown_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` KPIs that the lists which are there do not give."""
    unknown = [value for value in inputs.kpis.values() if value.reason is not None]
    if inputs.accounts is None or len(unknown) <= rule.limit:
        return None
    return Observation(
        evidence=tuple(_unknown_evidence(value, inputs) for value in unknown),
        count=len(unknown),
        total=len(inputs.kpis),
        names=tuple(_name(value, inputs) for value in unknown),
    )


def _unknown_evidence(value: KpiValue, inputs: FindingInputs) -> Evidence:
    """Return the reason why a KPI has no value, as evidence."""
    return Evidence(f"{_name(value, inputs)}: {value.reason}.", kpi=value.id)


def _compared(rule: Rule, inputs: FindingInputs) -> tuple[KpiValue | None, Benchmark | None]:
    """Return value and benchmark where the two may be compared; a gap says that they may."""
    result = inputs.benchmarks.get(KpiId(rule.subject))
    if result is None or result.gap is None:
        return None, None
    return inputs.kpis.get(result.kpi), result.benchmark


def _observe(
    value: KpiValue,
    threshold: float | None,
    inputs: FindingInputs,
    benchmark: Benchmark | None = None,
) -> Observation:
    return Observation(
        evidence=(_value_evidence(value, inputs, benchmark),),
        value=quantity(value.value, value.unit, inputs.currency),
        threshold=_threshold_text(threshold, value.unit, inputs.currency),
        target=_threshold_text(_target(value.id, inputs), value.unit, inputs.currency),
        count=value.n,
    )


def _target(kpi: KpiId, inputs: FindingInputs) -> float | None:
    definition = inputs.definition(kpi)
    return definition.target if definition else None


def _threshold_text(threshold: float | None, unit: Unit, currency: str) -> str:
    """Return a threshold as it is written in content: "90%", not "90.0%"."""
    return quantity(threshold, unit, currency, trim=True)


def _value_evidence(
    value: KpiValue, inputs: FindingInputs, benchmark: Benchmark | None
) -> Evidence:
    written = quantity(value.value, value.unit, inputs.currency)
    text = f"{_name(value, inputs)} {written}, {number(value.n)} {value.base}, {value.window}."
    if benchmark is not None:
        low = quantity(benchmark.low, value.unit, inputs.currency)
        high = quantity(benchmark.high, value.unit, inputs.currency)
        text = f"{text} Others with {benchmark.band} of ARR: {low} to {high} ({benchmark.source})."
    if value.lineage:
        text = f"{text} From {value.lineage}."
    return Evidence(text, kpi=value.id)


def _name(value: KpiValue, inputs: FindingInputs) -> str:
    definition = inputs.definition(value.id)
    return definition.term if definition else value.id
