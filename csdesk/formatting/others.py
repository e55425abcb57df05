"""What others reach, in words."""

from __future__ import annotations

from csdesk.formatting.numbers import quantity
from csdesk.model.kpis import Benchmark, Unit


def describe_span(benchmark: Benchmark, unit: Unit, currency: str, *, trim: bool = False) -> str:
    """Return what others reach: "105% to 115%", or as it is cited: "more than 110%"."""
    if benchmark.words or benchmark.low is None or benchmark.high is None:
        return benchmark.words
    low, high = (
        quantity(edge, unit, currency, trim=trim) for edge in (benchmark.low, benchmark.high)
    )
    return f"{low} to {high}"


def describe_others(benchmark: Benchmark, unit: Unit, currency: str) -> str:
    """Return who the others are, what they reach and who says it, as a sentence without its end."""
    span = describe_span(benchmark, unit, currency)
    who = f"Others with {benchmark.band} of ARR"
    if benchmark.words:
        who = f"Others ({benchmark.band})" if benchmark.band else "Others"
    return f"{who}: {span} ({benchmark.source})"
