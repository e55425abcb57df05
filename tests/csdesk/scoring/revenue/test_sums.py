"""Adding up exactly: the same as ``math.fsum``, whatever the amounts."""

from __future__ import annotations

from math import fsum

import numpy as np
import pytest

from csdesk.scoring.revenue.sums import BLOCK, add_up


@pytest.mark.parametrize("count", [0, 1, BLOCK // 16, BLOCK, 3 * BLOCK + 5])
@pytest.mark.parametrize("scale", [1.0, 1 / 3, -0.01, 1e9, 1e-9])
def test_the_sum_is_that_of_fsum_to_the_last_bit(count: int, scale: float) -> None:
    amounts = np.random.default_rng(count).lognormal(6, 3, count) * scale
    assert add_up(amounts) == fsum(amounts.tolist())


def test_what_comes_and_goes_leaves_nothing() -> None:
    tenths = np.tile([0.1, 0.2, -0.1, -0.2], BLOCK)
    assert add_up(tenths) == 0
