"""The seven KPIs of the expansion board from a client's own records (S1.45, C64)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from statistics import median

from csdesk.formatting import plural
from csdesk.model.expansion import BoardFigure
from csdesk.model.expansion_rules import ExpansionKpi
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.expansion.opportunities import Opportunity
from csdesk.scoring.expansion.quarter import Figure, Quarter

NO_YEAR = "It needs an earlier customer list, or subscriptions with their dates."
OTHER_TIME = "The lists do not lie a year apart, as those of the target do: not compared."
OF_A_YEAR = frozenset({"retention", "expansion_share"})
NO_QUARTER = Quarter(False, (), 0, (), (None, "No list of opportunities tells of expansions."))
"""Stands for a client without expansion opportunities."""


@dataclass(frozen=True, slots=True)
class BoardInputs:
    """What the board is computed from."""

    quarter: Quarter = NO_QUARTER
    retention: float | None = None
    """Net retention until the day looked at, in percent."""
    expansion_share: float | None = None
    """Expansion in that time, in percent of the ARR at its start."""
    scored: Collection[AccountKey] = ()
    """Accounts whose lead score rests on something that is known."""
    gain: float | None = None
    """What the playbooks of expansion brought, as somebody entered it."""
    cost: float | None = None
    is_a_year: bool = True
    """Whether retention and expansion are those of a year."""


def measure_board(kpis: Sequence[ExpansionKpi], inputs: BoardInputs) -> tuple[BoardFigure, ...]:
    """Return each KPI with its value, or with the reason why it has none.

    Opportunities count that came up, or were closed, in the three months that end on the day.
    """
    figures, counts = _figures(inputs), _counts(inputs.quarter)
    return tuple(
        BoardFigure(
            kpi.id,
            *figures[kpi.id],
            counts.get(kpi.id),
            is_comparable=inputs.is_a_year or kpi.id not in OF_A_YEAR,
        )
        for kpi in kpis
        if kpi.id in figures
    )


def _figures(inputs: BoardInputs) -> Mapping[str, Figure]:
    won = [one for one in inputs.quarter.closed if one.is_won]
    return {
        "conversion": inputs.quarter.conversion,
        "average_value": average_value(won),
        "days_to_close": days_to_close(won),
        "retention": _over_time(inputs.retention, inputs),
        "expansion_share": _over_time(inputs.expansion_share, inputs),
        "scored": _scored(inputs.quarter, inputs.scored),
        "playbook_return": _return(inputs.gain, inputs.cost),
    }


def _over_time(value: float | None, inputs: BoardInputs) -> Figure:
    if value is None:
        return None, NO_YEAR
    return value, "" if inputs.is_a_year else OTHER_TIME


def _counts(quarter: Quarter) -> Mapping[str, int]:
    won = [one for one in quarter.closed if one.is_won]
    return {
        "conversion": quarter.ended,
        "average_value": sum(one.arr is not None for one in won),
        "days_to_close": len(closing_days(won)),
    }


def average_value(won: Sequence[Opportunity]) -> Figure:
    """Return the mean ARR of won opportunities, of those that state it."""
    values = [one.arr for one in won if one.arr is not None]
    if not values:
        return None, "No expansion with an amount was won in the last three months."
    unpriced = len(won) - len(values)
    return fsum(values) / len(values), _left_out(unpriced)


def _left_out(unpriced: int) -> str:
    return f"Left out: {plural(unpriced, 'expansion')} without an amount." if unpriced else ""


def days_to_close(won: Sequence[Opportunity]) -> Figure:
    """Return the median of days from qualified, else created, to won."""
    days = closing_days(won)
    if not days:
        return None, "No expansion won in the last three months says when it was qualified."
    return float(median(days)), ""


def closing_days(won: Sequence[Opportunity]) -> list[int]:
    """Return how long each took, of those that say it."""
    pairs = ((one.qualified_on or one.created_on, one.closed_on) for one in won)
    return [(end - start).days for start, end in pairs if start and end and start <= end]


def _scored(quarter: Quarter, scored: Collection[AccountKey]) -> Figure:
    """Return how many opportunities came up in the quarter at accounts that have a lead score."""
    if not quarter.is_listed:
        return None, "It needs a list of opportunities with the day on which each came up."
    if quarter.undated and not quarter.found:
        return None, "No opportunity of the last three months says when it came up."
    if not scored:
        return None, "No account has a lead score: nothing that it rests on is known."
    count = sum(one.account in scored for one in quarter.found)
    return float(count), _undated_words(quarter.undated)


def _undated_words(count: int) -> str:
    if not count:
        return ""
    return f"At least so many: {plural(count, 'opportunity', 'opportunities')} without a day."


def _return(gain: float | None, cost: float | None) -> Figure:
    if gain is None or not cost:
        return None, "It needs what the playbooks brought and what they cost."
    return gain / cost, ""
