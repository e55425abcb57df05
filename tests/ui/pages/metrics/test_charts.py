"""Charts of the metrics page: as wide as their words, and no scale of nothing."""

from __future__ import annotations

from PySide6.QtGui import QImage

from csdesk.formatting import percent
from ui.models.shade_table import ShadeCell, ShadeRow
from ui.pages.metrics.charts.column_chart import Column, ColumnChart, Part
from ui.pages.metrics.charts.shaded_grid import WIDEST, ShadedGrid

LONG = "Machinery and plant engineering with special funds of the northern region"


def show_grid(qtbot, width: int, columns: int) -> ShadedGrid:
    grid = ShadedGrid("Test", (100, 60))
    qtbot.addWidget(grid)
    grid.resize(width, 200)
    grid.show()
    names = [f"{LONG} {at}" for at in range(columns)]
    cells = tuple(ShadeCell("1") for _ in names)
    grid.shades.show_rows(["Who", *names], [ShadeRow(LONG, cells)])
    return grid


def test_long_names_are_whole_where_there_is_room(qtbot):
    grid = show_grid(qtbot, 1_900, 2)
    assert grid.columnWidth(0) > WIDEST
    assert grid.columnWidth(1) > WIDEST


def test_where_there_is_none_columns_are_limited_and_grow_with_the_window(qtbot):
    grid = show_grid(qtbot, 700, 4)
    assert [grid.columnWidth(at) for at in range(5)] == [100, *[WIDEST] * 4]
    grid.resize(4_000, 200)
    qtbot.waitUntil(lambda: grid.columnWidth(1) > WIDEST)


def test_columns_of_nothing_have_one_line_and_no_shares_of_a_percent(qtbot):
    written: list[float] = []

    def write(value: float) -> str:
        written.append(value)
        return percent(value, 0)

    chart = ColumnChart("Test", write)
    qtbot.addWidget(chart)
    chart.show_columns([Column("May", (Part("a", 0.0, 0.0, "accent", ""),), "0/2")], write)
    chart.render(QImage(300, 230, QImage.Format.Format_ARGB32))
    assert set(written) == {0.0}
