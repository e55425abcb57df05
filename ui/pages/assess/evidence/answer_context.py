"""What else is known about a question: findings that rest on it, what its area aims at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.findings import Finding
from csdesk.report.statuses import severity_status
from ui.models.area_targets import TargetLine
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_GROUNDS = {"risk": "risk", "watch": "watch"}


class Callouts(QWidget):
    """Findings that rest on the answer."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._shown: tuple[Finding, ...] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the first of some findings."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        empty_layout(self._column)
        for finding in findings[:1]:
            self._column.addWidget(self._callout(finding))

    def _callout(self, finding: Finding) -> Card:
        status = severity_status(finding.severity)
        card = Card(ground=_GROUNDS.get(status.status.value, "well"), padding=12)
        card.body.setSpacing(5)
        row = QHBoxLayout()
        row.addWidget(StatusMark(status.status, pixels=12, word=status.word))
        title = Label("A finding rests on this", "strong", tone=status.status.value)
        row.addWidget(title, 1)
        card.body.addLayout(row)
        card.body.addWidget(Label(finding.title, "small", wrap=True))
        show = Button("Show the findings", "link")
        show.clicked.connect(self.pressed)
        card.body.addWidget(show)
        return card


class Targets(QWidget):
    """What the area aims at, and what is reached where csdesk computes it."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._shown: tuple[TargetLine, ...] = ()

    def show_targets(self, targets: Sequence[TargetLine]) -> None:
        """Show other targets."""
        if tuple(targets) == self._shown:
            return
        self._shown = tuple(targets)
        empty_layout(self._column)
        if targets:
            self._column.addWidget(Rule())
            self._column.addWidget(Label("What this area aims at", "small_strong"))
        for target in targets:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Label(target.name, "caption", wrap=True), 1)
            line.addWidget(Label(target.value, "caption", tone="text", elide=False))
            self._column.addWidget(row)
