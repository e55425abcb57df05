"""One cited figure: what it is, who says so, how much it can bear, and choosing it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models.kpi_benchmarks import CitedLine
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.label import Label


class CitedBlock(QFrame):
    """``picked`` says that this one is to count, ``given`` carries the reason why."""

    picked = Signal()
    given = Signal(str)

    def __init__(
        self, line: CitedLine, *, asks_why: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "accent" if line.is_read else "well")
        self.setAccessibleName(f"{line.words}, {line.cited_from}")
        self.use = Button("Let this count", "link")
        self.reason = text_field("Why this one", hint="Companies of our size and trade")
        self.keep = Button("Keep this choice", "primary")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 9, 12, 10)
        self.column.setSpacing(3)
        self._add_head(line, asks_why=asks_why)
        self._add_words(line)
        if asks_why:
            self._ask_why()

    def _add_head(self, line: CitedLine, *, asks_why: bool) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(line.words, "strong", wrap=True), 1)
        if line.is_read:
            head.addWidget(Label("Counts", "caption", tone="accent_text"))
        elif line.may_be_read and not asks_why:
            head.addWidget(self.use)
            self.use.clicked.connect(self.picked)
        self.column.addLayout(head)

    def _add_words(self, line: CitedLine) -> None:
        self.column.addWidget(Label(line.cited_from[:1].upper() + line.cited_from[1:], "small"))
        for text in (line.about, line.note):
            if text:
                self.column.addWidget(Label(text, "caption", wrap=True))
        self.column.addWidget(Label(line.verdict, "small", tone="text", wrap=True))

    def _ask_why(self) -> None:
        self.column.addSpacing(4)
        add_field(self.column, "Why this one? The report prints the reason", self.reason)
        self.column.addLayout(button_row([self.keep]))
        self.keep.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(lambda: self.given.emit(self.reason.text().strip()))
