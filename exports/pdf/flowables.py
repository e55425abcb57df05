"""Parts of a page that reportlab does not have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from csdesk.report.document import StatusWord
from exports.charts.palette import LIGHT
from exports.pdf.fonts import BOLD, REGULAR, fit, text_width
from exports.pdf.late_texts import LateTexts
from exports.pdf.marks import draw_letter, draw_status

MARK_GAP = 3.5
ASCENT = 0.93
"""Height of the font above its base line, in parts of its size; paragraphs use the same."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where on which page which figure goes; all count from 0, points from the lower left."""

    page: int
    x: float
    y: float
    width: float
    height: float
    figure: int


class Part(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A part of a page with a size and, once it is drawn, a canvas."""

    canv: Any
    width: float
    height: float


class Hole(Part):
    """Room for a figure, which is laid in when all pages stand."""

    def __init__(self, figure: int, width: float, height: float, places: list[Placement]) -> None:
        super().__init__()
        self.figure = figure
        self.width = width
        self.height = height
        self.places = places

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return the size that the figure takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Note where the figure goes."""
        x, y = self.canv.absolutePosition(0, 0)
        page = self.canv.getPageNumber() - 1
        self.places.append(Placement(page, x, y, self.width, self.height, self.figure))


class StatusLine(Part):
    """The shape of a status with its word, in its colour."""

    def __init__(self, status: StatusWord, size: float = 8.0, *, right: bool = False) -> None:
        super().__init__()
        self.right = right
        self.indent = 0.0
        self.status = status
        self.size = size
        self.width = status_width(status, size)
        self.height = size * 1.4

    def wrap(self, room: float, *_: float) -> tuple[float, float]:
        """Return the size, no wider than the room; on the right side it takes all of it."""
        self.width = min(status_width(self.status, self.size), room)
        self.indent = room - self.width if self.right else 0.0
        return self.indent + self.width, self.height

    def draw(self) -> None:
        """Draw shape and word on one line."""
        mark = self.size * 0.95
        base = self.height - self.size * ASCENT
        left = self.indent
        draw_status(self.canv, left + mark / 2, base + self.size * 0.36, mark, self.status.status)
        self.canv.setFillColor(HexColor(LIGHT.word_colour(self.status.status)))
        self.canv.setFont(REGULAR, self.size)
        words = fit(self.status.word, self.width - mark - MARK_GAP + 0.5, self.size)
        self.canv.drawString(left + mark + MARK_GAP, base, words)


def status_width(status: StatusWord, size: float) -> float:
    """Return the width of a status line in points."""
    return size * 0.95 + MARK_GAP + text_width(status.word, size)


class LetterMark(Part):
    """A RACI letter on its ground, in the middle of its cell."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.letter = letter
        self.width = 13.0
        self.height = 13.0

    def wrap(self, room: float, *_: float) -> tuple[float, float]:
        """Return the size; it takes the whole width of the cell."""
        self.width = room
        return self.width, self.height

    def draw(self) -> None:
        """Draw the letter."""
        draw_letter(self.canv, self.width / 2, self.height / 2, self.letter)


class Anchor(Part):
    """The place that the outline and the contents lead to."""

    def __init__(self, key: str, title: str, pages: dict[str, int]) -> None:
        super().__init__()
        self.key = key
        self.title = title
        self.pages = pages

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return that it takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Add the place to the outline and note its page."""
        self.canv.bookmarkHorizontal(self.key, 0, 30)
        self.canv.addOutlineEntry(self.title, self.key, 0, closed=False)
        self.pages[self.key] = self.canv.getPageNumber()


def start_text(section: str) -> str:
    """Return the name of the text that says on which page a section starts."""
    return f"start_{section}"


class ContentsLine(Part):
    """One section in the contents: title, page, and a link, smaller in a line below 11 points."""

    def __init__(self, key: str, title: str, late: LateTexts, height: float) -> None:
        super().__init__()
        self.key = key
        self.title = title
        self.late = late
        self.width = 0.0
        self.height = height
        self.size = min(9.0, height * 9 / 11)

    def wrap(self, room: float, *_: float) -> tuple[float, float]:
        """Return the size: one line as wide as there is room."""
        self.width = room
        return self.width, self.height

    def draw(self) -> None:
        """Draw title and page over a hairline."""
        canvas: Any = self.canv
        canvas.setFillColor(HexColor(LIGHT.text))
        canvas.setFont(REGULAR, self.size)
        canvas.drawString(0, self.height / 3, self.title)
        end = (self.width, self.height / 3)
        self.late.leave(canvas, start_text(self.key), end, self.size, LIGHT.text_2)
        canvas.setStrokeColor(HexColor(LIGHT.border))
        canvas.setLineWidth(0.5)
        canvas.line(0, 0, self.width, 0)
        area = (0, 0, self.width, self.height)
        canvas.linkRect("", self.key, area, relative=1, thickness=0, Border="[0 0 0]")


class Stamp(Part):
    """A word in a pill: that the data are a sample."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.width = text_width(words, 8, BOLD) + 16
        self.height = 17.0

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return the size of the pill."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the pill."""
        self.canv.setFillColor(HexColor(LIGHT.watch_soft))
        self.canv.roundRect(0, 0, self.width, self.height, 8, stroke=0, fill=1)
        self.canv.setFillColor(HexColor(LIGHT.watch))
        self.canv.setFont(BOLD, 8)
        self.canv.drawString(8, 5.6, self.words)
