"""What came of something: a shape and a sentence, in a place that is kept for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_WORDS = {
    Status.GOOD: "Done",
    Status.RISK: "Problem",
    Status.WATCH: "Watch",
    Status.DOING: "At work",
    Status.NONE: "Nothing",
}


class OutcomeLine(QWidget):
    """Stays empty, with the height of so many lines, until there is something to say."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = StatusMark(Status.NONE, pixels=theme.size("shape"))
        self._words = Label("", "small", tone="text", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setMinimumHeight(lines * self._words.fontMetrics().lineSpacing() + 2)
        self._mark.hide()

    @property
    def sentence(self) -> str:
        """Return what is said."""
        return self._words.text()

    def tell(self, status: Status, sentence: str) -> None:
        """Say what came of it."""
        self._mark.setVisible(bool(sentence))
        self._mark.setContentsMargins(0, 3, 0, 0)
        self._mark.set_status(status, _WORDS[status])
        self._words.setText(sentence)

    def clear(self) -> None:
        """Say nothing."""
        self._mark.hide()
        self._words.setText("")
