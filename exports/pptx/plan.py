"""What is to be done, by when, and who answers for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from csdesk.formatting import day
from csdesk.report.document import Column, Format, Noted, Table, Value
from exports.charts.palette import LIGHT
from exports.pptx.deck import Deck
from exports.pptx.grids import Grid, describe_rows, grid_of
from exports.pptx.page import BODY, GAP, Box
from exports.pptx.reading import Cells, cells_of, lead_of, section_of
from exports.pptx.shapes import line, put_ground, put_lines
from exports.pptx.tables import MORE, put_grid
from exports.pptx.texts import fit

HORIZON = "Plan "
"""How the names of the tables begin that hold the plan, one for each horizon."""
HEAD = 26.0
_STEP = (Column("Initiative", Format.TEXT, 1.0),)


def add_plan(deck: Deck) -> bool:
    """Add the initiatives of each horizon side by side; False: there is no plan."""
    report = deck.report
    section = section_of(report, "roadmap")
    tables = [
        block
        for block in (section.blocks if section else ())
        if isinstance(block, Table) and block.name.startswith(HORIZON) and block.rows
    ]
    if not tables:
        return False
    notes = [f"{table.title}: {_told(row)}" for table in tables for row in cells_of(table)]
    slide = deck.add_slide("The plan at a glance", lead_of(report, "roadmap"), notes)
    for table, box in zip(tables, BODY.columns(*[1.0] * len(tables)), strict=True):
        _put_horizon(slide, box, table, report.currency)
    return True


def _put_horizon(slide: Any, box: Box, table: Table, currency: str) -> None:
    head = box.head(HEAD)
    put_ground(slide, head, LIGHT.accent_soft)
    title, size = fit(table.title, head.inset(6), (14, 13, 12), bold=True, most=1)
    put_lines(
        slide,
        Box(head.left + 8, head.top, head.width - 16, HEAD),
        (line(title, size, colour=LIGHT.accent_text, bold=True),),
        anchor="middle",
    )
    rows = tuple((_step(row),) for row in cells_of(table))
    words = describe_rows(table.title, len(rows))
    grid = Grid(_STEP, rows, currency, words, has_head=False, grows=False)
    put_grid(slide, box.below(HEAD + GAP / 4), grid, more=MORE)


def _step(row: Cells) -> Value:
    first = row["Initiative"]
    title = first.text if isinstance(first, Noted) else str(first)
    return Noted(title, f"{row.get('Owner') or 'No owner'} · due {_day(row.get('Due'))}")


def _told(row: Cells) -> str:
    first = row["Initiative"]
    return f"{first.text}. {first.note}" if isinstance(first, Noted) else str(first)


def _day(value: Value) -> str:
    return day(value) if isinstance(value, date) else "–"


def add_responsibilities(deck: Deck) -> bool:
    """Add who does and who answers for the first activities; False: no plan says it."""
    report = deck.report
    section = section_of(report, "raci")
    table = next(
        (block for block in (section.blocks if section else ()) if isinstance(block, Table)), None
    )
    if section is None or table is None or not table.rows:
        return False
    slide = deck.add_slide(
        section.title,
        section.lead,
        (f"The sheet “{table.name}” of the workbook has all activities.",),
    )
    grid = grid_of(table, report.currency, *(column.title for column in table.columns), size=11.5)
    put_grid(slide, BODY, grid, more=MORE)
    return True
