"""A scrolled area that brings a part into view once it has its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class PartScroll(QScrollArea):
    """What was made a moment ago has its place only after the window has laid it out."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._part: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._see)
        self.verticalScrollBar().rangeChanged.connect(self._see_again)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part; it must stay until the next part is shown or ``forget`` is called."""
        self._part = part
        self._later.start()

    def forget(self) -> None:
        """Scroll to nothing, because the parts go away."""
        self._part = None

    def _see_again(self) -> None:
        """Look once more where the content has grown or shrunk."""
        if self._part is not None:
            self._later.start()

    def _see(self) -> None:
        if self._part is not None:
            self.ensureWidgetVisible(self._part, 0, self._part.height())
