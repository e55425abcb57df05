"""How much likelier the worst tenths were to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.few import FEWEST
from csdesk.model.score_measures import LiftRow
from csdesk.scoring.validation.intervals import count_accounts, rate_by_account

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray, FloatArray, IntArray

TENTHS = 10


def lift_by_tenth(scores: FloatArray, left: FlagArray, accounts: IntArray) -> tuple[LiftRow, ...]:
    """Return the tenths of the observations, worst scores first.

    Empty with fewer than ten different scores, or where a tenth would hold fewer than ten
    accounts: then the edges of the tenths, or chance, would make the figures. Among equal scores
    the order of the observations decides, which knows nothing of what came of them.
    """
    import numpy as np

    if len(np.unique(scores)) < TENTHS or not left.any():
        return ()
    parts = np.array_split(np.argsort(scores, kind="stable"), TENTHS)
    if min(count_accounts(accounts[part]) for part in parts) < FEWEST:
        return ()
    caught = np.cumsum([left[part].sum() for part in parts])
    return tuple(
        _row(place, left, accounts, part, int(caught[place])) for place, part in enumerate(parts)
    )


def _row(place: int, left: FlagArray, accounts: IntArray, part: IntArray, caught: int) -> LiftRow:
    return LiftRow(
        tenth=place + 1,
        observations=len(part),
        left=int(left[part].sum()),
        rate=rate_by_account(left[part], accounts[part]),
        lift=float(left[part].mean() / left.mean()),
        captured=100 * caught / int(left.sum()),
    )
