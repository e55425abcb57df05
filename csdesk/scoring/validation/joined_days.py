"""Several observed days as one set of observations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey, SignalId
from csdesk.model.score_observations import ObservationSet, SignalColumn

if TYPE_CHECKING:
    from csdesk.model.score_observations import FloatArray, IntArray


def join_days(days: Sequence[ObservationSet], now: Facts) -> ObservationSet:
    """Return the observations of all days, the oldest first.

    ``now`` is what is known today: where no ARR is dated, that of today counts.
    """
    import numpy as np

    places: dict[AccountKey, int] = {}
    accounts = [_places(day, places) for day in days]
    signals = tuple(
        _join_columns([day.signals[place] for day in days]) for place in range(len(days[0].signals))
    )
    joined = replace(
        days[0],
        keys=tuple(places),
        accounts=np.concatenate(accounts),
        days=np.concatenate([day.days for day in days]),
        scores=np.concatenate([day.scores for day in days]),
        bands=np.concatenate([day.bands for day in days]),
        scored_by=np.concatenate([day.scored_by for day in days]),
        arr=np.concatenate([day.arr for day in days]),
        next_arr=_next_arr(days, accounts, len(places)),
        left=np.concatenate([day.left for day in days]),
        signals=signals,
        rivals={
            name: np.concatenate([day.rivals[name] for day in days]) for name in days[0].rivals
        },
    )
    return joined if joined.arr.any() else _with_todays_arr(joined, now)


def name_undated(
    signals: Sequence[SignalColumn], tried: Sequence[ObservationSet], now: Facts
) -> tuple[SignalId, ...]:
    """Return the signals that are known now, and on none of the days that were tried."""
    import numpy as np

    dated = {c.signal.id for day in tried for c in day.signals if c.is_known.any()}
    return tuple(
        column.signal.id
        for column in signals
        if column.signal.id not in dated and not np.isnan(now.numbers(column.signal.fact)).all()
    )


def _places(day: ObservationSet, places: dict[AccountKey, int]) -> IntArray:
    """Return where the accounts of a day stand among all, adding those that are new."""
    import numpy as np

    found = [places.setdefault(key, len(places)) for key in day.keys]
    return np.array(found, dtype=np.intp)[day.accounts]


def _join_columns(columns: Sequence[SignalColumn]) -> SignalColumn:
    import numpy as np

    return SignalColumn(
        columns[0].signal,
        np.concatenate([column.values for column in columns]),
        np.concatenate([column.points for column in columns]),
        np.concatenate([column.ages for column in columns]),
    )


def _next_arr(
    days: Sequence[ObservationSet], accounts: Sequence[IntArray], count: int
) -> FloatArray:
    """Return the ARR of each account on the next day; NaN where it is not known then."""
    import numpy as np

    parts = []
    for place in range(len(days)):
        later = np.full(count, np.nan)
        if place + 1 < len(days):
            later[accounts[place + 1]] = days[place + 1].arr
        parts.append(np.where(later > 0, later, np.nan)[accounts[place]])
    return np.concatenate(parts)


def _with_todays_arr(joined: ObservationSet, now: Facts) -> ObservationSet:
    import numpy as np

    amounts = dict(zip(now.keys, now.arr.tolist(), strict=True))
    by_key = np.array([amounts.get(key, 0.0) for key in joined.keys])
    return replace(joined, arr=by_key[joined.accounts])
