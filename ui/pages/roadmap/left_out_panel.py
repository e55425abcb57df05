"""What is not in the plan, why, and the switch that puts it in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import plural
from csdesk.model.plan_review import PlanReview
from csdesk.model.roadmap import Roadmap
from csdesk.roadmap.wording import describe_place
from ui.pages.roadmap.place_row import PlaceRow
from ui.widgets.side_panel import SidePanel


class LeftOutPanel(SidePanel):
    """``placeWanted`` and ``planWanted`` are those of its rows."""

    placeWanted = Signal(str, object)  # noqa: N815
    planWanted = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Not in the plan", wraps_title=True, parent=parent)
        self.title.setText("Not in the plan")
        self.rows: list[PlaceRow] = []

    def show_review(self, review: PlanReview, roadmap: Roadmap) -> None:
        """Show every initiative that a finding calls for and that has no place."""
        self.clear()
        self.rows = []
        explained = review.solution.explanations if review.solution else ()
        missing = [one for one in explained if one.horizon is None]
        self.caption.setText(f"{plural(len(missing), 'initiative')} that findings call for")
        for explanation in missing:
            self.add_heading(review.titles.get(explanation.initiative, explanation.initiative))
            row = PlaceRow(explanation, describe_place(explanation, review, roadmap.roles))
            row.placeWanted.connect(self.placeWanted)
            row.planWanted.connect(self.planWanted)
            self.details.addWidget(row)
            self.rows.append(row)
        self.details.addStretch(1)
        self.set_foot("")
