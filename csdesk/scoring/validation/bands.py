"""What came of the bands: calibration, confusion at the red edge, and the Brier score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.health import Band
from csdesk.model.score_measures import CalibrationRow, Confusion
from csdesk.model.score_observations import BANDS, ObservationSet
from csdesk.scoring.validation.intervals import count_accounts, readable_rate
from csdesk.scoring.validation.splitting import split_later

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray, FloatArray


def calibrate_bands(observed: ObservationSet) -> tuple[CalibrationRow, ...]:
    """Return for each band how many left; unscored accounts are a band of their own."""
    return tuple(_calibrate(observed.take(observed.bands == place), band)
                 for place, band in enumerate(BANDS))  # fmt: skip


def _calibrate(part: ObservationSet, band: Band) -> CalibrationRow:
    import numpy as np

    followed = ~np.isnan(part.next_arr) & (part.arr > 0)
    return CalibrationRow(
        band=band,
        observations=len(part),
        accounts=count_accounts(part.accounts),
        left=int(part.left.sum()),
        rate=readable_rate(part.left, part.accounts),
        arr=float(part.arr.sum()),
        arr_left=float(part.arr[part.left].sum()),
        followed=int(followed.sum()),
        grew=int((followed & (part.next_arr > part.arr)).sum()),
    )


def confuse(observed: ObservationSet) -> Confusion:
    """Return what came of calling every account in the red band at risk, each day anew."""
    red = observed.bands == BANDS.index(Band.RED)
    return _confuse(observed, red, observed.usual_card.yellow)


def confuse_all_below_green(observed: ObservationSet) -> Confusion:
    """Return what came of calling every red or yellow account at risk, each day anew."""
    red, yellow = (observed.bands == BANDS.index(band) for band in (Band.RED, Band.YELLOW))
    return _confuse(observed, red | yellow, observed.usual_card.green)


def _confuse(observed: ObservationSet, called: FlagArray, threshold: float) -> Confusion:
    caught, missed = int((called & observed.left).sum()), int((~called & observed.left).sum())
    false_alarms = int((called & ~observed.left).sum())
    return Confusion(
        threshold=threshold,
        caught=caught,
        missed=missed,
        false_alarms=false_alarms,
        quiet=len(observed) - caught - missed - false_alarms,
        precision=readable_rate(observed.left[called], observed.accounts[called]),
        recall=readable_rate(called[observed.left], observed.accounts[observed.left]),
    )


def brier_scores(observed: ObservationSet) -> tuple[float, float] | None:
    """Return the Brier score of the bands' rates, and that of the one rate of all.

    Rates are those of earlier observations, judged on later ones of other accounts; where one day
    is observed, of other accounts only. None where nothing can be held back.
    """
    import numpy as np
    from sklearn.metrics import brier_score_loss

    by_band = np.full(len(observed), np.nan)
    by_all = np.full(len(observed), np.nan)
    for train, test in split_later(observed):
        rates = _band_rates(observed, train)
        by_band[test] = rates[observed.bands[test]]
        by_all[test] = observed.left[train].mean()
    judged = ~np.isnan(by_band)
    if not observed.left[judged].any():
        return None
    truth = observed.left[judged]
    return (
        float(brier_score_loss(truth, by_band[judged], labels=[False, True])),
        float(brier_score_loss(truth, by_all[judged], labels=[False, True])),
    )


def _band_rates(observed: ObservationSet, train: FlagArray) -> FloatArray:
    """Return the rate of each band, 0 to 1; of one that nobody stood in the rate of all."""
    import numpy as np

    bands, left = observed.bands[train], observed.left[train]
    counts = np.bincount(bands, minlength=len(BANDS))
    gone = np.bincount(bands, left, minlength=len(BANDS))
    rates: FloatArray = np.divide(
        gone, counts, out=np.full(len(BANDS), left.mean()), where=counts > 0
    )
    return rates
