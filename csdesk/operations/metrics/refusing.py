"""What cannot be decided about KPIs, each refused in a sentence that says what to do."""

from __future__ import annotations

from math import isfinite

from csdesk.errors import WrongUsage
from csdesk.model.benchmarks import BenchmarkChoice, EvidenceQuality
from csdesk.model.boards import BoardId
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import InputKind, KpiInputDefinition, KpiInputId
from csdesk.model.kpis import KpiDefinition, KpiThresholds
from csdesk.model.library import Library
from csdesk.scoring.benchmark_catalogue import list_benchmarks
from csdesk.scoring.profiles import KPI_TILE

BOARD_TILES = frozenset(f"board.{board}" for board in BoardId)


def check_kpi(library: Library, kpi: KpiId) -> KpiDefinition:
    """Return the definition of a KPI. WrongUsage where there is none."""
    for known in library.kpis:
        if known.id == kpi:
            return known
    raise WrongUsage(f"There is no KPI “{kpi}”. Choose one that the Metrics page lists.")


def check_tile(library: Library, tile: str) -> None:
    """Refuse a tile of a board that is neither a KPI nor a dashboard."""
    if tile.startswith(KPI_TILE):
        check_kpi(library, KpiId(tile.removeprefix(KPI_TILE)))
    elif tile not in BOARD_TILES:
        raise WrongUsage(
            f"“{tile}” is no number and no board. Choose one of those that are listed."
        )


def find_input(library: Library, stated: KpiInputId) -> KpiInputDefinition:
    """Return the definition of an input. WrongUsage where there is none."""
    every = (*library.kpi_inputs, *library.plan_inputs)
    for known in every:
        if known.id == stated:
            return known
    names = ", ".join(known.name for known in every)
    raise WrongUsage(f"Nothing asks for “{stated}”. What can be stated: {names}.")


def check_levels(levels: KpiThresholds) -> None:
    """Refuse levels that do not follow each other, or are no numbers."""
    order = (levels.churn_risk, levels.low_usage, levels.success)
    if not all(map(isfinite, order)):
        raise WrongUsage("The three levels are numbers. Give all of them.")
    if order not in (tuple(sorted(order)), tuple(sorted(order, reverse=True))):
        raise WrongUsage(
            "High churn risk, low usage and success have to rise or fall in this order. "
            "Correct one of them."
        )


def check_benchmark(library: Library, choice: BenchmarkChoice) -> None:
    """Refuse a benchmark that is not cited for the KPI, or that nobody is named for."""
    term = check_kpi(library, choice.kpi).term
    cited = [one for one in list_benchmarks(library) if one.kpi == choice.kpi]
    chosen = next((one for one in cited if one.id == choice.benchmark), None)
    if chosen is None:
        raise WrongUsage(
            f"“{choice.benchmark}” is no benchmark of {term}. Choose one that is cited for it."
        )
    if chosen.quality is EvidenceQuality.UNSOURCED:
        raise WrongUsage(
            f"Nobody is named for “{chosen.words}”, so {term} is not held against it. "
            "Choose a benchmark that says who says so."
        )


def check_input(definition: KpiInputDefinition, value: str) -> None:
    """Refuse a value that an input does not take."""
    if definition.kind is InputKind.CHOICE:
        _check_choice(definition, value)
    else:
        _check_number(definition, value)


def _check_choice(definition: KpiInputDefinition, value: str) -> None:
    if value not in {choice for choice, _words in definition.choices}:
        words = ", ".join(words for _choice, words in definition.choices)
        raise WrongUsage(f"“{definition.name}” is one of: {words}. Choose one.")


def _check_number(definition: KpiInputDefinition, value: str) -> None:
    number = _read_number(value)
    if number is None:
        raise WrongUsage(f"“{value}” is no number for “{definition.name}”. Give one.")
    low, high = definition.minimum, definition.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        raise WrongUsage(f"“{definition.name}” is {_span(low, high)}. Give another number.")


def _read_number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return f"at most {high:g}"
    return f"at least {low:g}" if high is None else f"between {low:g} and {high:g}"
