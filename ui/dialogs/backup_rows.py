"""How the lines of the list of backups are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from ui import theme
from ui.models.backup_list import BackupEntry
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.row_list import RowDelegate

HEIGHT = 48
_MARGIN = 16
_SIZE_WIDTH = 80
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupDelegate(RowDelegate):
    """The date over the reason at the left, the size at the right."""

    @override
    def height(self, entry: BackupEntry) -> int:
        return HEIGHT

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: BackupEntry) -> None:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        inner = rect.adjusted(_MARGIN, 6, -_MARGIN, -7)
        words = inner.adjusted(0, 0, -_SIZE_WIDTH, 0)
        half = words.height() // 2
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        paint_elided(painter, words.adjusted(0, 0, 0, -half), entry.date)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        paint_elided(painter, words.adjusted(0, half, 0, 0), entry.reason)
        painter.drawText(inner, int(_RIGHT), entry.size)
