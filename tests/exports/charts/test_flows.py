"""How figures travel, as a drawing."""

from __future__ import annotations

from matplotlib.patches import FancyBboxPatch, Polygon

from csdesk.report.figures import FlowFigure, FlowLine
from exports.charts import draw, natural_height, paint_png

ONE_WAY = FlowLine("Nightly", ("CRM", "Warehouse", "Dashboards"), "within 24 hours", None, False)
BOTH = FlowLine("Notices", ("Scores", "CRM"), "takes 3 minutes", False, True)


def parts_of(figure, kind, width=700):
    drawing = draw(figure, width, natural_height(figure, width))
    return [part for part in drawing.axes[0].get_children() if isinstance(part, kind)]


def words_of(figure, width=700):
    drawing = draw(figure, width, natural_height(figure, width))
    return [text.get_text() for text in drawing.axes[0].texts]


def test_each_station_is_a_box_and_each_step_an_arrow():
    assert len(parts_of(FlowFigure((ONE_WAY,)), FancyBboxPatch)) == 3
    assert len(parts_of(FlowFigure((ONE_WAY,)), Polygon)) == 2


def test_an_arrow_of_a_flow_both_ways_has_two_heads():
    assert len(parts_of(FlowFigure((BOTH,)), Polygon)) == 2


def test_a_line_says_what_it_is_and_its_times():
    words = words_of(FlowFigure((ONE_WAY, BOTH)))
    for text in ("Nightly", "within 24 hours", "Warehouse", "Notices", "takes 3 minutes"):
        assert text in words


def test_long_names_and_none_at_all_are_drawn():
    long = FlowLine("A name " * 40, ("Station " * 30, "To " * 50), "times " * 40, True, False)
    for figure in (FlowFigure((long,)), FlowFigure(())):
        assert paint_png(figure, 320, natural_height(figure, 320)).startswith(b"\x89PNG")
