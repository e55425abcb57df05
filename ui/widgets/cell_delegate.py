"""Paints the cells of a table: words, numbers, a status with its shape, a score with its bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
)
from typing_extensions import override

from csdesk.report.document import Status, StatusWord
from ui import theme
from ui.widgets.help_delegate import HelpDelegate
from ui.widgets.row_ground import paint_row_ground
from ui.widgets.row_pointing import RowPointing
from ui.widgets.status import paint_status

Index = QModelIndex | QPersistentModelIndex

MARGIN = 10
NUMBER_WIDTH = 26
BAR_HEIGHT = 6
SHAPE = 10
SPARK_INSET = 6
SELECTED = QStyle.StateFlag.State_Selected.value
SINGLE_LINE = Qt.TextFlag.TextSingleLine.value
AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TO_LEFT, TO_RIGHT = AT_LEFT.value | SINGLE_LINE, AT_RIGHT.value | SINGLE_LINE
MOST_KEPT = 4_096
"""Shortened texts that are kept: some pages of a wide table."""
NARROW = frozenset(map(chr, range(256))) | {"€"}
"""Letters that are no wider than they are high."""


@runtime_checkable
class Score(Protocol):
    """What a cell with an inline score stands for."""

    @property
    def score(self) -> float | None:
        """How full the bar is, 0 to 100; None leaves it empty."""

    @property
    def status(self) -> Status:
        """The colour of the bar."""

    @property
    def hatched(self) -> bool:
        """Whether the bar is hatched: it rests on insufficient data."""


@runtime_checkable
class Spark(Protocol):
    """What a cell with a small line stands for."""

    @property
    def heights(self) -> Sequence[float | None]:
        """The points from left to right, 0 to 100; None leaves a gap."""


class CellDelegate(HelpDelegate):
    """Paints what ``UserRole`` stands for, else the text; the first column is the one that names.

    ``right_columns`` hold numbers, ``plain_columns`` nothing but text: what their cells stand for
    is not asked.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.right_columns: frozenset[int] = frozenset()
        self.plain_columns: frozenset[int] = frozenset()
        self._pointing = view if isinstance(view, RowPointing) else None
        self._pens: dict[bool, tuple[QFont, QPen]] = {}
        self._shown: dict[tuple[str, int, bool], str] = {}
        theme.signals.changed.connect(self._pens.clear)
        theme.signals.changed.connect(self._shown.clear)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(option.state.value & SELECTED)
        rect: QRect = option.rect
        hovered = self._pointing is not None and index.row() == self._pointing.hovered_row
        column = index.column()
        paint_row_ground(painter, rect, selected=selected, hovered=hovered, first=column == 0)
        inner = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        is_plain = column in self.plain_columns
        stands_for = None if is_plain else index.data(Qt.ItemDataRole.UserRole)
        if stands_for is None:
            self._paint_text(painter, inner, index)
        elif isinstance(stands_for, StatusWord):
            paint_status_word(painter, inner, stands_for)
        elif isinstance(stands_for, Score):
            paint_score(painter, inner, index.data() or "", stands_for)
        elif isinstance(stands_for, Spark):
            paint_spark(painter, inner, stands_for)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.size("table_row"))

    @override
    def help_text(self, option: QStyleOptionViewItem, index: Index) -> str:
        text = index.data() or ""
        needed = (
            QFontMetrics(self._choose_pen(index.column())[0]).horizontalAdvance(text) + 2 * MARGIN
        )
        return text if needed > option.rect.width() else ""

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        text = index.data()
        if not text:
            return
        column = index.column()
        font, pen = self._choose_pen(column)
        painter.setFont(font)
        painter.setPen(pen)
        key = (text, rect.width(), column == 0 or column in self.right_columns)
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shorten(key, font)
        painter.drawText(rect, TO_RIGHT if column in self.right_columns else TO_LEFT, shown)

    def _shorten(self, key: tuple[str, int, bool], font: QFont) -> str:
        """Return a text as it fits, and keep it: pages are painted again and again."""
        if len(self._shown) >= MOST_KEPT:
            self._shown.clear()
        text, width, _ = key
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        self._shown[key] = shown
        return shown

    def _choose_pen(self, column: int) -> tuple[QFont, QPen]:
        """Return font and ink of a column; kept, as every cell asks for them."""
        stands_out = column == 0 or column in self.right_columns
        if stands_out not in self._pens:
            role, ink = ("body", "text") if stands_out else ("small", "text_2")
            self._pens[stands_out] = theme.font(role), QPen(theme.colour(ink))
        return self._pens[stands_out]


def paint_elided(
    painter: QPainter, rect: QRect, text: str, alignment: Qt.AlignmentFlag = AT_LEFT
) -> None:
    """Paint one line of text, shortened with "…" where it does not fit."""
    shown = text
    if not _surely_fits(painter, text, rect.width()):
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, alignment.value | SINGLE_LINE, shown)


def _surely_fits(painter: QPainter, text: str, width: int) -> bool:
    """Tell without measuring whether a text fits: no narrow letter is wider than it is high."""
    return len(text) * painter.font().pixelSize() <= width and NARROW.issuperset(text)


def paint_status_word(
    painter: QPainter, rect: QRect, status: StatusWord, *, shape: int = SHAPE
) -> None:
    """Paint the shape of a status and its word beside it."""
    box = QRectF(rect.left(), rect.center().y() + 0.5 - shape / 2, shape, shape)
    paint_status(painter, box, status.status)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.status_colour(status.status))
    paint_elided(painter, rect.adjusted(shape + 5, 0, 0, 0), status.word)


def paint_score(painter: QPainter, rect: QRect, text: str, score: Score) -> None:
    """Paint a score with its bar; without a score the track stays empty."""
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("text"))
    number = QRect(rect.left(), rect.top(), NUMBER_WIDTH, rect.height())
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(number, int(right), text)
    left = number.right() + 9
    track = QRectF(left, rect.center().y() + 0.5 - BAR_HEIGHT / 2, rect.right() - left, BAR_HEIGHT)
    paint_bar(painter, track, score)


def paint_bar(painter: QPainter, track: QRectF, score: Score) -> None:
    """Paint a bar on its track; hatched where it rests on insufficient data."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    round_end = track.height() / 2
    painter.setBrush(theme.colour("border"))
    painter.drawRoundedRect(track, round_end, round_end)
    if score.score:
        filled = QRectF(track)
        filled.setWidth(max(track.height(), track.width() * min(score.score, 100.0) / 100))
        painter.setBrush(theme.status_fill(score.status))
        painter.drawRoundedRect(filled, round_end, round_end)
        if score.hatched:
            painter.setBrush(QBrush(theme.colour("surface"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(filled, round_end, round_end)
    painter.restore()


def paint_spark(painter: QPainter, rect: QRect, spark: Spark) -> None:
    """Paint a small grey line on a scale of 0 to 100, with a dot at its end."""
    room = QRectF(rect).adjusted(0, SPARK_INSET, -SPARK_INSET, -SPARK_INSET)
    step = room.width() / max(1, len(spark.heights) - 1)
    points = [
        QPointF(room.left() + place * step, room.bottom() - room.height() * height / 100)
        for place, height in enumerate(spark.heights)
        if height is not None
    ]
    if not points:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour("text_2")
    painter.setPen(QPen(ink, 1.4))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(points[-1], 2.2, 2.2)
    painter.restore()
