"""Native charts: their numbers can be edited in PowerPoint."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Pt

from exports.charts.palette import LIGHT
from exports.pptx.deck import CREATED
from exports.pptx.page import Box
from exports.pptx.shapes import describe, place, rgb
from exports.pptx.texts import one_line, plain_text

LETTERS, SMALL = 12, 10
WHOLE = "#,##0"


@dataclass(frozen=True, slots=True)
class Series:
    """One series with its colour; ``colours`` one for each value; None: the value is not known."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    colours: tuple[str, ...] = ()
    number_format: str = WHOLE
    is_hidden: bool = False
    """Only carries what stands on it."""


def put_columns(slide: Any, box: Box, labels: Sequence[str], series: Series, words: str) -> None:
    """Draw a column for each label, with its number above it."""
    chart = _put(slide, box, XL_CHART_TYPE.COLUMN_CLUSTERED, labels, (series,), words)
    chart.plots[0].gap_width = 60
    chart.has_legend = False
    _quiet_axes(chart)
    _label(chart.plots[0].series[0], series)


def put_stack(
    slide: Any, box: Box, labels: Sequence[str], parts: Sequence[Series], words: str
) -> None:
    """Draw columns of which each part stands on those before it."""
    chart = _put(slide, box, XL_CHART_TYPE.COLUMN_STACKED, labels, parts, words)
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 100
    chart.has_legend = False
    _quiet_axes(chart)
    for drawn, part in zip(chart.plots[0].series, parts, strict=True):
        if part.is_hidden:
            drawn.format.fill.background()
            drawn.format.line.fill.background()


def put_bars(
    slide: Any, box: Box, labels: Sequence[str], series: Sequence[Series], words: str, most: float
) -> None:
    """Draw bars from 0 to ``most`` for each label, the first label on top."""
    chart = _put(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, labels, series, words)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 55, -5
    chart.category_axis.reverse_order = True
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, most
    _quiet_axes(chart)
    for drawn, one in zip(plot.series, series, strict=True):
        _label(drawn, one)
    _set_legend(chart, len(series) > 1)


def put_curves(
    slide: Any, box: Box, labels: Sequence[str], series: Sequence[Series], words: str
) -> None:
    """Draw a line for each series over the labels."""
    chart = _put(slide, box, XL_CHART_TYPE.LINE, labels, series, words)
    axis = chart.value_axis
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.border)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = (
        series[0].number_format,
        False,
    )
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.border_strong)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.tick_labels.font.size = axis.tick_labels.font.size = Pt(SMALL)
    for number, drawn in enumerate(chart.plots[0].series):
        drawn.smooth = False
        drawn.format.line.color.rgb = rgb(series[number].colour)
        drawn.format.line.width = Pt(2.5 if number == len(series) // 2 else 1.25)
    _set_legend(chart, is_shown=True)
    chart.legend.position, chart.legend.font.size = XL_LEGEND_POSITION.RIGHT, Pt(SMALL)


def _put(
    slide: Any, box: Box, kind: Any, labels: Sequence[str], series: Sequence[Series], words: str
) -> Any:
    data = CategoryChartData(number_format=series[0].number_format)
    data.categories = [plain_text(label) for label in labels]
    for one in series:
        data.add_series(one_line(one.name), one.values, one.number_format)
    frame = slide.shapes.add_chart(kind, *place(box), data)
    describe(frame, words)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_numbers(labels, series))
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(LETTERS), rgb(LIGHT.text_2)
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        _colour(drawn, one)
    return chart


def _numbers(labels: Sequence[str], series: Sequence[Series]) -> bytes:
    """Return the workbook behind a chart.

    The library's own takes texts for formulas, and holds the moment at which it was made.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet("Sheet1")
        for row, label in enumerate(labels, start=1):
            sheet.write_string(row, 0, plain_text(label))
        for column, one in enumerate(series, start=1):
            sheet.write_string(0, column, one_line(one.name))
            look = book.add_format({"num_format": one.number_format})
            for row, value in enumerate(one.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, look)
    return stream.getvalue()


def _colour(drawn: Any, series: Series) -> None:
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(series.colour)
    if hasattr(drawn, "invert_if_negative"):
        drawn.invert_if_negative = False
    for index, colour in enumerate(series.colours):
        point = drawn.points[index].format.fill
        point.solid()
        point.fore_color.rgb = rgb(colour)


def _label(drawn: Any, series: Series) -> None:
    labels = drawn.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = series.number_format, False
    labels.font.size, labels.font.color.rgb = Pt(LETTERS), rgb(LIGHT.text)


def _quiet_axes(chart: Any) -> None:
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.border_strong)
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE


def _set_legend(chart: Any, is_shown: bool) -> None:
    chart.has_legend = is_shown
    if is_shown:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
