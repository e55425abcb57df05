"""How a client writes things into a spreadsheet: never quite the same way twice."""

from __future__ import annotations

from datetime import date

from csdesk.model.tables import Cell
from csdesk.samples.draws import Draws

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spell_money(amount: float, draws: Draws) -> Cell:
    """Return an amount: mostly a number, at times "£48,200.00" or "48.2k"."""
    if draws.chance(0.72):
        return amount
    return f"£{amount:,.2f}" if draws.chance(0.6) else f"{amount / 1000:g}k"


def spell_day(day: date | None, draws: Draws) -> Cell:
    """Return a date: mostly one, at times "27-Dec-2026" or, where it is clear, "27/12/2026"."""
    if day is None:
        return spell_blank(draws)
    if draws.chance(0.8):
        return day
    if day.day > 12 and draws.chance(0.4):
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year}"


def spell_number(value: float | None, draws: Draws) -> Cell:
    """Return a number as spreadsheets hold it, or some kind of nothing."""
    return spell_blank(draws) if value is None else float(value)


def spell_name(name: str, draws: Draws) -> Cell:
    """Return a name, at times with spaces that nobody sees; nothing for nobody."""
    if not name:
        return None
    return f"{name}  " if draws.chance(0.06) else name


def spell_blank(draws: Draws) -> Cell:
    """Return an empty cell, a dash or "n/a"."""
    if draws.chance(0.6):
        return None
    return "–" if draws.chance(0.6) else "n/a"
