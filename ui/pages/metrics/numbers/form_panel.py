"""A panel with fields: what it asks for, what is wrong, and the button that keeps it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel


class FormPanel(SidePanel):
    """Builds itself anew each time it is shown; ``hint`` says what is missing or was refused."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, wraps_title=True, parent=parent)
        self.hint = Label("", "caption", wrap=True)

    def begin(self, title: str, caption: str = "") -> None:
        """Start with nothing in the panel."""
        self.title.setText(title)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.clear()
        self.hint = Label("", "caption", wrap=True)
        self.hint.hide()
        self.set_foot("")

    def finish(self, *buttons: Button, left: Sequence[Button] = ()) -> None:
        """Add the hint and the buttons below the fields."""
        self.add_buttons(*buttons, left=left)
        self.details.addStretch(1)

    def add_buttons(self, *buttons: Button, left: Sequence[Button] = ()) -> None:
        """Add the hint and the buttons; more may follow below them."""
        self.details.addWidget(self.hint)
        if buttons or left:
            self.details.addLayout(button_row(buttons, left))

    def say(self, sentence: str) -> None:
        """Say what is missing, or why nothing was kept."""
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
