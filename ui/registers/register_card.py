"""One register: what it is for, its rows to write in, what is not right, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.registers import Aside, Cells, Register
from csdesk.report.document import Status
from csdesk.report.register_words import RegisterNames
from ui import theme
from ui.registers.register_grid import RegisterGrid
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.scrolling import PartScroll
from ui.widgets.status import StatusMark
from ui.widgets.words_instead import WordsInstead

EMPTY = "Nothing stands here yet. “Add a row” begins one; columns with * have to be filled."
PROBLEMS_HEIGHT, LINE_HEIGHT = 108, 27


class RegisterCard(Card):
    """``addWanted``, ``removeWanted`` and ``restoreWanted`` are its buttons.

    ``retroWanted`` asks for what stands in it of one month.
    ``exportWanted`` says whether it is for the client, without the columns for us alone.
    """

    addWanted = Signal()  # noqa: N815 - Qt's way of writing signals
    removeWanted = Signal()  # noqa: N815
    restoreWanted = Signal()  # noqa: N815
    exportWanted = Signal(bool)  # noqa: N815
    retroWanted = Signal()  # noqa: N815

    def __init__(self, aside: Button, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.name, self.about = Label("", "card_title"), Label("", "small", wrap=True)
        self.add = Button("Add a row", "small")
        self.remove = Button("Remove", "small")
        self.restore = Button("Restore", "small")
        self.restore.setToolTip("Brings back the rows that the register began with")
        self.export = Button("Save as …", "small")
        self.give = Button("For the client …", "small")
        self.give.setToolTip("Saves it without the columns that are for us alone")
        self.retro = Button("Retrospective …", "small")
        self.retro.setToolTip("Saves what was heard in the month of the row that is looked at")
        self.grid, self.outcome = RegisterGrid(), OutcomeLine()
        self._words = WordsInstead(self.grid, EMPTY)
        self._problems = QWidget()
        self._problem_lines = QVBoxLayout(self._problems)
        self._scroll = PartScroll(self._problems)
        self._rule = Rule()
        self._columns: tuple[object, ...] = ()
        self._lay_out(aside)
        self._connect()

    def show_register(
        self, register: Register, names: RegisterNames, currency: str, draft: Cells | None
    ) -> None:
        """Show a register; the cell that was looked at stays where it was."""
        known, place = register.definition, self.grid.currentIndex()
        at = (place.row(), place.column()) if place.isValid() else (0, 0)
        self.name.setText(known.name)
        self.about.setText(known.about)
        self.grid.table.show_register(register, names, currency, draft)
        if self._columns != known.columns:
            self._columns, at = known.columns, (0, 0)
            self.grid.fit_columns()
            self.grid.scrollToTop()
        rows = self.grid.table.rowCount()
        self._words.show_rows(rows)
        if rows:
            self.grid.setCurrentIndex(self.grid.table.index(min(at[0], rows - 1), at[1]))
        self.remove.setEnabled(rows > 0)
        self.restore.setVisible(bool(known.starters) and register.is_touched)
        self.retro.setVisible(known.aside is Aside.MONTHS)
        self.retro.setEnabled(bool(register.rows))
        self.give.setVisible(any(column.is_internal for column in known.columns))
        self._show_problems(register)

    def _show_problems(self, register: Register) -> None:
        while (item := self._problem_lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for problem in register.problems:
            status = Status.RISK if problem.blocks else Status.WATCH
            self._problem_lines.addWidget(_ProblemLine(status, problem.text))
        self._problem_lines.addStretch(1)
        wanted = LINE_HEIGHT * len(register.problems) + LINE_HEIGHT
        self._scroll.setFixedHeight(min(PROBLEMS_HEIGHT, wanted))
        self._scroll.setVisible(bool(register.problems))
        self._rule.setVisible(bool(register.problems))

    def _lay_out(self, aside: Button) -> None:
        inset = theme.space("card_padding")
        head = QVBoxLayout()
        head.setContentsMargins(inset, 11, inset, 10)
        head.setSpacing(theme.space("xs"))
        bar = QHBoxLayout()
        bar.setSpacing(theme.space("s"))
        bar.addWidget(self.name, 1)
        for button in (
            self.add,
            self.remove,
            self.restore,
            self.retro,
            self.export,
            self.give,
            aside,
        ):
            bar.addWidget(button)
        head.addLayout(bar)
        head.addWidget(self.about)
        foot = QVBoxLayout()
        foot.setContentsMargins(inset, 7, inset, 7)
        foot.addWidget(self.outcome)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(self._words, 1)
        self.body.addWidget(self._rule)
        self._problem_lines.setContentsMargins(inset, 8, inset, 8)
        self._problem_lines.setSpacing(theme.space("xs"))
        self._problems.setProperty("ground", "none")
        self.body.addWidget(self._scroll)
        self.body.addWidget(Rule())
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.add.clicked.connect(self.addWanted)
        self.remove.clicked.connect(self.removeWanted)
        self.grid.removalWanted.connect(self.removeWanted)
        self.restore.clicked.connect(self.restoreWanted)
        self.export.clicked.connect(lambda: self.exportWanted.emit(False))
        self.give.clicked.connect(lambda: self.exportWanted.emit(True))
        self.retro.clicked.connect(self.retroWanted)


class _ProblemLine(QWidget):
    """A shape and the sentence about what is not right."""

    def __init__(self, status: Status, text: str) -> None:
        super().__init__()
        mark = StatusMark(status, pixels=theme.size("shape"))
        mark.setContentsMargins(0, 3, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, "small", wrap=True), 1)
