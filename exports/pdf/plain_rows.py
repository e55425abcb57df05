"""Rows of short texts on paper, which need none of what makes a table slow to set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from exports.charts.palette import LIGHT
from exports.pdf import layout
from exports.pdf.columns import PAD
from exports.pdf.flowables import Part
from exports.pdf.fonts import REGULAR, text_width

Row = Sequence[str]
PAD_ABOVE = 4.5
"""The room over and under a text in its row."""
LEADING = 1.4
"""How high a line is, in parts of its letters."""
RULE = 0.5
TOGETHER = 2
"""So many rows at the end of a table stay on one page."""


@dataclass(frozen=True, slots=True)
class RowLook:
    """How rows look: the size of their letters, and how wide their columns are."""

    size: float
    widths: Sequence[float]
    is_right: Sequence[bool]
    """Whether a column stands at its right edge."""

    @property
    def height(self) -> float:
        """Return how high one row is."""
        return self.size * LEADING + 2 * PAD_ABOVE

    def places(self) -> list[tuple[float, bool]]:
        """Return where the texts of each column begin, or end where it stands at its right edge."""
        edges = accumulate(self.widths, initial=0.0)
        return [
            (left + width - PAD if is_right else left + PAD, is_right)
            for left, width, is_right in zip(edges, self.widths, self.is_right, strict=False)
        ]


class PlainRows(Part):
    """Rows of one-line texts under a head that every page repeats, and notes under the last.

    A table of the same rows takes twice as long to set.
    """

    def __init__(
        self, head: Flowable, rows: Sequence[Row], look: RowLook, notes: Sequence[Flowable] = ()
    ) -> None:
        super().__init__()
        self._head, self._rows, self._look, self._notes = head, rows, look, notes
        self._head_height = head.wrap(layout.WIDTH, layout.HEIGHT)[1]

    @property
    def opening(self) -> float:
        """Return what the head and the first row take up."""
        return float(self._head_height + self._look.height)

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the size of all rows with their head and notes."""
        self.width = sum(self._look.widths)
        notes = sum(note.wrap(self.width, height)[1] for note in self._notes)
        self._notes_height = notes + 2 * PAD_ABOVE if self._notes else 0.0
        self.height = self._head_height + len(self._rows) * self._look.height + self._notes_height
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return the rows that fit and those that do not; nothing where not one row fits."""
        # Neither notes nor a last row stand alone on the next page.
        most = len(self._rows) - TOGETHER
        here = min(int((height - self._head_height) / self._look.height), most)
        if here <= 0:
            return []
        first = PlainRows(self._head, self._rows[:here], self._look)
        return [first, PlainRows(self._head, self._rows[here:], self._look, self._notes)]

    def draw(self) -> None:
        """Set the head, the texts with a rule under each row, and the notes."""
        top = self.height - self._head_height
        self._head.drawOn(self.canv, 0, top)
        self._draw_texts(top - PAD_ABOVE - self._look.size)
        self._draw_rules(top)
        at = self._notes_height - PAD_ABOVE
        for note in self._notes:
            at -= note.wrap(self.width, layout.HEIGHT)[1]
            note.drawOn(self.canv, 0, at)

    def _draw_texts(self, base: float) -> None:
        text = self.canv.beginText()
        text.setFont(REGULAR, self._look.size)
        text.setFillColor(HexColor(LIGHT.text))
        places = self._look.places()
        for row, cells in enumerate(self._rows):
            y = base - row * self._look.height
            for words, (x, is_right) in zip(cells, places, strict=True):
                if not words:
                    continue
                start = x - text_width(words, self._look.size) if is_right else x
                text.setTextOrigin(start, y)
                text.textOut(words)
        self.canv.drawText(text)

    def _draw_rules(self, top: float) -> None:
        self.canv.setLineWidth(RULE)
        self.canv.setStrokeColor(HexColor(LIGHT.border))
        heights = (top - row * self._look.height for row in range(len(self._rows) + 1))
        self.canv.lines([(0, y, self.width, y) for y in heights])
