"""What to do about a file that cannot be opened just so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import cancel_button, lay_out
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on: what it is, what comes of it, and the word on its button."""

    key: str
    title: str
    sentence: str
    button: str


TRY_AGAIN = Choice("again", "Try again", "When it was closed there.", "Try again")
READ_BACKUP = Choice(
    "backup",
    "Open the newest backup to read",
    "Everything can be looked at and exported, nothing can be changed.",
    "Read it",
)
OPEN_ANYWAY = Choice(
    "anyway",
    "Open it anyway",
    "Only if nobody uses it: changes made there at the same time would be lost.",
    "Open",
)
TRY_WRITING = Choice("again", "Try again", "When it may be written.", "Try again")
READ_FILE = Choice(
    "read",
    "Open it for reading",
    "Everything can be looked at and exported, nothing can be changed.",
    "Read it",
)


class ChoiceDialog(FittedDialog):
    """``chosen`` carries the key of a choice; closing the dialog chooses nothing."""

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        sentence: str,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._buttons: dict[str, Button] = {}
        column = lay_out(self, title, sentence, _WIDTH)
        card = Card(padding=0)
        card.body.setSpacing(0)
        for number, choice in enumerate(choices):
            if number:
                card.body.addWidget(Rule())
            card.body.addLayout(self._row(choice, is_first=number == 0))
        column.addWidget(card)
        column.addSpacing(theme.space("m"))
        column.addLayout(button_row([cancel_button(self)]))
        self._buttons[choices[0].key].setFocus()

    def choose(self, key: str) -> None:
        """Take one of the choices."""
        self.accept()
        self.chosen.emit(key)

    def _row(self, choice: Choice, *, is_first: bool) -> QHBoxLayout:
        button = Button(choice.button, "primary" if is_first else "secondary")
        button.setAccessibleName(choice.title)
        button.clicked.connect(partial(self.choose, choice.key))
        self._buttons[choice.key] = button
        row = QHBoxLayout()
        inset = theme.space("card_padding")
        row.setContentsMargins(inset, 10, inset, 10)
        row.setSpacing(theme.space("m"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(choice.title, "strong"))
        words.addWidget(Label(choice.sentence, "small", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(button)
        return row
