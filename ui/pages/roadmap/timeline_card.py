"""What happens when: the time line of the plan with its legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from csdesk.model.identifiers import InitiativeId
from csdesk.model.instruments import Instrument
from csdesk.model.roadmap import Horizon, Roadmap, RoadmapItem
from csdesk.report.figures import GanttBar
from csdesk.report.pictures import gantt_figure
from csdesk.roadmap.realised import Realised
from ui import theme
from ui.models.roadmap_table import OWNER, RoadmapTableModel
from ui.widgets.card import Card, Rule
from ui.widgets.gantt_view import GanttView
from ui.widgets.label import Label
from ui.widgets.painting import paint_box
from ui.widgets.segmented import Segmented
from ui.widgets.time_line import TimeLine, paint_dashed, paint_gate

LAST_DAY = 360
ALL = "all"


class TimelineCard(Card):
    """``ownerNamed`` carries initiative and name; ``itemOpened`` the row that was clicked.

    ``moveForeseen`` carries a row and the horizon over which its bar is held, ``moveWanted`` the
    initiative and the horizon in which it was dropped.
    """

    ownerNamed = Signal(str, str)  # noqa: N815
    itemOpened = Signal(int)  # noqa: N815
    moveForeseen = Signal(int, object)  # noqa: N815
    moveWanted = Signal(str, object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What happens when?", "", padding=0, parent=parent)
        options = [(ALL, "Whole plan"), *((str(int(h)), f"{int(h)} days") for h in Horizon)]
        self.horizon = Segmented(options, "Horizon")
        self.model = RoadmapTableModel(self)
        self.view = GanttView()
        self.view.setModel(self.model)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.head.setContentsMargins(16, 8, 12, 7)
        self.head.setSpacing(theme.space("l"))
        self.title.setMinimumWidth(self.title.sizeHint().width())
        self.head.addWidget(_Legend())
        self.head.addWidget(self.horizon)
        self.body.addWidget(Rule())
        self.body.addWidget(self.view, 1)
        self.foreseen = Label("", "small", tone="text", wrap=True)
        self.foreseen.setContentsMargins(16, 6, 16, 8)
        self.foreseen.hide()
        self.body.addWidget(self.foreseen)
        self.view.barDragged.connect(self._hold)
        self.view.barDropped.connect(self._drop)
        self.model.ownerNamed.connect(self._tell_owner)
        self.view.clicked.connect(lambda index: self._click(index.row(), index.column()))

    def show_plan(
        self,
        roadmap: Roadmap,
        items: Sequence[RoadmapItem],
        instrument: Instrument,
        today: date,
        realised: Sequence[Realised] = (),
    ) -> None:
        """Show some of the items of a plan on its whole time line, with what became of them."""
        figure = gantt_figure(roadmap, instrument, tuple(items))
        last = max((phase.last_day for phase in figure.phases), default=LAST_DAY)
        day = (today - roadmap.start_on).days
        self.view.show_line(TimeLine(figure.phases, last, day if 0 <= day <= last else None))
        words = {one.initiative: _state_words(one, today) for one in realised}
        bars = (
            _add_words(bar, words.get(item.initiative.id, ""))
            for item, bar in zip(items, figure.bars, strict=True)
        )
        self.model.show_plan(items, tuple(bars))

    def chosen_items(self, roadmap: Roadmap) -> tuple[RoadmapItem, ...]:
        """Return the items of the horizon that is chosen."""
        chosen = self.horizon.current
        return roadmap.items if chosen == ALL else roadmap.of_horizon(Horizon(int(chosen)))

    def say(self, words: str) -> None:
        """Say what would break where the bar is dropped; no words: nothing is held."""
        self.foreseen.setText(words)
        self.foreseen.setVisible(bool(words))

    def _hold(self, row: int, day: float) -> None:
        horizon = horizon_at(day)
        self.view.mark_days(horizon.first_day, horizon.value)
        self.moveForeseen.emit(row, horizon)

    def _drop(self, row: int, day: float | None) -> None:
        self.say("")
        item = self.model.item(row)
        if day is not None and horizon_at(day) is not item.horizon:
            self.moveWanted.emit(item.initiative.id, horizon_at(day))

    def _click(self, row: int, column: int) -> None:
        if column == OWNER:
            self.view.edit_owner(row)
        else:
            self.itemOpened.emit(row)

    def _tell_owner(self, row: int, name: str) -> None:
        initiative: InitiativeId = self.model.item(row).initiative.id
        self.ownerNamed.emit(initiative, name)


def _state_words(one: Realised, today: date) -> str:
    """Return what is to be known of an initiative at its bar; nothing where it goes as planned."""
    if one.is_overdue(today):
        return "overdue"
    return "" if one.state is None else one.state.value


def _add_words(bar: GanttBar, words: str) -> GanttBar:
    return replace(bar, tag=f"{bar.tag} · {words}") if words else bar


def horizon_at(day: float) -> Horizon:
    """Return the horizon in which a day of the plan stands; the last one after its end."""
    return next((horizon for horizon in Horizon if day <= horizon), Horizon.DAY_360)


class _Legend(QWidget):
    """What the shapes of the time line mean."""

    ITEMS = (("Planned", "bar"), ("Nobody named yet", "dashed"), ("Gate", "gate"))
    BAR = 20

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 18)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("caption"))
        width = sum(metrics.horizontalAdvance(words) + self.BAR + 24 for words, _ in self.ITEMS)
        return QSize(width - 8, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        left = 0
        for words, shape in self.ITEMS:
            width = painter.fontMetrics().horizontalAdvance(words)
            if left + self.BAR + 6 + width > self.width():
                break
            self._paint_shape(painter, QRectF(left, 5, self.BAR, 9), shape)
            painter.setPen(theme.colour("text_3"))
            text = QRectF(left + self.BAR + 6, 0, width + 2, self.height())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
            left += self.BAR + width + 24

    def _paint_shape(self, painter: QPainter, box: QRectF, shape: str) -> None:
        if shape == "gate":
            paint_gate(painter, box.center().x() + 4, box.center().y(), ahead=False)
            return
        if shape == "dashed":
            paint_dashed(painter, box)
            return
        ground, edge = theme.colour("accent_soft"), theme.colour("accent")
        paint_box(painter, box, ground=ground, edge=edge, radius=4)
