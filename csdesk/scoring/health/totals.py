"""What the scores of many accounts come to: by band, and on average."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from csdesk.model.health import Band, BandTotal
from csdesk.model.score_sequence import BANDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


def count_bands(bands: IntArray, arr: FloatArray) -> Mapping[Band, BandTotal]:
    """Return how many accounts, and how much ARR, stand in each band."""
    import numpy as np

    counts = np.bincount(bands, minlength=len(BANDS)).tolist()
    amounts = (float(arr[bands == code].sum()) for code in range(len(BANDS)))
    return dict(zip(BANDS, map(BandTotal, counts, amounts), strict=True))


def average_scores(score: FloatArray, arr: FloatArray) -> tuple[float | None, float | None]:
    """Return the plain mean and the mean by ARR of the scores that are there.

    None where there is no score, or no ARR that has one.
    """
    import numpy as np

    scored = ~np.isnan(score)
    if not scored.any():
        return None, None
    scores, amounts = score[scored], arr[scored]
    average, total = float(scores.mean()), float(amounts.sum())
    if total <= 0:
        return average, None
    return average, float((scores * amounts).sum()) / total
