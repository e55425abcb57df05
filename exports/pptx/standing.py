"""How accounts and areas stand: a native chart beside a native table."""

from __future__ import annotations

from csdesk.report.document import Status, StatusWord, Value
from csdesk.report.figures import HealthFigure, RadarFigure
from exports.charts.palette import LIGHT
from exports.pptx.charts import Series, put_bars, put_columns
from exports.pptx.deck import Deck
from exports.pptx.grids import grid_of
from exports.pptx.page import BODY, GAP, Box
from exports.pptx.reading import cells_of, figure_of, lead_of, table_of
from exports.pptx.shapes import line, put_figure, put_lines
from exports.pptx.tables import MORE, put_grid
from exports.pptx.texts import shorten

MOST_BARS = 10
"""With more areas than these the picture of the report is drawn instead of bars."""
INDEX_MOST = 115
"""The scale of indexes up to 100, with room for the number at the end of a bar."""


def add_health(deck: Deck) -> bool:
    """Add how many accounts stand in each band; False: no account has a score."""
    report = deck.report
    table = table_of(report, "health", "Health bands")
    bands = [row for row in cells_of(table) if isinstance(row["Band"], StatusWord)]
    if table is None or not any(row["Accounts"] for row in bands):
        return False
    block = figure_of(report, "health", HealthFigure)
    answer = block.answer if block else ""
    notes = (answer, *table.notes, f"The sheet “{table.name}” of the workbook has these numbers.")
    slide = deck.add_slide("Health of the accounts", lead_of(report, "health"), notes)
    chart, side = BODY.columns(0.44, 0.56)
    counts = Series(
        "Accounts",
        tuple(_count(row["Accounts"]) for row in bands),
        LIGHT.accent,
        tuple(LIGHT.fill_colour(_status(row["Band"])) for row in bands),
    )
    put_columns(
        slide, chart, [_word(row["Band"]) for row in bands], counts, f"Accounts by band. {answer}"
    )
    grid = grid_of(table, report.currency, "Band", "Score", "Accounts", "ARR", "Share of ARR")
    end = put_grid(slide, side, grid, more=MORE)
    told = Box(side.left, end + 8, side.width, 36)
    put_lines(slide, told, (line(shorten(answer, told.width, 12, 2), 12, colour=LIGHT.text_2),))
    first = table_of(report, "health", "Accounts to call")
    if first:
        shown = grid_of(first, report.currency, "Account", "ARR", "Score", "Renewal", "CSM")
        put_grid(slide, side.below(told.bottom - side.top + GAP / 2), shown, more=MORE)
    return True


def add_maturity(deck: Deck) -> bool:
    """Add the index and level of each area; False: nothing is assessed."""
    report = deck.report
    table = table_of(report, "areas", "Areas")
    block = figure_of(report, "areas", RadarFigure)
    if table is None or block is None or not isinstance(block.figure, RadarFigure):
        return False
    notes = (block.answer, *table.notes, f"The sheet “{table.name}” of the workbook has more.")
    slide = deck.add_slide("Maturity of the practice", lead_of(report, "areas"), notes)
    chart, side = BODY.columns(0.5, 0.5)
    radar, words = block.figure, _radar_words(block.figure)
    if len(radar.labels) > MOST_BARS:
        put_figure(slide, chart, radar, words)
    else:
        put_bars(slide, chart, radar.labels, _radar_series(radar), words, INDEX_MOST)
    grid = grid_of(table, report.currency, "Area", "Level", "Reached", "Index")
    put_grid(slide, side, grid, more=MORE)
    return True


def _radar_series(figure: RadarFigure) -> list[Series]:
    known = (
        ("Index now", figure.now, LIGHT.accent),
        ("Audit before", figure.before, LIGHT.none_fill),
    )
    return [Series(name, values, ink, number_format="0") for name, values, ink in known if values]


def _radar_words(figure: RadarFigure) -> str:
    said = [
        f"{label} {'not assessed' if value is None else f'{value:.0f}'}"
        for label, value in zip(figure.labels, figure.now, strict=True)
    ]
    return f"Index 0 to 100 of each area: {', '.join(said)}."


def _word(value: Value) -> str:
    return value.word if isinstance(value, StatusWord) else ""


def _status(value: Value) -> Status:
    return value.status if isinstance(value, StatusWord) else Status.NONE


def _count(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) else None
