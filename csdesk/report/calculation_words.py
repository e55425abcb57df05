"""What a calculator gave, in words and as a table: the same on the screen and on paper."""

from __future__ import annotations

from csdesk.formatting import money, number, percent, plural
from csdesk.model.calculators import Calculation, Measure, Range
from csdesk.report.document import Column, Format, Table

DIGITS = 1


def write_value(value: float, measure: Measure, currency: str) -> str:
    """Return a figure of a calculator in words."""
    match measure:
        case Measure.MONEY:
            return money(value, currency)
        case Measure.PERCENT:
            return percent(value, trim=True)
        case Measure.WEEKS:
            return plural(value, "week")
        case Measure.TIMES:
            return f"{number(value, DIGITS)} times"
        case Measure.TICK:
            return "yes" if value else "no"
        case _:
            return number(value, 0 if value == int(value) else DIGITS)


def write_range(found: Range, measure: Measure, currency: str) -> str:
    """Return a result in words, from low to high where it is no single number."""
    low, high = (write_value(end, measure, currency) for end in (found.low, found.high))
    return low if low == high else f"{low} to {high}"


def calculation_table(calculation: Calculation, currency: str) -> Table:
    """Return the results of a calculation, its formula and its caution below them."""
    definition = calculation.definition
    credit = f"{definition.source}, credited to {definition.said_by}"
    notes = (
        f"{definition.formula} ({credit if definition.said_by else definition.source}).",
        *((definition.caution,) if definition.caution else ()),
    )
    return Table(
        name=definition.name,
        title=definition.name,
        columns=(Column("Result", Format.TEXT, 0.6), Column("Amount", Format.TEXT, 0.4)),
        rows=tuple(
            (one.name, write_range(calculation.results[one.id], one.measure, currency))
            for one in definition.results
        ),
        empty="",
        notes=notes,
    )
