"""What stands where the import desk will be: the reading that runs, or why it could not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.models.import_queue import QueuedFile
from ui.tasks.task import Task
from ui.widgets.bars import ProgressBar4
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

WIDTH = 460


class Waiting(QWidget):
    """Shows the step of some work with its bar; ``cancelled`` is the wish to stop it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._title = Label("", "card_title")
        self._step = Label("", "small")
        self._bar = ProgressBar4()
        self.cancel = Button("Cancel", "secondary")
        self.cancel.clicked.connect(self._stop)
        card = _centred(self)
        card.body.addWidget(self._title)
        card.body.addWidget(self._step)
        card.body.addSpacing(theme.space("s"))
        card.body.addWidget(self._bar)
        card.body.addSpacing(theme.space("s"))
        card.body.addLayout(_at_right(self.cancel))

    def show_task(self, task: Task, title: str) -> None:
        """Show a task from its beginning."""
        self._task = task
        self._title.setText(title)
        self._step.setText(task.label)
        self._bar.set_share(0)
        self._offer_cancel(is_enabled=True)

    def show_rest(self, sentence: str) -> None:
        """Say what is still to be done when nothing can be cancelled any more."""
        self._task = None
        self._step.setText(sentence)
        self._bar.set_share(1)
        if self.cancel.hasFocus():
            self.setFocus()  # else the keyboard would go to whatever comes next in the window
        self.cancel.hide()

    def show_file(self, file: QueuedFile, task: Task | None) -> None:
        """Show how far a file is read by a task, which may have been asked to stop already."""
        self._offer_cancel(is_enabled=task is None or not task.is_cancelled)
        self._task = None
        self._title.setText(f"Reading {file.path.name}")
        self._step.setText(file.sentence)
        self._bar.set_share(file.share)

    def update_task(self, task: Task) -> None:
        """Show how far the task is, if it is the one that is waited for."""
        if task is self._task:
            self._step.setText(task.step or task.label)
            self._bar.set_share(task.done / task.total if task.total else 0.0)

    def _offer_cancel(self, *, is_enabled: bool) -> None:
        self.cancel.setEnabled(is_enabled)
        self.cancel.show()

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()


class Refused(QWidget):
    """Says why a file was refused; ``backRequested`` and ``anotherRequested`` lead on."""

    backRequested = Signal()  # noqa: N815
    anotherRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label("", "body", tone="text_2", wrap=True)
        card = _centred(self)
        head = QHBoxLayout()
        head.setSpacing(theme.space("s"))
        head.addWidget(StatusMark(Status.WATCH))
        head.addWidget(Label("This file was not read", "card_title"), 1)
        card.body.addLayout(head)
        card.body.addWidget(self.sentence)
        card.body.addWidget(Label("Nothing was changed.", "small"))
        card.body.addSpacing(theme.space("s"))
        back = Button("Back", "secondary")
        back.clicked.connect(self.backRequested)
        another = Button("Choose another file", "secondary", "import")
        another.clicked.connect(self.anotherRequested)
        card.body.addLayout(_at_right(back, another))

    def show_sentence(self, sentence: str) -> None:
        """Show why; a centred card does not ask a wrapped text how high it is."""
        self.sentence.setText(sentence)
        room = WIDTH - 2 * theme.space("card_padding")
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(room))


def _centred(page: QWidget) -> Card:
    card = Card()
    card.setFixedWidth(WIDTH)
    column = QVBoxLayout(page)
    column.addStretch(2)
    column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return card


def _at_right(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.space("s"))
    line.addStretch(1)
    for widget in widgets:
        line.addWidget(widget)
    return line
