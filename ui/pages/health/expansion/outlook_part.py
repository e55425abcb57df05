"""From opportunities to revenue: funnel, forecast by lead score, KPIs; bars open their leads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import day, money, percent, plural
from csdesk.model.expansion import ExpansionReview, Forecast, FunnelStage
from csdesk.report.document import Block, Table, Text
from csdesk.report.sections.expansion import UNVALUED
from ui.blocks import SectionView
from ui.models.growth_bars import describe_band, describe_stage, name_band
from ui.session import Session
from ui.widgets.bar_list import BarLine, BarList
from ui.widgets.card import Card
from ui.widgets.label import Label

OWN_TABLES = frozenset(
    {"Expansion leads", "Expansion funnel", "Expansion forecast", "Whitespace", "Products owned"}
)
"""Tables of the report that stand elsewhere on this page, or as bars here."""
NO_FUNNEL = "No list of opportunities tells of expansions. Bring one in, with stage and amount."


class OutlookPart(SectionView):
    """``bandPressed`` carries the lead scores of a bar, as text; "" ends the choice.

    ``stagePressed`` carries a stage in words, and the accounts whose opportunities reached it.
    """

    bandPressed = Signal(str)  # noqa: N815 - Qt's way of writing signals
    stagePressed = Signal(str, object)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.funnel, self.bands = BarList("Opportunities by stage"), BarList("Leads by score")
        self._funnel_card = Card("How many opportunities become more revenue?")
        self._funnel_note = Label("", "small", wrap=True)
        self._funnel_card.body.addWidget(self.funnel)
        self._funnel_card.body.addWidget(self._funnel_note)
        self._forecast_card = Card("What would the leads bring?")
        self._forecast_note = Label("", "small", wrap=True)
        self._forecast_card.body.addWidget(self.bands)
        self._forecast_card.body.addWidget(self._forecast_note)
        self.bands.linePressed.connect(self.bandPressed)
        self._stages: dict[str, FunnelStage] = {}
        self.funnel.linePressed.connect(self._press_stage)

    def show_outlook(self, review: ExpansionReview, blocks: Sequence[Block], currency: str) -> None:
        """Show funnel and forecast over what else the report says about growing."""
        for card in (self._funnel_card, self._forecast_card):
            self.column.removeWidget(card)
        self.show_blocks((), currency)
        self.column.takeAt(self.column.count() - 1)
        self.column.addWidget(self._funnel_card)
        self.column.addWidget(self._forecast_card)
        self._show_funnel(review, currency)
        self._show_forecast(review.forecast, currency)
        self.add_blocks([block for block in blocks if _is_wanted(block)], currency)
        self.column.addStretch(1)

    def _show_funnel(self, review: ExpansionReview, currency: str) -> None:
        most = max((stage.count for stage in review.funnel), default=0)
        lines = []
        for stage in review.funnel:
            share, value, note = describe_stage(stage, most, currency)
            lines.append(BarLine(stage.name, stage.name, note, share, value))
        self.funnel.show_lines(lines)
        self._stages = {stage.name: stage for stage in review.funnel}
        for name, row in self.funnel.rows.items():
            row.setEnabled(bool(self._stages[name].accounts))
        self._funnel_note.setText("" if lines else NO_FUNNEL)
        self._funnel_note.setVisible(not lines)

    def _press_stage(self, name: str) -> None:
        self.funnel.choose("")
        if name in self._stages:
            self.stagePressed.emit(f"opportunities at “{name}”", self._stages[name].accounts)

    def _show_forecast(self, forecast: Forecast, currency: str) -> None:
        most = max((band.uplift for band in forecast.bands), default=0.0)
        leads = max((band.leads for band in forecast.bands), default=0)
        lines = []
        for band in forecast.bands:
            note, value, value_note = describe_band(band, currency)
            if most:
                share = band.uplift / most
            else:
                share = band.leads / leads if leads else 0.0
                note, value, value_note = "", note, "amount not known"
            lines.append(BarLine(f"{band.low:g}", name_band(band), note, share, value, value_note))
        self.bands.show_lines(lines)
        self._forecast_note.setText(_forecast_note(forecast, currency))


def _is_wanted(block: Block) -> bool:
    if isinstance(block, Table):
        return block.name not in OWN_TABLES and not block.paper_only
    return not (isinstance(block, Text) and block.text == UNVALUED)


def _forecast_note(forecast: Forecast, currency: str) -> str:
    if not any(band.value for band in forecast.bands):
        return UNVALUED
    parts = [
        f"What leads could bring, times {percent(forecast.rate)} that are closed: an estimate.",
        f"Leads of high priority alone bring {money(forecast.uplift, currency)} a year,",
        f"closed by {day(forecast.closes_on)}.",
    ]
    if forecast.unvalued:
        unknown = plural(forecast.unvalued, "lead")
        parts.append(f"Of {unknown} of high priority nothing tells what it could bring.")
    return " ".join(parts)
