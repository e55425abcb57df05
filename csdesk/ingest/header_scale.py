"""Headers that say "in thousands"."""

from __future__ import annotations

import re

_MONEY = r"(?:EUR|USD|GBP|CHF)"
_THOUSANDS = re.compile(
    rf"\bin\s+(?:thousands?|tsd\.?|k|'?000'?s?)\b|\(k\)|\bk\s?[£€$]|[£€$]\s?k\b"
    rf"|\b[kT]{_MONEY}\b|'000",
    re.IGNORECASE,
)
_MILLIONS = re.compile(
    rf"\bin\s+(?:millions?|mio\.?|mn)\b|\bm\s?[£€$]|[£€$]\s?m\b|\bm{_MONEY}\b",
    re.IGNORECASE,
)


def scale_of_header(header: str) -> int | None:
    """Return 1000 or 1000000 where a header says that its amounts count these, else None."""
    if _THOUSANDS.search(header):
        return 1_000
    return 1_000_000 if _MILLIONS.search(header) else None
