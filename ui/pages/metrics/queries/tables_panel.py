"""Which tables and columns a query can name, at the side of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.model.queries import TableOutline
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.query_tables import NameLine, name_lines
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.row_list import RowDelegate, RowList
from ui.widgets.side_panel import SidePanel

TABLE_ROW, COLUMN_ROW, INSET, INDENT, NOTE = 32, 26, 8, 14, 88
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FOOT = "A click opens a table, or writes a column."


class TablesPanel(SidePanel):
    """``nameWanted`` carries the name of a column that was pressed."""

    nameWanted = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tables and columns", parent=parent)
        self.title.setText("Tables and columns")
        self.caption.setText(":as_of is the day of the figures")
        self.lines: EntryListModel[NameLine] = EntryListModel(lambda line: line.spoken, parent=self)
        self.list = RowList("Tables and columns")
        self.list.setModel(self.lines)
        self.list.setItemDelegate(_NameDelegate(self.list))
        self.list.rowOpened.connect(self._open)
        self.details.addWidget(self.list, 1)
        self._tables: Sequence[TableOutline] = ()
        self._opened: set[str] = set()
        self.set_foot(FOOT)

    def show_tables(self, tables: Sequence[TableOutline]) -> None:
        """List tables; those that were open stay open."""
        self._tables = tables
        self._show()

    def _show(self) -> None:
        self.lines.show_entries(tuple(name_lines(self._tables, self._opened)))

    def _open(self, row: int) -> None:
        line = self.lines.entry(row)
        if not line.is_table:
            self.nameWanted.emit(line.name)
            return
        self._opened ^= {line.table}
        place = self.list.verticalScrollBar().value()
        self._show()
        self.list.select_row(row)
        self.list.verticalScrollBar().setValue(place)


class _NameDelegate(RowDelegate):
    """Paints the name of a table or a column, and how much of it there is at the right."""

    @override
    def height(self, entry: NameLine) -> int:
        return TABLE_ROW if entry.is_table else COLUMN_ROW

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: NameLine) -> None:
        left = INSET if entry.is_table else INSET + INDENT
        inner = rect.adjusted(left, 0, -INSET, 0)
        painter.setFont(theme.font("strong" if entry.is_table else "body"))
        painter.setPen(theme.colour("text" if entry.is_filled else "text_3"))
        paint_elided(painter, inner.adjusted(0, 0, -NOTE, 0), entry.name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        note = QRect(inner.right() - NOTE + 4, inner.top(), NOTE - 4, inner.height())
        paint_elided(painter, note, entry.note, RIGHT)
