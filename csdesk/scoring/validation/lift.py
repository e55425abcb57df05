"""How much likelier the worst tenths were to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.validation import LiftRow
from csdesk.scoring.validation.intervals import FEWEST, rate_of

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray, FloatArray

TENTHS = 10


def lift_by_tenth(scores: FloatArray, left: FlagArray) -> tuple[LiftRow, ...]:
    """Return the tenths of the observations, worst scores first.

    Empty with fewer than ten different scores, or where a tenth would hold fewer than ten: then
    the edges of the tenths, or chance, would make the figures. Among equal scores the order of
    the observations decides, which knows nothing of what came of them.
    """
    import numpy as np

    if len(np.unique(scores)) < TENTHS or len(scores) < TENTHS * FEWEST or not left.any():
        return ()
    parts = np.array_split(left[np.argsort(scores, kind="stable")], TENTHS)
    caught = np.cumsum([part.sum() for part in parts])
    return tuple(_row(place, part, left, int(caught[place])) for place, part in enumerate(parts))


def _row(place: int, part: FlagArray, left: FlagArray, caught: int) -> LiftRow:
    return LiftRow(
        tenth=place + 1,
        accounts=len(part),
        left=int(part.sum()),
        rate=rate_of(int(part.sum()), len(part)),
        lift=float(part.mean() / left.mean()),
        captured=100 * caught / int(left.sum()),
    )
