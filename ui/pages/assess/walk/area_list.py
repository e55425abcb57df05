"""The areas at the left: how far each is, and the questions of the open one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Question
from csdesk.report.document import Status
from ui import theme
from ui.models.question_progress import AreaProgress, Find, answer_status
from ui.widgets.bars import ProgressBar4
from ui.widgets.card import Card, Rule
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.scrolling import PartScroll
from ui.widgets.status import StatusMark

_WIDTH = 256


class AreaList(Card):
    """``questionRequested`` carries the id of the question that was pressed.

    ``head_space`` takes what limits the areas.
    """

    questionRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Areas", "", padding=0, parent=parent)
        self.setFixedWidth(_WIDTH)
        self.head.setContentsMargins(20, 14, 20, 2)
        self._items: dict[str, _AreaItem] = {}
        self._open: str | None = None
        self._left = Label("", "small")
        self.head_space = QVBoxLayout()
        self.head_space.setContentsMargins(20, 0, 20, 4)
        content = QWidget()
        content.setProperty("ground", "none")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._scroll = PartScroll(content)
        self.body.addLayout(self.head_space)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(self._foot())

    def show_progress(
        self, areas: Sequence[AreaProgress], find_answer: Find, current: Question
    ) -> None:
        """Show how far the areas are, the one of the current question opened."""
        answered = sum(area.answered for area in areas)
        total = sum(len(area.questions) for area in areas)
        self.right.setText(f"{answered} of {total} done")
        left = total - answered
        self._left.setText(f"{left} of {total} left" if left else "Every question is answered")
        for area in areas:
            self._item(area).show_area(area, find_answer, current)
        if current.area != self._open and current.area in self._items:
            self._open = current.area
            self._scroll.show_part(self._items[current.area])

    def clear(self) -> None:
        """Show no areas, because another instrument is walked through."""
        for item in self._items.values():
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items.clear()
        self._open = None
        self._scroll.forget()

    def _item(self, area: AreaProgress) -> _AreaItem:
        if area.area not in self._items:
            item = _AreaItem(area)
            item.questionRequested.connect(self.questionRequested)
            self._column.insertWidget(self._column.count() - 1, item)
            self._items[area.area] = item
        return self._items[area.area]

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 0, 8, 12)
        foot.setSpacing(12)
        foot.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(IconMark("clock", "text_3"))
        row.addWidget(self._left, 1)
        foot.addLayout(row)
        return foot


class _AreaItem(QFrame):
    """One area; its questions are listed while one of them is open."""

    questionRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, area: AreaProgress) -> None:
        super().__init__()
        self._first_open: QuestionId = area.questions[0].id
        self._is_open: bool | None = None
        self._shown: AreaProgress | None = None
        self._head = RowButton(area.name)
        self._head.clicked.connect(lambda: self.questionRequested.emit(self._first_open))
        self._mark = StatusMark(Status.NONE)
        self._name = Label(area.name, "body")
        self._count = Label("", "caption", elide=False)
        self._bar = ProgressBar4()
        self._remark = Label("", "caption", tone="text_2")
        self._questions = QWidget()
        self._rows = {q.id: _QuestionRow(q.short) for q in area.questions}
        self._lay_out()
        for key, row in self._rows.items():
            row.clicked.connect(lambda _on, key=key: self.questionRequested.emit(key))

    def show_area(self, area: AreaProgress, find_answer: Find, current: Question) -> None:
        """Show how far the area is."""
        is_open = any(question.id == current.id for question in area.questions)
        if area == self._shown and not is_open and not self._is_open:
            return
        self._shown = area
        if is_open != self._is_open:
            self._is_open = is_open
            theme.mark(self, "ground", "selection" if is_open else "none")
        self._mark.set_status(area.status)
        self._count.setText(f"{area.answered}/{len(area.questions)}")
        self._bar.set_share(area.share, Status.GOOD if area.share == 1.0 else Status.DOING)
        self._remark.setText(area.remark)
        self._remark.setVisible(bool(area.remark) and not is_open)
        self._questions.setVisible(is_open)
        for question in area.questions if is_open else ():
            status = answer_status(question, find_answer(question.id))
            self._rows[question.id].show_status(status, here=question.id == current.id)
        self._first_open = _first_open(area, find_answer)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(2)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(8, 5, 8, 5)
        head.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self._name, 1)
        line.addWidget(self._count)
        head.addLayout(line)
        head.addWidget(self._bar)
        head.addWidget(self._remark)
        column.addWidget(self._head)
        rows = QVBoxLayout(self._questions)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(0)
        for row in self._rows.values():
            rows.addWidget(row)
        column.addWidget(self._questions)


class _QuestionRow(RowButton):
    """One question of the open area."""

    def __init__(self, short: str) -> None:
        super().__init__(short)
        self._is_here: bool | None = None
        self._mark = StatusMark(Status.NONE, pixels=theme.size("shape"))
        self._short = Label(short, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 8, 2)
        row.setSpacing(9)
        row.addWidget(self._mark)
        row.addWidget(self._short, 1)

    def show_status(self, status: Status, *, here: bool) -> None:
        self._mark.set_status(Status.DOING if here and status is Status.NONE else status)
        if here == self._is_here:
            return
        self._is_here = here
        self._short.set_tone("accent_text" if here else "text_2")
        theme.mark(self._short, "role", "small_strong" if here else "small")


def _first_open(area: AreaProgress, find_answer: Find) -> QuestionId:
    for question in area.questions:
        if answer_status(question, find_answer(question.id)) is not Status.GOOD:
            return question.id
    return area.questions[0].id
