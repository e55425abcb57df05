"""A switch between a few views or values, of which one is always chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.painting import paint_box
from ui.widgets.plain_text import plain_caption, plain_tooltip

_MARGIN = 13


class Segmented(QWidget):
    """Joined buttons; ``chosen`` carries the key of the option that the person chose."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (key, word) in enumerate(options):
            segment = _Segment(word, first=place == 0, last=place == len(options) - 1)
            segment.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            self._group.addButton(segment)
            self._buttons[key] = segment
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if options:
            self.choose(options[0][0])

    @property
    def current(self) -> str:
        """Return the key of the chosen option."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose an option without telling anybody."""
        self._buttons[key].setChecked(True)

    def focus_chosen(self) -> None:
        """Put the cursor on the chosen option."""
        self._buttons[self.current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_word(self, key: str, word: str) -> None:
        """Give an option another word, such as one with a count."""
        self._buttons[key].set_word(word)

    def set_help(self, key: str, words: str) -> None:
        """Say what an option means, where its word is short."""
        self._buttons[key].setToolTip(plain_tooltip(words))


class _Segment(QPushButton):
    """One part of the switch, as wide as its word in the heavy weight."""

    def __init__(self, word: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._first = first
        self._last = last
        self._word = word
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_word(word)

    def set_word(self, word: str) -> None:
        self._word = word
        self.setText(plain_caption(word))
        self.setAccessibleName(word)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("strong")).horizontalAdvance(self._word)
        return QSize(width + 2 * _MARGIN, theme.size("switch_height"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(self.rect())
        self._paint_ground(painter)
        chosen = self.isChecked()
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.colour(self._ink()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "accent_text" if self.isChecked() else "text_2"

    def _paint_ground(self, painter: QPainter) -> None:
        ground, edge = "hover" if self.underMouse() else "surface", "border"
        if self.isChecked():
            ground, edge = ("accent_soft", "accent") if self.isEnabled() else ("sunken", "border")
        if self.hasFocus():
            edge = "focus"
        reach = theme.radius("control") * 2
        joined_left = 0 if self._first else reach
        joined_right = 0 if self._last else reach
        box = self.rect().adjusted(-joined_left, 0, joined_right, 0)
        width = theme.size("focus_ring") if self.hasFocus() else 1
        paint_box(
            painter,
            box,
            ground=theme.colour(ground),
            edge=theme.colour(edge),
            edge_width=width,
            radius=theme.radius("control"),
        )
        painter.setPen(theme.colour(edge))
        self._paint_joint(painter, width)

    def _paint_joint(self, painter: QPainter, width: int) -> None:
        """Paint the upright edges where a segment touches the next one."""
        ink = painter.pen().color()
        marked = self.isChecked() or self.hasFocus()
        if not self._last:
            painter.fillRect(self.width() - width, 0, width, self.height(), ink)
        if not self._first and marked:
            painter.fillRect(0, 0, width, self.height(), ink)
