"""Rows of a card, a few at first: a button shows more, so that long lists open at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import number
from ui.widgets.button import Button
from ui.widgets.card import Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label

FIRST_ROWS = 8
MORE_ROWS = 20
Entry = TypeVar("Entry")


class GrowingRows(QVBoxLayout, Generic[Entry]):
    """Shows a widget for each entry, with rules between; ``empty`` is said without any."""

    def __init__(self, make_row: Callable[[Entry], QWidget], empty: str) -> None:
        super().__init__()
        self._make_row = make_row
        self._empty = empty
        self._entries: tuple[Entry, ...] = ()
        self._most = FIRST_ROWS
        self.setSpacing(0)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show entries; as many as were shown before."""
        self._entries = tuple(entries)
        self._fill()

    def show_more(self) -> None:
        """Show further entries."""
        self._most += MORE_ROWS
        self._fill()

    def _fill(self) -> None:
        empty_layout(self)
        if not self._entries:
            self.addWidget(Label(self._empty, "small", wrap=True))
        for place, entry in enumerate(self._entries[: self._most]):
            if place:
                self.addWidget(Rule())
            self.addWidget(self._make_row(entry))
        left = len(self._entries) - self._most
        if left > 0:
            self.addLayout(self._more(left))

    def _more(self, left: int) -> QHBoxLayout:
        more = Button(f"Show {number(min(left, MORE_ROWS))} more of {number(left)}", "link")
        more.clicked.connect(self.show_more)
        across = QHBoxLayout()
        across.setContentsMargins(0, 6, 0, 0)
        across.addWidget(more)
        across.addStretch(1)
        return across
