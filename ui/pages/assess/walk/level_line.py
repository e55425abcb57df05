"""One line about an area: where it stands, where it aims, where it stood before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from csdesk.model.instruments import Instrument
from ui import theme
from ui.models.area_standing import AreaStanding
from ui.widgets.button import Button
from ui.widgets.label import Label


class LevelLine(QWidget):
    """``targetChosen`` carries a tier, None for the usual one; ``explanationRequested`` asks why.

    The line keeps its height while there is nothing to say.
    """

    targetChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals
    explanationRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = Label("", "small_strong", tone="text")
        self._supported = Label("", "small", tone="watch")
        self._previous = Label("", "small")
        self.target = Button("", "link")
        self.target.setToolTip("Choose the level that this area aims at")
        self.explain = Button("How is this computed?", "link")
        self._menu = QMenu(self)
        self._instrument: Instrument | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("m"))
        for widget in (self._now, self._supported, self.target, self._previous):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.explain)
        self.setFixedHeight(theme.size("link_height"))
        self.target.clicked.connect(self._offer)
        self.explain.clicked.connect(self.explanationRequested)

    def show_standing(self, standing: AreaStanding | None, instrument: Instrument) -> None:
        """Show where an area stands; None where it has no level."""
        self._instrument = instrument
        self.explain.setVisible(standing is not None)
        now = f"Now: {standing.now}" if standing else "Counts for no level"
        self._now.setText(now)
        supported = standing.supported if standing else ""
        self._supported.setText(f"By the data: {supported}" if supported else "")
        self._supported.setVisible(bool(supported))
        self.target.setText(f"Target: {standing.target_word or 'none'} ▾" if standing else "")
        self.target.setVisible(standing is not None and bool(instrument.tiers))
        previous = standing.previous if standing else ""
        self._previous.setText(f"Last time: {previous}" if previous else "")
        self._previous.setVisible(bool(previous))

    def _offer(self) -> None:
        if self._instrument is None:
            return
        self._menu.clear()
        usual = self._menu.addAction("The next level (usual)")
        usual.triggered.connect(lambda: self.targetChosen.emit(None))
        self._menu.addSeparator()
        for tier in self._instrument.tiers:
            act = self._menu.addAction(f"{tier.number}  {tier.name}")
            act.triggered.connect(
                lambda _on=False, number=tier.number: self.targetChosen.emit(number)
            )
        self._menu.popup(self.target.mapToGlobal(self.target.rect().bottomLeft()))
