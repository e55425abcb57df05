"""Moving averages of daily figures (S1.24)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


def exponential_mean(daily: FloatArray) -> FloatArray:
    """Return the exponential moving average on the last day of each column (days × accounts).

    It begins with the first day and takes alpha = 2 / (days + 1) of each later one:
    ``mean = alpha * day + (1 - alpha) * mean``. Unrolled this is one weighted sum.
    """
    return exponential_weights(len(daily)) @ daily


@lru_cache
def exponential_weights(days: int) -> FloatArray:
    """Return the weight of each day, the oldest first; they sum to 1."""
    import numpy as np

    alpha = 2 / (days + 1)
    weights = alpha * (1 - alpha) ** np.arange(days - 1, -1, -1, dtype=np.float64)
    weights[0] /= alpha
    return weights
