"""The numbers that stand large, side by side between two rules."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Spacer

from csdesk.report.document import KeyFigure, KeyFigures
from csdesk.report.values import value_text
from exports.charts.palette import LIGHT
from exports.pdf import layout
from exports.pdf.flowables import StatusLine
from exports.pdf.fonts import BOLD, text_width
from exports.pdf.grids import Look, new_grid
from exports.pdf.texts import paragraph

LARGEST, SMALLEST = 20.0, 9.0


def key_numbers(block: KeyFigures, currency: str) -> list[Flowable]:
    """Return up to four numbers side by side."""
    if not block.figures:
        return []
    count = len(block.figures)
    width = layout.WIDTH / count
    size = min(_size(figure, currency, width - 10) for figure in block.figures)
    columns = [_parts(figure, currency, size) for figure in block.figures]
    look: Look = [
        ("LEFTPADDING", (1, 0), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, 0), 10),
        ("TOPPADDING", (0, 2), (-1, -1), 4),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 11),
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, HexColor(LIGHT.border)),
        ("LINEBELOW", (0, -1), (-1, -1), 0.6, HexColor(LIGHT.border)),
    ]
    rows = list(zip(*columns, strict=True))
    return [Spacer(1, 4), new_grid(rows, [width] * count, look), Spacer(1, 6)]


def _size(figure: KeyFigure, currency: str, room: float) -> float:
    words = value_text(figure.value, figure.format, currency)
    size = LARGEST
    while size > SMALLEST and text_width(words, size, BOLD) > room:
        size -= 0.5
    return size


def _parts(figure: KeyFigure, currency: str, size: float) -> tuple[list[Flowable], ...]:
    """Return value, name, status and note; figures side by side align part by part."""
    words = value_text(figure.value, figure.format, currency)
    return (
        [paragraph(words, layout.style(size, 26, bold=True), link=figure.place)],
        [
            paragraph(figure.label, layout.FIGURE_LABEL),
            paragraph(figure.term, layout.FIGURE_NOTE),
        ],
        [StatusLine(figure.status, 8.5)],
        [paragraph(figure.note, layout.FIGURE_NOTE)],
    )
