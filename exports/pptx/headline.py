"""How things stand: a sentence, the large numbers, and how each of them is computed."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.report.document import Column, Format, KeyFigure, Report, Value
from exports.pptx.cards import CARD, put_cards, rest_of_note
from exports.pptx.deck import Deck
from exports.pptx.grids import Grid, describe_rows, grid_of
from exports.pptx.page import BODY, GAP
from exports.pptx.reading import Cells, key_figures_of, lead_of, numbers_of, table_of
from exports.pptx.tables import MORE, put_grid

STANDING = ("summary", "board_standing")
"""The sections that open a report with large numbers; the first one that it has is told."""
_METHOD = (
    Column("Figure", Format.TEXT, 0.2),
    Column("How it is computed", Format.TEXT, 0.5),
    Column("Base and window", Format.TEXT, 0.3),
)


def add_headline(deck: Deck) -> None:
    """Add the summary: its sentence, its large numbers, how they are computed, the first steps."""
    report = deck.report
    block = next(filter(None, (key_figures_of(report, name) for name in STANDING)), None)
    figures = block.figures if block else ()
    known = {str(row["Term"]): row for row in numbers_of(report).values()}
    slide = deck.add_slide("How things stand", report.headline, _sources(report, figures, known))
    if figures:
        put_cards(slide, BODY.head(CARD), figures, report.currency)
    rest = BODY.below(CARD + GAP)
    rows = [row for figure in figures if (row := _method(figure, known.get(figure.term)))]
    if rows:
        used = _METHOD if any(row[2] for row in rows) else _METHOD[:2]
        cells = tuple(row[: len(used)] for row in rows)
        grid = Grid(used, cells, report.currency, describe_rows("Methods", len(rows)), grows=False)
        rest = rest.below(put_grid(slide, rest, grid) - rest.top + GAP)
    steps = table_of(report, "summary", "First steps")
    if steps:
        shown = grid_of(steps, report.currency, "Initiative", "Owner", "Due")
        put_grid(slide, rest, shown, more=MORE)


def _sources(
    report: Report, figures: Sequence[KeyFigure], known: dict[str, Cells]
) -> tuple[str, ...]:
    told = [
        f"{figure.label} ({figure.term}): {known[figure.term]['Method']}. "
        f"From {known[figure.term]['From']}."
        for figure in figures
        if figure.term in known
    ]
    return (lead_of(report, STANDING[0]), f"{report.basis}.", *told)


def _method(figure: KeyFigure, row: Cells | None) -> tuple[Value, ...] | None:
    """Return how a figure is computed, from its number or from the rest of its note."""
    if row is not None:
        base = "; ".join(str(row[key]) for key in ("Base", "Window") if row.get(key))
        return (figure.label, str(row["Method"]), base or None)
    said = rest_of_note(figure)
    return (figure.label, said, None) if said else None
