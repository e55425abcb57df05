"""Net and gross retention of twelve months, month after month, as a table (S1.78)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.formatting import number, percent
from csdesk.model.revenue import TrailingRetention
from ui import theme
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.revenue_columns import name_month
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

TITLE = "Twelve months at a time, by the month they end in"
MOST_ROWS, FEWEST = 6, 2
NAME_WIDTH, WIDTH = 200, 120


class TrailingTable(QWidget):
    """Hidden while there are fewer than two windows: one alone is the number above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "none")
        self.model = ColumnTableModel(self)
        self.table = DataTable(TITLE)
        self.table.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("m"), 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label(TITLE, "strong"))
        column.addWidget(self.table)

    def show_windows(self, windows: Sequence[TrailingRetention]) -> None:
        """Show every window of twelve months, the newest first."""
        self.setVisible(len(windows) >= FEWEST)
        columns = _list_columns(windows)
        self.model.show_columns(columns)
        self.model.keep_rows(range(len(windows) - 1, -1, -1))
        self.table.set_widths([column.width for column in columns])
        rows = min(len(windows), MOST_ROWS)
        self.table.setFixedHeight(theme.size("table_header") + rows * theme.size("table_row") + 2)


def _list_columns(windows: Sequence[TrailingRetention]) -> tuple[TableColumn, ...]:
    def column(title: str, values: Sequence[float | None]) -> TableColumn:
        return TableColumn(title, values, percent, right=True, width=WIDTH)

    days = [one.end_on for one in windows]
    paying = [one.accounts for one in windows]
    return (
        TableColumn("Ends in", days, lambda one: name_month(one) if one else "–", width=NAME_WIDTH),
        column("Net (NRR)", [one.nrr for one in windows]),
        column("Gross (GRR)", [one.grr for one in windows]),
        TableColumn("Accounts at the start", paying, number, right=True, width=170),
    )
