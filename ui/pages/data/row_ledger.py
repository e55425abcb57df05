"""Where every row of the tables of a file goes: the sum is always the number in the file."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import number
from csdesk.report.document import Status, StatusWord
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.import_reading import TableRows
from ui.widgets.data_table import DataTable

WHOLE = StatusWord(Status.GOOD, "All there")
NOT_WHOLE = StatusWord(Status.RISK, "Some missing")


class RowLedger(DataTable):
    """One line for each table."""

    def __init__(self) -> None:
        super().__init__("Where the rows of each table go")
        self._columns = ColumnTableModel(self)
        self.setModel(self._columns)

    def show_rows(self, tables: Sequence[TableRows]) -> None:
        """Show other tables."""
        columns = list_columns(tables)
        self._columns.show_columns(columns)
        self.set_widths([column.width for column in columns])


def list_columns(tables: Sequence[TableRows]) -> tuple[TableColumn, ...]:
    """Return the columns of the ledger; what happens to no row of any table is left out."""
    marks = [WHOLE if table.is_whole else NOT_WHOLE for table in tables]
    counts = [
        ("Rows", [table.rows for table in tables]),
        ("Written", [table.records for table in tables]),
        ("Left out", [table.rejected for table in tables]),
    ]
    rarer = (
        ("Added up", [table.added for table in tables]),
        ("No records", [table.no_records for table in tables]),
    )
    counts += [(title, values) for title, values in rarer if any(values)]
    return (
        TableColumn("Table", [table.kind for table in tables], str, width=104),
        TableColumn("Sheet", [table.sheet for table in tables], str, width=84),
        *(TableColumn(title, values, number, right=True, width=60) for title, values in counts),
        TableColumn("", [mark.word for mark in marks], str, lambda row: marks[row], width=104),
    )
