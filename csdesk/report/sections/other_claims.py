"""What is cited without a KPI that it could be held against: claims on programmes and tools."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.benchmarks import CitedBenchmark
from csdesk.report.document import Column, Format, Table
from csdesk.report.sections.benchmark_words import PERIODS, QUALITIES
from csdesk.report.sections.cited import CAUTION

TOLD_IN_FINDING = "impact.onboarding"
"""It stands in the finding on unfinished onboardings and nowhere else (S0.12)."""


def claim_table(benchmarks: Sequence[CitedBenchmark]) -> Table:
    """Return the figures that no calculation reads, each with who says it (S0.1, S1.5, S1.98)."""
    return Table(
        name="Other claims",
        title="What else is claimed, that nothing is computed from?",
        columns=(
            Column("What", Format.TEXT, 0.35),
            Column("How much", Format.TEXT, 0.15),
            Column("Who says it", Format.TEXT, 0.2),
            Column("Period", Format.TEXT, 0.15),
            Column("Evidence", Format.TEXT, 0.15),
            Column("Note", Format.TEXT, 0.3),
            Column("From", Format.TEXT, 0.12),
        ),
        rows=tuple(
            (
                one.name,
                one.words,
                one.cited_from,
                PERIODS[one.period],
                QUALITIES[one.quality],
                one.note or None,
                one.source,
            )
            for one in benchmarks
            if one.kpi is None and one.id != TOLD_IN_FINDING
        ),
        empty="Nothing else is claimed.",
        workbook_only=True,
        notes=(CAUTION,),
    )
