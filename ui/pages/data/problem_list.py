"""Problems of files, one line for each kind of problem."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.model.imports import DataIssue
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.issue_groups import IssueGroup, group_issues
from ui.models.wording import ISSUES
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.row_list import RowDelegate, RowList
from ui.widgets.status import paint_status

ROW_HEIGHT = 48
SHAPE = 13
GAP = 14


class ProblemList(RowList):
    """``problemOpened`` carries the group and, at each click on it, the next of its rows."""

    problemOpened = Signal(object, int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Problems in the file", parent)
        self.groups: EntryListModel[IssueGroup] = EntryListModel(_speak, parent=self)
        self.setModel(self.groups)
        self.setItemDelegate(_ProblemDelegate(self))
        self._opened: dict[int, int] = {}
        self.rowOpened.connect(self._open)

    def show_issues(self, issues: Sequence[DataIssue]) -> None:
        """Show other problems."""
        self._opened.clear()
        self.groups.show_entries(group_issues(issues))

    def _open(self, row: int) -> None:
        group = self.groups.entry(row)
        if group.rows:
            turn = self._opened.get(row, 0)
            self._opened[row] = turn + 1
            self.problemOpened.emit(group, group.rows[turn % len(group.rows)])


class _ProblemDelegate(RowDelegate):
    """Paints shape and title, and below them what was done and where."""

    @override
    def height(self, entry: IssueGroup) -> int:
        return ROW_HEIGHT

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: IssueGroup) -> None:
        status = ISSUES[entry.kind]
        middle = rect.center().y() + 0.5
        paint_status(painter, QRectF(16, middle - SHAPE / 2, SHAPE, SHAPE), status.status)
        self._paint_words(painter, rect, entry, status.word)

    def _paint_words(self, painter: QPainter, rect: QRect, entry: IssueGroup, word: str) -> None:
        left = 16 + SHAPE + GAP
        metrics = QFontMetrics(theme.font("caption"))
        word_width = metrics.horizontalAdvance(word)
        room = rect.right() - 16 - left
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        title = QRect(left, rect.top() + 6, room - word_width - 12, 19)
        paint_elided(painter, title, entry.title)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        paint_elided(painter, QRect(left, rect.top() + 25, room, 16), entry.detail)
        end = QRect(rect.right() - 16 - word_width, rect.top() + 6, word_width + 1, 19)
        painter.drawText(end, int(Qt.AlignmentFlag.AlignVCenter), word)


def _speak(group: IssueGroup) -> str:
    return f"{ISSUES[group.kind].word}: {group.title}. {group.detail}"
