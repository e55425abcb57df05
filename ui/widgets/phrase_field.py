"""A field for a pass phrase: hidden while it is typed, shown when asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import theme
from ui.widgets.button import Button

LONGEST = 1_024


class PhraseField(QWidget):
    """``edited`` follows what is typed; ``shownChanged`` whether it can be read."""

    edited = Signal()
    shownChanged = Signal(bool)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, name: str, *, with_button: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.textChanged.connect(lambda _text: self.edited.emit())
        self.button = Button("Show", "small")
        self.button.setFixedWidth(64)
        self.button.setAccessibleName("Show the pass phrase")
        self.button.clicked.connect(lambda: self.show_letters(not self.shows_letters))
        self.button.setVisible(with_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    @property
    def phrase(self) -> str:
        """Return what was typed."""
        return self.line.text()

    @property
    def shows_letters(self) -> bool:
        """Say whether the letters can be read."""
        return self.line.echoMode() is QLineEdit.EchoMode.Normal

    def show_letters(self, shown: bool) -> None:
        """Show the letters, or hide them."""
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if shown else modes.Password)
        self.button.setText("Hide" if shown else "Show")
        self.button.setAccessibleName(f"{'Hide' if shown else 'Show'} the pass phrase")
        self.shownChanged.emit(shown)

    def mark_wrong(self, wrong: bool) -> None:
        """Give the field the edge of an error."""
        theme.mark(self.line, "wrong", "true" if wrong else "false")

    def clear(self) -> None:
        """Forget what was typed, so that no undo of the field brings it back."""
        self.line.setText("")
