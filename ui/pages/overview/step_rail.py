"""The five steps side by side; each leads to its page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.models.audit_steps import AuditStep
from ui.widgets.bars import ProgressBar4
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.status import StatusMark

_COUNT = 5
_TONES = {
    Status.GOOD: "good",
    Status.WATCH: "watch",
    Status.RISK: "risk",
    Status.NONE: "none",
    Status.DOING: "accent_text",
}


class StepRail(Card):
    """Shows the steps; ``pageRequested`` carries the page of the one that was pressed."""

    pageRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._steps = tuple(_StepButton() for _ in range(_COUNT))
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(4)
        for place, step in enumerate(self._steps):
            if place:
                row.addWidget(_divider())
            row.addWidget(step, 1)
            step.clicked.connect(lambda _checked, step=step: self.pageRequested.emit(step.page))
        self.body.addLayout(row)

    def show_steps(self, steps: Sequence[AuditStep]) -> None:
        """Show the steps as they stand."""
        for button, step in zip(self._steps, steps, strict=True):
            button.show_step(step)


def _divider() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 8, 0, 8)
    row.addWidget(Rule(upright=True))
    return holder


class _StepButton(RowButton):
    """Number and title with the shape, a bar, the word, and two lines."""

    def __init__(self) -> None:
        super().__init__("")
        self.page = ""
        self._mark = StatusMark(Status.NONE)
        self._title = Label("", "card_title")
        self._bar = ProgressBar4()
        self._word = Label("", "strong")
        self._line = Label("", "small")
        self._detail = Label("", "caption")
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(7)
        column.addWidget(self._bar)
        column.addSpacing(theme.space("s"))
        for label in (self._word, self._line, self._detail):
            column.addWidget(label)
            column.addSpacing(1)

    def show_step(self, step: AuditStep) -> None:
        self.page = step.page
        self._mark.set_status(step.status, step.word)
        self._title.setText(f"{step.number}  {step.title}")
        self._bar.set_share(step.share, Status.GOOD if step.status is Status.GOOD else Status.DOING)
        self._word.setText(step.word)
        self._word.set_tone(_TONES[step.status])
        self._line.setText(step.line)
        self._detail.setText(step.detail)
        self.setAccessibleName(f"Step {step.number}, {step.title}: {step.word}. {step.line}.")
