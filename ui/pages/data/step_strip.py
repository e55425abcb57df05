"""The steps of an import in a row, with the file at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.models.import_choice import Step
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

HEIGHT = 46


class StepStrip(Card):
    """Shows how each step stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setFixedHeight(HEIGHT)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(theme.space("s"))
        self._file = Label("", "body")
        self._about = Label("", "caption", elide=False)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(theme.space("s"))
        row.addLayout(self._steps)
        row.addStretch(1)
        row.addWidget(IconMark("file"))
        row.addWidget(self._file)
        row.addWidget(self._about)
        self.body.addLayout(row, 1)

    def show_file(self, name: str, about: str) -> None:
        """Show which file is read."""
        self._file.setText(name)
        self._about.setText(about)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps."""
        empty_layout(self._steps)
        for number, step in enumerate(steps, start=1):
            if number > 1:
                self._steps.addWidget(IconMark("chevron_right", tone="text_3", pixels=12))
            self._steps.addWidget(StatusMark(step.status, word=step.title))
            self._steps.addWidget(Label(f"{number}  {step.title}", "small", elide=False))
