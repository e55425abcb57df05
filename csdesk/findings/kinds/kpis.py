"""Tests over KPI values."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import describe_others, number, quantity, write_measured
from csdesk.model.few import FEWEST
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, KpiValue, Unit, Verdict
from csdesk.scoring.benchmarks import edges, is_comparable
from csdesk.scoring.revenue.list_grid import compare_lists
from csdesk.scoring.revenue.start_cohort import follow_cohort

RETENTION = frozenset({KpiId("nrr"), KpiId("grr")})


def below(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI below ``threshold``."""
    value = _held(rule, inputs)
    if value is None or value.value is None or value.value >= rule.limit:
        return None
    return _observe(value, rule.limit, inputs)


def above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI above ``threshold``."""
    value = _held(rule, inputs)
    if value is None or value.value is None or value.value <= rule.limit:
        return None
    return _observe(value, rule.limit, inputs)


def at_most(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI at ``threshold`` or below it."""
    value = _held(rule, inputs)
    if value is None or value.value is None or value.value > rule.limit:
        return None
    return _observe(value, rule.limit, inputs)


def below_target(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI below the target of its definition."""
    value, target = _held(rule, inputs), _target(KpiId(rule.subject), inputs)
    if target is None or value is None or value.value is None or value.value >= target:
        return None
    return _observe(value, target, inputs)


def below_benchmark(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI below the range of its benchmark, and not below ``threshold``.

    Below the threshold a sharper rule speaks, so that one number makes one finding.
    """
    value, benchmark = _compared(rule, inputs)
    edge = edges(benchmark)[0] if benchmark else None
    if value is None or value.value is None or edge is None or value.value >= edge:
        return None
    if rule.threshold is not None and value.value < rule.threshold:
        return None
    return _observe(value, edge, inputs, benchmark)


def above_benchmark(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a KPI above the range of its benchmark, and not above ``threshold`` (see below)."""
    value, benchmark = _compared(rule, inputs)
    edge = edges(benchmark)[1] if benchmark else None
    if value is None or value.value is None or edge is None or value.value <= edge:
        return None
    if rule.threshold is not None and value.value > rule.threshold:
        return None
    return _observe(value, edge, inputs, benchmark)


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


def stage_unwatched(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a stage of the customer's life that no KPI with a value watches (S2.6)."""
    watching = [one.id for one in inputs.definitions if rule.subject in one.stages]
    found = [inputs.kpis[kpi] for kpi in watching if kpi in inputs.kpis]
    if inputs.accounts is None or not found or any(one.value is not None for one in found):
        return None
    return Observation(
        evidence=tuple(_unknown_evidence(value, inputs) for value in found),
        count=len(found),
        names=tuple(_name(value, inputs) for value in found),
    )


def _unknown_evidence(value: KpiValue, inputs: FindingInputs) -> Evidence:
    """Return the reason why a KPI has no value, as evidence."""
    return Evidence(f"{_name(value, inputs)}: {value.reason}.", kpi=value.id)


def _held(rule: Rule, inputs: FindingInputs) -> KpiValue | None:
    """Return a KPI that may be held against a yearly figure: not a rate over weeks (C18)."""
    value = inputs.kpis.get(KpiId(rule.subject))
    return value if value is not None and is_comparable(value) else None


def _compared(rule: Rule, inputs: FindingInputs) -> tuple[KpiValue | None, Benchmark | None]:
    """Return value and benchmark where the KPI table calls the value worse than usual."""
    result = inputs.benchmarks.get(KpiId(rule.subject))
    if result is None or result.verdict is not Verdict.WORSE:
        return None, None
    return inputs.kpis.get(result.kpi), result.benchmark


def _observe(
    value: KpiValue,
    threshold: float | None,
    inputs: FindingInputs,
    benchmark: Benchmark | None = None,
) -> Observation:
    count, total = _counts(value, inputs)
    return Observation(
        evidence=(_value_evidence(value, inputs, benchmark),),
        value=write_measured(value, inputs.currency),
        threshold=_threshold_text(threshold, value.unit, inputs.currency),
        target=_threshold_text(_target(value.id, inputs), value.unit, inputs.currency),
        count=count,
        total=total,
        base=value.n,
    )


def _counts(value: KpiValue, inputs: FindingInputs) -> tuple[int, int | None]:
    """Return the accounts a value rests on; of a few in a rate of retention, those that shrank."""
    is_small = value.id in RETENTION and value.n < FEWEST
    if not is_small or inputs.previous is None or inputs.accounts is None:
        return value.n, None
    result = follow_cohort(compare_lists(inputs.previous, inputs.accounts, inputs.lost))
    return len(result.churned) + len(result.contracted), len(result.cohort)


def _target(kpi: KpiId, inputs: FindingInputs) -> float | None:
    definition = inputs.definition(kpi)
    return definition.target if definition else None


def _threshold_text(threshold: float | None, unit: Unit, currency: str) -> str:
    """Return a threshold as it is written in content: "90%", not "90.0%"."""
    return quantity(threshold, unit, currency, trim=True)


def _value_evidence(
    value: KpiValue, inputs: FindingInputs, benchmark: Benchmark | None
) -> Evidence:
    written = write_measured(value, inputs.currency)
    text = f"{_name(value, inputs)} {written}, {number(value.n)} {value.base}, {value.window}."
    if benchmark is not None:
        text = f"{text} {describe_others(benchmark, value.unit, inputs.currency)}."
    if value.lineage:
        text = f"{text} From {value.lineage}."
    return Evidence(text, kpi=value.id)


def _name(value: KpiValue, inputs: FindingInputs) -> str:
    definition = inputs.definition(value.id)
    return definition.term if definition else value.id
