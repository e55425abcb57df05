"""What the client aims at, and how far each instrument goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId, FunctionId, InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Aims:
    """What was chosen in an engagement, in whichever instrument."""

    targets: Mapping[tuple[InstrumentId, AreaId], int]
    functions: Mapping[InstrumentId, frozenset[FunctionId]]

    def limits(self, instrument: Instrument) -> frozenset[FunctionId]:
        """Return the functions that an instrument is limited to; empty: to none."""
        return self.functions.get(instrument.id, frozenset())

    def targets_of(self, instrument: Instrument, result: MaturityResult) -> dict[AreaId, int]:
        """Return the tier that each area aims at: the chosen one, or else the next of its level."""
        top = max((tier.number for tier in instrument.tiers), default=0)
        nearest = {level.area: _next_tier(level, top) for level in result.areas}
        chosen = {area.id: self.targets.get((instrument.id, area.id)) for area in instrument.areas}
        aimed = {area: chosen.get(area) or tier for area, tier in nearest.items()}
        return {area: tier for area, tier in aimed.items() if tier is not None}

    def are_those_of(self, assessment: Assessment) -> bool:
        """Return whether an assessment was made with these aims."""
        instrument = assessment.instrument
        targets = self.targets_of(instrument, assessment.claimed)
        return targets == assessment.targets and self.limits(instrument) == assessment.functions


def read_aims(workspace: Workspace) -> Aims:
    """Return what was chosen in the engagement."""
    return Aims(workspace.aims.targets(), workspace.aims.functions())


def _next_tier(level: AreaLevel, top: int) -> int | None:
    return None if level.tier is None else min(level.tier + 1, top)
