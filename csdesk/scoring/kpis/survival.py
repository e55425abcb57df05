"""How long something takes where some are still waiting, after Kaplan and Meier."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDING = 1e-9
"""Survival is a product of floats: what is this close to a share has reached it."""
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class WaitingCurve:
    """Which part still waits after so many days; ``waiting[i]`` from ``days[i]`` on, 0 to 1."""

    days: tuple[float, ...]
    waiting: tuple[float, ...]
    lowest: tuple[float, ...]
    highest: tuple[float, ...]
    """The 95 % interval of ``waiting``, NaN where it has none."""

    def day_by(self, share: float) -> float | None:
        """Return the first day by which at least this share, 0 to 1, has arrived, if any."""
        found = zip(self.days, self.waiting, strict=True)
        return next((day for day, rest in found if rest <= 1 - share + ROUNDING), None)

    def arrived_by(self, day: float) -> float | None:
        """Return the share that has arrived by a day, 0 to 1; None where none was seen so long."""
        if day > self.days[-1] and self.waiting[-1] > ROUNDING:
            return None
        return 1 - self._at(day, self.waiting, 1.0)

    def interval_by(self, day: float) -> tuple[float, float] | None:
        """Return the 95 % interval of the share that has arrived by a day; None without one."""
        low = 1 - self._at(day, self.highest, float("nan"))
        high = 1 - self._at(day, self.lowest, float("nan"))
        return (low, high) if low == low and high == high else None  # noqa: PLR0124

    def _at(self, day: float, column: Sequence[float], before: float) -> float:
        passed = sum(one <= day for one in self.days)
        return column[passed - 1] if passed else before


def estimate_waiting(days: Sequence[float], arrived: Sequence[bool]) -> WaitingCurve:
    """Return the curve of at least one wait; who has not arrived was seen waiting so many days.

    Where one arrives on the day on which another is seen last, the other still waited that day.
    """
    import numpy as np
    from scipy.stats import CensoredData, ecdf

    sample = CensoredData.right_censored(np.array(days, float), ~np.array(arrived, bool))
    curve = ecdf(sample).sf
    with warnings.catch_warnings():
        # It warns where everybody or nobody has arrived: there is no interval then.
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = curve.confidence_interval(LEVEL, method="log-log")
    return WaitingCurve(
        tuple(curve.quantiles.tolist()),
        tuple(curve.probabilities.tolist()),
        tuple(interval.low.probabilities.tolist()),
        tuple(interval.high.probabilities.tolist()),
    )
