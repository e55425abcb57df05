"""Ranked lists: number, what it is, what is at stake."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, HRFlowable, Spacer

from csdesk.formatting import money
from csdesk.report.document import Entries, Entry
from exports.charts.palette import LIGHT
from exports.pdf import layout
from exports.pdf.flowables import StatusLine
from exports.pdf.grids import Look, new_grid
from exports.pdf.tables import TALL, cell_height
from exports.pdf.texts import paragraph, shorten

DIGIT = 7.0
RANK_GAP = 10.0
AMOUNT_WIDTH = 72.0
BRIEF = 170
"""Characters of an entry's text on the one-page summary."""


def full_list(block: Entries, currency: str) -> list[Flowable]:
    """Return a ranked list with what shows each entry; the status stands under the amount."""
    parts = [paragraph(block.title, layout.QUESTION)] if block.title else []
    if not block.items:
        return [*parts, paragraph(block.empty, layout.QUIET)]
    widths = _widths(layout.WIDTH, len(block.items))
    for rank, entry in enumerate(block.items, start=1):
        parts.append(_row(rank, _full_body(entry), _side(entry, currency), widths))
    return parts


def brief_list(block: Entries, currency: str) -> list[Flowable]:
    """Return a ranked list for the one-page summary: the status stands under the amount."""
    parts = [paragraph(block.title, layout.QUESTION), _rule()]
    if not block.items:
        return [*parts, Spacer(1, 6), paragraph(block.empty, layout.QUIET)]
    widths = _widths(layout.WIDTH, len(block.items))
    for rank, entry in enumerate(block.items, start=1):
        parts.append(_row(rank, _brief_body(entry), _side(entry, currency), widths))
    return parts


def _widths(width: float, count: int) -> tuple[float, float, float]:
    rank = len(str(count)) * DIGIT + RANK_GAP
    return rank, width - rank - AMOUNT_WIDTH, AMOUNT_WIDTH


def _brief_body(entry: Entry) -> list[Flowable]:
    return [
        paragraph(shorten(entry.title, BRIEF), layout.ENTRY),
        paragraph(shorten(entry.text, BRIEF), layout.ENTRY_TEXT),
        *([paragraph(entry.aside, layout.NOTE)] if entry.aside else []),
    ]


def _full_body(entry: Entry) -> list[Flowable]:
    body: list[Flowable] = [
        paragraph(entry.title, layout.ENTRY),
        paragraph(entry.text, layout.ENTRY_TEXT),
    ]
    if entry.notes:
        body += [Spacer(1, 1), *(paragraph(note, layout.NOTE) for note in entry.notes)]
    return body


def _row(
    rank: int, body: list[Flowable], amount: list[Flowable], widths: tuple[float, float, float]
) -> Flowable:
    look: Look = [
        ("RIGHTPADDING", (0, 0), (1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(LIGHT.border)),
    ]
    cells = [paragraph(str(rank), layout.ENTRY_RANK), body, amount]
    return new_grid([cells], widths, look, may_break=cell_height(body, widths[1]) > TALL)


def _side(entry: Entry, currency: str) -> list[Flowable]:
    return [*_amount(entry, currency), StatusLine(entry.status, 8, right=True)]


def _amount(entry: Entry, currency: str) -> list[Flowable]:
    if entry.amount is None:
        return []
    return [
        paragraph(money(entry.amount, currency, short=True), layout.AMOUNT),
        paragraph("ARR at stake", layout.AMOUNT_NOTE),
    ]


def _rule() -> Flowable:
    return HRFlowable(
        width="100%", thickness=0.5, color=HexColor(LIGHT.border), spaceBefore=1, spaceAfter=0
    )
