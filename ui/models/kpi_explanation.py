"""How a KPI is computed, told line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.assumptions import assumptions_behind
from csdesk.formatting import (
    describe_span,
    join_words,
    number,
    plural,
    quantity,
    readable_dates,
)
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import Benchmark, KpiDefinition, KpiValue
from csdesk.model.tables import Field, TableKind
from ui.models.kpi_list import write_base


@dataclass(frozen=True, slots=True)
class KpiFact:
    """One line of "how is this computed?"."""

    label: str
    text: str


def explain_kpi(
    definition: KpiDefinition, diagnosis: Diagnosis, fields: Sequence[Field] = ()
) -> tuple[KpiFact, ...]:
    """Return how a KPI is computed, line by line; lines without content are left out.

    ``fields``: those of the library, by whose names columns are called.
    """
    value = diagnosis.kpis.get(definition.id)
    result = diagnosis.benchmarks.get(definition.id)
    benchmark = result.benchmark if result else None
    facts = [
        KpiFact("Formula", definition.formula),
        KpiFact("What it tells", _foresight(definition)),
        KpiFact("Method", value.method if value else ""),
        KpiFact("Rests on", _whole_base(value)),
        KpiFact("A share or mean of", definition.base),
        KpiFact("Coverage", _coverage(definition, diagnosis, fields)),
        KpiFact("Window", readable_dates(value.window) if value else ""),
        KpiFact("Computed from", value.lineage if value else ""),
        KpiFact("Others reach", _cited(definition, benchmark, diagnosis.client.currency)),
        KpiFact("Decided where sources disagree", _decided(definition, diagnosis)),
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


def _coverage(definition: KpiDefinition, diagnosis: Diagnosis, fields: Sequence[Field]) -> str:
    """Return for how many accounts the list says what the KPI needs, column by column."""
    accounts = diagnosis.accounts
    if accounts is None or not definition.needs:
        return ""
    names = {field.id: field.name for field in fields if field.table is TableKind.ACCOUNTS}
    parts = [
        f"{names.get(field, field)} of {number(accounts.count_known(field))}"
        for field in definition.needs
    ]
    return f"Of {plural(len(accounts.keys), 'account')} the list tells {join_words(parts)}"


def _decided(definition: KpiDefinition, diagnosis: Diagnosis) -> str:
    """Return the assumptions of the register that the definition names (C1, D25)."""
    behind = assumptions_behind(definition, diagnosis.assumptions)
    return "; ".join(f"{one.title} {one.value}" for one in behind)


def _cited(definition: KpiDefinition, benchmark: Benchmark | None, currency: str) -> str:
    if benchmark is None:
        return ""
    span = describe_span(benchmark, definition.unit, currency, trim=True)
    cited = ", ".join(part for part in (benchmark.band, benchmark.period, benchmark.source) if part)
    if benchmark.words or benchmark.median is None:
        return f"{span} ({cited})"
    middle = quantity(benchmark.median, definition.unit, currency, trim=True)
    return f"{span}, median {middle} ({cited})"
