"""The table of the change log with its filters and the state of its chain."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import number
from csdesk.model.history import LogEntry
from csdesk.report.document import Status
from ui import theme
from ui.models.change_log import LogLine, log_columns, matching_rows
from ui.models.column_table import ColumnTableModel
from ui.pages.settings.log_filters import LogFilters
from ui.pages.settings.log_panel import chain_words
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.status import StatusMark


class LogTable(Card):
    """``lineChosen`` follows the cursor, ``lineOpened`` is Enter or a click."""

    lineChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals
    lineOpened = Signal(object)  # noqa: N815
    exportRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.filters = LogFilters()
        self.export = Button("Export…", "small", "export")
        self.export.setToolTip("Write the lines into a table file (CSV)")
        self.model = ColumnTableModel(self)
        self.table = DataTable("Change log")
        self.table.setModel(self.model)
        self._lines: Sequence[LogLine] = ()
        self._shown = Label("", "caption")
        self._chain_mark = StatusMark(Status.NONE, pixels=theme.size("shape"))
        self._chain = Label("", "caption", elide=False)
        self._build()
        self._connect()

    @property
    def lines(self) -> Sequence[LogLine]:
        """Return all lines, shown or not."""
        return self._lines

    def shown_entries(self) -> tuple[LogEntry, ...]:
        """Return the lines that the filters let through, in the order of the table."""
        return tuple(self._line(row).entry for row in range(self.model.rowCount()))

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show another log, newest first; filters stay."""
        self._lines = lines
        self.filters.offer(lines)
        columns = log_columns(lines)
        self.model.show_columns(columns, self.model.sorted_by)
        self.table.set_widths([column.width for column in columns])
        self._filter()

    def show_chain(self, broken: int | None) -> None:
        """Say whether the log is as it was written."""
        first = self._lines[-1].time if self._lines else ""
        status, words = chain_words(broken, first, len(self._lines))
        self._chain_mark.set_status(status, words)
        self._chain.setText(words)
        self._chain.set_tone("risk" if status is Status.RISK else "text_3")

    def show_words(self, words: str) -> None:
        """Say something in the place of the count, until the next filter."""
        self._shown.setText(words)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 12, 10)
        bar.setSpacing(theme.space("s"))
        bar.addWidget(self.filters, 1)
        bar.addStretch(0)
        bar.addWidget(self.export)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 7, 16, 8)
        foot.setSpacing(6)
        foot.addWidget(self._shown, 1)
        foot.addWidget(self._chain_mark)
        foot.addWidget(self._chain)
        self.enclose(bar, self.table, foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.export.clicked.connect(self.exportRequested)
        self.table.rowSelected.connect(lambda row: self.lineChosen.emit(self._line(row)))
        self.table.rowOpened.connect(lambda row: self.lineOpened.emit(self._line(row)))

    def _line(self, row: int) -> LogLine:
        return self._lines[self.model.source_row(row)]

    def _filter(self) -> None:
        self.model.keep_rows(matching_rows(self._lines, self.filters.chosen()))
        self.table.mark_sorting(self.model.sorted_by)
        shown, total = self.model.rowCount(), len(self._lines)
        self._shown.setText(f"Showing {number(shown)} of {number(total)}, newest first.")
        if self.model.sorted_by not in (None, (1, Qt.SortOrder.DescendingOrder)):
            self._shown.setText(f"Showing {number(shown)} of {number(total)}.")
