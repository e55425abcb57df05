"""How accounts stand among the others of their card: ends, means and ranks of the whole book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from csdesk.model.directions import Direction
from csdesk.model.scorecards import FULL_POINTS, Shape
from exports.warehouse.arithmetic import average, real
from exports.warehouse.building import POSTGRES, cross, extend, gather, named
from exports.warehouse.points import SignalSql

if TYPE_CHECKING:
    from sqlglot.expressions import Select

    Steps = Iterator[tuple[str, Select]]

STRETCHED = frozenset({Shape.MIN_MAX, Shape.Z_SCORE})
"""Shapes that go by the smallest and the largest value of the book."""
SMALL_NULLS = "bigquery"
"""Ranks order values that are all there; this dialect cannot say where others would stand."""


def compare_with_book(signals: Sequence[SignalSql], card: str) -> Steps:
    """Yield names and queries from ``fresh`` to ``compared``, each name after that of the card.

    Means come from sums of whole numbers, which are the same in every order.
    """
    before = f"{card}_fresh"
    stretched = [one for one in signals if one.signal.shape in STRETCHED]
    standard = [one for one in stretched if one.signal.shape is Shape.Z_SCORE]
    if stretched:
        yield from _place(stretched, standard, card)
        before = f"{card}_placed"
    if standard:
        yield from _standardise(standard, card)
        before = f"{card}_spread"
    for one in signals:
        if one.signal.shape is Shape.PERCENTILE:
            yield from _rank(one, card, before)
            before = f"{card}_ranked_{one.at}"
    yield f"{card}_compared", extend(before, {})


def _place(stretched: Sequence[SignalSql], standard: Sequence[SignalSql], card: str) -> Steps:
    """Yield the queries on the smallest and the largest values."""
    ends = {f"low_{one.at}": f"MIN({one.value})" for one in stretched}
    ends |= {f"high_{one.at}": f"MAX({one.value})" for one in stretched}
    yield f"{card}_ends", gather(f"{card}_fresh", ends)
    parts = {f"part_{one.at}": _part(one) for one in standard}
    yield f"{card}_placed", cross(f"{card}_fresh", f"{card}_ends", parts)


def _standardise(standard: Sequence[SignalSql], card: str) -> Steps:
    """Yield the queries on means and on the variance about them."""
    means = {f"mean_{one.at}": average(f"part_{one.at}") for one in standard}
    yield f"{card}_means", gather(f"{card}_placed", means)
    apart = {f"apart_{one.at}": f"part_{one.at} - mean_{one.at}" for one in standard}
    yield f"{card}_centred", cross(f"{card}_placed", f"{card}_means", apart)
    spread = {
        f"variance_{one.at}": average(f"(apart_{one.at} * apart_{one.at})") for one in standard
    }
    yield f"{card}_variances", gather(f"{card}_centred", spread)
    yield f"{card}_spread", cross(f"{card}_centred", f"{card}_variances", {})


def _rank(one: SignalSql, card: str, before: str) -> Steps:
    """Yield the queries that place a value among those of the book; equal ones share one."""
    import sqlglot

    ties, ranks = f"{card}_ties_{one.at}", f"{card}_ranks_{one.at}"
    placed, count = f"placed_{one.at}", f"ties_{one.at}"
    known = gather(f"{card}_fresh", {placed: one.value, count: real("COUNT(*)")})
    yield ties, known.where(f"{one.value} IS NOT NULL", dialect=POSTGRES).group_by(one.value)
    way = "" if one.signal.direction is Direction.HIGHER else " DESC"
    until = f"ORDER BY {placed}{way} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
    worse = f"2 * SUM({count}) OVER ({until}) - {count}"
    rank = f"{FULL_POINTS} * ({worse}) / (2 * SUM({count}) OVER ())"
    columns = named({placed: placed, f"rank_{one.at}": rank})
    yield ranks, sqlglot.select(*columns, dialect=SMALL_NULLS).from_(ties)
    joined = extend(before, {}).join(
        ranks, on=f"{one.value} = {placed}", join_type="left", dialect=POSTGRES
    )
    yield f"{card}_ranked_{one.at}", joined


def _part(one: SignalSql) -> str:
    """Return where a value stands between the ends of the book, from 0 to 1."""
    low, high = f"low_{one.at}", f"high_{one.at}"
    return f"({one.value} - {low}) / NULLIF({high} - {low}, 0)"
