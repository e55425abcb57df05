"""What the scores of many accounts come to: by band, and on average."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import TYPE_CHECKING

from csdesk.model.health import Band, BandTotal
from csdesk.scoring.score_sequence import BANDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


def count_bands(bands: IntArray, arr: FloatArray) -> Mapping[Band, BandTotal]:
    """Return how many accounts, and how much ARR, stand in each band."""
    counts = [bands == code for code in range(len(BANDS))]
    return {
        band: BandTotal(int(inside.sum()), fsum(arr[inside].tolist()))
        for band, inside in zip(BANDS, counts, strict=True)
    }


def average_scores(score: FloatArray, arr: FloatArray) -> tuple[float | None, float | None]:
    """Return the plain mean and the mean by ARR of the scores that are there.

    None where there is no score, or no ARR that has one.
    """
    import numpy as np

    scored = ~np.isnan(score)
    if not scored.any():
        return None, None
    scores, amounts = score[scored], arr[scored]
    average = fsum(scores.tolist()) / len(scores)
    total = fsum(amounts.tolist())
    if total <= 0:
        return average, None
    return average, fsum((scores * amounts).tolist()) / total
