"""Which status, and which word, a result gets: one rule for pages, tiles and reports."""

from __future__ import annotations

from csdesk.formatting import band_word, level_state_word, percent, sentence, severity_word
from csdesk.formatting.levels import NOT_ALL_MET, mark_word
from csdesk.model.directions import Direction
from csdesk.model.findings import Severity
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import KpiId
from csdesk.model.instruments import Instrument
from csdesk.model.kpis import BenchmarkResult, KpiDefinition, KpiValue, Verdict
from csdesk.model.levels import AreaLevel, LevelState
from csdesk.report.document import Status, StatusWord
from csdesk.scoring.benchmarks import is_comparable
from csdesk.scoring.health import band_of

NRR = KpiId("nrr")
KEPT = 100
"""Net retention in percent below which the customers there were bring less than before."""
_BANDS = {
    Band.GREEN: Status.GOOD,
    Band.YELLOW: Status.WATCH,
    Band.RED: Status.RISK,
    Band.UNSCORED: Status.NONE,
}
_SEVERITIES = {
    Severity.CRITICAL: Status.RISK,
    Severity.WATCH: Status.WATCH,
    Severity.NOTE: Status.NONE,
}
_VERDICTS = {
    Verdict.BETTER: StatusWord(Status.GOOD, "Better"),
    Verdict.WITHIN: StatusWord(Status.GOOD, "Within"),
    Verdict.WORSE: StatusWord(Status.WATCH, "Worse"),
    Verdict.NONE: StatusWord(Status.NONE, "Not compared"),
}
_AGAINST_OTHERS = {
    Verdict.BETTER: StatusWord(Status.GOOD, "Better than others"),
    Verdict.WITHIN: StatusWord(Status.GOOD, "As others"),
    Verdict.WORSE: StatusWord(Status.WATCH, "Worse than others"),
}


def band_status(band: Band) -> StatusWord:
    """Return the status of a health band."""
    return StatusWord(_BANDS[band], band_word(band))


def severity_status(severity: Severity) -> StatusWord:
    """Return the status of a finding."""
    return StatusWord(_SEVERITIES[severity], severity_word(severity))


def level_status(level: AreaLevel, tiers: int) -> StatusWord:
    """Return "Level 2 of 4" as a status: on the way, or good on the highest rung.

    On the lowest rung it may be that "not all of it" is met; without a ladder there is no status.
    """
    if level.state is LevelState.NOT_ASSESSED:
        return StatusWord(Status.NONE, level_state_word(LevelState.NOT_ASSESSED))
    if level.tier is None:
        return StatusWord(Status.NONE, "No ladder")
    if not level.is_met:
        return StatusWord(Status.DOING, sentence(NOT_ALL_MET).rstrip("."))
    status = Status.GOOD if level.tier >= tiers else Status.DOING
    return StatusWord(status, f"Level {level.tier} of {tiers}")


def mark_status(level: AreaLevel, instrument: Instrument) -> StatusWord:
    """Return the word of an index as a status: risk on the lowest mark, good on the highest."""
    if level.index is None:
        return StatusWord(Status.NONE, level_state_word(LevelState.NOT_ASSESSED))
    word = mark_word(level.index, instrument)
    words = [mark.word for mark in instrument.marks]
    if not word:
        return StatusWord(Status.NONE, "Assessed")
    if word == words[-1]:
        return StatusWord(Status.GOOD, word)
    return StatusWord(Status.RISK if word == words[0] else Status.WATCH, word)


def benchmark_status(result: BenchmarkResult | None) -> StatusWord:
    """Return how a value stands against what others reach."""
    return _VERDICTS[Verdict.NONE if result is None else result.verdict]


def target_status(value: KpiValue, definition: KpiDefinition) -> StatusWord:
    """Return how a value stands against its target; the target itself counts as reached.

    Net retention below 100% is a loss whatever the target (C21). Targets are yearly: a rate over
    another window is not judged (C18). Nor is one of which the sources say this and that.
    """
    if value.value is None:
        return StatusWord(Status.NONE, "Not computable")
    if not is_comparable(value):
        return StatusWord(Status.NONE, "Not over a year")
    status = _hold_against_target(value.value, definition)
    if value.at_worst is None or _hold_against_target(value.at_worst, definition) == status:
        return status
    return StatusWord(Status.NONE, "Sources differ")


def _hold_against_target(number: float, definition: KpiDefinition) -> StatusWord:
    if definition.id == NRR and number < KEPT:
        return StatusWord(Status.RISK, f"Below {percent(KEPT, trim=True)}")
    if definition.target is None or definition.direction is None:
        return StatusWord(Status.NONE, "No target")
    if definition.direction is Direction.HIGHER:
        reached, word = number >= definition.target, "Below target"
    else:
        reached, word = number <= definition.target, "Above target"
    return StatusWord(Status.GOOD, "On target") if reached else StatusWord(Status.WATCH, word)


def kpi_status(
    value: KpiValue, definition: KpiDefinition, result: BenchmarkResult | None
) -> StatusWord:
    """Return the status of a KPI: against its target, else against others, else none."""
    against_target = target_status(value, definition)
    if against_target.status is not Status.NONE or value.value is None or result is None:
        return against_target
    return _AGAINST_OTHERS.get(result.verdict, against_target)


def average_health_status(health: HealthResult | None) -> StatusWord:
    """Return the status of the average score: none when most scores rest on too few signals."""
    if health is None or health.average_arr_weighted is None:
        return band_status(Band.UNSCORED)
    if health.coverage < health.scorecard.sufficient_coverage:
        return StatusWord(Status.NONE, "Too little data")
    return band_status(band_of(health.average_arr_weighted, health.scorecard))
