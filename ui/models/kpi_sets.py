"""Sets of KPIs that are read together: profiles, stages, or all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csdesk.formatting import number, quantity
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import ALL_NUMBERS, BY_STAGE, KpiProfile, ProfileId
from csdesk.model.kpi_reading import ProfileReading, ProfileRow
from csdesk.model.kpis import KpiDefinition, KpiStage
from ui.models.kpi_list import KpiChapter, KpiEntry, describe_kpi, group_kpis

STAGES: Mapping[KpiStage, str] = {
    KpiStage.ONBOARDING: "Onboarding",
    KpiStage.RETENTION: "Retention",
    KpiStage.EXPANSION: "Expansion",
}


def list_sets(profiles: Sequence[KpiProfile]) -> list[tuple[str, object]]:
    """Return the sets that can be chosen: words and id."""
    named = [(one.name, one.id) for one in profiles]
    return [("All numbers", ALL_NUMBERS), *named, ("By stage of a customer", BY_STAGE)]


def show_set(diagnosis: Diagnosis, shown: ProfileId) -> tuple[KpiChapter, ...]:
    """Return the KPIs of a set in words; all of them where the set is not known any more."""
    if shown == BY_STAGE:
        return _by_stage(diagnosis)
    readings = diagnosis.metrics.profiles
    reading = next((one for one in readings if one.profile.id == shown), None)
    return (_read_profile(diagnosis, reading),) if reading else group_kpis(diagnosis)


def _by_stage(diagnosis: Diagnosis) -> tuple[KpiChapter, ...]:
    """Return a chapter for each stage, one without a value as well: that is a finding (S2.6)."""
    return tuple(
        KpiChapter(title, tuple(_stage_entries(diagnosis, stage)), _watch(diagnosis, stage))
        for stage, title in STAGES.items()
    )


def _stage_entries(diagnosis: Diagnosis, stage: KpiStage) -> list[KpiEntry]:
    """Return the KPIs that watch a stage, those with a value first."""
    watching = [one for one in diagnosis.definitions if stage in one.stages]
    entries = [describe_kpi(one, diagnosis) for one in watching]
    return sorted(entries, key=lambda entry: not entry.computable)


def _watch(diagnosis: Diagnosis, stage: KpiStage) -> str:
    matrix = diagnosis.metrics.stages
    watching = matrix.kpis[stage] if matrix else ()
    if watching:
        return f"{number(len(watching))} with a value"
    return "Nothing watches it: bring in what one of its numbers needs"


def _read_profile(diagnosis: Diagnosis, reading: ProfileReading) -> KpiChapter:
    known = {one.id: one for one in diagnosis.definitions}
    entries = [_describe_row(diagnosis, reading, known[row.kpi], row) for row in reading.rows]
    profile = reading.profile
    return KpiChapter(profile.name, tuple(entries), reading.warning or profile.about)


def _describe_row(
    diagnosis: Diagnosis, reading: ProfileReading, definition: KpiDefinition, row: ProfileRow
) -> KpiEntry:
    """Return a KPI held against the target of the profile, on the profile's scale."""
    target = reading.profile.targets.get(definition.id, definition.target)
    entry = describe_kpi(replace(definition, target=target), diagnosis)
    if reading.profile.scale.get(definition.id, 1.0) == 1.0 or row.value is None:
        return entry
    currency = diagnosis.client.currency
    words = quantity(row.target, row.unit, currency, trim=True)
    return replace(
        entry,
        value=quantity(row.value, row.unit, currency),
        comparison=f"Target {words}" if row.target is not None else "",
    )


def count_kpis(chapters: Sequence[KpiChapter]) -> dict[KpiId, KpiEntry]:
    """Return every KPI of a set once."""
    return {entry.id: entry for chapter in chapters for entry in chapter.entries}
