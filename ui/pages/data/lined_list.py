"""A list of findings about a file: a shape, a sentence, what it rests on, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.help_delegate import HelpDelegate
from ui.widgets.row_list import Index, RowDelegate, RowList
from ui.widgets.status import paint_status

ROW_HEIGHT = 48
SHAPE = 13
GAP = 14
INSET = 16
LEFT = INSET + SHAPE + GAP


class Lined(Protocol):
    """What such a list shows; ``word`` is the act that a click stands for."""

    @property
    def status(self) -> Status:
        """The shape at the left."""

    @property
    def title(self) -> str:
        """The sentence."""

    @property
    def detail(self) -> str:
        """What it rests on."""

    @property
    def word(self) -> str:
        """The act, empty where there is none."""


def speak_line(line: Lined) -> str:
    """Return what a line says aloud."""
    return ". ".join(part for part in (line.title, line.detail, line.word) if part)


class LinedList(RowList):
    """A list of such lines; ``lines`` holds them."""

    def __init__(
        self,
        name: str,
        speak: Callable[[Any], str] = speak_line,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.lines: EntryListModel[Any] = EntryListModel(speak, parent=self)
        self.setModel(self.lines)
        self.setItemDelegate(LinedDelegate(self))
        self.setUniformItemSizes(True)

    def show_lines(self, lines: Sequence[Lined]) -> None:
        """Show other lines, scrolled as before."""
        at = self.verticalScrollBar().value()
        self.lines.show_entries(lines)
        self.verticalScrollBar().setValue(at)


class LinedDelegate(RowDelegate, HelpDelegate):
    """Paints two lines and the act at the right; the tooltip has the lines where they are cut."""

    @override
    def height(self, entry: Lined) -> int:
        return ROW_HEIGHT

    @override
    def help_text(self, option: QStyleOptionViewItem, index: Index) -> str:
        entry: Lined = index.data(Qt.ItemDataRole.UserRole)
        room = _room(option.rect, entry)
        lines = ((entry.title, "body"), (entry.detail, "caption"))
        cut = any(_width(words, role) > room for words, role in lines)
        return f"{entry.title}\n{entry.detail}" if cut else ""

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: Lined) -> None:
        middle = rect.center().y() + 0.5
        paint_status(painter, QRectF(INSET, middle - SHAPE / 2, SHAPE, SHAPE), entry.status)
        left, room = LEFT, _room(rect, entry)
        width = _width(entry.word, "small")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        paint_elided(painter, QRect(left, rect.top() + 6, room, 19), entry.title)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        paint_elided(painter, QRect(left, rect.top() + 25, room, 16), entry.detail)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("accent_text"))
        end = QRect(rect.right() - INSET - width, rect.top(), width + 1, rect.height())
        painter.drawText(end, int(Qt.AlignmentFlag.AlignVCenter), entry.word)


def _room(rect: QRect, entry: Lined) -> int:
    """Return how wide the two lines may be."""
    act = _width(entry.word, "small") + 16 if entry.word else 0
    return rect.right() - INSET - LEFT - act


def _width(words: str, role: str) -> int:
    return QFontMetrics(theme.font(role)).horizontalAdvance(words)
