"""What accounts add month by month (S2.19)."""

from __future__ import annotations

from itertools import pairwise

from csdesk.model.revenue import ExpansionMonth, RevenueGrid

YEAR = 12


def follow_expansion(grid: RevenueGrid, months: int = YEAR) -> tuple[ExpansionMonth, ...]:
    """Return the last months of a grid with one day a month, oldest first; fewer where it is short.

    Expansion is what accounts that paid on the first day gained until the last, a year's revenue
    in the workspace's currency, whatever it came from: more, or another price.
    """
    import numpy as np

    amounts = grid.amounts[:, -months - 1 :]
    before, after = amounts[:, :-1], amounts[:, 1:]
    paid = before > 0
    gained = np.where(paid, np.maximum(after - before, 0.0), 0.0).sum(axis=0).tolist()
    spans = pairwise(grid.days[-months - 1 :])
    known = [None, *gained]
    return tuple(
        ExpansionMonth(*span, now, 100 * (now / then - 1) if then else None, count)
        for span, now, then, count in zip(
            spans, gained, known, paid.sum(axis=0).tolist(), strict=False
        )
    )
