"""Texts that are known when all pages stand, such as how many there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.fonts import REGULAR, text_width

ABOVE, BELOW = 1.2, 0.4
"""How far letters reach from the base line, in parts of their size."""


@dataclass(frozen=True, slots=True)
class _Place:
    size: float
    colour: str


class LateTexts:
    """Leaves room for texts while pages are drawn, and fills it in before they are saved.

    A page refers to a form by its name; the form follows when its text is known.
    """

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}

    def leave(
        self, canvas: Any, name: str, place: tuple[float, float], size: float, colour: str
    ) -> None:
        """Leave room for a text that ends at a place; each name once."""
        self._places[name] = _Place(size, colour)
        canvas.saveState()
        canvas.translate(*place)
        canvas.doForm(name)
        canvas.restoreState()

    def fill(self, canvas: Any, texts: Mapping[str, str]) -> None:
        """Write each text; one that is not known stays empty."""
        for name, place in self._places.items():
            words = texts.get(name, "")
            width, size = text_width(words, place.size, REGULAR), place.size
            canvas.beginForm(name, -width - 1, -BELOW * size, 1, ABOVE * size)
            canvas.setFillColor(HexColor(place.colour))
            canvas.setFont(REGULAR, size)
            canvas.drawRightString(0, 0, words)
            canvas.endForm()


class LateCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that fills in late texts when it is saved; ``tell`` gives them."""

    def __init__(
        self, *args: Any, late: LateTexts, tell: Callable[[], Mapping[str, str]], **more: Any
    ) -> None:
        # Without a font of its own, reportlab names one that the file does not contain.
        super().__init__(*args, **{**more, "initialFontName": REGULAR})
        self._late, self._tell = late, tell
        self.logos: dict[bytes, str] = {}
        """The names of the forms that show them."""

    def save(self) -> None:
        """Fill in the late texts, and save."""
        self._late.fill(self, self._tell())
        super().save()
