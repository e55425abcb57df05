"""The page that opens first: five steps, four numbers, three findings, what is left."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout
from typing_extensions import override

from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.narrative import headline
from ui import theme
from ui.dialogs.explanation import ExplanationDialog
from ui.models.audit_steps import find_next_action, list_steps
from ui.models.key_tiles import KeyTile, list_tiles
from ui.models.remaining_work import list_open_points
from ui.pages.overview.area_card import AreaCard
from ui.pages.overview.finding_card import FindingCard
from ui.pages.overview.remaining_card import RemainingCard
from ui.pages.overview.revenue_card import RevenueCard
from ui.pages.overview.step_rail import StepRail
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.stat_tile import Gauge, Stat, StatTile


class OverviewPage(Page):
    """Shows the whole audit at a glance and leads to what is missing."""

    key = "overview"
    title = "Overview"
    icon = "overview"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._next_page: str | None = None
        self._tiles = tuple(StatTile() for _ in range(4))
        self._shown: tuple[KeyTile, ...] = ()
        self.steps = StepRail()
        self.findings = FindingCard()
        self.remaining = RemainingCard()
        self.areas = AreaCard()
        self.revenue = RevenueCard()
        self.next_button = Button("", "primary")
        self._add_actions()
        self._lay_out()
        self._connect()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self.header.sentence.setText(headline(diagnosis))
        self.steps.show_steps(list_steps(diagnosis))
        self._show_tiles(diagnosis)
        self.findings.show_findings(diagnosis)
        self.remaining.show_points(list_open_points(diagnosis))
        self.areas.show_levels(diagnosis)
        self.revenue.show_revenue(diagnosis)
        action = find_next_action(diagnosis)
        self._next_page = action.page
        self.next_button.setText(action.words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < theme.size("panel_overlays_below")
        columns = 2 if narrow else len(self._tiles)
        if columns != self._columns:
            self._place_tiles(columns)

    def _add_actions(self) -> None:
        bring_in = Button("Bring in a file", "secondary", "import")
        bring_in.setToolTip("Ctrl+O")
        bring_in.clicked.connect(self.importRequested)
        self.header.add_action(bring_in)
        self.header.add_action(self.next_button)
        self.next_button.clicked.connect(lambda: self._go(self._next_page))

    def _lay_out(self) -> None:
        self.body.addWidget(self.steps)
        self._tile_grid = QGridLayout()
        self._tile_grid.setSpacing(theme.space("card_gap"))
        self.body.addLayout(self._tile_grid)
        self._place_tiles(len(self._tiles))
        for left, right, stretch in (
            (self.findings, self.remaining, 1),
            (self.areas, self.revenue, 0),
        ):
            row = QHBoxLayout()
            row.setSpacing(theme.space("card_gap"))
            row.addWidget(left, 62)
            row.addWidget(right, 44)
            self.body.addLayout(row, stretch)

    def _place_tiles(self, columns: int) -> None:
        self._columns = columns
        for place, tile in enumerate(self._tiles):
            self._tile_grid.addWidget(tile, *divmod(place, columns))
            self._tile_grid.setColumnStretch(place, 1 if place < columns else 0)

    def _connect(self) -> None:
        for place, tile in enumerate(self._tiles):
            tile.explainRequested.connect(lambda place=place: self._explain(place))
        for part in (self.steps, self.findings):
            part.pageRequested.connect(self.pageRequested)
        self.remaining.pageRequested.connect(self._go)
        self.revenue.importRequested.connect(self.importRequested)

    def _show_tiles(self, diagnosis: Diagnosis) -> None:
        self._shown = list_tiles(diagnosis)
        for tile, shown in zip(self._tiles, self._shown, strict=True):
            tile.show_stat(_stat(shown))

    def _explain(self, place: int) -> None:
        shown = self._shown[place]
        ExplanationDialog(shown.figure.label, shown.figure.term, shown.facts, self).exec()

    def _go(self, page: str | None) -> None:
        if page:
            self.pageRequested.emit(page)
        else:
            self.importRequested.emit()


def _stat(tile: KeyTile) -> Stat:
    return Stat(
        label=tile.figure.label,
        term=tile.figure.term,
        number=tile.number,
        unit=tile.unit,
        status=tile.figure.status.status,
        word=tile.figure.status.word,
        gauge=Gauge(tile.share, tile.target, tile.low, tile.high),
        foot_left=tile.foot_left,
        foot_right=tile.foot_right,
    )
