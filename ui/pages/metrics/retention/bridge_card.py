"""What became of recurring revenue within the window, as a bridge."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import day, money, plural
from csdesk.model.revenue import MovementKind, MovementPeriod
from csdesk.report.revenue_words import NAMES, signed_amount
from ui.models.revenue_columns import TONES, bridge_spans
from ui.pages.metrics.charts.column_chart import Column, ColumnChart, Part
from ui.widgets.card import Card
from ui.widgets.label import Label


class BridgeCard(Card):
    """``kindPressed`` carries a movement; "" stands for neither end."""

    kindPressed = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What moved recurring revenue", "", parent=parent)
        self.chart = ColumnChart("Revenue from start to end of the window", str)
        self.sentence = Label("", "small", wrap=True)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.sentence)
        self.chart.regionPressed.connect(self._press)

    def show_period(self, period: MovementPeriod, currency: str) -> None:
        """Show another window."""
        self.right.setText(f"{day(period.start_on)} to {day(period.end_on)}")
        columns = [_end_column("start", "Start", period.start, currency)]
        for span in bridge_spans(period, currency):
            part = Part(span.kind, span.low, span.high, TONES[span.kind], span.words)
            amount = money(signed_amount(period, span.kind), currency, short=True)
            columns.append(Column(NAMES[span.kind], (part,), amount))
        columns.append(_end_column("end", "End", period.end, currency))
        self.chart.show_columns(columns, lambda value: money(value, currency, short=True))
        self.sentence.setText(_sentence(period, currency))

    def _press(self, key: str) -> None:
        if key in set(MovementKind):
            self.kindPressed.emit(key)


def _end_column(key: str, name: str, amount: float, currency: str) -> Column:
    words = f"{name}: {money(amount, currency)}"
    return Column(name, (Part(key, 0.0, amount, "none_fill", words),), words.split(": ")[1])


def _sentence(period: MovementPeriod, currency: str) -> str:
    return (
        f"{plural(period.customers_start, 'customer')} paid {money(period.start, currency)} a year "
        f"at the start, {plural(period.customers_end, 'customer')} pay "
        f"{money(period.end, currency)} at the end. Every movement opens its accounts."
    )
