"""What moved recurring revenue month by month, as columns and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import money
from csdesk.model.revenue import MovementKind, MovementPeriod
from csdesk.report.revenue_words import NAMES, signed_amount
from ui import theme
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.revenue_columns import TONES, month_spans, name_month
from ui.pages.metrics.charts.column_chart import Column, ColumnChart, Part
from ui.pages.metrics.charts.legend import Legend
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable

MOST_ROWS, PAINTED_MONTHS = 12, 24
NAME_WIDTH, WIDTH = 80, 86


class MonthsCard(Card):
    """``movementPressed`` carries a month and one of its movements, None for all of them."""

    movementPressed = Signal(int, object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Month by month", "", parent=parent)
        self.chart = ColumnChart("What moved revenue in each month", str)
        self.model = ColumnTableModel(self)
        self.table = DataTable("What moved revenue in each month")
        self.table.setModel(self.model)
        self.body.addWidget(Legend([(NAMES[kind], TONES[kind]) for kind in NAMES]))
        self.body.addWidget(self.chart)
        self.body.addWidget(self.table)
        self.chart.regionPressed.connect(self._press)
        self.table.rowOpened.connect(
            lambda row: self.movementPressed.emit(self.model.source_row(row), None)
        )

    def show_months(self, months: Sequence[MovementPeriod], currency: str) -> None:
        """Show the last two years as columns, and all months in the table, the newest first."""
        self.chart.show_columns(
            [
                _column(at, month, currency)
                for at, month in list(enumerate(months))[-PAINTED_MONTHS:]
            ],
            lambda value: money(value, currency, short=True),
        )
        columns = _table_columns(months, currency)
        self.model.show_columns(columns)
        self.model.keep_rows(range(len(months) - 1, -1, -1))
        self.table.set_widths([column.width for column in columns])
        rows = min(len(months), MOST_ROWS)
        self.table.setFixedHeight(theme.size("table_header") + rows * theme.size("table_row") + 2)

    def _press(self, key: str) -> None:
        month, _, kind = key.partition("|")
        self.movementPressed.emit(int(month), MovementKind(kind))


def _column(at: int, month: MovementPeriod, currency: str) -> Column:
    parts = [
        Part(f"{at}|{span.kind}", span.low, span.high, TONES[span.kind], span.words)
        for span in month_spans(month, currency)
    ]
    return Column(name_month(month.end_on), tuple(parts))


def _table_columns(months: Sequence[MovementPeriod], currency: str) -> list[TableColumn]:
    def write(value: float | None) -> str:
        return money(value, currency) if value else "–"

    def amounts(title: str, values: list[float]) -> TableColumn:
        return TableColumn(title, values, write, right=True, width=WIDTH)

    days = [month.end_on for month in months]
    return [
        TableColumn("Month", days, lambda one: name_month(one) if one else "–", width=NAME_WIDTH),
        amounts("Start", [month.start for month in months]),
        *(
            amounts(name, [signed_amount(month, kind) for month in months])
            for kind, name in NAMES.items()
        ),
        amounts("End", [month.end for month in months]),
    ]
