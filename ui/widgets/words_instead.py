"""A list or a table, and the words that stand in its place while it has no rows."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.label import Label


class WordsInstead(QStackedWidget):
    """Shows ``content``, or one sentence at its top: what would stand there."""

    def __init__(self, content: QWidget, sentence: str = "") -> None:
        super().__init__()
        self._sentence = Label(sentence, "small", wrap=True)
        self.addWidget(content)
        self.addWidget(self._make_words())

    def show_content(self) -> None:
        """Show the content."""
        self.setCurrentIndex(0)

    def show_words(self, sentence: str | None = None) -> None:
        """Show a sentence, the one that there was unless another is given."""
        if sentence is not None:
            self._sentence.setText(sentence)
        self.setCurrentIndex(1)

    def show_rows(self, count: int) -> None:
        """Show the content if it has rows, else the sentence."""
        self.setCurrentIndex(0 if count else 1)

    @property
    def words(self) -> str:
        """Return the sentence while it is what stands there."""
        return self._sentence.text() if self.currentIndex() else ""

    def _make_words(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        inset = theme.space("card_padding")
        column.setContentsMargins(inset, theme.space("m"), inset, theme.space("m"))
        column.addWidget(self._sentence)
        column.addStretch(1)
        return page
