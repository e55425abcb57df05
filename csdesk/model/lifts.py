"""What a higher level is said to bring: published estimates, never a forecast for a client."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import InstrumentId


@dataclass(frozen=True, slots=True)
class LiftRange:
    """A lift of results, in percent."""

    low: float
    high: float

    def minus(self, other: LiftRange) -> LiftRange:
        """Return what is left of this lift where the other one is there already (S1.17)."""
        return LiftRange(self.low - other.high, self.high - other.low)


@dataclass(frozen=True, slots=True)
class Lift:
    """The lift that is said to go with a tier of an instrument, as shipped content."""

    instrument: InstrumentId
    conservative: LiftRange
    optimistic: LiftRange
    example: str
    """Which result it is told of."""
    source: str
    """The system of the source texts it comes from ("S1.17")."""
    cited: tuple[str, ...]
    """Who is named for the figures; nobody checked them."""
    tier: int | None = None
    """None: the whole, once all areas have come along."""


@dataclass(frozen=True, slots=True)
class LiftScenario:
    """What is said to go with the tier of today, with the one aimed at, and the difference."""

    now: LiftRange
    then: LiftRange
    difference: LiftRange


@dataclass(frozen=True, slots=True)
class LiftProjection:
    """The step from one tier to a higher one, as it is estimated in two scenarios."""

    tier_now: int
    tier_then: int
    conservative: LiftScenario
    optimistic: LiftScenario
