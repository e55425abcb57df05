"""The last sheet: what the numbers of the report rest on, to read and for ``csdesk verify``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from csdesk.report.manifest_cell import NUMBER_KIND, PACKED_COLUMN, SHEET, pack_manifest
from exports.xlsx.book import Book, Raw, set_page
from exports.xlsx.look import BODY, HEAD, INDENT, QUIET, WRAPPED

WIDTHS = (18, 60, 70)
HEADS = ("Kind", "Name", "Value")
NOTE = (
    "“csdesk verify” holds these numbers against the workspace, and the key figures and KPIs of "
    "this workbook against them."
)
KINDS = (
    ("File", "inputs"),
    ("Instrument", "instruments"),
    ("Assumption", "assumptions"),
    (NUMBER_KIND, "numbers"),
)


def write_manifest_sheet(book: Book, manifest: str) -> None:
    """Write a manifest as lines to read; in a hidden column it stands whole."""
    sheet = book.add_sheet(SHEET)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    set_page(sheet)
    sheet.freeze_panes(1, 0)
    book.put_row(sheet, 0, HEADS, (*HEAD, *INDENT, *book.heads))
    lines = list(_lines(json.loads(manifest)))
    for row, (kind, name, value) in enumerate(lines, start=1):
        book.put(sheet, (row, 0), kind, WRAPPED)
        book.put(sheet, (row, 1), name, WRAPPED)
        book.put(sheet, (row, 2), value, (*BODY, *INDENT) if isinstance(value, float) else WRAPPED)
    book.put(sheet, (len(lines) + 2, 0), NOTE, QUIET)
    _hide(book, sheet, manifest)


def _lines(known: dict[str, Any]) -> Iterator[tuple[str, str, Raw]]:
    yield "Program", "Made with", str(known["program"])
    for kind, part in KINDS:
        for name, value in known[part].items():
            yield kind, name, value if isinstance(value, float | None) else str(value)


def _hide(book: Book, sheet: Any, manifest: str) -> None:
    sheet.set_column(PACKED_COLUMN, PACKED_COLUMN, 4, None, {"hidden": True})
    for row, packed in enumerate(pack_manifest(manifest)):
        book.put(sheet, (row, PACKED_COLUMN), packed)
