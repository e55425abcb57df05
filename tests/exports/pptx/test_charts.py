"""Figures on slides: native charts, and pictures where there is no such chart."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from csdesk.report.document import FigureBlock, Report, Section
from csdesk.report.figures import (
    BridgeFigure,
    BridgeStep,
    FanFigure,
    FanPoint,
    RadarFigure,
    TornadoFigure,
    TornadoRow,
)
from exports import render
from exports.pptx.deck import Deck
from exports.pptx.page import BODY
from exports.pptx.revenue import money_format, put_native

STEPS = (
    BridgeStep("1 Jan", 100.0, is_total=True),
    BridgeStep("New", 30.0),
    BridgeStep("Churn", -50.0),
    BridgeStep("31 Dec", 80.0, is_total=True),
)
TORNADO = TornadoFigure((TornadoRow("Churn", "5%", "15%", -100.0, 300.0),), 100.0, "GBP")


@pytest.fixture
def drawn(bare_report: Report):
    """Return a function that draws a figure on a slide and gives the shape that shows it."""

    def draw(figure):
        deck = Deck(bare_report)
        slide = deck.add_slide("Figure")
        put_native(slide, BODY, figure, "What is shown.")
        known = Presentation(io.BytesIO(deck.finish()))
        return known.slides[0].shapes[-1]

    return draw


def test_a_bridge_stands_on_what_nobody_sees(drawn):
    plot = drawn(BridgeFigure(STEPS, "GBP")).chart.plots[0]
    series = {one.name: tuple(one.values) for one in plot.series}
    # 100 up to 130, then down to 80: the loss of 50 hangs over 80.
    assert series["Below"] == (None, 100.0, 80.0, None)
    assert series["Total"] == (100.0, None, None, 80.0)
    assert series["Won"] == (None, 30.0, None, None)
    assert series["Lost"] == (None, None, 50.0, None)
    assert list(plot.categories) == ["1 Jan\n£100", "New\n£30", "Churn\n−£50", "31 Dec\n£80"]


def test_a_bridge_below_nothing_is_a_picture(drawn):
    steps = (BridgeStep("Start", 10.0, is_total=True), BridgeStep("Churn", -20.0))
    shape = drawn(BridgeFigure(steps, "GBP"))
    assert shape.image.content_type == "image/png"
    assert shape._element._nvXxPr.cNvPr.get("descr").startswith("What is shown.")


def test_a_fan_is_five_lines(drawn):
    points = tuple(FanPoint(month, -2.0, -1.0, 0.0, 1.0, 2.0) for month in range(3))
    plot = drawn(FanFigure(points, "GBP")).chart.plots[0]
    assert list(plot.categories) == ["0", "1", "2"]
    assert [one.values[0] for one in plot.series] == [2.0, 1.0, 0.0, -1.0, -2.0]


@pytest.mark.parametrize("figure", [TORNADO, FanFigure((), "GBP"), BridgeFigure((), "GBP")])
def test_what_has_no_native_chart_is_a_picture_with_words(drawn, figure):
    shape = drawn(figure)
    assert shape.image.content_type == "image/png"
    assert shape._element._nvXxPr.cNvPr.get("descr") == "What is shown."


def test_an_area_that_is_not_assessed_has_no_bar(report):
    radar = RadarFigure(("One", "Two"), (50.0, None), (40.0, None), (60.0, None))
    areas = next(section for section in report.sections if section.id == "areas")
    blocks = (areas.blocks[0], FigureBlock("?", radar, ""))
    shown = render(replace(report, sections=(Section("areas", "A", "", blocks),)), ".pptx")
    deck = Presentation(io.BytesIO(shown))
    plots = [one.chart.plots[0] for slide in deck.slides for one in slide.shapes if one.has_chart]
    assert tuple(plots[0].series[0].values) == (50.0, None)


def test_the_currency_stands_before_amounts_of_a_chart():
    assert money_format("GBP") == '"£"#,##0'
    assert money_format("CHF") == '"CHF "#,##0'
    assert money_format("XXX") == "#,##0"
