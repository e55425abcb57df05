"""The registers by their groups, with how many rows each has and whether something is not right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.model.registers import Register, RegisterId
from csdesk.report.document import Status
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.register_lines import RegisterLine, register_lines
from ui.widgets.card import Card
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.row_list import RowDelegate, RowList
from ui.widgets.status import paint_status

HEADING_ROW, ROW, INSET, NOTE, COUNT, MARK = 34, 32, 14, 52, 30, 9
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDTH = 250


class RegisterList(Card):
    """``registerChosen`` carries the register that is to be shown."""

    registerChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=1, parent=parent)
        self.setFixedWidth(WIDTH)
        self.lines: EntryListModel[RegisterLine] = EntryListModel(
            lambda line: line.spoken, lambda line: line.register is None, self
        )
        self.list = RowList("Registers")
        self.list.setModel(self.lines)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.rowSelected.connect(self._choose)
        self.body.addWidget(self.list)

    def show_registers(self, registers: Iterable[Register], chosen: RegisterId) -> None:
        """List registers, one of them chosen, without telling anybody."""
        lines = tuple(register_lines(registers))
        if lines != self.lines.entries:
            place = self.list.verticalScrollBar().value()
            self.lines.show_entries(lines)
            self.list.verticalScrollBar().setValue(place)
        self.choose(chosen)

    def choose(self, register: RegisterId) -> None:
        """Mark a register without telling anybody."""
        at = next((n for n, line in enumerate(self.lines.entries) if line.register == register), -1)
        self.list.blockSignals(True)
        self.list.select_row(at)
        self.list.blockSignals(False)

    def _choose(self, row: int) -> None:
        register = self.lines.entry(row).register
        if register is not None:
            self.registerChosen.emit(register)


class _LineDelegate(RowDelegate):
    """Paints a heading, or a name with its number of rows and a mark where something is wrong."""

    @override
    def height(self, entry: RegisterLine) -> int:
        return HEADING_ROW if entry.register is None else ROW

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: RegisterLine) -> None:
        inner = rect.adjusted(INSET, 0, -INSET, 0)
        if entry.register is None:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text_3"))
            paint_elided(painter, inner.adjusted(0, 8, 0, 0), entry.name)
            return
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        kept = NOTE if entry.problems else COUNT
        paint_elided(painter, inner.adjusted(0, 0, -kept, 0), entry.name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        paint_elided(painter, inner, f"{entry.rows:,}", RIGHT)
        if entry.problems:
            top = rect.center().y() + 0.5 - MARK / 2
            paint_status(painter, QRectF(inner.right() - NOTE + 14, top, MARK, MARK), Status.WATCH)
