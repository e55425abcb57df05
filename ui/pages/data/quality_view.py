"""How good the data are: a table of lists and columns, and what was found about the chosen one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.model.accounts import AccountTable
from csdesk.model.data_review import QualityCheck, QualityMark
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.report.account_names import name_keys
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.data_quality import (
    MARKS,
    QualityLine,
    count_marks,
    describe_accounts,
    describe_place,
    list_quality,
    quality_columns,
)
from ui.widgets.card import Card, Rule
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill
from ui.widgets.words_instead import WordsInstead

ALL = "all"
PANEL_WIDTH = 372
LONGEST_FRESH = 3_650
NO_CHECK = "Here stands what was checked of each list and column, once a list is imported."


class QualityView(QWidget):
    """``stewardGiven`` carries a kind of list, a name and the days that it stays fresh."""

    stewardGiven = Signal(object, str, int)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        words = {QualityMark.FAIL: "Fail", QualityMark.WARN: "Warn", QualityMark.PASSED: "Pass"}
        self.marks = Segmented(
            [(ALL, "All"), *((mark.value, word) for mark, word in words.items())],
            "Which marks are shown",
        )
        self.model = ColumnTableModel(self)
        self.table = DataTable("Quality of lists and columns")
        self.table.setModel(self.model)
        self.found = WordsInstead(self.table)
        self.panel = SidePanel("What was found", wraps_title=True)
        self.steward = QLineEdit()
        self.fresh = QSpinBox()
        self.fresh.lineEdit().setTextMargins(8, 0, 8, 0)
        self._lines: list[QualityLine] = []
        self._shown: tuple[TableKind, object] | None = None
        self._checks: tuple[QualityCheck, ...] = ()
        self._stewards: Mapping[TableKind, tuple[str, int]] = {}
        self._accounts: AccountTable | None = None
        self._library: Library | None = None
        self._said = Label("", "caption")
        self.side = SideLayout(self._make_main(), self.panel, PANEL_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.side)
        self._connect()

    def show_diagnosis(self, diagnosis: Diagnosis, library: Library) -> None:
        """Show the quality of the data of an engagement."""
        review, self._accounts = diagnosis.data, diagnosis.accounts
        self._library = library
        self._checks = review.checks if review else ()
        counts = count_marks(self._checks)
        for mark, count in counts.items():
            self.marks.set_word(mark.value, f"{MARKS[mark].word}  {count}")
        self._show_lines()

    def show_stewards(self, stewards: Mapping[TableKind, tuple[str, int]]) -> None:
        """Show who keeps each kind of list and for how many days it stays fresh."""
        self._stewards = stewards
        self._show_row(self.table.currentIndex().row())

    def _make_main(self) -> Card:
        card = Card(padding=0)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 16, 10)
        bar.addWidget(self.marks)
        bar.addStretch(1)
        bar.addWidget(self._said)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 7, 16, 8)
        hint = "Choose a line to see what was found, how it was judged, and where."
        foot.addWidget(Label(hint, "caption"), 1)
        card.enclose(bar, self.found, foot)
        return card

    def _connect(self) -> None:
        self.marks.chosen.connect(lambda _mark: self._show_lines())
        self.table.rowSelected.connect(self._show_row)
        self.table.rowOpened.connect(self._open_row)
        self.panel.closed.connect(self.side.dismiss)
        self.steward.editingFinished.connect(self._tell_steward)
        self.fresh.editingFinished.connect(self._tell_steward)

    def _show_lines(self) -> None:
        if self._library is None:
            return
        chosen = self.marks.current
        mark = None if chosen == ALL else QualityMark(chosen)
        self._lines = list_quality(self._checks, self._library, mark)
        columns = quality_columns(self._lines)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self._said.setText(plural(len(self._checks), "check"))
        place = next((n for n, line in enumerate(self._lines) if _key(line) == self._shown), 0)
        self.side.set_wanted(bool(self._lines))
        if self._lines:
            self.found.show_content()
        else:
            self.found.show_words(
                NO_CHECK if mark is None else f"Nothing is marked “{MARKS[mark].word}”."
            )
        if self._lines:
            self.table.select_row(place)
            self._show_row(place)

    def _open_row(self, row: int) -> None:
        self._show_row(row)
        self.side.open()

    def _show_row(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        line = self._lines[self.model.source_row(row)]
        self._shown = _key(line)
        self.steward.setParent(None)
        self.fresh.setParent(None)
        self.panel.clear()
        self.panel.title.setText(line.column if line.field is not None else line.name)
        self.panel.caption.setText(line.name if line.field is not None else line.column)
        for check in line.checks:
            self._add_check(check)
        self._add_steward(line)
        self.panel.details.addStretch(1)

    def _add_check(self, check: QualityCheck) -> None:
        mark = MARKS[check.mark]
        head = QHBoxLayout()
        head.addWidget(Pill(mark.status, mark.word, soft=False))
        head.addStretch(1)
        self.panel.details.addLayout(head)
        self.panel.add_text(check.sentence, "text")
        if check.fix:
            self.panel.add_text(check.fix)
        accounts = describe_accounts(check, name_keys(self._accounts, check.accounts))
        for words in (accounts, describe_place(check), check.limit):
            if words:
                self.panel.add_text(words, "text_3", "caption")
        self.panel.details.addWidget(Rule())

    def _add_steward(self, line: QualityLine) -> None:
        name, days = self._stewards.get(line.table, (line.checks[0].steward, 0))
        self.panel.add_heading(f"Who keeps “{line.name}” in order")
        self.steward.setAccessibleName("Steward")
        self.steward.blockSignals(True)
        self.steward.setText(name)
        self.steward.setCursorPosition(0)
        self.steward.blockSignals(False)
        self.fresh.setAccessibleName("Days that its figures stay fresh")
        self.fresh.setRange(0, LONGEST_FRESH)
        self.fresh.setSuffix(" days fresh")
        self.fresh.blockSignals(True)
        self.fresh.setValue(days)
        self.fresh.blockSignals(False)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self.steward, 1)
        row.addWidget(self.fresh)
        self.panel.details.addLayout(row)
        self.steward.show()
        self.fresh.show()

    def _tell_steward(self) -> None:
        if self._shown is None:
            return
        kind = self._shown[0]
        said = (self.steward.text().strip(), self.fresh.value())
        if said[0] and said != self._stewards.get(kind):
            self.stewardGiven.emit(kind, *said)


def _key(line: QualityLine) -> tuple[TableKind, object]:
    return line.table, line.field
