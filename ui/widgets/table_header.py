"""The head of a table: quiet words over their columns, an arrow where it is sorted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.cell_delegate import MARGIN, paint_elided

ARROW = 12


class TableHeader(QHeaderView):
    """Paints titles in caption weight; alignment is what the model says for each column."""

    def __init__(self, parent: QWidget | None = None, first_margin: int = MARGIN) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._first_margin = first_margin
        self.setFixedHeight(theme.size("table_header"))
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFont(theme.font("small"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.size("table_header"))

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        title = self.model().headerData(logicalIndex, self.orientation()) or ""
        width = QFontMetrics(_title_font()).horizontalAdvance(title)
        return QSize(width + 2 * MARGIN + ARROW + 4, theme.size("table_header"))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.colour("sunken"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, theme.colour("border"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        left = self._first_margin if logicalIndex == 0 else MARGIN
        self._paint_title(painter, rect.adjusted(left, 0, -MARGIN, 0), logicalIndex)
        painter.restore()

    def _paint_title(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        title = model.headerData(section, self.orientation()) or ""
        side = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        sorted_by_it = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        painter.setFont(_title_font())
        painter.setPen(theme.colour("text" if sorted_by_it else "text_3"))
        alignment = Qt.AlignmentFlag(side) if side is not None else Qt.AlignmentFlag.AlignLeft
        if alignment & Qt.AlignmentFlag.AlignHCenter:
            rect = rect.adjusted(3 - MARGIN, 0, MARGIN - 3, 0)
        if sorted_by_it:
            rect = self._paint_arrow(painter, rect, title, alignment)
        paint_elided(painter, rect, title, alignment | Qt.AlignmentFlag.AlignVCenter)

    def _paint_arrow(
        self, painter: QPainter, rect: QRect, title: str, alignment: Qt.AlignmentFlag
    ) -> QRect:
        """Paint the arrow beside the title; return the room that is left for it."""
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        width = min(painter.fontMetrics().horizontalAdvance(title), rect.width() - ARROW - 3)
        if alignment & Qt.AlignmentFlag.AlignRight:
            left = rect.right() - width - ARROW - 3
        else:
            left = rect.left() + width + 4
        box = QRect(left, rect.center().y() - ARROW // 2 + 1, ARROW, ARROW)
        theme.paint_icon(
            painter, box, "chevron_up" if up else "chevron_down", theme.colour("text_2")
        )
        if alignment & Qt.AlignmentFlag.AlignRight:
            return rect
        return rect.adjusted(0, 0, -ARROW - 4, 0)


def _title_font() -> QFont:
    font = theme.font("caption")
    font.setWeight(theme.font("strong").weight())
    return font
