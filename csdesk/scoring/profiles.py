"""KPIs read together (S0.16, S1.60, S2.8), by stage (S2.6), and those without levels (S2.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.model.directions import Direction
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import BoardLayout, KpiProfile
from csdesk.model.kpi_reading import ProfileReading, ProfileRow, StageMatrix
from csdesk.model.kpis import KpiDefinition, KpiStage, KpiThresholds, KpiValue, Verdict
from csdesk.scoring.benchmarks import is_comparable

KPI_TILE = "kpi."
NO_LAGGING = "No KPI of this set tells what came of the work. Add a lagging one."
NO_LEADING = "No KPI of this set warns early. Add a leading one."
OTHER_PERIOD = "The value is not one of a year, and the target is."


def read_profile(
    profile: KpiProfile,
    values: Mapping[KpiId, KpiValue],
    definitions: Sequence[KpiDefinition],
    layouts: Mapping[str, BoardLayout],
) -> ProfileReading:
    """Return the profile with this client's values, in the order of the layout of its name.

    The profile's own targets go before those of the definitions. A reading has as many rows as the
    profile has KPIs, whatever the layout holds. Values are scaled after they were judged.
    """
    known = {definition.id: definition for definition in definitions}
    kpis = [kpi for kpi in order_kpis(profile, layouts.get(profile.name), known) if kpi in known]
    rows = tuple(_read_row(profile, known[kpi], values.get(kpi)) for kpi in kpis)
    return ProfileReading(profile, rows, warn_of_set([known[kpi] for kpi in kpis]))


def order_kpis(
    profile: KpiProfile, layout: BoardLayout | None, known: Mapping[KpiId, KpiDefinition]
) -> tuple[KpiId, ...]:
    """Return as many KPIs as the profile has: those of the layout first, then its own."""
    tiles = layout.tiles if layout else ()
    chosen = [KpiId(tile.removeprefix(KPI_TILE)) for tile in tiles if tile.startswith(KPI_TILE)]
    wanted = dict.fromkeys((*(kpi for kpi in chosen if kpi in known), *profile.kpis))
    return tuple(wanted)[: len(profile.kpis)]


def warn_of_set(definitions: Sequence[KpiDefinition]) -> str:
    """Return what a set of KPIs lacks (S1.54), as a sentence; empty when nothing."""
    if all(definition.leading for definition in definitions):
        return NO_LAGGING
    return "" if any(definition.leading for definition in definitions) else NO_LEADING


def watch_stages(
    definitions: Sequence[KpiDefinition], values: Mapping[KpiId, KpiValue]
) -> StageMatrix:
    """Return which KPIs with a value watch each stage; a stage without any is a finding (S2.6)."""
    measured = [one for one in definitions if one.id in values and values[one.id].value is not None]
    kpis = {stage: tuple(one.id for one in measured if stage in one.stages) for stage in KpiStage}
    findings = tuple(
        f"No KPI with a value watches {stage}. Import what one of its KPIs needs."
        for stage in KpiStage
        if not kpis[stage]
    )
    return StageMatrix(kpis, findings)


def list_without_levels(
    definitions: Sequence[KpiDefinition], stated: Mapping[KpiId, KpiThresholds]
) -> tuple[KpiId, ...]:
    """Return the KPIs for which neither content nor the person states three levels (S2.7)."""
    return tuple(one.id for one in definitions if one.thresholds is None and one.id not in stated)


def _read_row(profile: KpiProfile, definition: KpiDefinition, value: KpiValue | None) -> ProfileRow:
    target = profile.targets.get(definition.id, definition.target)
    scale = profile.scale.get(definition.id, 1.0)
    number = value.value if value else None
    verdict, reason = _judge(definition, value, target)
    return ProfileRow(
        kpi=definition.id,
        term=definition.term,
        unit=definition.unit,
        leading=definition.leading,
        value=None if number is None else number * scale,
        target=None if target is None else target * scale,
        verdict=verdict,
        reason=reason,
        is_vanity=definition.is_vanity,
        lineage=value.lineage if value else "",
    )


def _judge(
    definition: KpiDefinition, value: KpiValue | None, target: float | None
) -> tuple[Verdict, str]:
    if value is None or value.value is None:
        return Verdict.NONE, (value.reason if value else None) or "It was not computed."
    if target is None or definition.direction is None:
        return Verdict.NONE, "No target is set."
    if not is_comparable(value):
        return Verdict.NONE, OTHER_PERIOD
    if value.value == target:
        return Verdict.WITHIN, ""
    is_higher = value.value > target
    wants_higher = definition.direction is Direction.HIGHER
    return (Verdict.BETTER if is_higher is wants_higher else Verdict.WORSE), ""
