"""All questions with their answers in one list; a line leads to its question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.models.answer_lines import AnswerGroup, AnswerLine
from ui.widgets.answer_row import AnswerRow, AnswerWords, HeadRow
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.scrolling import PartScroll


class AnswerList(Card):
    """``questionRequested`` carries the id of the question whose line was pressed."""

    questionRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self._rows: dict[str, AnswerRow] = {}
        self._notes: dict[str, Label] = {}
        self._current = ""
        content = QWidget()
        content.setProperty("ground", "none")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        self._scroll = PartScroll(content)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.body.addWidget(HeadRow())
        self.body.addWidget(self._scroll, 1)

    def show_answers(self, groups: Sequence[AnswerGroup], current: str) -> None:
        """Show the questions with their answers as they are now, the current one marked."""
        lines = [line for group in groups for line in group.lines]
        if [line.question for line in lines] != list(self._rows):
            self._build(groups)
        for group in groups:
            self._notes[group.title].setText(group.note)
        for line in lines:
            self._rows[line.question].show_words(_words(line))
        if current != self._current:
            self._mark(current)

    def _mark(self, current: str) -> None:
        if self._current in self._rows:
            self._rows[self._current].show_current(False)
        self._current = current
        row = self._rows[current]
        row.show_current()
        self._scroll.show_part(row)

    def _build(self, groups: Sequence[AnswerGroup]) -> None:
        self._scroll.forget()
        empty_layout(self._column)
        self._rows, self._notes, self._current = {}, {}, ""
        for group in groups:
            self._column.addWidget(self._heading(group.title))
            for line in group.lines:
                self._column.addWidget(Rule())
                self._column.addWidget(self._row(line))
            self._column.addWidget(Rule())
        self._column.addStretch(1)

    def _heading(self, title: str) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        inset = theme.space("list_padding")
        row.setContentsMargins(inset, 16, inset, 8)
        row.addWidget(Label(title, "card_title"))
        row.addStretch(1)
        self._notes[title] = Label("", "caption")
        row.addWidget(self._notes[title])
        return heading

    def _row(self, line: AnswerLine) -> AnswerRow:
        row = AnswerRow()
        row.clicked.connect(lambda: self.questionRequested.emit(line.question))
        self._rows[line.question] = row
        return row


def _words(line: AnswerLine) -> AnswerWords:
    return AnswerWords(
        line.status, line.text, line.answer, line.confidence, line.evidence, line.flagged
    )
