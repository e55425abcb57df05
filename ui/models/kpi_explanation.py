"""How a KPI is computed, told line by line."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import describe_span, number, quantity, readable_dates
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import Benchmark, KpiDefinition, KpiValue
from ui.models.kpi_list import write_base


@dataclass(frozen=True, slots=True)
class KpiFact:
    """One line of "how is this computed?"."""

    label: str
    text: str


def explain_kpi(definition: KpiDefinition, diagnosis: Diagnosis) -> tuple[KpiFact, ...]:
    """Return how a KPI is computed, line by line; lines without content are left out."""
    value = diagnosis.kpis.get(definition.id)
    result = diagnosis.benchmarks.get(definition.id)
    benchmark = result.benchmark if result else None
    facts = [
        KpiFact("Formula", definition.formula),
        KpiFact("What it tells", _foresight(definition)),
        KpiFact("Method", value.method if value else ""),
        KpiFact("Rests on", _whole_base(value)),
        KpiFact("Window", readable_dates(value.window) if value else ""),
        KpiFact("Computed from", value.lineage if value else ""),
        KpiFact("Others reach", _cited(definition, benchmark, diagnosis.client.currency)),
        KpiFact("How often", definition.frequency),
        KpiFact("Usually kept by", definition.owner),
        KpiFact("Defined in", definition.source),
    ]
    return tuple(fact for fact in facts if fact.text)


def _foresight(definition: KpiDefinition) -> str:
    if definition.leading:
        return "Leading: it moves before renewals do"
    return "Lagging: it shows what has already happened"


def _whole_base(value: KpiValue | None) -> str:
    if value is None or not value.n:
        return ""
    return f"{number(value.n)} {value.base}" if value.base else write_base(value)


def _cited(definition: KpiDefinition, benchmark: Benchmark | None, currency: str) -> str:
    if benchmark is None:
        return ""
    span = describe_span(benchmark, definition.unit, currency, trim=True)
    cited = ", ".join(part for part in (benchmark.band, benchmark.period, benchmark.source) if part)
    if benchmark.words or benchmark.median is None:
        return f"{span} ({cited})"
    middle = quantity(benchmark.median, definition.unit, currency, trim=True)
    return f"{span}, median {middle} ({cited})"
