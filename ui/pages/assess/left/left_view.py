"""What is left before the report: reasons at the left, the questions of one at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import number, plural
from csdesk.report.document import Status
from ui import theme
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.left_lines import LEFT_WORDS, LeftKind, LeftLine, Lines
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.status import StatusMark

_WIDTH = 256
_DONE = "Nothing of this kind is left in the instruments that were begun."


class LeftView(QWidget):
    """``questionRequested`` carries an instrument and its question."""

    questionRequested = Signal(str, str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = LeftKind.UNANSWERED
        self._lines: Lines | None = None
        self.rows = {kind: _KindRow(kind) for kind in LeftKind}
        self.model = ColumnTableModel(self)
        self.table = DataTable("Questions that are left")
        self.table.setModel(self.model)
        self._title = Label("", "card_title")
        self._count = Label("", "caption", elide=False)
        self._nothing = Label(_DONE, "body", tone="text_2", wrap=True)
        self._nothing.setContentsMargins(16, 0, 16, 0)
        self._lay_out()
        self.table.rowOpened.connect(self._open)
        for kind, row in self.rows.items():
            row.clicked.connect(lambda _on=False, kind=kind: self.show_kind(kind))

    def show_lines(self, lines: Lines) -> None:
        """Show what is left now, the reason in view kept where it still holds."""
        if lines == self._lines:
            return
        self._lines = lines
        for kind, row in self.rows.items():
            row.show_count(len(lines[kind]))
        first = next((kind for kind in LeftKind if lines[kind]), self.kind)
        self.show_kind(self.kind if lines[self.kind] else first)

    def show_kind(self, kind: LeftKind) -> None:
        """Show the questions of one reason."""
        self.kind = kind
        lines = self._lines[kind] if self._lines else ()
        for known, row in self.rows.items():
            row.show_chosen(known is kind)
        self._title.setText(LEFT_WORDS[kind][0])
        self._count.setText(plural(len(lines), "question"))
        self.model.show_columns(_columns(lines))
        self.table.set_widths([column.width for column in self.model.columns])
        self.table.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._body.setStretch(2, int(not lines))
        if lines:
            self.table.select_row(0)

    def _open(self, row: int) -> None:
        if self._lines is not None:
            line = self._lines[self.kind][self.model.source_row(row)]
            self.questionRequested.emit(line.instrument, line.question)

    def _lay_out(self) -> None:
        kinds = Card("What is left", padding=0)
        kinds.setFixedWidth(_WIDTH)
        kinds.head.setContentsMargins(20, 14, 20, 6)
        rows = QVBoxLayout()
        rows.setContentsMargins(8, 0, 8, 12)
        rows.setSpacing(2)
        for row in self.rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        kinds.body.addLayout(rows, 1)
        questions = Card(padding=0)
        self._body = questions.body
        bar, foot = QHBoxLayout(), QHBoxLayout()
        bar.setContentsMargins(16, 14, 16, 10)
        bar.addWidget(self._title, 1)
        bar.addWidget(self._count)
        foot.setContentsMargins(16, 7, 16, 8)
        foot.addWidget(
            Label("Enter opens the question. Only instruments that were begun.", "caption")
        )
        questions.enclose(bar, self.table, foot)
        questions.body.insertWidget(1, self._nothing)
        questions.body.insertStretch(2, 0)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.space("card_gap"))
        across.addWidget(kinds)
        across.addWidget(questions, 1)


class _KindRow(RowButton):
    """One reason with how many questions it holds for."""

    def __init__(self, kind: LeftKind) -> None:
        words, status = LEFT_WORDS[kind]
        super().__init__(words)
        self._status = status
        self._mark = StatusMark(status)
        self._words = Label(words, "body")
        self._count = Label("0", "body", elide=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 12, 7)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)

    def show_count(self, count: int) -> None:
        self._mark.set_status(self._status if count else Status.GOOD)
        self._count.setText(number(count))

    def show_chosen(self, chosen: bool) -> None:
        for label in (self._words, self._count):
            theme.mark(label, "role", "strong" if chosen else "body")
            label.set_tone("accent_text" if chosen else "text")


def _columns(lines: tuple[LeftLine, ...]) -> tuple[TableColumn, ...]:
    return (
        TableColumn("Question", [line.text for line in lines], str, width=220),
        TableColumn("Answer", [line.answer for line in lines], str, width=120),
        TableColumn("Area", [line.area for line in lines], str, width=150),
        TableColumn("Instrument", [line.instrument_name for line in lines], str, width=160),
    )
