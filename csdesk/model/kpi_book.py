"""How a client reads its KPIs: its inputs, goals, profiles, layouts and the values it had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiThresholds, Unit

KpiInputId = NewType("KpiInputId", str)
ProfileId = NewType("ProfileId", str)

ALL_NUMBERS, BY_STAGE = ProfileId("all"), ProfileId("by_stage")
"""Sets that are no profile: every KPI, and those of each stage (S2.6)."""


class InputKind(StrEnum):
    """What a person states for the computing of KPIs."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DAYS = "days"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class KpiInputDefinition:
    """A figure or choice that no list holds: gross margin, allowed gap, start of onboarding."""

    id: KpiInputId
    name: str
    kind: InputKind
    help: str
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words."""
    default: str = ""
    """Empty: there is none, and what needs it is not computed."""
    minimum: float | None = None
    maximum: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class StatedInput:
    """What the person stated, and where it is from."""

    id: KpiInputId
    value: str
    basis: str
    """ "Finance, P&L of 2025" ; printed with every number that rests on it."""
    as_of: date | None = None
    """The day that the figure is of, where the person said it."""


@dataclass(frozen=True, slots=True)
class KpiProfile:
    """KPIs that are read together, in order, as shipped content (S0.16, S1.60, S2.8, S4.16)."""

    id: ProfileId
    name: str
    about: str
    kpis: tuple[KpiId, ...]
    targets: Mapping[KpiId, float]
    """Targets of the profile's own source, where it names some."""
    scale: Mapping[KpiId, float]
    """What a value is multiplied by before it is shown: 0.1 shows 85 as 8.5."""
    frequency: str
    source: str


@dataclass(frozen=True, slots=True)
class KpiGoal:
    """Where a KPI is to be by when (S1.1)."""

    kpi: KpiId
    baseline: float
    target: float
    start_on: date
    due_on: date
    owner: str = ""
    note: str = ""
    """What it is expected to bring, and who says so."""


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """How far a goal has come; ``progress`` in percent of the way, below 0 when it went back."""

    goal: KpiGoal
    value: float | None
    progress: float | None
    elapsed: float
    """Percent of the time that has passed, 0 to 100."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GoalTemplate:
    """A goal that a source text sets (S1.1), with its rationale (S1.2), as shipped content."""

    kpi: KpiId
    name: str
    unit: Unit
    baseline: float
    target: float
    months: int
    ratio: str
    """What it is said to return: "4:1"."""
    rationale: str
    payback: str
    said_by: str
    source: str


@dataclass(frozen=True, slots=True)
class KeptKpi:
    """A KPI as it stood on a day; a later reading of that day takes its place."""

    kpi: KpiId
    as_of: date
    value: float | None
    n: int
    method: str
    window: str


@dataclass(frozen=True, slots=True)
class BoardLayout:
    """Numbers and charts that a person put together."""

    name: str
    tiles: tuple[str, ...]
    """Ids of KPIs ("kpi.nrr") and of dashboards ("board.heatmap"), in order."""


@dataclass(frozen=True, slots=True)
class KpiSettings:
    """What a person decided about reading KPIs, beside goals and benchmarks."""

    stated: Mapping[KpiInputId, StatedInput] = field(default_factory=dict)
    levels: Mapping[KpiId, KpiThresholds] = field(default_factory=dict)
    shown: ProfileId = ALL_NUMBERS
