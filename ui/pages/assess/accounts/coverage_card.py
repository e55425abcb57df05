"""Segmentation and coverage: the customers by service tier, and the CSMs they need."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.service import NO_SERVICE_MODEL, Coverage
from csdesk.report.sections.coverage import coverage_sentence
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.coverage_table import coverage_columns, tier_facts
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

NO_LIST = "There is no customer list yet. With it, csdesk places every customer in a tier."


class CoverageCard(Card):
    """Shows the tiers; the chosen one says below what its customers get.

    ``dataRequested`` says that a customer list is to be imported.
    """

    dataRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who gets how much care, and who covers it?", parent=parent)
        self._model = NO_SERVICE_MODEL
        self.sentence = Label("", "small", wrap=True)
        self.columns = ColumnTableModel(self)
        self.table = DataTable("Customers by service tier")
        self.table.setModel(self.columns)
        self.table.rowSelected.connect(self._show_tier)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.space("xs"))
        self.lines = tuple(Label("", "small", wrap=True) for _ in range(4))
        self.notes = Label("", "caption", wrap=True)
        self.to_data = Button("Import a customer list", "secondary", "data")
        self.to_data.clicked.connect(self.dataRequested)
        self._lay_out()

    def show_coverage(self, diagnosis: Diagnosis, library: Library) -> None:
        """Show the customers of an engagement by tier."""
        coverage = diagnosis.coverage
        self._model = library.service_model
        self._reveal(has_list=coverage is not None)
        if coverage is None:
            self.sentence.setText(NO_LIST)
            return
        self.sentence.setText(coverage_sentence(coverage))
        self.notes.setText(" ".join(self._model.notes))
        self._fill(coverage, diagnosis.client.currency)

    def _fill(self, coverage: Coverage, currency: str) -> None:
        columns = coverage_columns(coverage, currency)
        self.columns.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        rows = self.table.verticalHeader().defaultSectionSize() * len(coverage.tiers)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + 2)
        self.table.select_row(0)

    def _show_tier(self, row: int) -> None:
        tier = self._model.tiers[self.columns.source_row(row)]
        for line, (label, text) in zip(self.lines, tier_facts(tier), strict=True):
            line.setText(f"{label}: {text}")

    def _reveal(self, *, has_list: bool) -> None:
        for part in (self.table, self.notes, *self.lines):
            part.setVisible(has_list)
        self.to_data.setVisible(not has_list)

    def _lay_out(self) -> None:
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.table)
        for line in self.lines:
            self._facts.addWidget(line)
        self.body.addLayout(self._facts)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.to_data)
