"""What just happened, said for a few seconds at the foot of the window."""

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
_ABOVE_FOOT = 16


class QuietMessage(QFrame):
    """Lies over the foot of its parent, moves nothing, and goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setProperty("ground", "card")
        self._words = Label("", "body", elide=False)
        self._link = Button("Show it", "link")
        self._link.clicked.connect(self._follow)
        close = Button("", "ghost", "close")
        close.setToolTip("Close this message")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), theme.space("xs"), theme.space("xs"), 4)
        row.setSpacing(theme.space("m"))
        row.addWidget(StatusMark(Status.GOOD, word="Done"))
        row.addWidget(self._words)
        row.addWidget(self._link)
        row.addWidget(close)
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
        self.adjustSize()
        foot = theme.size("status_bar_height") + _ABOVE_FOOT
        left = (self._around.width() - self.width()) // 2
        self.move(left, self._around.height() - self.height() - foot)

    def _follow(self) -> None:
        self.hide()
        if self._show_it is not None:
            self._show_it()
