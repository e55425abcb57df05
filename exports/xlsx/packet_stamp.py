"""The hidden sheet by which a packet is known again when it comes back."""

from __future__ import annotations

from typing import Any

from csdesk.model.packets import PacketStamp
from csdesk.model.questionnaires import STAMP
from exports.xlsx.book import Book

STAMP_SHEET = "csdesk"


def write_stamp(book: Book, sheet: Any, stamp: PacketStamp) -> None:
    """Write what a packet says about itself, one fact in a row, and hide it."""
    facts = (
        (STAMP, stamp.id),
        ("client", stamp.client),
        ("engagement", stamp.engagement),
        ("role", stamp.role or ""),
        ("person", stamp.person),
        *(("instrument", part.instrument, part.version, part.sheet) for part in stamp.parts),
    )
    for number, fact in enumerate(facts):
        book.put_row(sheet, number, fact)
    sheet.protect()
    sheet.hide()
