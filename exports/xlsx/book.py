"""A workbook in the making: one place where values become cells."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
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
DAY_ZERO = date(1899, 12, 30)
"""Days after that one are counted from this one."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
A4 = 9
"""Its number among the sizes of paper."""
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
DAY = ("num_format", "d mmm yyyy")
MOMENT = ("num_format", "d mmm yyyy hh:mm:ss")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of a pair and the two non-characters cannot stand in a file of XML."""
Look = tuple[tuple[str, Any], ...]
"""Properties of a cell's format with their values."""
Raw = str | float | bool | date | None


@dataclass(slots=True)
class Book:
    """An open workbook in memory; formats that are equal are one format."""

    title: str
    author: str
    subject: str = ""
    is_structure_locked: bool = False
    """Whether sheets can be neither added, removed, renamed nor shown."""
    heads: Look = ()
    """What the heads of tables have beside their usual look."""
    stream: io.BytesIO = field(default_factory=io.BytesIO)
    formats: dict[Look, Any] = field(default_factory=dict)
    book: Any = field(init=False)

    def __post_init__(self) -> None:
        kind = _LockedWorkbook if self.is_structure_locked else xlsxwriter.Workbook
        self.book = kind(
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

    def add_list(self, name: str) -> Any:
        """Return a new sheet for a list: its first row stays in sight and on every page."""
        sheet = self.add_sheet(name)
        set_page(sheet)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def add_notes(self, name: str, *widths: float) -> Any:
        """Return a new sheet for texts in columns of these widths."""
        sheet = self.add_sheet(name)
        set_page(sheet)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def format(self, look: Look) -> Any:
        """Return the format with this look."""
        if look not in self.formats:
            self.formats[look] = self.book.add_format(dict(look))
        return self.formats[look]

    def put(self, sheet: Any, place: tuple[int, int], value: Raw, look: Look = ()) -> None:
        """Write one value into a cell as what it is; what is not known leaves it empty."""
        if isinstance(value, str):
            result = self._put_text(sheet, place, value, look)
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
        look: Look = (),
    ) -> None:
        """Write values side by side in one look."""
        for column, value in enumerate(values):
            self.put(sheet, (row, column), value, look)

    def note(self, sheet: Any, place: tuple[int, int], text: str) -> None:
        """Let a text appear beside a cell when one points at it."""
        if sheet.write_comment(*place, plain_text(text), {"x_scale": 2}):
            raise ExportFailed(f"A note of the sheet “{sheet.get_name()}” could not be written.")

    def link(self, sheet: Any, place: tuple[int, int], target: str, text: str, look: Look) -> None:
        """Write a link to a place of this book, which the program has named."""
        if sheet.write_url(*place, target, self.format(look), text):
            raise ExportFailed(f"A link of the sheet “{sheet.get_name()}” could not be written.")

    def finish(self) -> bytes:
        """Return the finished workbook."""
        self.book.close()
        return self.stream.getvalue()

    def _put_text(self, sheet: Any, place: tuple[int, int], value: str, look: Look) -> int:
        text = plain_text(value)
        if not text:
            return int(sheet.write_blank(*place, None, self.format(look)))
        if value.startswith(RISKY):
            # Without it a text turns into a formula when it is edited.
            look = (*look, ("quote_prefix", True))
        return int(sheet.write_string(*place, text, self.format(look)))

    def _put_date(self, sheet: Any, place: tuple[int, int], value: date, look: Look) -> int:
        # Excel knows no time zones; a moment is written as it is told.
        moment = datetime(value.year, value.month, value.day, tzinfo=UTC).replace(tzinfo=None)
        if isinstance(value, datetime):
            moment = value.replace(tzinfo=None)
        if moment.date() < FIRST_DATE:
            return self._put_text(sheet, place, value.isoformat(), look)
        usual = DAY if moment.time() == time() else MOMENT
        dated = look if any(name == "num_format" for name, _ in look) else (*look, usual)
        return int(sheet.write_datetime(*place, moment, self.format(dated)))


class _LockedWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook with a protected structure, which the library cannot write."""

    def _write_book_views(self) -> None:
        # The format has the protection right before the views.
        self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
        super()._write_book_views()


def plain_text(text: str) -> str:
    """Return a text that a cell can hold: no control characters, at most 32,000 characters."""
    shown = text if len(text) <= LONGEST else text[:LONGEST] + CUT
    return _CONTROL.sub("", _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", shown))


def set_page(sheet: Any, *, pages_wide: int = 1, is_portrait: bool = False) -> None:
    """Let a sheet print on A4, so many pages wide and as many long as it takes."""
    if is_portrait:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(pages_wide, 0)
