"""The parts of an instrument that get a level of their own, and the views across them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import AreaId, FunctionId, InitiativeId, KpiId, MeasureId


class Origin(StrEnum):
    """Where a question or a title comes from."""

    SOURCE = "source"
    RECONSTRUCTED = "reconstructed"
    """The source text is damaged here; what stood there was put together from what is left."""
    CSDESK = "csdesk"
    """Added by csdesk, beside what the source text names."""


class AreaKind(StrEnum):
    """What an area's questions are about."""

    PRACTICE = "practice"
    """What the company does; counts towards the whole."""
    SYMPTOMS = "symptoms"
    """Signs of a dysfunction: 100 less its index is how far it matches (S3.14)."""
    FACTS = "facts"
    """What has to be known; earns nothing."""


@dataclass(frozen=True, slots=True)
class KpiTarget:
    """A KPI that an area aims at, as the source text states it; ``value`` None: no number given."""

    name: str
    value: float | None
    unit: str
    kpi: KpiId | None = None
    """The computed KPI that shows the actual value, where csdesk has one."""
    is_change: bool = False
    """Whether the value is by how much the figure should move, not where it should stand."""
    measure: MeasureId | None = None
    """What csdesk measures of the lists that speaks to it, where no KPI does."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of an instrument that gets a level of its own (a pillar of the ladder)."""

    id: AreaId
    name: str
    definition: str
    inputs: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    targets: tuple[KpiTarget, ...] = ()
    source: str = ""
    kind: AreaKind = AreaKind.PRACTICE
    weight: float = 1.0
    """The part of the whole that the area stands for, against the other areas."""
    origin: Origin = Origin.SOURCE
    functions: tuple[FunctionId, ...] = ()
    """The functions of customer success that it belongs to; empty: to every scope (S3.1)."""
    pillar: AreaId | None = None
    """The pillar of the maturity ladder that findings of this area are counted under."""
    remedy: str = ""
    """What helps against a dysfunction, in one sentence (S3.14)."""
    initiatives: tuple[InitiativeId, ...] = ()
    """What closes the gaps of the area."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of customer success that an audit can be limited to (S3.1)."""

    id: FunctionId
    name: str


@dataclass(frozen=True, slots=True)
class Share:
    """An area's part in a dimension."""

    area: AreaId
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Dimension:
    """A view across areas, with an index that is their weighted mean (S3.24, S0.2).

    Where an instrument has dimensions, the whole is the weighted mean of theirs.
    """

    id: AreaId
    name: str
    definition: str
    shares: tuple[Share, ...]
    weight: float = 1.0
    pillars: tuple[AreaId, ...] = ()
    """The pillars of the maturity ladder that it stands for."""
    source: str = ""
