"""What moved recurring revenue, how it was kept, and what the plan costs and brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from csdesk.formatting import currency_mark, money
from csdesk.report.document import Column, Format, Noted, Value
from csdesk.report.figures import BridgeFigure, FanFigure, Figure
from exports.charts.palette import LIGHT
from exports.pptx.cards import CARD, put_cards
from exports.pptx.charts import WHOLE, Series, put_curves, put_stack
from exports.pptx.deck import Deck
from exports.pptx.grids import Grid, describe_rows, grid_of
from exports.pptx.page import BODY, GAP, Box
from exports.pptx.reading import (
    Cells,
    figure_of,
    figures_of,
    key_figures_of,
    lead_of,
    numbers_of,
    table_of,
)
from exports.pptx.shapes import put_figure
from exports.pptx.tables import MORE, put_grid

RETENTION = ("nrr", "grr", "logo_churn", "gross_churn", "expansion_rate")
"""The numbers that a board asks for beside revenue, by the ids of their KPIs."""
_RATES = (
    Column("Rate", Format.TEXT, 0.6),
    Column("Value", Format.QUANTITY, 0.2),
    Column("Accounts", Format.INTEGER, 0.2),
)


def add_revenue(deck: Deck) -> bool:
    """Add what moved recurring revenue, and how it was kept; False: neither is known."""
    report = deck.report
    block = figure_of(report, "revenue", BridgeFigure)
    known = numbers_of(report)
    rows = [known[name] for name in RETENTION if name in known]
    if block is None and not rows:
        return False
    notes = [f"{row['Term']}: {row['Method']}. From {row['From']}." for row in rows]
    slide = deck.add_slide("Recurring revenue and retention", lead_of(report, "revenue"), notes)
    chart, side = BODY.columns(0.58, 0.42) if block else (BODY, BODY)
    if block:
        put_native(slide, chart, block.figure, block.question)
    if rows:
        cells = tuple(_rate(row) for row in rows)
        words = describe_rows("Retention", len(rows))
        put_grid(slide, side, Grid(_RATES, cells, report.currency, words), more=MORE)
    return True


def add_investment(deck: Deck) -> bool:
    """Add the case of the plan, or what is missing for it; False: there is no plan."""
    report, section = deck.report, "investment"
    block = key_figures_of(report, section)
    table = table_of(report, section, "Investment case")
    gaps = table_of(report, section, "Investment gaps")
    if block is None and gaps is None:
        return False
    told = [f"{one.question} {one.answer}" for one in figures_of(report, section)]
    notes = [*told, *(table.notes if table else ()), "Estimates rest on what the client stated."]
    slide = deck.add_slide("What the plan costs and brings", lead_of(report, section), notes)
    rest = BODY
    if block:
        put_cards(slide, BODY.head(CARD), block.figures, report.currency)
        rest = BODY.below(CARD + GAP)
    figure = next(iter(figures_of(report, section)), None)
    shown = table or gaps
    chart, side = rest.columns(0.56, 0.44) if figure and shown else (rest, rest)
    if figure:
        put_native(slide, chart, figure.figure, f"{figure.question} {figure.answer}")
    if shown:
        titles = (
            ("Case", "Cost", "Gross profit", "Return") if shown is table else _all(shown.columns)
        )
        end = put_grid(slide, side, grid_of(shown, report.currency, *titles), more=MORE)
    figures = table_of(report, section, "Investment figures")
    if shown is gaps and figures and not figure:
        below = side.below(end - side.top + GAP)
        put_grid(slide, below, grid_of(figures, report.currency, *_all(figures.columns)), more=MORE)
    return True


def _all(columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(column.title for column in columns)


def put_native(slide: Any, box: Box, figure: Figure, words: str) -> None:
    """Draw a figure as a native chart; as a picture where there is no such chart."""
    if isinstance(figure, BridgeFigure) and figure.steps and not _sinks(figure):
        labels = [_step_words(step.label, step.amount, figure.currency) for step in figure.steps]
        put_stack(
            slide, box, labels, _bridge_series(figure), f"{words} {_one_after_another(labels)}"
        )
    elif isinstance(figure, FanFigure) and figure.points:
        months = [str(point.month) for point in figure.points]
        put_curves(slide, box, months, _fan_series(figure), f"{words} By month of the plan.")
    else:
        put_figure(slide, box, figure, words)


def _one_after_another(labels: Sequence[str]) -> str:
    return f"{', '.join(label.replace(chr(10), ' ') for label in labels)}."


def _step_words(label: str, amount: float, currency: str) -> str:
    return f"{label}\n{money(amount, currency, short=True)}"


def _levels(figure: BridgeFigure) -> Iterator[tuple[float, float]]:
    """Give the amounts before and after each step."""
    level = 0.0
    for step in figure.steps:
        before = 0.0 if step.is_total else level
        level = before + step.amount
        yield before, level


def _sinks(figure: BridgeFigure) -> bool:
    """Tell whether it goes below nothing, where no columns can stand on one another."""
    return any(min(pair) < 0 for pair in _levels(figure))


def _bridge_series(figure: BridgeFigure) -> list[Series]:
    """Return what carries the blocks unseen, the totals, what was won and what was lost."""
    levels = list(_levels(figure))
    heights = [abs(after - before) for before, after in levels]
    kinds = [
        "Total" if step.is_total else "Won" if step.amount >= 0 else "Lost" for step in figure.steps
    ]
    look = money_format(figure.currency)
    carried = tuple(
        None if step.is_total else min(pair)
        for step, pair in zip(figure.steps, levels, strict=True)
    )
    parts = [Series("Below", carried, LIGHT.surface, number_format=look, is_hidden=True)]
    inks = (("Total", LIGHT.accent), ("Won", LIGHT.good_fill), ("Lost", LIGHT.risk_fill))
    for name, ink in inks:
        values = tuple(
            height if kind == name else None for height, kind in zip(heights, kinds, strict=True)
        )
        parts.append(Series(name, values, ink, number_format=look))
    return parts


def _fan_series(figure: FanFigure) -> list[Series]:
    known = (
        ("95 of 100 draws lie below", [point.high for point in figure.points], LIGHT.border_strong),
        ("75 of 100", [point.upper for point in figure.points], LIGHT.none_fill),
        ("Middle", [point.middle for point in figure.points], LIGHT.accent),
        ("25 of 100", [point.lower for point in figure.points], LIGHT.none_fill),
        ("5 of 100", [point.low for point in figure.points], LIGHT.border_strong),
    )
    look = money_format(figure.currency)
    return [Series(name, tuple(values), ink, number_format=look) for name, values, ink in known]


def _rate(row: Cells) -> tuple[Value, ...]:
    return (Noted(str(row["KPI"]), str(row["Term"])), row["Value"], row.get("Accounts"))


def money_format(currency: str) -> str:
    """Return how a chart writes amounts of a currency."""
    mark = currency_mark(currency).replace('"', "")
    return f'"{mark}"{WHOLE}' if mark else WHOLE
