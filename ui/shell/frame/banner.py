"""What stands above every page until it is put right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.status import StatusMark


class Banner(QFrame):
    """A shape, a title, a sentence, and buttons that put it right. It cannot be closed."""

    def __init__(self, status: Status, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", status.value)
        self.title = Label(title, "strong", elide=False)
        self._words = Label("", "body", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        margin = theme.space("page_margin")
        self._row.setContentsMargins(margin, 10, margin, 10)
        self._row.setSpacing(theme.space("s"))
        self._row.addWidget(StatusMark(status, word=title))
        self._row.addSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self._words)
        self._row.addLayout(words, 1)
        self._row.addSpacing(theme.space("m"))
        self.hide()

    @property
    def sentence(self) -> str:
        """Return the sentence that is shown."""
        return self._words.text()

    def add_button(self, text: str, kind: str = "secondary") -> Button:
        """Add a button at the right and return it."""
        button = Button(text, kind)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def tell(self, sentence: str) -> None:
        """Show a sentence; nothing is shown without one."""
        self._words.setText(sentence)
        self.setAccessibleName(f"{self.title.text()}. {sentence}")
        self.setVisible(bool(sentence))
