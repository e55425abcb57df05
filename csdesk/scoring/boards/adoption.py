"""How deep and how broad accounts use the product (S4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.boards import AdoptionBoard, AdoptionPoint, BoardRules, Quadrant
from csdesk.model.facts import Facts
from csdesk.scoring.parted_places import take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


def make_adoption_board(rules: BoardRules, facts: Facts) -> AdoptionBoard | None:
    """Return every account whose depth and breadth are known; None where there is none."""
    import numpy as np

    is_known = ~np.isnan(facts.numbers(rules.depth)) & ~np.isnan(facts.numbers(rules.breadth))
    if not is_known.any():
        return None
    return AdoptionBoard(
        rules.depth_edge,
        rules.breadth_edge,
        points=_place_points(rules, facts, np.flatnonzero(is_known)),
        unknown=take(facts.keys, np.flatnonzero(~is_known)),
    )


def _place_points(rules: BoardRules, facts: Facts, places: IntArray) -> tuple[AdoptionPoint, ...]:
    columns = (facts.numbers(rules.depth), facts.numbers(rules.breadth), facts.arr)
    rows = zip(take(facts.keys, places), *(one[places].tolist() for one in columns), strict=True)
    return tuple(
        AdoptionPoint(key, depth, breadth, _find_quadrant(depth, breadth, rules), arr)
        for key, depth, breadth, arr in rows
    )


def _find_quadrant(depth: float, breadth: float, rules: BoardRules) -> Quadrant:
    is_broad = breadth >= rules.breadth_edge
    if depth >= rules.depth_edge:
        return Quadrant.DEEP_BROAD if is_broad else Quadrant.DEEP_NARROW
    return Quadrant.SHALLOW_BROAD if is_broad else Quadrant.SHALLOW_NARROW
