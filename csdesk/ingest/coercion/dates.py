"""Dates written as text: what they say, and where they leave day and month open."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from csdesk.ingest.coercion.times import Clock, split_time

FIRST_YEAR, LAST_YEAR = 1950, 2100
CENTURY_FROM = 70
"""Two figures from here on are of the last century."""
OPEN_ENDS = frozenset({date(9999, 12, 31), date(9999, 1, 1), date(2999, 12, 31)})
"""What databases write for "no end"."""
PLACEHOLDERS = frozenset({date(1970, 1, 1), date(1969, 12, 31)})
"""What programs make of an unknown date: the start of their clock, in some time zone."""
LONGEST = 80

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
_YEAR = r"(\d{4}|\d{2})"
_WEEKDAY = r"(?:[^\W\d]+\.?,? )?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_SLOTS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2{_YEAR}", re.ASCII)
_DAY_MONTH_YEAR = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th|\.)?[-/ ]*([^\W\d]+)\.?[-/, ]+([0-9]{{4}}|[0-9]{{2}})"
)
_MONTH_DAY_YEAR = re.compile(
    rf"{_WEEKDAY}([^\W\d]+)\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}})"
)
_MONTH_YEAR = re.compile(r"([^\W\d]+)\.?[-/ '’]*([0-9]{4}|[0-9]{2})")
_MONTH_NUMBER_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class DateText:
    """What a text says: a date, or two numbers that are day and month in one order or the other."""

    day: date | None
    slots: tuple[int, int, int] | None = None
    """First number, second number, year."""
    clock: Clock | None = None
    """The time of day, where the text has one."""
    is_month: bool = False
    """The text names a month and no day; the date is the last of the month."""

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
        if self.slots is None:
            return None
        day, month = self.in_order(day_first=True), self.in_order(day_first=False)
        if (day is None) == (month is None):
            return None
        return day is not None


def parse_date(text: str) -> DateText | None:
    """Return what a text says as a date, None when it says none."""
    if len(text) > LONGEST:
        return None
    parts = split_time(" ".join(text.split()))
    if parts is None:
        return None
    found = _parse_day(parts[0])
    if found is None or parts[1] is None:
        return found
    return None if found.is_month else replace(found, clock=parts[1])


def _parse_day(plain: str) -> DateText | None:
    if found := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _certain(make_date(int(found[1]), int(found[2]), int(found[3])))
    if found := _SLOTS.fullmatch(plain):
        slots = int(found[1]), int(found[3]), _full_year(found[4])
        if found[2] == ".":
            return _certain(make_date(slots[2], slots[1], slots[0]))
        parsed = DateText(None, slots)
        is_date = parsed.in_order(day_first=True) or parsed.in_order(day_first=False)
        return parsed if is_date else None
    return _parse_month_name(_simplify(plain))


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


def _parse_month_name(plain: str) -> DateText | None:
    if (found := _DAY_MONTH_YEAR.fullmatch(plain)) and found[2] in MONTHS:
        return _named(found[3], found[2], int(found[1]))
    if found := _MONTH_DAY_YEAR.fullmatch(plain):
        return _named(found[3], found[1], int(found[2]))
    if found := _MONTH_YEAR.fullmatch(plain):
        return _last_day(_full_year(found[2]), MONTHS.get(found[1]))
    if found := _YEAR_MONTH.fullmatch(plain):
        return _last_day(int(found[1]), int(found[2]))
    if found := _MONTH_NUMBER_YEAR.fullmatch(plain):
        return _last_day(int(found[2]), int(found[1]))
    return None


def _named(year: str, month: str, day: int) -> DateText | None:
    number = MONTHS.get(month)
    return None if number is None else _certain(make_date(_full_year(year), number, day))


def _last_day(year: int, month: int | None) -> DateText | None:
    if month is None or not 1 <= month <= 12 or not year:
        return None
    return DateText(make_date(year, month, monthrange(year, month)[1]), is_month=True)
