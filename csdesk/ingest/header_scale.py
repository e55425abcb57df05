"""Headers that say "in thousands"."""

from __future__ import annotations

import re

_MONEY = r"(?:EUR|USD|GBP|CHF|AUD|CAD)"
_THOUSANDS = re.compile(
    rf"\bthousands?\b|\btsd\b|\btausend\b|\bin\s+(?:k|'?000'?s?)\b|\(k\)|\bk\s?[£€$]|[£€$]\s?k\b"
    rf"|\bT\s?€|\b[kT]{_MONEY}\b|\b{_MONEY}\s?k\b|'000|\b000'?s\b",
    re.IGNORECASE,
)
_MILLIONS = re.compile(
    rf"\bmillions?\b|\bmio\b|\bin\s+mn\b|\bm\s?[£€$]|[£€$]\s?mm?\b|\bm{_MONEY}\b"
    rf"|\b{_MONEY}\s?mm?\b",
    re.IGNORECASE,
)


def scale_of_header(header: str) -> int | None:
    """Return 1000 or 1000000 where a header says that its amounts count these, else None."""
    if _THOUSANDS.search(header):
        return 1_000
    return 1_000_000 if _MILLIONS.search(header) else None
