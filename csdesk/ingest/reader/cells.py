"""Cells on their way from the import worker to the program: cleaned, and dates tagged for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

DATE_TAG = "date"
KEPT_CONTROLS = "\t\n\r"
_CONTROLS = {
    number: None for number in (*range(32), *range(127, 160)) if chr(number) not in KEPT_CONTROLS
}


@dataclass(slots=True)
class Cleaning:
    """How many cells of a sheet were changed on the way."""

    controls: int = 0
    times: int = 0


def clean_text(text: str, cleaning: Cleaning) -> str | None:
    """Return a text without control characters, None when nothing is left."""
    if text.isprintable():
        return text or None
    cleaned = text.translate(_CONTROLS)
    cleaning.controls += cleaned != text
    return cleaned or None


def pack_cell(value: object, cleaning: Cleaning) -> object:
    """Return a cell as JSON can carry it. A time of day is left out: no field of csdesk has one."""
    if isinstance(value, str):
        return clean_text(value, cleaning)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        cleaning.times += value.time() != time()
        return {DATE_TAG: value.date().isoformat()}
    if isinstance(value, date):
        return {DATE_TAG: value.isoformat()}
    return str(value)


def unpack_cell(value: object) -> object:
    """Return a cell as it was before it was packed."""
    if isinstance(value, dict):
        return date.fromisoformat(value[DATE_TAG])
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
