"""Places of a letter that are still to be written, marked where they stand."""

from __future__ import annotations

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from typing_extensions import override

from ui import theme
from ui.models.letter_text import OPEN_PLACE


class OpenPlaces(QSyntaxHighlighter):
    """Gives what stands in square brackets the colour and ground of what needs a look."""

    @override
    def highlightBlock(self, text: str) -> None:
        mark = QTextCharFormat()
        mark.setForeground(theme.colour("watch"))
        mark.setBackground(theme.colour("watch_soft"))
        mark.setFontWeight(QFont.Weight.DemiBold)
        for found in OPEN_PLACE.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), mark)
