"""The bridge as a sheet: 1,200 a year on the first day, 600 new, 240 lost, 1,560 on the last."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

from openpyxl import load_workbook

from csdesk.model.revenue import MovementKind, MovementPeriod
from csdesk.report.bridge_sheet import draw_bridge_sheet
from csdesk.report.dashboard_books import DashboardBook, Formula
from exports import render

PERIOD = MovementPeriod(
    start_on=date(2025, 1, 1),
    end_on=date(2026, 1, 1),
    start=1_200.0,
    amounts={MovementKind.NEW: 600.0, MovementKind.CHURN: 240.0},
    end=1_560.0,
    accounts={},
    customers_start=2,
    customers_end=3,
)


def values_of(cells):
    return tuple(cell.value if isinstance(cell, Formula) else cell for cell in cells)


def test_each_block_stands_where_the_one_before_it_ended():
    rows = [values_of(row) for row in draw_bridge_sheet(PERIOD).rows]
    # Step, a month's revenue, level, ground of the block, sum, rise, fall.
    assert rows == [
        ("1 Jan 2025", 100, 100, 0, 100, 0, 0),
        ("New", 50, 150, 100, 0, 50, 0),
        ("Expansion", 0, 150, 150, 0, 0, 0),
        ("Contraction", 0, 150, 150, 0, 0, 0),
        ("Churn", -20, 130, 130, 0, 0, 20),
        ("1 Jan 2026", 130, 130, 0, 130, 0, 0),
    ]


def test_its_formulas_point_to_their_own_row_and_the_one_above():
    sheet = load_workbook(io.BytesIO(written()))["Bridge"]
    assert [sheet[f"{column}3"].value for column in "CDFG"] == [
        "=C2+B3",
        "=MIN(C2,C3)",
        "=MAX(B3,0)",
        "=MAX(-B3,0)",
    ]
    assert sheet["B7"].value == "=SUM(B2:B6)"


def test_the_chart_is_one_of_the_spreadsheet():
    with ZipFile(io.BytesIO(written())) as book:
        chart = book.read("xl/charts/chart1.xml").decode()
    assert 'val="stacked"' in chart
    for column in "DEFG":
        assert f"Bridge!${column}$2:${column}$7" in chart


def written() -> bytes:
    sheets = (draw_bridge_sheet(PERIOD),)
    return render(DashboardBook("NRR by cohort", "Ltd", "GBP", False, "csdesk", sheets), ".xlsx")
