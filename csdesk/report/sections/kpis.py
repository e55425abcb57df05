"""The numbers: value, target, what others reach, and how each was computed."""

from __future__ import annotations

from csdesk.formatting import (
    describe_span,
    join_words,
    number,
    plural,
    quantity,
    readable_dates,
    sentence,
)
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.directions import Direction
from csdesk.model.kpis import Benchmark, KpiDefinition, KpiValue, Unit
from csdesk.model.library import Library
from csdesk.report.document import (
    Bullets,
    Column,
    Format,
    Noted,
    Section,
    Table,
    Text,
    Value,
)
from csdesk.report.places import method_place, number_place
from csdesk.report.rates import measured
from csdesk.report.sections.benchmarks import benchmark_blocks, benchmark_notes
from csdesk.report.sections.departures import departures
from csdesk.report.sections.goal import goal_tables
from csdesk.report.sections.goal_progress import progress_tables
from csdesk.report.sections.kpi_table import Pair, kpi_table
from csdesk.report.statuses import benchmark_status, target_status


def kpis_section(diagnosis: Diagnosis, library: Library) -> Section:
    """Return the KPIs with targets and benchmarks, and those that cannot be computed."""
    known = [pair for pair in _pairs(diagnosis) if pair[1].value is not None]
    unknown = [pair for pair in _pairs(diagnosis) if pair[1].value is None]
    return Section(
        id="kpis",
        title="Numbers and benchmarks",
        lead=_lead(known, unknown),
        blocks=(
            *goal_tables(diagnosis, library),
            *progress_tables(diagnosis),
            kpi_table(diagnosis, known, library),
            Text(_band_sentence(diagnosis)),
            _paper_table(diagnosis, known),
            Text("Read benchmarks with care:", quiet=True),
            Bullets(benchmark_notes(diagnosis, library)),
            *benchmark_blocks(diagnosis, library),
            *departures(diagnosis),
            *((_methods_table(known),) if known else ()),
            *((_needs_table(unknown), _unknown_table(unknown)) if unknown else ()),
        ),
    )


def _pairs(diagnosis: Diagnosis) -> list[Pair]:
    return [
        (definition, diagnosis.kpis[definition.id])
        for definition in diagnosis.definitions
        if definition.id in diagnosis.kpis
    ]


def _lead(known: list[Pair], unknown: list[Pair]) -> str:
    if not known:
        advice = "; the table says what each of them needs" if unknown else ""
        return f"No number can be computed yet{advice}."
    sentence = f"{plural(len(known), 'number')} computed from the client's own lists"
    if unknown:
        return (
            f"{sentence}; {plural(len(unknown), 'more needs', 'more need')} data that is not there."
        )
    return f"{sentence}."


def _paper_table(diagnosis: Diagnosis, known: list[Pair]) -> Table:
    return Table(
        name="Numbers",
        title="Which numbers are where they should be?",
        columns=(
            Column("What is measured", Format.TEXT, 0.6),
            Column("Value", Format.QUANTITY, 0.1),
            Column("Target", Format.TEXT, 0.1),
            Column("Against target", Format.STATUS, 0.15),
            Column("Benchmark (median)", Format.TEXT, 0.2),
            Column("Against others", Format.STATUS, 0.15),
        ),
        rows=tuple(_paper_row(definition, value, diagnosis) for definition, value in known),
        empty="No number can be computed yet.",
        paper_only=True,
    )


def _paper_row(
    definition: KpiDefinition, value: KpiValue, diagnosis: Diagnosis
) -> tuple[Value, ...]:
    currency = diagnosis.client.currency
    result = diagnosis.benchmarks.get(definition.id)
    return (
        Noted(
            definition.name,
            definition.term,
            place=number_place(definition.id),
            link=method_place(definition.id),
        ),
        measured(value),
        _target_words(definition, currency),
        target_status(value, definition) if definition.target is not None else None,
        _benchmark_words(result.benchmark if result else None, definition.unit, currency),
        benchmark_status(result) if result and result.benchmark else None,
    )


def _target_words(definition: KpiDefinition, currency: str) -> str | None:
    if definition.target is None:
        return None
    sign = "≤" if definition.direction is Direction.LOWER else "≥"
    return f"{sign} {quantity(definition.target, definition.unit, currency, trim=True)}"


def _benchmark_words(benchmark: Benchmark | None, unit: Unit, currency: str) -> str | None:
    if benchmark is None:
        return None
    span = describe_span(benchmark, unit, currency, trim=True)
    if benchmark.words or benchmark.median is None:
        return span
    return f"{span} ({quantity(benchmark.median, unit, currency, trim=True)})"


def _band_sentence(diagnosis: Diagnosis) -> str:
    used = {
        (result.benchmark.band, result.benchmark.source, result.benchmark.period)
        for result in diagnosis.benchmarks.values()
        if result.benchmark is not None and not result.benchmark.words
    }
    if not used:
        return "No published benchmark fits these numbers."
    bands = join_words(sorted({band for band, _, _ in used}))
    sources = "; ".join(sorted({f"{source}, {period}" for _, source, period in used}))
    return f"Others: companies with {bands} of annual revenue. Sources: {sources}."


def _methods_table(known: list[Pair]) -> Table:
    return Table(
        name="Methods",
        title="How was each number computed?",
        columns=(
            Column("Number", Format.TEXT, 0.22),
            Column("Exact value", Format.QUANTITY, 0.12),
            Column("Method", Format.TEXT, 0.5),
            Column("Base and window", Format.TEXT, 0.28),
        ),
        rows=tuple(_method_row(definition, value) for definition, value in known),
        empty="",
        paper_only=True,
    )


def _method_row(definition: KpiDefinition, value: KpiValue) -> tuple[Value, ...]:
    base = "; ".join(part for part in (value.base, readable_dates(value.window)) if part)
    return (
        Noted(
            definition.term,
            "",
            place=method_place(definition.id),
            link=number_place(definition.id),
        ),
        _exact(value),
        Noted(value.method, value.caution),
        Noted(base, f"n = {number(value.n)}"),
    )


def _exact(found: KpiValue) -> Value:
    return measured(found, 2 if found.unit is Unit.PERCENT else None)


def _needs_table(unknown: list[Pair]) -> Table:
    """Return what is missing with the numbers that wait for it, those for most numbers first."""
    waiting: dict[str, list[str]] = {}
    for definition, value in unknown:
        waiting.setdefault(sentence(value.reason or ""), []).append(definition.term)
    ranked = sorted(waiting.items(), key=lambda need: -len(need[1]))
    return Table(
        name="What is missing",
        title="What cannot be computed, and why?",
        columns=(Column("Why not", Format.TEXT, 0.5), Column("Numbers", Format.TEXT, 0.5)),
        rows=tuple((reason, join_words(terms)) for reason, terms in ranked),
        empty="",
        paper_only=True,
    )


def _unknown_table(unknown: list[Pair]) -> Table:
    return Table(
        name="Not computable",
        title="What cannot be computed, and why?",
        columns=(
            Column("Number", Format.TEXT, 0.35),
            Column("Why not", Format.TEXT, 0.65),
        ),
        rows=tuple(
            (Noted(definition.name, definition.term), sentence(value.reason or ""))
            for definition, value in unknown
        ),
        empty="",
        workbook_only=True,
    )
