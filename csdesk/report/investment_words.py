"""The investment case in words and figures, the same on the screen, on paper and in a workbook."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import money, number, percent, plural
from csdesk.model.investment import (
    CaseOutcome,
    Driver,
    InvestmentReview,
    Scenario,
    Span,
    TornadoBar,
)
from csdesk.report.figures import FanFigure, FanPoint, TornadoFigure, TornadoRow

DRIVER_NAMES: Mapping[Driver, str] = {
    Driver.WORK: "Person-days of the plan",
    Driver.SPEND: "Spend beside people",
    Driver.INTEGRATION: "Integration of the tools",
    Driver.CHURN: "Customers that leave in a year",
    Driver.CONVERSION: "Expansions that are won",
    Driver.CONFIRMED: "Gains that come as projected",
    Driver.DELAY: "Delay of the gains",
}
SCENARIO_NAMES: Mapping[Scenario, str] = {
    Scenario.PROJECTED: "As projected",
    Scenario.PILOT: "With the part that a pilot confirms",
    Scenario.LATE: "With risks left alone",
    Scenario.BOTH: "With both",
}
FAN_QUESTION = "When does the plan pay for itself, and how sure is that?"
TORNADO_QUESTION = "What moves the result most?"


def fan_from(review: InvestmentReview, currency: str) -> FanFigure | None:
    """Return the fan of the case; None without one."""
    if review.simulation is None or review.outcomes is None:
        return None
    points = tuple(
        FanPoint(one.month, one.q5, one.q25, one.q50, one.q75, one.q95)
        for one in review.simulation.fan
    )
    return FanFigure(points, currency, review.outcomes[Scenario.PROJECTED].break_even_month)


def tornado_from(review: InvestmentReview, currency: str) -> TornadoFigure | None:
    """Return the tornado of the case; None without one, or with nothing that is open."""
    if review.outcomes is None or not review.tornado:
        return None
    rows = tuple(_row(bar, currency) for bar in review.tornado)
    return TornadoFigure(rows, review.outcomes[Scenario.PROJECTED].net, currency)


def write_driver(driver: Driver, value: float, currency: str) -> str:
    """Return an end of a driver's span in words."""
    if driver is Driver.WORK:
        return plural(value, "day")
    if driver is Driver.SPEND:
        return money(value, currency, short=True)
    if driver is Driver.DELAY:
        return plural(value, "month")
    return percent(value, trim=True)


def write_span(span: Span | None, currency: str) -> str:
    """Return an amount with the range that it may lie in."""
    if span is None:
        return "not computable"
    if not span.is_open:
        return money(span.base, currency, short=True)
    low, high = (money(end, currency, short=True) for end in (span.low, span.high))
    return f"{money(span.base, currency, short=True)} ({low} to {high})"


def write_break_even(outcome: CaseOutcome, months: int) -> str:
    """Return the month in which gains exceed costs, or that none does."""
    if outcome.break_even_month is None:
        return f"not within {plural(months, 'month')}"
    return f"month {number(outcome.break_even_month)}"


def fan_answer(review: InvestmentReview) -> str:
    """Return what the fan says: how many draws are paid back, and what the bands mean."""
    simulation = review.simulation
    if simulation is None:
        return ""
    last = simulation.fan[-1].month
    part = percent(simulation.paid_back, trim=True)
    return (
        f"{part} of {number(simulation.draws)} draws are paid back by month {number(last)}. Half "
        "of them lie within the dark band, nine in ten within the light one."
    )


def lead_sentence(review: InvestmentReview, currency: str) -> str:
    """Return the case in one sentence."""
    if review.work is None:
        return "There is no plan yet, so nothing can be said of its cost and return."
    if review.outcomes is None or review.inputs is None:
        return "The case cannot be told yet; below is what is missing."
    outcome, months = review.outcomes[Scenario.PROJECTED], review.inputs.months
    roi = "" if outcome.roi is None else f", a return of {percent(outcome.roi, 0)}"
    cost, benefit = (money(one, currency, short=True) for one in (outcome.cost, outcome.benefit))
    return (
        f"Within {plural(months, 'month')} the plan costs {cost} "
        f"and brings {benefit} of gross profit{roi}. "
        f"Break-even: {write_break_even(outcome, months)}."
    )


def _low_end(bar: TornadoBar, currency: str) -> str:
    """Return the low end of a span; its unit stands at the high end, where both share it."""
    if bar.driver in {Driver.WORK, Driver.DELAY}:
        return number(bar.span.low)
    return write_driver(bar.driver, bar.span.low, currency)


def _row(bar: TornadoBar, currency: str) -> TornadoRow:
    return TornadoRow(
        DRIVER_NAMES[bar.driver],
        _low_end(bar, currency),
        write_driver(bar.driver, bar.span.high, currency),
        bar.net_at_low,
        bar.net_at_high,
    )
