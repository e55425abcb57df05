"""Opportunities stage by stage, with how many of each go on (S1.81)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.model.expansion import FunnelStage
from ui.models.growth_bars import describe_stage
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.session import Session
from ui.widgets.bar_list import BarLine, BarList


class ExpansionCard(BoardCard):
    """A bar for each stage; it opens the accounts whose opportunities they are."""

    key = "expansion"
    name = "Expansion funnel"
    question = "How many opportunities become more revenue?"
    needs = (
        "No list of opportunities tells of expansions: bring in one with the stage and the amount "
        "of each."
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._stages: dict[str, FunnelStage] = {}
        self.bars = BarList("Opportunities by stage")
        self.column.addWidget(self.bars)
        self.bars.linePressed.connect(self._open)

    @override
    def take(self, prepared: Prepared) -> bool:
        review = prepared.diagnosis.review
        funnel = review.expansion.funnel if review else ()
        if not funnel:
            return False
        self._stages = {stage.name: stage for stage in funnel}
        most = max(stage.count for stage in funnel)
        self.bars.show_lines([_line(stage, most, prepared.currency) for stage in funnel])
        for name, row in self.bars.rows.items():
            row.setEnabled(bool(self._stages[name].accounts))
        return True

    def _open(self, name: str) -> None:
        if name:
            self.bars.choose("")
            self.open_group(f"Opportunities: {name}", self._stages[name].accounts)


def _line(stage: FunnelStage, most: int, currency: str) -> BarLine:
    share, value, note = describe_stage(stage, most, currency)
    return BarLine(stage.name, stage.name, note, share, value)
