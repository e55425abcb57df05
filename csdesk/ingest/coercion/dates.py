"""Dates written as text: what they say, and where they leave day and month open."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1950, 2100
CENTURY_FROM = 70
"""Two figures from here on are of the last century."""
EXCEL_START = date(1899, 12, 30)
FIRST_SERIAL = (date(FIRST_YEAR, 1, 1) - EXCEL_START).days
LAST_SERIAL = (date(LAST_YEAR, 12, 31) - EXCEL_START).days
OPEN_END = date(9999, 12, 31)
"""What databases write for "no end"."""
LONGEST = 60
KEPT_TEXTS = 4_096
"""The same day often stands in many rows."""

_MONTHS = (
    "jan january januar janvier janv",
    "feb february februar fevrier fevr fev",
    "mar march marz mrz maerz mars",
    "apr april avril avr",
    "may mai",
    "jun june juni juin",
    "jul july juli juillet juil",
    "aug august aout",
    "sep sept september septembre",
    "oct october okt oktober octobre",
    "nov november novembre",
    "dec december dez dezember decembre",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_TIME = r"(?:[Tt, ]+\d{1,2}:\d{2}.*)?"
_YEAR = r"(\d{4}|\d{2})"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SLOTS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2{_YEAR}{_TIME}")
_DAY_MONTH_YEAR = re.compile(
    rf"(?:[^\W\d]+,? )?(\d{{1,2}})(?:st|nd|rd|th|\.)?[-/ ]*([^\W\d]+)\.?[-/, ]+{_YEAR}{_TIME}"
)
_MONTH_DAY_YEAR = re.compile(rf"([^\W\d]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_TIME}")
_MONTH_YEAR = re.compile(rf"([^\W\d]+)\.?[-/ '’]*{_YEAR}")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")


@dataclass(frozen=True, slots=True)
class DateText:
    """What a text says: a date, or two numbers that are day and month in one order or the other."""

    day: date | None
    slots: tuple[int, int, int] | None = None
    """First number, second number, year."""

    def in_order(self, *, day_first: bool) -> date | None:
        """Return the date with the numbers in this order, None where there is no such day."""
        if self.slots is None:
            return self.day
        first, second, year = self.slots
        return make_date(year, second, first) if day_first else make_date(year, first, second)

    @property
    def is_open(self) -> bool:
        """Tell whether both orders give a day, and not the same."""
        return self.slots is not None and self.slots[0] != self.slots[1] and self.order is None

    @property
    def order(self) -> bool | None:
        """Return True where only "day first" gives a day, False for "month first", else None."""
        day, month = self.in_order(day_first=True), self.in_order(day_first=False)
        if self.slots is None or (day is None) == (month is None):
            return None
        return day is not None


@lru_cache(maxsize=KEPT_TEXTS)
def parse_date(text: str) -> DateText | None:
    """Return what a text says as a date, None when it says none."""
    if len(text) > LONGEST:
        return None
    plain = text.strip() if text.isascii() and text[:1].isdecimal() else _simplify(text)
    if found := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _certain(make_date(int(found[1]), int(found[2]), int(found[3])))
    if found := _SLOTS.fullmatch(plain):
        slots = int(found[1]), int(found[3]), _full_year(found[4])
        if found[2] == ".":
            return _certain(make_date(slots[2], slots[1], slots[0]))
        parsed = DateText(None, slots)
        is_date = parsed.in_order(day_first=True) or parsed.in_order(day_first=False)
        return parsed if is_date else None
    return _certain(_parse_month_name(_simplify(plain)))


def date_of_serial(serial: float) -> date | None:
    """Return the day of a spreadsheet's day number, None where it is outside 1950 to 2100."""
    days = int(serial)
    return EXCEL_START + timedelta(days=days) if FIRST_SERIAL <= days <= LAST_SERIAL else None


def is_plausible(day: date) -> bool:
    """Tell whether a date may belong to a customer."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _certain(day: date | None) -> DateText | None:
    return None if day is None else DateText(day)


def _simplify(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.strip().casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= CENTURY_FROM else 2000)


def _parse_month_name(plain: str) -> date | None:
    if found := _DAY_MONTH_YEAR.fullmatch(plain):
        return _named(found[3], found[2], int(found[1]))
    if found := _MONTH_DAY_YEAR.fullmatch(plain):
        return _named(found[3], found[1], int(found[2]))
    if found := _MONTH_YEAR.fullmatch(plain):
        return _named(found[2], found[1], None)
    if found := _YEAR_MONTH.fullmatch(plain):
        return _last_day(int(found[1]), int(found[2]))
    return None


def _named(year: str, month: str, day: int | None) -> date | None:
    number = MONTHS.get(month)
    if number is None:
        return None
    return make_date(_full_year(year), number, day) if day else _last_day(_full_year(year), number)


def _last_day(year: int, month: int) -> date | None:
    if not 1 <= month <= 12 or not year:
        return None
    return make_date(year, month, monthrange(year, month)[1])
