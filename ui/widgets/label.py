"""Text on the screen: always plain, and shortened with its whole text in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.plain_text import plain_tooltip

_TONES = {"caption": "text_3", "small": "text_2"}
_LEAST_CHARACTERS = 4


class Label(QLabel):
    """One line that is shortened where it must be, or several that wrap.

    ``role`` names the size and weight ("body", "strong", "caption", ...), ``tone`` the colour;
    without one, captions are ``text_3``, small text ``text_2`` and the rest ``text``.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str | None = None,
        elide: bool = True,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone or _TONES.get(role, "text"))
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        self._elides = elide and not wrap
        self._own_tooltip = ""
        if wrap:
            self.setAlignment(align | Qt.AlignmentFlag.AlignTop)
        if self._elides:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour of the text."""
        theme.mark(self, "tone", tone)

    @override
    def setText(self, text: str) -> None:
        if text and text == self.text():
            return
        super().setText(text)
        self._update_tooltip()

    @override
    def setToolTip(self, text: str) -> None:
        self._own_tooltip = text
        self._update_tooltip()

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._elides:
            return hint
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        return QSize(min(hint.width(), least), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elides or not self._is_cut():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, int(self.alignment()), shown)

    def _is_cut(self) -> bool:
        needed = self.fontMetrics().horizontalAdvance(self.text())
        return needed > self.contentsRect().width()

    def _update_tooltip(self) -> None:
        whole = self.text() if self._elides and self._is_cut() else ""
        super().setToolTip(plain_tooltip("\n".join(filter(None, (whole, self._own_tooltip)))))
