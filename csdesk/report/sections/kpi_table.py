"""All numbers in one table, for the workbook."""

from __future__ import annotations

from csdesk.formatting import readable_dates
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import Benchmark, KpiDefinition, KpiValue
from csdesk.model.library import Library
from csdesk.report.document import Column, Format, Quantity, Table, Value
from csdesk.report.places import KPI_ID
from csdesk.report.rates import measured
from csdesk.report.sections.benchmarks import benchmark_notes
from csdesk.report.statuses import benchmark_status, target_status

Pair = tuple[KpiDefinition, KpiValue]


def kpi_table(diagnosis: Diagnosis, known: list[Pair], library: Library) -> Table:
    """Return every number that could be computed with all that is known of it."""
    return Table(
        name="KPIs",
        title="Numbers and benchmarks",
        columns=(
            Column("KPI", Format.TEXT, 0.2),
            Column("Term", Format.TEXT, 0.15),
            Column("Value", Format.QUANTITY, 0.1),
            Column("Target", Format.QUANTITY, 0.1),
            Column("Against target", Format.STATUS, 0.1),
            Column("Benchmark low", Format.QUANTITY, 0.1),
            Column("Benchmark median", Format.QUANTITY, 0.1),
            Column("Benchmark high", Format.QUANTITY, 0.1),
            Column("Against others", Format.STATUS, 0.1),
            Column("Gap to median", Format.QUANTITY, 0.1),
            Column("Benchmark source", Format.TEXT, 0.15),
            Column("Method", Format.TEXT, 0.2),
            Column("Accounts", Format.INTEGER, 0.05),
            Column("Base", Format.TEXT, 0.15),
            Column("Window", Format.TEXT, 0.15),
            Column("Caution", Format.TEXT, 0.2),
            Column("Formula", Format.TEXT, 0.2),
            Column("From", Format.TEXT, 0.2),
            Column(KPI_ID, Format.TEXT, 0.1),
        ),
        rows=tuple(_workbook_row(definition, value, diagnosis) for definition, value in known),
        empty="No number can be computed yet.",
        workbook_only=True,
        notes=benchmark_notes(diagnosis, library),
    )


def _workbook_row(
    definition: KpiDefinition, value: KpiValue, diagnosis: Diagnosis
) -> tuple[Value, ...]:
    result = diagnosis.benchmarks.get(definition.id)
    benchmark = result.benchmark if result else None
    return (
        definition.name,
        definition.term,
        measured(value),
        Quantity(definition.target, definition.unit),
        target_status(value, definition),
        *(Quantity(edge, definition.unit) for edge in _edges(benchmark)),
        benchmark_status(result),
        Quantity(result.gap if result else None, definition.unit),
        _cited(benchmark),
        value.method,
        value.n,
        value.base,
        readable_dates(value.window),
        value.caution or None,
        definition.formula,
        value.lineage or None,
        definition.id,
    )


def _edges(benchmark: Benchmark | None) -> tuple[float | None, float | None, float | None]:
    if benchmark is None:
        return None, None, None
    return benchmark.low, benchmark.median, benchmark.high


def _cited(benchmark: Benchmark | None) -> str | None:
    if benchmark is None:
        return None
    return ", ".join(part for part in (benchmark.source, benchmark.period, benchmark.band) if part)
