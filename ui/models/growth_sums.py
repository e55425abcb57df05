"""What a better conversion brings, and what years are worth today."""

from __future__ import annotations

from csdesk.formatting import money, number, percent, plural
from csdesk.scoring.expansion.calculators import conversion_uplift, present_value


def write_uplift(
    opportunities: float, before: float, after: float, value: float, currency: str
) -> str:
    """Return what a better conversion brings, in a sentence."""
    uplift = conversion_uplift(opportunities, before, after, value)
    closed = opportunities * (after - before) / 100
    more = "more" if closed >= 0 else "fewer"
    whole = plural(opportunities, "opportunity", "opportunities")
    return (
        f"{money(uplift, currency)} of ARR: {number(abs(closed), 1)} {more} of {whole} closed, "
        f"each worth {money(value, currency)}."
    )


def write_worth(yearly: float, years: int, rate: float, cost: float, currency: str) -> str:
    """Return what equal amounts at the end of each year are worth today, in a sentence."""
    found = present_value([yearly] * years, rate, cost)
    return (
        f"{money(found.present, currency)} today, {money(found.net, currency)} after the cost: "
        f"{money(yearly, currency)} a year for {plural(years, 'year')}, discounted by "
        f"{percent(rate, trim=True)} a year."
    )


def write_years(yearly: float, years: int, rate: float, currency: str) -> str:
    """Return what each year's amount is worth today, year by year."""
    found = present_value([yearly] * years, rate)
    return "\n".join(
        f"Year {one.year}\t{money(one.flow, currency)}\t{money(one.present, currency)}"
        for one in found.years
    )
