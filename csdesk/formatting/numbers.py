"""Numbers, money and percentages as text."""

from __future__ import annotations

from decimal import Decimal
from math import floor

from csdesk.formatting.rounding import round_half_up
from csdesk.model.currencies import NO_CURRENCY, SYMBOL_OF
from csdesk.model.kpis import Unit

UNKNOWN = "–"
"""Stands for a value that is not known."""

MOST_DECIMALS = 4
"""Of a number that somebody gave; more are noise."""
SCORE_DIGITS = 9
"""Where the digits of a computed score end that mean anything."""
_MINUS = "−"
_SHORT_FROM = 10_000
_STEPS = (
    (1_000_000_000, "bn", (2, 1, 0)),
    (1_000_000, "m", (2, 1, 0)),
    (1_000, "k", (0, 0, 0)),
)
"""Size, letter, and the decimals for one, two and three digits before the point."""


def number(value: float | None, digits: int = 0) -> str:
    """Return the value with grouped thousands and exactly this many decimals."""
    rounded = None if value is None else round_half_up(value, digits)
    return UNKNOWN if rounded is None else _signed(rounded, f"{abs(rounded):,f}")


def write_score(value: float | None) -> str:
    """Return a score 0 to 100 without its fraction.

    Rounded up, 79.6 would read as 80 and stand where 80 is not.
    """
    return number(None if value is None else floor(round(value, SCORE_DIGITS)))


def percent(value: float | None, digits: int = 1, *, trim: bool = False) -> str:
    """Return percent points as a percentage: 104.2 is "104.2%"; ``trim`` gives "110%" for 110.0."""
    if value is None:
        return UNKNOWN
    text = number(value, digits)
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if text == UNKNOWN else f"{text}%"


def money(value: float | None, currency: str, *, short: bool = False) -> str:
    """Return an amount in whole units, "£186,000", or ``short``: "£612k", "£1.24m".

    Below 10,000 the short form is the long one: a thousand more or less would matter there.
    """
    rounded = None if value is None else round_half_up(value)
    if value is None or rounded is None:
        return UNKNOWN
    if short and abs(rounded) >= _SHORT_FROM:
        return _signed(rounded, _with_currency(_shortened(abs(value)), currency))
    return _signed(rounded, _with_currency(f"{abs(rounded):,f}", currency))


def currency_mark(currency: str) -> str:
    """Return what stands before an amount: "£", "A$", "CHF " with its space; none for "XXX"."""
    if currency in ("", NO_CURRENCY):
        return ""
    return SYMBOL_OF.get(currency) or f"{currency} "


def quantity(value: float | None, unit: Unit, currency: str, *, trim: bool = False) -> str:
    """Return the value of a KPI with its unit: "104.2%", "£186,000", "38 days", "4.2".

    ``trim`` gives "110%" for 110.0, as targets and benchmarks are written.
    """
    if value is None:
        return UNKNOWN
    if unit is Unit.PERCENT:
        return percent(value, trim=trim)
    if unit is Unit.MONEY:
        return money(value, currency)
    text = _as_needed(value)
    if unit in (Unit.DAYS, Unit.HOURS) and text != UNKNOWN:
        word = "day" if unit is Unit.DAYS else "hour"
        return f"{text} {word}" if text == "1" else f"{text} {word}s"
    return text


def answered_number(value: float | None, unit: str = "") -> str:
    """Return a number that somebody gave, in the unit of its question: "5.1%", "1,250 EUR"."""
    if value is None:
        return UNKNOWN
    text = number(value, MOST_DECIMALS).rstrip("0").rstrip(".") if value % 1 else number(value)
    return f"{text}%" if unit == "%" else f"{text} {unit}".rstrip()


def file_size(size: int) -> str:
    """Return a number of bytes as people read it: "812 bytes", "12 kB", "1.2 MB"."""
    if size < 1_000:
        return plural(size, "byte")
    units = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))
    unit, name = next((unit, name) for unit, name in units if size >= unit)
    scaled = size / unit
    return f"{number(scaled, 0 if unit == 1_000 or scaled >= 100 else 1)} {name}"


def plural(count: float, word: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 account", "184 accounts"."""
    return f"{number(count)} {word if count == 1 else many or word + 's'}"


def _as_needed(value: float) -> str:
    text = number(value, 1)
    return text.removesuffix(".0")


def _shortened(value: float) -> str:
    for size, letter, decimals in reversed(_STEPS):
        rounded = _three_figures(value / size, decimals)
        if rounded is not None and (rounded < 1_000 or letter == "bn"):
            return f"{rounded:,f}{letter}"
    return UNKNOWN


def _three_figures(value: float, decimals: tuple[int, int, int]) -> Decimal | None:
    for before, digits in zip((10, 100), decimals, strict=False):
        rounded = round_half_up(value, digits)
        if rounded is not None and rounded < before:
            return rounded
    return round_half_up(value, decimals[-1])


def _with_currency(text: str, currency: str) -> str:
    return f"{currency_mark(currency)}{text}"


def _signed(rounded: Decimal, text: str) -> str:
    return _MINUS + text if rounded < 0 else text
