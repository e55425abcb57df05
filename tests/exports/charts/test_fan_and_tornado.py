"""The fan and the tornado of an investment case as drawings."""

from __future__ import annotations

import pytest
from matplotlib.patches import Polygon, Rectangle

from csdesk.report.figures import FanFigure, FanPoint, TornadoFigure, TornadoRow
from exports.charts import draw, natural_height, paint_png

POINTS = tuple(
    FanPoint(month, 10.0 * month - 50, 10.0 * month - 20, 10.0 * month, 10.0 * month + 20, 200.0)
    for month in range(13)
)
ROWS = (
    TornadoRow("Churn", "5%", "15%", -100.0, 300.0),
    TornadoRow("Delay", "0", "3 months", 100.0, 40.0),
)


def words_of(drawing):
    return [text.get_text() for text in drawing.axes[0].texts]


def test_a_fan_has_a_wide_and_a_narrow_band_and_tells_the_break_even():
    figure = FanFigure(POINTS, "GBP", 7)
    drawing = draw(figure, 600, natural_height(figure, 600))
    bands = [one for one in drawing.axes[0].patches if isinstance(one, Polygon)]
    heights = [band.get_xy()[:, 1].max() - band.get_xy()[:, 1].min() for band in bands]
    assert len(bands) == 2
    assert heights[0] > heights[1]
    assert "base case: break-even in month 7" in words_of(drawing)


def test_a_fan_without_break_even_says_nothing_of_one():
    drawing = draw(FanFigure(POINTS, "GBP"), 600, 200)
    assert not [words for words in words_of(drawing) if "break-even" in words]


def test_a_fan_that_never_moves_is_drawn():
    still = tuple(FanPoint(month, 0.0, 0.0, 0.0, 0.0, 0.0) for month in range(3))
    assert paint_png(FanFigure(still, "GBP"), 400, 200).startswith(b"\x89PNG")
    assert paint_png(FanFigure((), "GBP"), 400, 200).startswith(b"\x89PNG")


def test_every_bar_of_a_tornado_reaches_from_the_base_to_its_ends():
    figure = TornadoFigure(ROWS, 100.0, "GBP")
    drawing = draw(figure, 800, natural_height(figure, 800))
    bars = [one for one in drawing.axes[0].patches if isinstance(one, Rectangle)]
    low, high, late, nothing = bars
    assert low.get_width() == pytest.approx(high.get_width())
    assert high.get_x() == pytest.approx(low.get_x() + low.get_width())
    # 60 of the 200 that each half of the first bar stands for.
    assert late.get_width() == pytest.approx(0.3 * low.get_width())
    assert nothing.get_width() == 0
    assert "base case: £100" in words_of(drawing)
    assert "0 to 3 months" in words_of(drawing)
