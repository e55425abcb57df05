"""Groups of companies with the health of all their accounts; each opens the accounts it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.model.score_changes import ParentScore
from ui.models.column_table import ColumnTableModel
from ui.models.company_groups import MEANING, group_columns
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label


class GroupList(Card):
    """``groupOpened`` carries the group of which the accounts are asked for."""

    groupOpened = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How healthy are groups of companies?", "", padding=0, parent=parent)
        self.groups: tuple[ParentScore, ...] = ()
        self.model = ColumnTableModel(self)
        self.table = DataTable("Groups of companies with their health")
        self.table.setModel(self.model)
        foot = QHBoxLayout()
        foot.addWidget(Label(MEANING, "caption", wrap=True))
        self.fill(self.table, foot)
        self.table.rowOpened.connect(self._open)

    def show_groups(self, groups: Sequence[ParentScore], currency: str) -> None:
        """Show other groups, that with the most revenue first."""
        self.groups = tuple(groups)
        columns = group_columns(self.groups, currency)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.right.setText(f"{plural(len(self.groups), 'group')}. Press one to see its accounts.")

    def _open(self, row: int) -> None:
        self.groupOpened.emit(self.groups[self.model.source_row(row)])
