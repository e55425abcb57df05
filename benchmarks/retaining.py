"""Cohorts and retention of a million revenue movements, against pandas doing the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from csdesk.model.revenue import CohortTriangle, TrailingRetention
    from csdesk.scoring.revenue.movement_columns import MovementColumns

    FloatArray = NDArray[np.float64]

Work = Callable[[], object]
EACH, MONTHS, YEAR = 10, 60, 12
DAYS = tuple(date(2020 + month // 12, month % 12 + 1, 1) for month in range(MONTHS))
CENTS = 100
TOLERANCE = 1e-6


def make_cohorts(_folder: Path, movements: int) -> tuple[Work, Work]:
    """Make the triangles of logos, net and gross by month of sign-up, from the movements on."""
    from csdesk.scoring.revenue.cohorts import make_triangles
    from csdesk.scoring.revenue.movement_grid import grid_of_movements

    frame, columns = _make_movements(movements // EACH)

    def ours() -> Sequence[CohortTriangle]:
        return make_triangles(grid_of_movements(columns, DAYS, {}, ""), ())

    theirs = _triangles_in_pandas(frame)
    for triangle, sums in zip(ours(), theirs, strict=True):
        _check([one or 0.0 for one in triangle.together], sums)
    return lambda: _triangles_in_pandas(frame), ours


def follow_years(_folder: Path, movements: int) -> tuple[Work, Work]:
    """Measure NRR and GRR of the twelve months until every month, from the movements on."""
    from csdesk.scoring.revenue.movement_grid import grid_of_movements
    from csdesk.scoring.revenue.trailing import follow_retention

    frame, columns = _make_movements(movements // EACH)

    def ours() -> Sequence[TrailingRetention]:
        return follow_retention(grid_of_movements(columns, DAYS, {}, ""))

    nrr, grr = _retention_in_pandas(frame)
    found = [one for one in ours() if one.nrr is not None and one.grr is not None]
    _check([one.nrr or 0.0 for one in found], nrr)
    _check([one.grr or 0.0 for one in found], grr)
    return lambda: _retention_in_pandas(frame), ours


def _check(ours: Sequence[float], theirs: FloatArray) -> None:
    import numpy as np

    if not np.allclose(ours, theirs, rtol=TOLERANCE):
        raise AssertionError("csdesk and pandas do not give the same figures.")


def _make_movements(accounts: int) -> tuple[pd.DataFrame, MovementColumns]:
    """Return movements as each side takes them: accounts by number, months or days, and cents."""
    import numpy as np
    import pandas as pd

    from csdesk.scoring.revenue.movement_columns import UNIT

    columns = draw_movements(accounts)
    months = np.searchsorted(np.array([day.toordinal() for day in DAYS]), columns.days)
    changes = columns.changes / UNIT
    return pd.DataFrame({"account": columns.owners, "month": months, "change": changes}), columns


def draw_movements(accounts: int) -> MovementColumns:
    """Return ``EACH`` movements of every account over five years, in whole cents."""
    import numpy as np

    from csdesk.model.identifiers import AccountKey
    from csdesk.scoring.revenue.movement_columns import UNIT, MovementColumns

    draws = np.random.default_rng(1)
    months = np.sort(draws.integers(1, MONTHS, (accounts, EACH)), axis=1)
    levels = draws.integers(1, 100_000, (accounts, EACH)) * (draws.random((accounts, EACH)) > 0.1)
    changes = np.diff(levels, axis=1, prepend=0).ravel()
    owners = np.repeat(np.arange(accounts), EACH)
    days = np.array([day.toordinal() for day in DAYS])
    nothing = np.zeros(len(owners), np.int64)
    return MovementColumns(
        accounts=tuple(AccountKey(f"A{at}") for at in range(accounts)),
        owners=owners,
        days=days[months.ravel()],
        changes=changes * (UNIT // CENTS),
        causes=nothing,
        openings=np.zeros(accounts, np.int64),
        positions=np.arange(len(owners)),
        below=nothing[:0],
        records=len(owners),
        breaks=0,
    )


def _pay_in_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    """Return what each account pays in each month."""
    changes = frame.pivot_table("change", "account", "month", aggfunc="sum", fill_value=0.0)
    return changes.reindex(columns=range(MONTHS), fill_value=0.0).cumsum(axis=1).round(2)


def _triangles_in_pandas(frame: pd.DataFrame) -> list[FloatArray]:
    """Return logos, net and gross of all cohorts together, after having made each cohort's."""
    import numpy as np

    paid = _pay_in_pandas(frame)
    paid = paid[(paid > 0).any(axis=1)]
    born = (paid > 0).idxmax(axis=1)
    start = paid.to_numpy()[np.arange(len(paid)), born.to_numpy()]
    long = paid.melt(var_name="month", value_name="net")
    long["born"], long["start"] = np.tile(born.to_numpy(), MONTHS), np.tile(start, MONTHS)
    long["age"] = long["month"].astype(int) - long["born"]
    long = long[long["age"] >= 0]
    long["logos"], long["one"] = (long["net"] > 0).astype(float), 1.0
    long["gross"] = np.minimum(long["net"], long["start"])
    cohorts = long.groupby(["born", "age"])[["logos", "one", "net", "gross", "start"]].sum()
    ages = cohorts.groupby("age").sum()
    pairs = (("logos", "one"), ("net", "start"), ("gross", "start"))
    return [100 * (ages[left] / ages[begun]).to_numpy() for left, begun in pairs]


def _retention_in_pandas(frame: pd.DataFrame) -> tuple[FloatArray, FloatArray]:
    import numpy as np

    paid = _pay_in_pandas(frame)
    before = paid.shift(YEAR, axis=1).iloc[:, YEAR:]
    after = paid.iloc[:, YEAR:]
    start = before.sum()
    kept = after.where(before > 0, 0.0).sum()
    capped = np.minimum(before, after).sum()
    known = start > 0
    nrr, grr = 100 * kept[known] / start[known], 100 * capped[known] / start[known]
    return nrr.to_numpy(), grr.to_numpy()
