"""What others reach, source by source; which of it is read and why; other clients; cases."""

from __future__ import annotations

from csdesk.formatting import join_words, number, plural, sentence
from csdesk.model.benchmarks import Arbitration, CitedBenchmark
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import KpiDefinition
from csdesk.model.library import Library
from csdesk.report.document import Block, Column, Format, Noted, Quantity, Table, Value
from csdesk.report.sections.benchmark_words import PERIODS, QUALITIES
from csdesk.report.sections.cases import case_table
from csdesk.report.sections.other_claims import claim_table
from csdesk.report.sections.peers import peer_table

FIT = "fit.customers"


def benchmark_blocks(diagnosis: Diagnosis, library: Library) -> tuple[Block, ...]:
    """Return what is read and why, all that is cited, the other clients, and the cases."""
    peers = (peer_table(diagnosis),) if diagnosis.metrics.peers else ()
    notes = benchmark_notes(diagnosis, library)
    return (
        _read_table(diagnosis, notes),
        _cited_table(diagnosis, notes),
        *peers,
        claim_table(library.cited_benchmarks),
        case_table(library.cases),
    )


def benchmark_notes(diagnosis: Diagnosis, library: Library) -> tuple[str, ...]:
    """Return what stands under every table with benchmarks: caveats, fit, choices and reasons."""
    fit = find_fit(diagnosis, library)
    return (*library.caveats, *((fit,) if fit else ()), *choice_sentences(diagnosis))


def find_fit(diagnosis: Diagnosis, library: Library) -> str:
    """Return a sentence for a client smaller than those the figures are from; else empty (S1.5)."""
    meant = next((one.low for one in library.cited_benchmarks if one.id == FIT), None)
    accounts = diagnosis.accounts
    if meant is None or accounts is None or len(accounts.keys) >= meant:
        return ""
    return (
        f"The figures are written for companies with {number(meant)} customers and more. "
        f"With {plural(len(accounts.keys), 'customer')}, single ones move every rate and ratio."
    )


def choice_sentences(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return which benchmarks a person chose, and why, a sentence each (S1.121)."""
    return tuple(
        _write_choice(definition, one)
        for definition, one in _arbitrated(diagnosis)
        if one.choice is not None
    )


def _write_choice(definition: KpiDefinition, one: Arbitration) -> str:
    if one.choice is None or one.chosen is None:
        return ""
    by = f", chosen by {one.choice.author}" if one.choice.author else ", by choice"
    reason = sentence(one.choice.reason)
    return f"{definition.term} is held against {_write_cited(one.chosen)}{by}. Why: {reason}"


def _arbitrated(diagnosis: Diagnosis) -> list[tuple[KpiDefinition, Arbitration]]:
    found = diagnosis.metrics.arbitrations
    return [(known, found[known.id]) for known in diagnosis.definitions if known.id in found]


def _write_cited(one: CitedBenchmark) -> str:
    return f"{one.words} ({one.cited_from})"


def _read_table(diagnosis: Diagnosis, notes: tuple[str, ...]) -> Table:
    return Table(
        name="Benchmarks read",
        title="Which benchmark is read, and what else is cited?",
        columns=(
            Column("What is measured", Format.TEXT, 0.22),
            Column("Benchmark read", Format.TEXT, 0.25),
            Column("Also cited", Format.TEXT, 0.4),
            Column("Do they agree?", Format.TEXT, 0.13),
        ),
        rows=tuple(
            _read_row(definition, one)
            for definition, one in _arbitrated(diagnosis)
            if diagnosis.kpis[definition.id].value is not None
        ),
        empty="Nothing is cited for the numbers that could be computed.",
        paper_only=True,
        notes=notes,
    )


def _read_row(definition: KpiDefinition, one: Arbitration) -> tuple[Value, ...]:
    chosen = one.chosen
    others = [_write_cited(other) for other in one.candidates if other is not chosen]
    return (
        Noted(definition.name, definition.term),
        Noted(_write_cited(chosen), chosen.segment) if chosen else "None by itself",
        join_words(others) or None,
        "They differ" if one.disagree else "Yes",
    )


def _cited_table(diagnosis: Diagnosis, notes: tuple[str, ...]) -> Table:
    return Table(
        name="Benchmarks",
        title="What do others reach, source by source?",
        columns=(
            Column("KPI", Format.TEXT, 0.2),
            Column("Value", Format.QUANTITY, 0.1),
            Column("What is cited", Format.TEXT, 0.25),
            Column("How much", Format.TEXT, 0.15),
            Column("Who says it", Format.TEXT, 0.15),
            Column("Of whom", Format.TEXT, 0.2),
            Column("Period", Format.TEXT, 0.12),
            Column("Evidence", Format.TEXT, 0.12),
            Column("The value against it", Format.TEXT, 0.2),
            Column("Read", Format.TEXT, 0.08),
            Column("Note", Format.TEXT, 0.3),
            Column("From", Format.TEXT, 0.12),
        ),
        rows=tuple(
            _cited_row(diagnosis, definition, one, cited)
            for definition, one in _arbitrated(diagnosis)
            for cited in one.candidates
        ),
        empty="Nothing is cited for these numbers.",
        workbook_only=True,
        notes=notes,
    )


def _cited_row(
    diagnosis: Diagnosis, definition: KpiDefinition, one: Arbitration, cited: CitedBenchmark
) -> tuple[Value, ...]:
    return (
        definition.term,
        Quantity(diagnosis.kpis[definition.id].value, definition.unit),
        cited.name,
        cited.words,
        cited.cited_from,
        cited.segment or None,
        PERIODS[cited.period],
        QUALITIES[cited.quality],
        one.verdicts[cited.id],
        "Yes" if cited is one.chosen else None,
        cited.note or None,
        cited.source,
    )
