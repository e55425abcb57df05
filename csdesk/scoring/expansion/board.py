"""The seven KPIs of the expansion board from a client's own records (S1.45, C64)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from statistics import median

from csdesk.model.expansion import BoardFigure, ExpansionKpi
from csdesk.scoring.expansion.opportunities import Opportunity
from csdesk.scoring.subscriptions import months_before

MONTHS_OF_QUARTER = 3
NO_YEAR = "It needs an earlier customer list, or subscriptions with their dates."
Figure = tuple[float | None, str]
"""A value, or None with the reason why there is none."""


@dataclass(frozen=True, slots=True)
class BoardInputs:
    """What the board is computed from."""

    as_of: date
    opportunities: Sequence[Opportunity] = ()
    retention: float | None = None
    """Net retention of the year that ends on the day looked at, in percent."""
    expansion_share: float | None = None
    """Expansion in that year, in percent of the ARR at its start."""
    scored: int | None = None
    """Accounts that were scored as leads; None: none could be."""
    gain: float | None = None
    """What the playbooks of expansion brought, as somebody entered it."""
    cost: float | None = None


def measure_board(kpis: Sequence[ExpansionKpi], inputs: BoardInputs) -> tuple[BoardFigure, ...]:
    """Return each KPI with its value, or with the reason why it has none.

    Opportunities count that were closed in the three months that end on the day looked at.
    """
    figures = _figures(inputs)
    return tuple(BoardFigure(kpi.id, *figures[kpi.id]) for kpi in kpis if kpi.id in figures)


def _figures(inputs: BoardInputs) -> Mapping[str, Figure]:
    closed = close_in_quarter(inputs.opportunities, inputs.as_of)
    won = [one for one in closed if one.is_won]
    return {
        "conversion": find_conversion(closed),
        "average_value": _average_value(won),
        "days_to_close": _days_to_close(won),
        "retention": (inputs.retention, NO_YEAR if inputs.retention is None else ""),
        "expansion_share": (
            inputs.expansion_share,
            NO_YEAR if inputs.expansion_share is None else "",
        ),
        "scored": _scored(inputs.scored),
        "playbook_return": _return(inputs.gain, inputs.cost),
    }


def close_in_quarter(opportunities: Sequence[Opportunity], as_of: date) -> list[Opportunity]:
    """Return the opportunities that were won or lost within three months before a day."""
    start = months_before(as_of, MONTHS_OF_QUARTER)
    return [
        one
        for one in opportunities
        if one.is_closed and one.closed_on is not None and start < one.closed_on <= as_of
    ]


def find_conversion(closed: Sequence[Opportunity]) -> Figure:
    """Return in percent how many qualified opportunities that ended were won.

    Without a single day of qualification nobody knows which of the lost ones were qualified: to
    count the won ones alone would make every rate 100 %.
    """
    ended = [one for one in closed if one.is_qualified]
    is_dated = any(one.qualified_on for one in closed)
    if not is_dated and len(ended) < len(closed):
        return None, "Nothing says which of the lost opportunities were qualified, and when."
    if not ended:
        return None, "No qualified expansion opportunity ended in the last three months."
    return 100 * sum(one.is_won for one in ended) / len(ended), ""


def _average_value(won: Sequence[Opportunity]) -> Figure:
    values = [one.arr for one in won if one.arr is not None]
    if not values:
        return None, "No expansion with an amount was won in the last three months."
    return fsum(values) / len(values), ""


def _days_to_close(won: Sequence[Opportunity]) -> Figure:
    pairs = ((one.qualified_on or one.created_on, one.closed_on) for one in won)
    days = [(end - start).days for start, end in pairs if start and end and start <= end]
    if not days:
        return None, "No expansion won in the last three months says when it was qualified."
    return float(median(days)), ""


def _scored(scored: int | None) -> Figure:
    return (None, "No account could be scored.") if scored is None else (float(scored), "")


def _return(gain: float | None, cost: float | None) -> Figure:
    if gain is None or not cost:
        return None, "It needs what the playbooks brought and what they cost."
    return gain / cost, ""
