"""What a better conversion, or an expansion over years, is worth (S1.44, S1.51)."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.expansion import CashYear, PresentValue


def conversion_uplift(opportunities: float, before: float, after: float, value: float) -> float:
    """Return the ARR that a better conversion brings: opportunities × difference × value (S1.44).

    Rates in percent; ``value`` is the average ARR of one that is closed. Raises ValueError for a
    rate below 0 or above 100, or for fewer than no opportunities.
    """
    if opportunities < 0 or not (0 <= before <= 100 and 0 <= after <= 100):
        raise ValueError("rates stand between 0 and 100, and opportunities are not below 0")
    return opportunities * (after - before) / 100 * value


def present_value(flows: Sequence[float], rate: float, cost: float = 0.0) -> PresentValue:
    """Return what yearly amounts are worth today, less what they cost today (S1.51).

    Each amount is taken at the end of its year: flow / (1 + rate)^year. ``rate`` in percent;
    raises ValueError for one of -100 or less.
    """
    if rate <= -100:
        raise ValueError("the discount rate has to be above -100%")
    growth = 1 + rate / 100
    years = tuple(
        CashYear(year, flow, flow / growth**year) for year, flow in enumerate(flows, start=1)
    )
    return PresentValue(years, sum(year.present for year in years), cost)
