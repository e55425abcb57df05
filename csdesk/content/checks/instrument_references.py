"""What an instrument names of the library: KPIs, initiatives, pillars and measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from csdesk.content.checks.claims import check_measures
from csdesk.content.contents import Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.claims import NAMED_MEASURES, filled_measure, kpi_measure
from csdesk.model.identifiers import AreaId, InitiativeId, KpiId, MeasureId
from csdesk.model.instruments import MATURITY_LADDER, Instrument
from csdesk.model.kpis import KpiDefinition, Unit
from csdesk.model.library import Library
from csdesk.model.roadmap import Initiative
from csdesk.model.tables import Field, TableKind


@dataclass(frozen=True, slots=True)
class KnownIds:
    """What instruments can name. ``measures`` gives the unit of each."""

    kpis: frozenset[KpiId]
    initiatives: frozenset[InitiativeId]
    pillars: frozenset[AreaId]
    measures: Mapping[MeasureId, str]

    @classmethod
    def of(
        cls,
        *,
        kpis: Iterable[KpiDefinition],
        fields: Iterable[Field],
        initiatives: Iterable[Initiative],
        instruments: Iterable[Instrument],
    ) -> KnownIds:
        """Return what can be named where the library holds these."""
        kpis = tuple(kpis)
        return cls(
            frozenset(kpi.id for kpi in kpis),
            frozenset(initiative.id for initiative in initiatives),
            frozenset(
                area.id
                for instrument in instruments
                if instrument.id == MATURITY_LADDER
                for area in instrument.areas
            ),
            {
                **NAMED_MEASURES,
                **{kpi_measure(kpi.id): kpi.unit for kpi in kpis},
                **{
                    filled_measure(field.id): Unit.PERCENT
                    for field in fields
                    if field.table is TableKind.ACCOUNTS
                },
            },
        )

    @classmethod
    def of_library(cls, library: Library) -> KnownIds:
        """Return what can be named where this library ships."""
        return cls.of(
            kpis=library.kpis,
            fields=library.fields,
            initiatives=library.initiatives,
            instruments=library.instruments.values(),
        )


def check_what_it_names(found: InstrumentContents, known: KnownIds) -> None:
    """Check that every id of the library that an instrument names exists."""
    for area in found.areas:
        kpis = [target.kpi for target in area.item.targets if target.kpi is not None]
        _expect(area, "targets.kpi", kpis, known.kpis, "the id of a KPI")
        measures = [target.measure for target in area.item.targets if target.measure is not None]
        _expect(area, "targets.measure", measures, NAMED_MEASURES, "a measure of the lists")
        pillars = [area.item.pillar] if area.item.pillar is not None else []
        _expect(area, "pillar", pillars, known.pillars, "the id of a pillar of the maturity ladder")
    for dimension in found.of("dimension"):
        wanted = "the id of a pillar of the maturity ladder"
        _expect(dimension, "pillars", dimension.item.pillars, known.pillars, wanted)
    with_initiatives: tuple[Entry[Any], ...] = (*found.areas, *found.questions)
    for entry in with_initiatives:
        wanted = "the id of an initiative"
        _expect(entry, "initiatives", entry.item.initiatives, known.initiatives, wanted)
    for question in found.questions:
        check_measures(question, known.measures)


def _expect(
    entry: Entry[Any], path: str, named: Iterable[str], known: Iterable[str], wanted: str
) -> None:
    for name in named:
        if name not in known:
            raise entry.reject(path, name, wanted)
