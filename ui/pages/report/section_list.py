"""The sections of the report: what each holds, whether it goes in, on which page it begins."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.report_parts import SectionEntry
from ui.pages.report.section_row import BOX, BOX_LEFT, SectionDelegate
from ui.widgets.row_list import RowList

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
NOWHERE = -1
MARK = 2
"""Pixels of the line that says where a section goes."""


class SectionList(RowList):
    """``sectionToggled`` carries the id whose tick was pressed, ``sectionOpened`` the id.

    ``sectionMoved`` carries the id of a section that was dragged, or moved with Alt and an arrow,
    and the row that it is to stand in.
    """

    sectionToggled = Signal(str)  # noqa: N815
    sectionOpened = Signal(str)  # noqa: N815
    sectionMoved = Signal(str, int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sections of the report", parent)
        self.sections: EntryListModel[SectionEntry] = EntryListModel(_speak, parent=self)
        self.setModel(self.sections)
        self.setItemDelegate(SectionDelegate(self))
        self._on_box = False
        self._pressed: QPoint | None = None
        self._target = NOWHERE
        self.rowOpened.connect(self._open)

    def show_sections(self, entries: tuple[SectionEntry, ...]) -> None:
        """Replace what is shown; the current section stays the current one."""
        current = self._current()
        self.sections.show_entries(entries)
        ids = [entry.id for entry in entries]
        if current is not None and current.id in ids:
            self.select_row(ids.index(current.id))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_box = event.position().x() <= BOX_LEFT + BOX + 6
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left and not self._on_box else None
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None or not self._may_move():
            super().mouseMoveEvent(event)
            return
        way = (point - self._pressed).manhattanLength()
        if self._target != NOWHERE or way >= QApplication.startDragDistance():
            self._aim(point)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target, self._target, self._pressed = self._target, NOWHERE, None
        self.unsetCursor()
        self.viewport().update()
        entry = self._current()
        if target == NOWHERE or entry is None:
            super().mouseReleaseEvent(event)
            return
        row = self.currentIndex().row()
        # Above its own row a section takes the place itself, below it everything moves up first.
        self._move(entry, target if target <= row else target - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self._current()
        if event.key() == Qt.Key.Key_Space and entry is not None:
            if entry.is_free:
                self.sectionToggled.emit(entry.id)
            return
        if event.key() == Qt.Key.Key_Escape and self._target != NOWHERE:
            self._target, self._pressed = NOWHERE, None
            self.viewport().update()
            return
        step = STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if entry is not None and self._may_move():
                self._move(entry, self.currentIndex().row() + step)
            return
        self._on_box = False
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target == NOWHERE:
            return
        last = len(self.sections.entries) - 1
        row = min(self._target, last)
        place = self.visualRect(self.sections.index(row, 0))
        top = place.bottom() if self._target > last else place.top()
        painter = QPainter(self.viewport())
        line = QRect(place.left(), max(0, top - MARK // 2), place.width(), MARK)
        painter.fillRect(line, theme.colour("accent"))

    def _aim(self, point: QPoint) -> None:
        """Show where a dragged section would go, and scroll on at the edges."""
        index = self.indexAt(point)
        row = index.row() if index.isValid() else len(self.sections.entries) - 1
        place = self.visualRect(self.sections.index(row, 0))
        self._target = row + 1 if point.y() > place.center().y() else row
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.scrollTo(self.sections.index(row, 0))
        self.viewport().update()

    def _move(self, entry: SectionEntry, row: int) -> None:
        if 0 <= row < len(self.sections.entries) and row != self.currentIndex().row():
            self.sectionMoved.emit(entry.id, row)

    def _may_move(self) -> bool:
        entry = self._current()
        return entry is not None and entry.is_free

    def _current(self) -> SectionEntry | None:
        row = self.currentIndex().row()
        return self.sections.entry(row) if 0 <= row < len(self.sections.entries) else None

    def _open(self, row: int) -> None:
        entry = self.sections.entry(row)
        is_tick = self._on_box and entry.is_free
        (self.sectionToggled if is_tick else self.sectionOpened).emit(entry.id)


def _speak(entry: SectionEntry) -> str:
    goes_in = "goes in" if entry.included else "is left out"
    page = "" if entry.page is None else f", page {entry.page}"
    return f"{entry.title}, {goes_in}{page}. {entry.holds}"
