"""How deep and how broad accounts use the product (S4.8)."""

from __future__ import annotations

from math import isnan

from csdesk.model.boards import AdoptionBoard, AdoptionPoint, BoardRules, Quadrant
from csdesk.model.facts import Facts


def make_adoption_board(rules: BoardRules, facts: Facts) -> AdoptionBoard | None:
    """Return every account whose depth and breadth are known; None where there is none."""
    columns = (facts.numbers(rules.depth).tolist(), facts.numbers(rules.breadth).tolist())
    points = tuple(
        AdoptionPoint(key, depth, breadth, _place(depth, breadth, rules), arr)
        for key, depth, breadth, arr in zip(facts.keys, *columns, facts.arr.tolist(), strict=True)
        if not isnan(depth) and not isnan(breadth)
    )
    if not points:
        return None
    known = {point.account for point in points}
    unknown = tuple(key for key in facts.keys if key not in known)
    return AdoptionBoard(rules.depth_edge, rules.breadth_edge, points, unknown)


def _place(depth: float, breadth: float, rules: BoardRules) -> Quadrant:
    is_broad = breadth >= rules.breadth_edge
    if depth >= rules.depth_edge:
        return Quadrant.DEEP_BROAD if is_broad else Quadrant.DEEP_NARROW
    return Quadrant.SHALLOW_BROAD if is_broad else Quadrant.SHALLOW_NARROW
