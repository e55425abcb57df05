"""The hidden sheet by which a packet is known again when it comes back."""

from __future__ import annotations

from typing import Any

from csdesk.model.packets import PacketStamp
from exports.xlsx.book import Book

STAMP_SHEET = "csdesk"


def write_stamp(book: Book, sheet: Any, stamp: PacketStamp) -> None:
    """Write what a packet says about itself, one fact in a row, and hide it."""
    for number, fact in enumerate(stamp.rows()):
        book.put_row(sheet, number, fact)
    sheet.protect()
    sheet.hide()
