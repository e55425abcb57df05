"""What just happened, said for a few seconds in the middle of the status bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_SHOWN_MS = 6_000


class QuietMessage(QFrame):
    """Lies over the foot of the window, covers nothing to press, and goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setProperty("ground", "foot")
        self._words = Label("", "small", tone="text")
        self._link = Button("Show it", "link")
        self._link.clicked.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("s"), 0, theme.space("s"), 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(StatusMark(Status.GOOD, pixels=theme.size("shape"), word="Done"))
        row.addWidget(self._words)
        row.addWidget(self._link)
        self._show_it: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what is said, empty when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, sentence: str, show_it: Callable[[], None] | None = None) -> None:
        """Say something; ``show_it`` leads to where it happened."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._show_it = show_it
        self._link.setVisible(show_it is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        height = theme.size("status_bar_height")
        most = self._around.width() // 2
        width = min(self.sizeHint().width(), most)
        left = (self._around.width() - width) // 2
        self.setGeometry(left, self._around.height() - height, width, height)

    def _follow(self) -> None:
        self.hide()
        if self._show_it is not None:
            self._show_it()
