"""What is missing: what to ask the client for next, and the empty tables to send along."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.import_reading import name_tables
from ui.models.missing_lines import (
    describe_reach,
    list_additions,
    measure_columns,
)
from ui.pages.data.lined_list import LinedList
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.words_instead import WordsInstead

WIDTH, NARROW_WIDTH = 520, 400
COMPLETE = "Nothing more to ask for: every measure can be computed from what is there."
NO_LIST = "Here stands every measure and what it still needs, once a list is imported."
EVERY_TABLE = "All tables"


class MissingView(QWidget):
    """``templateRequested`` carries a kind of table, or None for all of them."""

    templateRequested = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.list = LinedList("What to ask for next")
        self.additions = self.list.lines
        self.asked = WordsInstead(self.list)
        self.model = ColumnTableModel(self)
        self.table = DataTable("Measures and what they need")
        self.table.setModel(self.model)
        self.measures = WordsInstead(self.table, NO_LIST)
        self._asked_card = Card("Ask the client for", "The most useful first", padding=0)
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
        self.list.show_lines(list_additions(review.next_additions) if review else ())
        self.asked.show_content()
        if review is None:
            self.asked.show_words(NO_LIST)
        elif not self.additions.entries:
            self.asked.show_words(COMPLETE)
        columns = measure_columns(review.measures) if review else ()
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.measures.show_rows(self.model.rowCount())
        self._reach.setText(describe_reach(review) if review else "Nothing is computed yet.")

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the measures more room in a narrow window."""
        self._asked_card.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)

    def _lay_out(self) -> None:
        foot, said = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self._reach, 1)
        foot.addWidget(self.kinds)
        foot.addWidget(self.save)
        foot.addStretch(1)
        self._asked_card.setFixedWidth(WIDTH)
        self._asked_card.fill(self.asked, foot)
        measures = Card("What can be computed", padding=0)
        measures.fill(self.measures, said)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(self._asked_card)
        row.addWidget(measures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
