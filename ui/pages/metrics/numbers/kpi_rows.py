"""How the rows of the list of KPIs are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.models.kpi_list import KpiChapter, KpiEntry, KpiRange
from ui.widgets.cell_delegate import paint_elided, paint_status_word
from ui.widgets.painting import paint_box
from ui.widgets.row_list import RowDelegate
from ui.widgets.status import paint_status

Row = KpiChapter | KpiEntry

HEADING, ROW = 44, 62
MARGIN = 18
VALUE_WIDTH, STATUS_WIDTH = 118, 132
LEAST_RANGE, MOST_RANGE = 176, 250
GAP = 18
BAR_HEIGHT = 6
MARKER = 11
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KpiDelegate(RowDelegate):
    """Paints headings of groups, KPIs with a value, and KPIs that have none with the reason."""

    @override
    def height(self, entry: Row) -> int:
        return HEADING if isinstance(entry, KpiChapter) else ROW

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: Row) -> None:
        if isinstance(entry, KpiChapter):
            _paint_heading(painter, rect, entry)
            return
        inner = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        if entry.computable:
            _paint_computed(painter, inner, entry)
        else:
            _paint_missing(painter, inner, entry)


def speak_row(row: Row) -> str:
    """Return what a row says to those who cannot see it."""
    if isinstance(row, KpiChapter):
        return f"{row.title}. {row.note}" if row.note else row.title
    if not row.computable:
        return f"{row.name}, {row.term}: not computable. {row.reason}"
    parts = (f"{row.name}, {row.term}: {row.value}", row.status.word, row.comparison, row.base)
    return ". ".join(part for part in parts if part)


def _paint_heading(painter: QPainter, rect: QRect, group: KpiChapter) -> None:
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
    painter.setFont(theme.font("card_title"))
    painter.setPen(theme.colour("text"))
    inner = rect.adjusted(MARGIN, 6, -MARGIN, 0)
    paint_elided(painter, inner, group.title)
    taken = QFontMetrics(theme.font("card_title")).horizontalAdvance(group.title) + GAP
    _line(
        painter, inner.adjusted(taken, 0, 0, 0), group.note, theme.font("caption"), "text_3", RIGHT
    )


def _paint_computed(painter: QPainter, rect: QRect, entry: KpiEntry) -> None:
    status = QRect(rect.right() - STATUS_WIDTH, rect.top(), STATUS_WIDTH, rect.height())
    width = min(MOST_RANGE, max(LEAST_RANGE, rect.width() // 4))
    scale = QRect(status.left() - GAP - width, rect.top(), width, rect.height())
    value = QRect(scale.left() - GAP - VALUE_WIDTH, rect.top(), VALUE_WIDTH, rect.height())
    end = value.right() - min(VALUE_WIDTH, _width_of_value(entry)) - GAP
    names = QRect(rect.left(), rect.top(), end - rect.left(), rect.height())
    _paint_names(painter, names, entry)
    _line(painter, _upper(value), entry.value, _value_font(), "text", RIGHT)
    _line(painter, _lower(value), entry.base, theme.font("caption"), "text_3", RIGHT)
    if entry.range is not None:
        _paint_range(painter, scale, entry.range, entry.status.status)
    _line(painter, _lower(scale), entry.comparison, theme.font("caption"), "text_3", LEFT)
    paint_status_word(painter, status, entry.status)


def _paint_missing(painter: QPainter, rect: QRect, entry: KpiEntry) -> None:
    width = max(220, int(rect.width() * 0.4))
    shape = QRectF(rect.left(), rect.center().y() - 5, 10, 10)
    paint_status(painter, shape, Status.NONE)
    _paint_names(painter, QRect(rect.left() + 20, rect.top(), width - 20, rect.height()), entry)
    words = rect.adjusted(width + GAP, 0, 0, 0)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(words, int(LEFT) | int(Qt.TextFlag.TextWordWrap), entry.reason)


def _paint_names(painter: QPainter, rect: QRect, entry: KpiEntry) -> None:
    _line(painter, _upper(rect), entry.name, theme.font("strong"), "text", LEFT)
    _line(painter, _lower(rect), entry.term, theme.font("caption"), "text_3", LEFT)


def _paint_range(painter: QPainter, rect: QRect, scale: KpiRange, status: Status) -> None:
    """Paint what others reach as a band, their middle and the target as ticks, and the value."""
    middle = rect.top() + 22.5
    track = QRectF(rect.left(), middle - BAR_HEIGHT / 2, rect.width(), BAR_HEIGHT)
    paint_box(painter, track, ground=theme.colour("hover"), radius=BAR_HEIGHT / 2)
    if scale.low is not None and scale.high is not None:
        left = track.left() + track.width() * scale.low
        width = track.width() * (scale.high - scale.low)
        band = QRectF(left, track.top(), max(2.0, width), BAR_HEIGHT)
        paint_box(painter, band, ground=theme.colour("none_fill"), radius=1)
    if scale.median is not None:
        _paint_tick(painter, track, scale.median, "surface", 0)
    _paint_marker(painter, QPointF(track.left() + track.width() * scale.value, middle), status)
    if scale.target is not None:
        _paint_tick(painter, track, scale.target, "text", 5)


def _paint_tick(painter: QPainter, track: QRectF, place: float, tone: str, reach: int) -> None:
    x = track.left() + track.width() * place
    tick = QRectF(x - 1, track.top() - reach, 2, track.height() + 2 * reach)
    painter.fillRect(tick, theme.colour(tone))


def _paint_marker(painter: QPainter, at: QPointF, status: Status) -> None:
    around = QRectF(0, 0, MARKER + 4, MARKER + 4)
    around.moveCenter(at)
    paint_box(painter, around, ground=theme.colour("surface"), radius=(MARKER + 4) / 2)
    shape = QRectF(0, 0, MARKER, MARKER)
    shape.moveCenter(at)
    paint_status(painter, shape, status)


def _line(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    tone: str,
    alignment: Qt.AlignmentFlag,
) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    paint_elided(painter, rect, text, alignment)


def _upper(rect: QRect) -> QRect:
    return QRect(rect.left(), rect.top() + 11, rect.width(), 21)


def _lower(rect: QRect) -> QRect:
    return QRect(rect.left(), rect.top() + 33, rect.width(), 17)


def _width_of_value(entry: KpiEntry) -> int:
    """Return what value and base take; the name may have the rest of their column."""
    value = QFontMetrics(_value_font()).horizontalAdvance(entry.value)
    return max(value, QFontMetrics(theme.font("caption")).horizontalAdvance(entry.base))


def _value_font() -> QFont:
    font = theme.font("question")
    font.setPixelSize(theme.font("card_title").pixelSize() + 3)
    return font
