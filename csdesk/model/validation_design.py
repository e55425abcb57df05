"""How a health score is tested, and what the data allow to be stated (S1.28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Claim(StrEnum):
    """What kind of statement the data allow."""

    PREDICTION = "prediction"
    """Scores as of a day before, held against what happened after."""
    ASSOCIATION = "association"
    """Today's scores against who had left already: no prediction."""


@dataclass(frozen=True, slots=True)
class ValidationDesign:
    """How a score is tested.

    An account is observed on a day; what counts happens in the ``window_days`` that begin
    ``lead_days`` after it. The next day is ``window_days`` later, so that the windows lie side by
    side and nobody is counted as leaving twice.
    """

    lead_days: int = 60
    window_days: int = 90
    first: date | None = None
    """The first day observed; None: as early as the data allow."""
    last: date | None = None
    test_share: float = 0.2
    """The latest part of the observations, in which fitted weights are tested (S1.28: 80/20)."""
    most_days: int = 8
    """Days observed at most: two years of quarters."""
