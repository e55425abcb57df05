"""The steps of an import in a row, each a way to its place, with the file at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csdesk.report.document import Status
from ui import theme
from ui.models.import_choice import Step
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.status import StatusMark

HEIGHT = 46


class StepStrip(Card):
    """Shows how each step stands; ``stepChosen`` carries the key of the one to go to."""

    stepChosen = Signal(str)  # noqa: N815

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.setFixedHeight(HEIGHT)
        self.steps: dict[str, StepButton] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._file = Label("", "body")
        self._about = Label("", "caption", elide=False)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 16, 0)
        row.setSpacing(theme.space("s"))
        row.addLayout(self._row)
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
        """Show how the steps stand."""
        if not self.steps:
            self._build(steps)
        for step in steps:
            self.steps[step.key].show_step(step)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the shapes alone where there is no room for words beside them."""
        self._about.setVisible(not narrow)

    def _build(self, steps: Sequence[Step]) -> None:
        for place, step in enumerate(steps, start=1):
            if place > 1:
                self._row.addWidget(IconMark("chevron_right", tone="text_3", pixels=12))
            button = StepButton(place, step)
            button.clicked.connect(lambda _checked, key=step.key: self.stepChosen.emit(key))
            self.steps[step.key] = button
            self._row.addWidget(button)


STANDING = {
    Status.GOOD: "done",
    Status.DOING: "next",
    Status.WATCH: "needs you",
    Status.RISK: "in the way",
    Status.NONE: "not begun",
}


class StepButton(RowButton):
    """A step with its shape, its number and its name."""

    def __init__(self, place: int, step: Step) -> None:
        super().__init__(step.title)
        self.mark = StatusMark(step.status, word=step.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 5, 6, 5)
        row.setSpacing(6)
        row.addWidget(self.mark)
        row.addWidget(Label(f"{place}  {step.title}", "small", elide=False))

    def show_step(self, step: Step) -> None:
        """Show how the step stands now."""
        self.mark.set_status(step.status, step.title)
        self.setAccessibleName(f"{step.title}: {STANDING[step.status]}")
