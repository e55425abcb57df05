"""Accounts on days with their scores, and what came of them: what a score is tested on (S1.28)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from csdesk.model.facts import FactDefinition
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, FactId, SignalId
from csdesk.model.scorecards import Scorecard, Signal
from csdesk.model.validation_design import Claim, ValidationDesign

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.intp]
    FlagArray = NDArray[np.bool_]
    DayArray = NDArray[np.datetime64]

BANDS = tuple(Band)
"""``ObservationSet.bands`` counts in this order."""


@dataclass(frozen=True, slots=True, eq=False)
class SignalColumn:
    """A signal over all observations; NaN where it is unknown, or not in the account's card."""

    signal: Signal
    values: FloatArray
    points: FloatArray
    """0 to 10, higher is healthier."""
    ages: FloatArray
    """How many days before the day observed the latest record behind the value is dated."""

    @property
    def is_known(self) -> FlagArray:
        """Tell for which observations there is a value."""
        import numpy as np

        return ~np.isnan(self.values)

    def take(self, where: FlagArray) -> SignalColumn:
        """Return the column of some observations."""
        return replace(
            self, values=self.values[where], points=self.points[where], ages=self.ages[where]
        )


@dataclass(frozen=True, slots=True, eq=False)
class ObservationSet:
    """Accounts on days. Arrays have one value per observation, in the order of the days."""

    design: ValidationDesign
    claim: Claim
    keys: tuple[AccountKey, ...]
    cards: tuple[Scorecard, ...]
    definitions: Mapping[FactId, FactDefinition]
    losses: Mapping[AccountKey, date | None]
    """Everybody known to have left, observed or not; None: nobody knows on which day."""
    undated: tuple[SignalId, ...]
    """Signals that are known today and on no day observed."""
    accounts: IntArray
    """Positions in ``keys``."""
    days: DayArray
    scores: FloatArray
    """0 to 100, higher is healthier; NaN: no score."""
    bands: IntArray
    """Positions in ``BANDS``."""
    scored_by: IntArray
    """Positions in ``cards``."""
    arr: FloatArray
    next_arr: FloatArray
    """ARR on the next day observed; NaN where it is unknown or not dated."""
    left: FlagArray
    """Whether the account left in the window of the day."""
    signals: tuple[SignalColumn, ...]
    rivals: Mapping[str, FloatArray]
    """What scores are compared with ("tenure alone"): lower warns, NaN unknown."""

    def __len__(self) -> int:
        """Return how many observations there are."""
        return len(self.scores)

    def take(self, where: FlagArray) -> ObservationSet:
        """Return some of the observations."""
        arrays = (
            "accounts", "days", "scores", "bands", "scored_by", "arr", "next_arr", "left",
        )  # fmt: skip
        return replace(
            self,
            **{name: getattr(self, name)[where] for name in arrays},
            signals=tuple(column.take(where) for column in self.signals),
            rivals={name: values[where] for name, values in self.rivals.items()},
        )

    @property
    def is_scored(self) -> FlagArray:
        """Tell which observations have a score."""
        import numpy as np

        return ~np.isnan(self.scores)

    @property
    def ever_left(self) -> FlagArray:
        """Tell which observations are of accounts that left, be it in a later window."""
        import numpy as np

        return np.array([key in self.losses for key in self.keys], dtype=bool)[self.accounts]

    @property
    def lost_on(self) -> DayArray:
        """Return when the account of each observation left; NaT: not, or nobody knows when."""
        import numpy as np

        days = [self.losses.get(key) or "NaT" for key in self.keys]
        return np.array(days, dtype="datetime64[D]")[self.accounts]

    @property
    def usual_card(self) -> Scorecard:
        """Return the scorecard for everybody whom no other one fits."""
        return next((card for card in self.cards if not card.applies_to), self.cards[-1])

    def observed_days(self) -> tuple[date, ...]:
        """Return the days, each once, the oldest first."""
        import numpy as np

        return tuple(date.fromisoformat(str(day)) for day in np.unique(self.days))

    def key(self, position: int) -> AccountKey:
        """Return the account of an observation."""
        return self.keys[int(self.accounts[position])]

    def day(self, position: int) -> date:
        """Return the day of an observation."""
        return date.fromisoformat(str(self.days[position]))
