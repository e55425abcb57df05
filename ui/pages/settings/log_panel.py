"""One line of the change log with all its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.models.change_log import LogFact, LogLine, list_facts
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel


class LogPanel(SidePanel):
    """Shows the seven parts of a line: in words, and below them as they are stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("A line of the change log", wraps_title=True, parent=parent)
        self.set_foot("Lines are added and never changed.")

    def show_line(self, line: LogLine) -> None:
        """Show a line."""
        self.title.setText(line.entity)
        self.caption.setText(f"{line.action} · {line.person}")
        self.clear()
        for fact in list_facts(line):
            self.details.addLayout(_fact(fact))
        self.details.addStretch(1)

    def show_nothing(self) -> None:
        """Show that no line is chosen."""
        self.title.setText("No line chosen")
        self.caption.setText("")
        self.clear()


def _fact(fact: LogFact) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setContentsMargins(0, 0, 0, theme.space("xs"))
    words.setSpacing(1)
    words.addWidget(Label(fact.name, "caption"))
    words.addWidget(_text(fact.words, "body", "text"))
    if fact.stored:
        words.addWidget(_text(fact.stored, "caption", "text_3"))
    return words


def _text(text: str, role: str, tone: str) -> Label:
    label = Label(breakable(text), role, tone=tone, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def breakable(text: str) -> str:
    """Return a text that may be broken after the commas of stored values."""
    return text.replace('","', '", "').replace(',"', ', "')


def chain_words(broken: int | None, first: str, lines: int) -> tuple[Status, str]:
    """Return whether the log is as it was written, as a status and a sentence."""
    if broken is not None:
        return Status.RISK, f"Broken at line {broken}: it was changed outside csdesk."
    if not lines:
        return Status.NONE, "Nothing is recorded yet."
    return Status.GOOD, f"Unbroken since {first}"
