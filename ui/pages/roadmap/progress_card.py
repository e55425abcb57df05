"""How far the plan is: every initiative with what became of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.plan_review import PlanReview
from csdesk.model.roadmap import Roadmap
from csdesk.report.sections.realised import count_words
from csdesk.roadmap.realised import Realised, count_progress, list_realised
from ui import theme
from ui.pages.roadmap.progress_row import ProgressRow
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.scrolling import PartScroll

HELD = "held against the plan that was made final"
LOOSE = "the plan is not final yet, so nothing is promised"


class ProgressCard(Card):
    """``noted`` and ``forgotten`` are those of its rows."""

    noted = Signal(object)
    forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How far is the plan?", "", parent=parent)
        self.rows: list[ProgressRow] = []
        self._shown: object = None
        content = QWidget()
        content.setProperty("ground", "none")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, theme.space("m"), 0)
        self._column.setSpacing(0)
        self.body.addWidget(PartScroll(content), 1)

    def show_progress(self, review: PlanReview, roadmap: Roadmap, today: date) -> None:
        """Show a plan; what stands there already stays."""
        listed = list_realised(review, roadmap)
        held = HELD if review.final else LOOSE
        self.right.setText(f"{count_words(count_progress(listed, today))}; {held}")
        if (listed, today) != self._shown:
            self._shown = (listed, today)
            self._fill(listed, today)

    def _fill(self, listed: tuple[Realised, ...], today: date) -> None:
        empty_layout(self._column)
        self.rows = [ProgressRow(one, today) for one in listed]
        for place, row in enumerate(self.rows):
            if place:
                self._column.addWidget(Rule())
            row.noted.connect(self.noted)
            row.forgotten.connect(self.forgotten)
            self._column.addWidget(row)
        self._column.addStretch(1)
