"""Experiments with two arms: plans, results, and what they can show (S1.39, C30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import ExperimentId


class EffectKind(StrEnum):
    """Whether the smallest effect is meant in percent points or in percent of the baseline."""

    POINTS = "points"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class ExperimentPlan:
    """A comparison of two proportions. Rates in percent."""

    name: str
    hypothesis: str
    measure: str
    baseline: float
    effect: float
    """How much lower or higher the variant is expected, without sign."""
    effect_kind: EffectKind = EffectKind.POINTS
    power: float = 80.0
    confidence: float = 95.0
    available: int | None = None
    """Accounts in both arms together."""
    weeks: int = 4
    is_reduction: bool = True


@dataclass(frozen=True, slots=True)
class SampleSize:
    """What an experiment needs, and what the accounts at hand can show. Percent and points."""

    per_arm: int
    power_at_hand: float | None
    detectable: float | None
    """The smallest difference in points that the accounts at hand show with the power asked for."""
    is_enough: bool | None


@dataclass(frozen=True, slots=True)
class ArmResult:
    """How many of an arm had the outcome."""

    accounts: int
    outcomes: int


NOBODY = ArmResult(0, 0)
"""Both arms of an experiment that was stopped without a result."""


class ExperimentState(StrEnum):
    """How far an experiment is."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    STOPPED = "stopped"
    """It ended without a result."""


@dataclass(frozen=True, slots=True)
class ExperimentResult:
    """A difference of two proportions (variant minus control), in points, with its interval."""

    control: ArmResult
    variant: ArmResult
    difference: float
    low: float
    high: float
    p_value: float
    is_shown: bool
    """The interval does not hold 0."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """A planned experiment, with its result once there is one."""

    id: ExperimentId
    plan: ExperimentPlan
    started_on: date | None = None
    control: ArmResult | None = None
    variant: ArmResult | None = None

    @property
    def state(self) -> ExperimentState:
        """Return how far it is."""
        if self.control is not None and self.variant is not None:
            has_result = self.control.accounts > 0 and self.variant.accounts > 0
            return ExperimentState.ENDED if has_result else ExperimentState.STOPPED
        return ExperimentState.PLANNED if self.started_on is None else ExperimentState.RUNNING
