"""What is missing: what to ask the client for next, and the empty tables to send along."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.entry_list import EntryListModel
from ui.models.import_reading import name_tables
from ui.models.missing_lines import (
    AdditionLine,
    describe_reach,
    list_additions,
    measure_columns,
)
from ui.pages.data.lined_list import LinedDelegate
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.row_list import RowList

WIDTH = 520
EVERY_TABLE = "All tables"


class MissingView(QWidget):
    """``templateRequested`` carries a kind of table, or None for all of them."""

    templateRequested = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.additions: EntryListModel[AdditionLine] = EntryListModel(_speak, parent=self)
        self.list = RowList("What to ask for next")
        self.list.setModel(self.additions)
        self.list.setItemDelegate(LinedDelegate(self.list))
        self.model = ColumnTableModel(self)
        self.table = DataTable("Measures and what they need")
        self.table.setModel(self.model)
        self.kinds = PlainCombo("Table of the template")
        self.save = Button("Save an empty template", "secondary", "export")
        self._reach = Label("", "caption")
        self._lay_out()
        self.list.rowOpened.connect(
            lambda row: self.templateRequested.emit(self.additions.entry(row).table)
        )
        self.save.clicked.connect(lambda: self.templateRequested.emit(self.kinds.currentData()))

    def show_diagnosis(self, diagnosis: Diagnosis, library: Library) -> None:
        """Show what is missing in an engagement."""
        names = name_tables(library)
        entries = [(names[table.kind], table.kind) for table in library.tables]
        self.kinds.show_entries([(EVERY_TABLE, None), *entries])
        review = diagnosis.data
        self.additions.show_entries(list_additions(review.next_additions) if review else ())
        columns = measure_columns(review.measures) if review else ()
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self._reach.setText(describe_reach(review) if review else "")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(theme.space("s"))
        foot.addWidget(self.kinds)
        foot.addWidget(self.save)
        foot.addStretch(1)
        asked = Card("Ask the client for", "The most useful first", padding=0)
        asked.setFixedWidth(WIDTH)
        measures = Card("What can be computed", self._reach, padding=0)
        for card, content in ((asked, self.list), (measures, self.table)):
            card.body.setSpacing(0)
            card.body.setContentsMargins(1, 1, 1, 1)
            card.head.setContentsMargins(16, 12, 16, 10)
            card.body.addWidget(Rule())
            card.body.addWidget(content, 1)
        asked.body.addWidget(Rule())
        asked.body.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(asked)
        row.addWidget(measures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)


def _speak(line: AdditionLine) -> str:
    return f"{line.title}. {line.detail}"
