"""The quiet lines of the start page: what can be dropped, and what can be relied on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label

_FACTS = (
    ("lock", "Stays on this computer", "No account, no upload. One file for each client."),
    ("check", "Nothing is lost", "Every answer is saved as you give it."),
    ("keyboard", "Works without a mouse", "Ctrl+1 to Ctrl+8 open the pages, Tab the rest."),
)


def drop_hint() -> QHBoxLayout:
    """Return the line that says what can be dropped on the window."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch(1)
    row.addWidget(IconMark("import", "text_2"))
    words = "Or drop a spreadsheet or a csdesk file anywhere on this window"
    row.addWidget(Label(words, "small", elide=False))
    row.addStretch(1)
    return row


def fact_row() -> QHBoxLayout:
    """Return the facts side by side."""
    row = QHBoxLayout()
    row.setSpacing(20)
    for icon, title, sentence in _FACTS:
        fact = QHBoxLayout()
        fact.setSpacing(12)
        fact.addWidget(IconMark(icon, "text_2", 18))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, "strong"))
        words.addWidget(Label(sentence, "small"))
        fact.addLayout(words, 1)
        row.addLayout(fact, 1)
    return row
