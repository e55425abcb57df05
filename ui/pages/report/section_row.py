"""How one section of the report is painted: tick, title, what it holds, and its page."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from ui import theme
from ui.models.report_parts import SectionEntry
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.painting import paint_box
from ui.widgets.row_list import RowDelegate

ROW = 48
BOX = 16
BOX_LEFT = 14
PAGE_WIDTH = 34


class SectionDelegate(RowDelegate):
    """A section that is no matter of choice has no tick."""

    @override
    def height(self, entry: SectionEntry) -> int:
        return ROW

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: SectionEntry) -> None:
        left = BOX_LEFT
        if entry.is_free:
            box = QRect(BOX_LEFT, rect.top() + (ROW - BOX) // 2 - 1, BOX, BOX)
            _paint_tick(painter, box, checked=entry.included)
            left += BOX + 12
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
