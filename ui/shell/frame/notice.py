"""What went wrong, or is to be known, above the page until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_WORDS = {Status.RISK: "Problem", Status.WATCH: "Watch"}


class Notice(QFrame):
    """A bar with the sentence of an error, or of something to know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "risk")
        self._words = Label("", "body", wrap=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        close = Button("", "ghost", "close")
        close.setToolTip("Close this message")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("page_margin"), 6, theme.space("m"), 6)
        row.setSpacing(theme.space("s"))
        self._mark = StatusMark(Status.RISK, word="Problem")
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return the sentence that is shown."""
        return self._words.text()

    def tell(self, sentence: str) -> None:
        """Show what went wrong."""
        self.inform(Status.RISK, sentence)

    def inform(self, status: Status, sentence: str) -> None:
        """Show something to know."""
        theme.mark(self, "ground", status.value)
        self._mark.set_status(status, _WORDS.get(status, "To know"))
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
