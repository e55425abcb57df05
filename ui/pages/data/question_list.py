"""What a file leaves open: each question with its evidence and the effect of each answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from csdesk.model.imports import ImportQuestion, Option, QuestionKey
from csdesk.report.document import Status
from ui import theme
from ui.widgets.card import Rule
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.label import Label
from ui.widgets.painting import paint_box
from ui.widgets.return_key import PressedByReturn
from ui.widgets.status import Pill

INSET = 16
OPTION_HEIGHT = 30
RING = 14


class QuestionList(QScrollArea):
    """``answered`` carries the key of a question and the value of the option."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Questions about the file")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._asked: list[ImportQuestion] = []
        self._questions: dict[QuestionKey, _Question] = {}

    def show_questions(self, questions: Sequence[ImportQuestion]) -> None:
        """Show questions; those that are there already keep their place and focus."""
        asked = [replace(question, answer=None, proposed=None) for question in questions]
        if asked != self._asked:
            self._asked = asked
            self._build(questions)
        for question in questions:
            self._questions[question.key].show_answer(question)

    def option(self, key: str, value: str) -> OptionRow:
        """Return the row of one option."""
        return self._questions[QuestionKey(key)].options[value]

    def focus_open(self) -> None:
        """Put the cursor on the first question that waits for an answer, or else on the first."""
        waiting = [question for question in self._questions.values() if question.is_open]
        for question in [*waiting, *self._questions.values()][:1]:
            first = next(iter(question.options.values()))
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(question, 0, 0)

    def _build(self, questions: Sequence[ImportQuestion]) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._questions = {}
        for question in questions:
            block = _Question(question)
            block.answered.connect(self.answered)
            self._questions[question.key] = block
            column.addWidget(block)
            column.addWidget(Rule())
        column.addStretch(1)
        self.setWidget(content)


class _Question(QWidget):
    """One question with its options below each other."""

    answered = Signal(str, str)

    def __init__(self, question: ImportQuestion) -> None:
        super().__init__()
        self.is_open = question.is_open
        self.options: dict[str, OptionRow] = {}
        self._pill = Pill(Status.WATCH, "", soft=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 10, INSET, 8)
        column.setSpacing(2)
        column.addWidget(Label(question.text, "strong", wrap=True))
        column.addWidget(Label(question.evidence, "caption", wrap=True))
        column.addWidget(self._pill)
        for option in question.options:
            row = OptionRow(option)
            row.clicked.connect(
                lambda _checked, value=option.value: self.answered.emit(question.key, value)
            )
            self.options[option.value] = row
            column.addWidget(row)

    def show_answer(self, question: ImportQuestion) -> None:
        self.is_open = question.is_open
        given = question.answer or question.proposed
        for value, row in self.options.items():
            row.setChecked(value == given)
        if question.answer is not None:
            self._pill.set_status(Status.GOOD, "Answered")
        elif question.proposed is not None:
            self._pill.set_status(Status.DOING, "Proposed; confirm or choose another")
        else:
            self._pill.set_status(Status.WATCH, "Nothing is imported before this is answered")


class OptionRow(PressedByReturn, QAbstractButton):
    """An answer with its effect on a value of the file at its right."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self._option = option
        self.setCheckable(True)
        self.setAccessibleName(" ".join(filter(None, (option.label, option.effect))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, OPTION_HEIGHT)

    @override
    def nextCheckState(self) -> None:
        """Stay as it is: the answer shows once the file was read with it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        ring = QRect(10, (self.height() - RING) // 2, RING, RING)
        _paint_ring(painter, ring, chosen=self.isChecked())
        painter.setFont(theme.font("strong" if self.isChecked() else "body"))
        painter.setPen(theme.colour("text"))
        room = self.rect().adjusted(ring.right() + 10, 0, -10, 0)
        label = QFontMetrics(painter.font()).horizontalAdvance(self._option.label)
        paint_elided(painter, room, self._option.label)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        paint_elided(painter, room.adjusted(label + 16, 0, 0, 0), self._option.effect, right)

    def _paint_ground(self, painter: QPainter) -> None:
        chosen, focused = self.isChecked(), self.hasFocus()
        ground = "accent_soft" if chosen else "sunken" if self.underMouse() else "surface"
        edge = "focus" if focused else "accent" if chosen else "border"
        paint_box(
            painter,
            self.rect().adjusted(0, 1, 0, -1),
            ground=theme.colour(ground),
            edge=theme.colour(edge),
            edge_width=theme.size("focus_ring") if focused else 1,
            radius=theme.radius("control"),
        )


def _paint_ring(painter: QPainter, box: QRect, *, chosen: bool) -> None:
    ink = theme.colour("accent" if chosen else "border_strong")
    paint_box(painter, box, ground=theme.colour("surface"), edge=ink, radius=RING / 2)
    if chosen:
        paint_box(painter, box.adjusted(4, 4, -4, -4), ground=ink, radius=RING / 2)
