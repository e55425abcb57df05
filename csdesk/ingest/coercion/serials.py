"""Dates written as bare numbers: days of a spreadsheet, seconds since 1970, figures in a row.

The ranges do not overlap, so a number says by itself which it is: a day number of 1950 to 2100 has
five figures, 20240709 has eight, seconds have nine or ten, milliseconds twelve or thirteen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from csdesk.ingest.coercion.dates import FIRST_YEAR, LAST_YEAR, DateText, parse_date
from csdesk.ingest.coercion.times import Clock

EXCEL_START = date(1899, 12, 30)
DAYS_TO_1904 = 1_462
"""A workbook that starts in 1904 counts so many days fewer."""
FIRST_SERIAL = (date(FIRST_YEAR, 1, 1) - EXCEL_START).days
LAST_SERIAL = (date(LAST_YEAR, 12, 31) - EXCEL_START).days
UNIX_START = datetime(1970, 1, 1)  # noqa: DTZ001 - moments are naive and in UTC
FIRST_SECOND = 315_532_800
"""The year 1980: smaller numbers are more likely to be something else."""
LAST_SECOND = 4_133_980_800
_SERIAL_TEXT = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_EPOCH_TEXT = re.compile(r"[0-9]{9,10}(?:\.[0-9]+)?|[0-9]{12,13}")


class SerialKind(StrEnum):
    """What a bare number counts."""

    DAYS = "days"
    SECONDS = "seconds"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Serial:
    """A bare number that stands for a date."""

    kind: SerialKind
    date: DateText


def parse_serial_text(text: str, *, starts_1904: bool) -> Serial | None:
    """Return the date that figures stand for, None when they stand for none."""
    if _SERIAL_TEXT.fullmatch(text) or _EPOCH_TEXT.fullmatch(text):
        return parse_serial(float(text.replace(",", ".")), starts_1904=starts_1904)
    return None


def parse_serial(number: float, *, starts_1904: bool) -> Serial | None:
    """Return the date that a number stands for, None when it stands for none."""
    days = number + DAYS_TO_1904 if starts_1904 else number
    if FIRST_SERIAL <= days < LAST_SERIAL + 1:
        return Serial(SerialKind.DAYS, _date_of(_moment_of_day(days)))
    seconds = number / 1_000 if number >= FIRST_SECOND * 1_000 else number
    if FIRST_SECOND <= seconds <= LAST_SECOND:
        moment = UNIX_START + timedelta(milliseconds=round(seconds * 1_000))
        return Serial(SerialKind.SECONDS, _date_of(moment, offset=0))
    if not number.is_integer() or not 19_000_000 < number < 21_010_000:
        return None
    written = parse_date(f"{number:.0f}")
    return Serial(SerialKind.FIGURES, written) if written else None


def _moment_of_day(days: float) -> datetime:
    whole = int(days)
    midnight = datetime.combine(EXCEL_START + timedelta(days=whole), datetime.min.time())
    return midnight + timedelta(seconds=round((days - whole) * 86_400))


def _date_of(moment: datetime, offset: int | None = None) -> DateText:
    clock = Clock(moment.hour, moment.minute, moment.second, moment.microsecond, offset)
    return DateText(moment.date(), clock=clock)
