"""A workbook in the making: one place where values become cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any

import xlsxwriter

from csdesk.errors import ExportFailed

LONGEST = 32_000
"""Excel takes 32,767 characters in a cell; the writer drops what is longer without a word."""
CUT = " … (shortened)"
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date, so that the same document gives the same bytes."""
FIRST_DATE = date(1900, 3, 1)
"""Excel counts a day in February 1900 that there never was."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
Properties = dict[str, Any]
Raw = str | float | bool | date | None


@dataclass(slots=True)
class Book:
    """An open workbook in memory; formats that are equal are one format."""

    title: str
    author: str
    subject: str = ""
    stream: io.BytesIO = field(default_factory=io.BytesIO)
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    book: Any = field(init=False)

    def __post_init__(self) -> None:
        self.book = xlsxwriter.Workbook(
            self.stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": "Calibri", "font_size": 10},
            },
        )
        self.book.set_properties(
            {
                "title": plain_text(self.title)[:250],
                "subject": plain_text(self.subject)[:250],
                "author": self.author,
                "created": CREATED,
            }
        )

    def add_sheet(self, name: str) -> Any:
        """Return a new sheet with a name that is already clean and unique."""
        return self.book.add_worksheet(name)

    def format(self, properties: Properties) -> Any:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]

    def put(
        self, sheet: Any, place: tuple[int, int], value: Raw, properties: Properties | None = None
    ) -> None:
        """Write one value into a cell as what it is; what is not known leaves it empty."""
        look = dict(properties or {})
        if isinstance(value, str):
            if value.startswith(RISKY):
                # Without it a text turns into a formula when it is edited.
                look["quote_prefix"] = True
            text = plain_text(value)
            result = sheet.write_string(*place, text, self.format(look)) if text else 0
        elif isinstance(value, bool):
            result = sheet.write_boolean(*place, value, self.format(look))
        elif isinstance(value, date):
            result = self._put_date(sheet, place, value, look)
        elif value is None or not isfinite(value):
            result = sheet.write_blank(*place, None, self.format(look))
        else:
            result = sheet.write_number(*place, value, self.format(look))
        if result:
            raise ExportFailed(f"A cell of the sheet “{sheet.get_name()}” could not be written.")

    def put_row(
        self,
        sheet: Any,
        row: int,
        values: Sequence[Raw],
        properties: Properties | None = None,
    ) -> None:
        """Write values side by side in one look."""
        for column, value in enumerate(values):
            self.put(sheet, (row, column), value, properties)

    def finish(self) -> bytes:
        """Return the finished workbook."""
        self.book.close()
        return self.stream.getvalue()

    def _put_date(self, sheet: Any, place: tuple[int, int], value: date, look: Properties) -> int:
        if value < FIRST_DATE:
            return int(sheet.write_string(*place, value.isoformat(), self.format(look)))
        moment = datetime(value.year, value.month, value.day, tzinfo=UTC).replace(tzinfo=None)
        look.setdefault("num_format", "d mmm yyyy")
        return int(sheet.write_datetime(*place, moment, self.format(look)))


def plain_text(text: str) -> str:
    """Return a text that a cell can hold: no control characters, at most 32,000 characters."""
    shown = "".join(_kept(character) for character in text[:LONGEST])
    return shown + CUT if len(text) > LONGEST else shown


def _kept(character: str) -> str:
    code = ord(character)
    if character in "\n\t" or code >= 0x20:
        # Halves of a pair and the two non-characters cannot stand in a file of XML.
        return "\N{REPLACEMENT CHARACTER}" if _is_unwritable(code) else character
    return ""


def _is_unwritable(code: int) -> bool:
    return 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)
