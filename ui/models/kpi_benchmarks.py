"""What is cited for a KPI, source by source, and the other clients of the consultant, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.formatting import plural, quantity
from csdesk.model.benchmarks import (
    Arbitration,
    BenchmarkChoice,
    BenchmarkPeriod,
    CitedBenchmark,
    EvidenceQuality,
    PeerSet,
)
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiDefinition, Unit
from csdesk.report.sections.benchmark_words import QUALITIES
from csdesk.scoring.peers import ENOUGH

PERIODS: Mapping[BenchmarkPeriod, str] = {
    BenchmarkPeriod.MONTH: "of a month",
    BenchmarkPeriod.QUARTER: "of a quarter",
    BenchmarkPeriod.YEAR: "of a year",
    BenchmarkPeriod.NOT_STATED: "period not stated, read as a year",
    BenchmarkPeriod.NO_RATE: "",
}


@dataclass(frozen=True, slots=True)
class CitedLine:
    """One cited figure in words."""

    id: str
    words: str
    cited_from: str
    about: str
    verdict: str
    note: str
    is_read: bool
    may_be_read: bool


def list_cited(arbitration: Arbitration | None, unit: Unit, currency: str) -> tuple[CitedLine, ...]:
    """Return all that is cited for a KPI, the one that is read first."""
    if arbitration is None:
        return ()
    lines = [_describe(one, arbitration, unit, currency) for one in arbitration.candidates]
    return tuple(sorted(lines, key=lambda line: (not line.is_read, not line.may_be_read)))


def describe_reading(arbitration: Arbitration | None, unit: Unit, currency: str) -> str:
    """Return which source counts and whether the others agree, as sentences."""
    if arbitration is None:
        return "Nothing is cited for this number."
    chosen, choice = arbitration.chosen, arbitration.choice
    if chosen is None:
        first = "None counts by itself: choose one"
    else:
        said = f"{_write_words(chosen, unit, currency)} ({chosen.cited_from})"
        first = _write_choice(choice, said) if choice else f"Counts by itself: {said}"
    count = len(arbitration.candidates)
    if count == 1:
        return f"{first}."
    agree = "they differ" if arbitration.disagree else "they agree"
    return f"{first}. {plural(count, 'source')} are cited; {agree}."


def describe_peers(diagnosis: Diagnosis, definition: KpiDefinition) -> str:
    """Return where the client stands among the others, or why that is not shown."""
    peers = diagnosis.metrics.peers.get(definition.id)
    if peers is None:
        return _too_few(diagnosis.metrics.peer_counts.get(definition.id, 0))
    unit, currency = definition.unit, diagnosis.client.currency
    low, median, high = (quantity(x, unit, currency) for x in (peers.low, peers.median, peers.high))
    return (
        f"{plural(len(peers.values), 'other client')} in this workspace, without names: the lower "
        f"quarter ends at {low}, the middle is {median}, the upper quarter begins at {high}."
    )


def place_peers(peers: PeerSet, own: float | None) -> tuple[tuple[float, ...], float | None]:
    """Return where each client stands from 0 to 1, lowest to highest, and this one."""
    known = [*peers.values, *(() if own is None else (own,))]
    low, span = min(known), (max(known) - min(known)) or 1.0
    placed = tuple((value - low) / span for value in peers.values)
    return placed, None if own is None else (own - low) / span


def find_arbitration(diagnosis: Diagnosis, kpi: KpiId) -> Arbitration | None:
    """Return all that is cited for a KPI; None where nothing is."""
    return diagnosis.metrics.arbitrations.get(kpi)


def _write_choice(choice: BenchmarkChoice, said: str) -> str:
    by = f" by {choice.author}" if choice.author else ""
    return f"Chosen{by}: {said}. Why: {choice.reason.rstrip('.')}"


def _write_words(one: CitedBenchmark, unit: Unit, currency: str) -> str:
    """Return a cited figure as it is given; one by ARR in the unit of its KPI."""
    if one.arr_from is None and one.arr_to is None:
        return one.words
    low, median, high = (
        quantity(x, unit, currency, trim=True) for x in (one.low, one.median, one.high)
    )
    return f"{low} to {high}, median {median}"


def _describe(
    one: CitedBenchmark, arbitration: Arbitration, unit: Unit, currency: str
) -> CitedLine:
    about = (one.segment, PERIODS[one.period], QUALITIES[one.quality])
    return CitedLine(
        id=one.id,
        words=_write_words(one, unit, currency),
        cited_from=one.cited_from,
        about=" · ".join(part for part in about if part),
        verdict=arbitration.verdicts[one.id],
        note=one.note,
        is_read=one is arbitration.chosen,
        may_be_read=one.quality is not EvidenceQuality.UNSOURCED,
    )


def _too_few(count: int) -> str:
    known = {0: "none has", 1: "one has"}.get(count, f"{count} have")
    return (
        f"Your other clients are shown from {ENOUGH} up, as of fewer a quarter would tell what a "
        f"single one has; in this workspace {known} this number."
    )
