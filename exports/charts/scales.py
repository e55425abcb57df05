"""Round amounts along a scale."""

from __future__ import annotations

from matplotlib.ticker import MaxNLocator

MOST = 5


def round_steps(low: float, high: float) -> list[float]:
    """Return round amounts that hold ``low`` to ``high`` between the first and the last."""
    if low == high:
        high = low + 1
    return [float(step) for step in MaxNLocator(MOST).tick_values(low, high)]
