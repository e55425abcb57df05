"""A number that stands large, with its status, its target and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.bars import paint_track, paint_whisker
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.status import Pill

_LEAST_WIDTH = 180
_INSET_LEFT, _INSET_RIGHT = 16, 12


@dataclass(frozen=True, slots=True)
class Gauge:
    """The bar of a tile; every value is a share of its width, None is not drawn."""

    share: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Stat:
    """What a tile shows. ``number`` "–" with a reason at the foot: it cannot be computed."""

    label: str
    term: str
    number: str
    unit: str
    status: Status
    word: str
    gauge: Gauge
    foot_left: str
    foot_right: str = ""


class StatTile(Card):
    """One stat; ``explainRequested`` asks how it is computed."""

    explainRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setFixedHeight(theme.size("tile_height"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._label = Label("", "strong")
        self._info = Button("", "ghost", "info")
        self._info.setToolTip("How is this computed?")
        self._info.setFixedSize(22, 22)
        self._info.clicked.connect(self.explainRequested)
        self._term = Label("", "caption")
        self._number = Label("–", "number")
        self._unit = Label("", "body", tone="text_2", elide=False)
        self._pill = Pill(Status.NONE)
        self._bar = _GaugeBar()
        self._left = Label("", "caption")
        self._right = Label("", "caption", elide=False)
        self._build()

    def _build(self) -> None:
        self.body.setContentsMargins(_INSET_LEFT, 10, _INSET_RIGHT, 12)
        self.body.setSpacing(0)
        self.body.addLayout(_row(self._label, None, self._info))
        self.body.addWidget(self._term)
        self.body.addStretch(1)
        self.body.addLayout(_row(self._number, self._unit, self._pill))
        self.body.addStretch(1)
        self.body.addWidget(self._bar)
        self.body.addSpacing(6)
        self.body.addLayout(_row(self._left, None, self._right))

    def show_stat(self, stat: Stat) -> None:
        """Show a stat in place of the one before."""
        self._label.setText(stat.label)
        self._term.setText(stat.term)
        self._number.setText(stat.number)
        self._unit.setText(stat.unit)
        self._unit.setVisible(bool(stat.unit))
        self._pill.set_status(stat.status, stat.word)
        self._bar.show_gauge(stat.gauge, stat.status)
        self._left.setText(stat.foot_left)
        self._right.setText(stat.foot_right)
        self._info.setAccessibleName(f"How is “{stat.label}” computed?")
        self._fit_number()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_number()

    def _fit_number(self) -> None:
        """Set a long word in the smaller size rather than cut it."""
        room = self.width() - _INSET_LEFT - _INSET_RIGHT - self._pill.sizeHint().width()
        room -= self._unit.sizeHint().width() * bool(self._unit.text()) + 3 * theme.space("xs")
        needed = QFontMetrics(theme.font("number")).horizontalAdvance(self._number.text())
        theme.mark(self._number, "role", "number" if needed <= room else "page_title")


def _row(left: Label, beside: Label | None, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.space("xs"))
    row.addWidget(left)
    if beside is not None:
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignBottom)
        beside.setContentsMargins(4, 0, 0, 4)
    row.addStretch(1)
    row.addWidget(right)
    return row


class _GaugeBar(QWidget):
    """A bar with a tick at the target and a whisker over the likely range."""

    def __init__(self) -> None:
        super().__init__()
        self._gauge = Gauge()
        self._status = Status.NONE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_gauge(self, gauge: Gauge, status: Status) -> None:
        self._gauge = gauge
        self._status = status
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, theme.size("bar_tile") + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        track = whole.adjusted(0, 4, 0, -4)
        gauge = self._gauge
        paint_track(painter, track, gauge.share or 0.0, theme.status_fill(self._status))
        if gauge.target is not None:
            place = min(max(gauge.target, 0.0), 1.0) * (whole.width() - 2)
            painter.fillRect(QRectF(place, 0, 2, whole.height()), theme.colour("text"))
        if gauge.low is not None and gauge.high is not None:
            paint_whisker(painter, whole.adjusted(0, 3, 0, -3), gauge.low, gauge.high)
