"""Where an initiative stands, and the switch that puts it elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.identifiers import InitiativeId
from csdesk.model.plan_review import PlaceExplanation, PlaceReason
from csdesk.model.roadmap import Horizon
from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented

OUT = "out"
OPTIONS = [*((str(one.value), f"{one.value} days") for one in Horizon), (OUT, "Not at all")]
KEYS = "Tab to a horizon and press Space; or drag the bar on the time line"
BY_HAND = frozenset({PlaceReason.HELD, PlaceReason.LEFT_OUT})


class PlaceRow(QWidget):
    """``placeWanted`` carries an initiative and its horizon, or None; ``planWanted`` frees it."""

    placeWanted = Signal(str, object)  # noqa: N815
    planWanted = Signal(str)  # noqa: N815

    def __init__(self, explanation: PlaceExplanation, why: str) -> None:
        super().__init__()
        self._initiative: InitiativeId = explanation.initiative
        self.switch = Segmented(OPTIONS, "Within which days it is planned")
        self.switch.setToolTip(KEYS)
        horizon = explanation.horizon
        self._stands = OUT if horizon is None else str(horizon.value)
        self.switch.choose(self._stands)
        self.switch.chosen.connect(self._tell)
        self.free = Button("Let the planner decide", "link")
        self.free.setVisible(explanation.reason in BY_HAND)
        self.free.clicked.connect(lambda: self.planWanted.emit(self._initiative))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(Label(why, "small", tone="text", wrap=True))
        column.addWidget(self.switch)
        column.addWidget(self.free)

    def _tell(self, key: str) -> None:
        self.switch.choose(self._stands)  # it moves when the plan does, and stays where it may not
        self.placeWanted.emit(self._initiative, None if key == OUT else Horizon(int(key)))
