"""Times of day behind a date written as text, with the time zone that the text names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120,
    "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes ahead of UTC. CST and IST are left out: several zones bear these names."""
NO_ZONE = frozenset({"uhr", "h", "hrs"})
"""Words behind a time that name no zone."""
FARTHEST_ZONE = 14 * 60

_HALF = r"\s*([ap])\.?m\b\.?"
_ZONE = r"([^\W\d_]{1,5}|(?:utc|gmt)?[-+]\d{1,2}:?(?:\d{2})?|[^\W\d_]+/[^\W\d_/]+(?:_[^\W\d_]+)*)"
_TIME = re.compile(
    rf"(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:[.,](\d{{1,9}}))?)?(?:{_HALF})?"
    rf"(?:\s*{_ZONE}(?:\s*\([^)]*\))?)?",
    re.IGNORECASE | re.ASCII,
)
_BEFORE = re.compile(r"(.*?[^\s,])(?:[Tt]|,?\s+at\s+|,?\s+)", re.ASCII)
_BASIC = re.compile(r"(\d{8})T?(\d{2})(\d{2})(\d{2})?(Z?)", re.ASCII)
_OFFSET = re.compile(r"(?:utc|gmt)?([-+])(\d{1,2}):?(\d{2})?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``offset`` is in minutes ahead of UTC, None where no zone is named."""

    hour: int
    minute: int
    second: int = 0
    microsecond: int = 0
    offset: int | None = None
    unknown_zone: str = ""
    """The name of a zone that csdesk does not know, or that has several meanings."""

    @property
    def is_midnight(self) -> bool:
        """Tell whether it is the very beginning of a day, in no zone but UTC."""
        is_zero = not (self.hour or self.minute or self.second or self.microsecond)
        return is_zero and not self.offset

    def on_day(self, day: date) -> datetime:
        """Return the moment, in UTC where the zone is known. Raises OverflowError at the ends."""
        moment = datetime(  # noqa: DTZ001 - naive by contract: UTC, or a zone that nobody named
            day.year, day.month, day.day, self.hour, self.minute, self.second, self.microsecond
        )
        return moment - timedelta(minutes=self.offset or 0)


def split_time(text: str) -> tuple[str, Clock | None] | None:
    """Return the date's part of a text and its time; None where the time is none of a clock."""
    if found := _BASIC.fullmatch(text):
        clock = make_clock(int(found[2]), int(found[3]), int(found[4] or 0), zone=found[5])
        return None if clock is None else (found[1], clock)
    colon = text.find(":")
    if colon < 0:
        return text, None
    start = colon - (2 if text[max(colon - 2, 0)].isdecimal() else 1)
    before, found = _BEFORE.fullmatch(text[: max(start, 0)]), _TIME.fullmatch(text, max(start, 0))
    if before is None or found is None:
        return None
    hour = _full_hour(int(found[1]), found[5])
    fraction = int((found[4] or "").ljust(6, "0")[:6])
    clock = make_clock(hour, int(found[2]), int(found[3] or 0), fraction, found[6] or "")
    return None if clock is None else (before[1], clock)


def make_clock(
    hour: int, minute: int, second: int = 0, fraction: int = 0, zone: str = ""
) -> Clock | None:
    """Return a time of day, None where no clock shows it."""
    if hour > 23 or minute > 59 or second > 59:
        return None
    if not zone or zone.casefold() in NO_ZONE:
        return Clock(hour, minute, second, fraction)
    offset = _find_offset(zone)
    return Clock(hour, minute, second, fraction, offset, zone if offset is None else "")


def _full_hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return 99
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _find_offset(zone: str) -> int | None:
    if (known := ZONES.get(zone.casefold())) is not None:
        return known
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > FARTHEST_ZONE:
        return None
    return -minutes if found[1] == "-" else minutes
