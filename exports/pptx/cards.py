"""Large numbers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csdesk.formatting import UNKNOWN
from csdesk.report.document import KeyFigure
from csdesk.report.values import value_text
from exports.charts.palette import LIGHT
from exports.pptx.page import Box
from exports.pptx.shapes import Line, line, put_ground, put_lines, status_runs
from exports.pptx.texts import fit, shorten

PAD = 12.0
VERDICT = 46.0
CARD = 160.0
"""How high a card with a large number is."""


def put_cards(slide: Any, box: Box, figures: Sequence[KeyFigure], currency: str) -> None:
    """Lay a card for each number, all numbers in one size."""
    boxes = box.columns(*[1.0] * len(figures))
    inner = boxes[0].inset(PAD)
    words = [value_text(figure.value, figure.format, currency) for figure in figures]
    row = Box(0, 0, inner.width, 40)
    size = min(fit(one, row, (28, 25, 22, 19, 16, 13), bold=True, most=1)[1] for one in words)
    for figure, place, shown in zip(figures, boxes, words, strict=True):
        put_ground(slide, place, LIGHT.sunken)
        _put_figure(
            slide, place.inset(PAD), figure, shorten(shown, inner.width, size, 1, bold=True), size
        )


def _put_figure(slide: Any, box: Box, figure: KeyFigure, shown: str, size: float) -> None:
    label, label_size = fit(figure.label, Box(0, 0, box.width, 36), (14, 13, 12), bold=True)
    colour = LIGHT.text if shown != UNKNOWN else LIGHT.text_3
    lines = (
        line(shown, size, colour=colour, bold=True),
        line(label, label_size, bold=True, above=4),
        line(shorten(figure.term, box.width, 11, 2), 11, colour=LIGHT.text_3),
    )
    put_lines(slide, box, lines)
    verdict = (
        Line(status_runs(figure.status, 13)),
        line(shorten(_first_of_note(figure), box.width, 11, 2), 11, colour=LIGHT.text_2, above=1),
    )
    put_lines(slide, box.below(box.height - VERDICT), verdict)


def _first_of_note(figure: KeyFigure) -> str:
    return figure.note.partition(". ")[0]


def rest_of_note(figure: KeyFigure) -> str:
    """Return what a note says after its first sentence, for which a card has no room."""
    return figure.note.partition(". ")[2].removeprefix("Method: ")
