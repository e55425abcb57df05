"""Buttons: painted from the tokens, with their own gap between icon and word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box
from ui.widgets.plain_text import plain_caption, plain_tooltip
from ui.widgets.return_key import PressedByReturn

_GAP = 6


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of button looks; colours are tokens, None paints nothing."""

    height: str
    margin: int
    ink: str
    ground: str | None
    ground_hover: str | None
    ground_down: str | None
    edge: str | None
    role: str = "body"


_KINDS = {
    "secondary": _Kind("control_height", 13, "text", "surface", "hover", "border", "border"),
    "primary": _Kind(
        "control_height", 17, "on_accent", "accent", "accent_hover", "accent_down", None, "strong"
    ),
    "ghost": _Kind("control_height", 9, "text_2", None, "hover", "border", None),
    "small": _Kind("control_height_small", 11, "text", "surface", "hover", "border", "border"),
    "quiet": _Kind("link_height", 0, "text_3", None, None, None, None, "caption"),
    "link": _Kind("link_height", 0, "accent_text", None, None, None, None, "small"),
}


class Button(PressedByReturn, QPushButton):
    """A button of one kind: secondary, primary, ghost, small, quiet or link."""

    def __init__(
        self,
        text: str = "",
        kind: str = "secondary",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = _KINDS[kind]
        self._icon_name = icon
        self._words = ""
        self.setFont(theme.font(self._kind.role))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @property
    def words(self) -> str:
        """Return the caption as it was given, with single ``&``."""
        return self._words

    @override
    def setText(self, text: str) -> None:
        self._words = text
        super().setText(plain_caption(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, name: str | None) -> None:
        """Show another icon."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    @override
    def setToolTip(self, text: str) -> None:
        super().setToolTip(plain_tooltip(text))
        if not self._words:
            self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        height = theme.size(self._kind.height)
        if not self._words:
            return QSize(height, height)
        return QSize(self._content_width() + 2 * self._kind.margin, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _content_width(self) -> int:
        width = self.fontMetrics().horizontalAdvance(self._words)
        if self._icon_name is not None:
            width += theme.size("icon") + (_GAP if self._words else 0)
        return width

    def _paint_ground(self, painter: QPainter) -> None:
        ground = self._ground()
        focused = self.hasFocus()
        edge = "focus" if focused else self._kind.edge
        if focused and self._kind.ground == "accent":
            edge = "text"
        paint_box(
            painter,
            self.rect(),
            ground=theme.colour(ground) if ground else None,
            edge=theme.colour(edge) if edge else None,
            edge_width=theme.size("focus_ring") if focused else 1,
            radius=theme.radius("control"),
        )

    def _ground(self) -> str | None:
        if not self.isEnabled():
            return "sunken" if self._kind.ground else None
        if self.isDown() or self.isChecked():
            return self._kind.ground_down
        return self._kind.ground_hover if self.underMouse() else self._kind.ground

    def _ink(self) -> QColor:
        return theme.colour(self._kind.ink if self.isEnabled() else "disabled")

    def _paint_content(self, painter: QPainter) -> None:
        ink = self._ink()
        side = theme.size("icon")
        left = max(0, (self.width() - self._content_width()) // 2)
        if self._icon_name is not None:
            top = (self.height() - side) // 2
            theme.paint_icon(painter, QRect(left, top, side, side), self._icon_name, ink)
            left += side + _GAP
        painter.setPen(ink)
        rect = QRect(left, 0, self.width() - left, self.height())
        if self._kind.height == "link_height" and self.underMouse():
            font = self.font()
            font.setUnderline(True)
            painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._words)
