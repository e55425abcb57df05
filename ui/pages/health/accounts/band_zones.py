"""The bands over the figure of the scores, which can be pressed to see their accounts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.model.health import Band, HealthResult
from csdesk.report.statuses import band_status
from ui import theme
from ui.widgets.painting import paint_box
from ui.widgets.press_chart import PressChart, Region

SIDE, FOOT = 14, 24
"""Pixels beside the axis of the figure that lies below, and under it."""


class BandZones(PressChart):
    """Lies over the figure; ``bandPressed`` carries a band, None where it was pressed again."""

    bandPressed = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(name, height, parent)
        self._health: HealthResult | None = None
        self._chosen: Band | None = None
        self.regionPressed.connect(self._press)

    def show_health(self, health: HealthResult) -> None:
        """Lie over the figure of another result."""
        self._health = health
        self.update()

    def choose(self, band: Band | None) -> None:
        """Mark a band without telling anybody; None marks none."""
        self._chosen = band
        self.update()

    @override
    def find_regions(self) -> Sequence[Region]:
        if self._health is None:
            return ()
        card = self._health.scorecard
        edges = (
            (Band.RED, 0.0, card.yellow),
            (Band.YELLOW, card.yellow, card.green),
            (Band.GREEN, card.green, 100.0),
        )
        return [self._region(self._health, band, start, end) for band, start, end in edges]

    @override
    def paint_chart(self, painter: QPainter) -> None:
        for region in self.find_regions():
            if region.key == self._chosen:
                radius = theme.radius("control")
                paint_box(painter, region.box, edge=theme.colour("accent"), radius=radius)

    def _region(self, health: HealthResult, band: Band, start: float, end: float) -> Region:
        wide = self.width() - 2 * SIDE
        box = QRectF(SIDE + wide * start / 100, 0, wide * (end - start) / 100, self.height() - FOOT)
        words = f"{band_status(band).word}: {plural(health.distribution[band].accounts, 'account')}"
        more = "Press again to see every band." if band is self._chosen else "Press to see them."
        return Region(band.value, box, f"{words}. {more}")

    def _press(self, key: str) -> None:
        band = None if key == self._chosen else Band(key)
        self.choose(band)
        self.bandPressed.emit(band)
