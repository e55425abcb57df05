"""The sections of the report: what each holds, whether it goes in, on which page it begins."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.report_parts import SectionEntry
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.painting import paint_box
from ui.widgets.row_list import RowDelegate, RowList

ROW = 48
BOX = 16
BOX_LEFT = 14
PAGE_WIDTH = 34


class SectionList(RowList):
    """``sectionToggled`` carries the id whose tick was pressed, ``sectionOpened`` the id."""

    sectionToggled = Signal(str)  # noqa: N815
    sectionOpened = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sections of the report", parent)
        self.sections: EntryListModel[SectionEntry] = EntryListModel(_speak, parent=self)
        self.setModel(self.sections)
        self.setItemDelegate(_SectionDelegate(self))
        self._on_box = False
        self.rowOpened.connect(self._open)

    def show_sections(self, entries: tuple[SectionEntry, ...]) -> None:
        """Replace what is shown; the current row stays."""
        row = self.currentIndex().row()
        self.sections.show_entries(entries)
        if 0 <= row < len(entries):
            self.select_row(row)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_box = event.position().x() <= BOX_LEFT + BOX + 6
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.sectionToggled.emit(self.sections.entry(self.currentIndex().row()).id)
            return
        self._on_box = False
        super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        entry = self.sections.entry(row)
        (self.sectionToggled if self._on_box else self.sectionOpened).emit(entry.id)


class _SectionDelegate(RowDelegate):
    """Paints tick, title, what it holds, and the page."""

    @override
    def height(self, entry: SectionEntry) -> int:
        return ROW

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: SectionEntry) -> None:
        box = QRect(BOX_LEFT, rect.top() + (ROW - BOX) // 2 - 1, BOX, BOX)
        _paint_tick(painter, box, checked=entry.included)
        left = BOX_LEFT + BOX + 12
        words = QRect(left, rect.top() + 7, rect.width() - left - PAGE_WIDTH - 14, 18)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text" if entry.included else "text_3"))
        paint_elided(painter, words, entry.title)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        paint_elided(painter, words.translated(0, 18), entry.holds)
        page = QRect(rect.right() - PAGE_WIDTH - 14, rect.top(), PAGE_WIDTH, rect.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(page, int(right), "–" if entry.page is None else str(entry.page))


def _paint_tick(painter: QPainter, box: QRect, *, checked: bool) -> None:
    radius = theme.radius("chip")
    if not checked:
        edge, ground = theme.colour("border_strong"), theme.colour("surface")
        paint_box(painter, box, ground=ground, edge=edge, radius=radius)
        return
    paint_box(painter, box, ground=theme.colour("accent"), radius=radius)
    inside = box.adjusted(1, 1, -1, -1)
    theme.paint_icon(painter, inside, "check", theme.colour("on_accent"))


def _speak(entry: SectionEntry) -> str:
    goes_in = "goes in" if entry.included else "is left out"
    page = "" if entry.page is None else f", page {entry.page}"
    return f"{entry.title}, {goes_in}{page}. {entry.holds}"
