"""How the deck opens: whose it is, how things stand, what to repair first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csdesk.formatting import day, money
from csdesk.report.document import (
    SAMPLE_NOTICE,
    Column,
    Entry,
    Format,
    KeyFigure,
    Report,
    Value,
)
from exports.charts.palette import LIGHT
from exports.pptx.cards import CARD, PAD, put_cards
from exports.pptx.deck import Deck, note_under, set_cover_title
from exports.pptx.grids import Grid, describe_rows, grid_of
from exports.pptx.page import BODY, GAP, MARGIN, WIDTH, Box
from exports.pptx.reading import Cells, entries_of, key_figures_of, lead_of, numbers_of, table_of
from exports.pptx.shapes import Line, Run, line, put_ground, put_lines, status_runs
from exports.pptx.tables import MORE, put_grid
from exports.pptx.texts import LINE, fit, one_line, shorten

MOST_ENTRIES = 3
AMOUNT = (
    "The amount is the annual revenue of the accounts concerned; the speaker notes say which rows "
    "show it."
)
_COVER = Box(MARGIN + 20, 180, WIDTH - 2 * MARGIN - 60, 130)
_METHOD = (
    Column("Figure", Format.TEXT, 0.2),
    Column("How it is computed", Format.TEXT, 0.5),
    Column("Base and window", Format.TEXT, 0.3),
)


def add_cover(deck: Deck) -> None:
    """Add whose audit this is, of which day, and how far it can be believed."""
    report = deck.report
    slide = deck.add_bare_slide((f"Made with {report.program}.", f"{report.basis}."))
    above = Box(_COVER.left, _COVER.top - 26, _COVER.width, 20)
    title = line(one_line(report.title), 15, colour=LIGHT.accent_text, bold=True)
    put_lines(slide, above, (title,))
    end = set_cover_title(slide, _COVER, one_line(report.client))
    occasion = report.engagement + (f" · {day(report.as_of)}" if report.as_of else "")
    below = Box(_COVER.left, end + 8, _COVER.width, 24)
    shown, size = fit(one_line(occasion), below, (17, 15, 13), most=1)
    put_lines(slide, below, (line(shown, size, colour=LIGHT.text_2),))
    if report.is_sample:
        _put_stamp(slide, Box(_COVER.left, below.bottom + 18, 330, 28))
    basis = Box(_COVER.left, 440, _COVER.width, 44)
    words, size = fit(f"{report.basis}.", basis, (13, 12, 11), most=2)
    put_lines(slide, basis, (line(words, size, colour=LIGHT.text_3),))


def _put_stamp(slide: Any, box: Box) -> None:
    put_ground(slide, box, LIGHT.watch_soft)
    stamp = line(SAMPLE_NOTICE, 13, colour=LIGHT.watch, bold=True)
    put_lines(
        slide, Box(box.left + 12, box.top, box.width - 24, box.height), (stamp,), anchor="middle"
    )


def add_headline(deck: Deck) -> None:
    """Add the summary: its sentence, its large numbers, how they are computed, the first steps."""
    report = deck.report
    known = {str(row["Term"]): row for row in numbers_of(report).values()}
    block = key_figures_of(report, "summary")
    figures = block.figures if block else ()
    methods = [(figure, known[figure.term]) for figure in figures if figure.term in known]
    slide = deck.add_slide("How things stand", report.headline, _sources(report, methods))
    if figures:
        put_cards(slide, BODY.head(CARD), figures, report.currency)
    rest = BODY.below(CARD + GAP)
    if methods:
        rows = tuple(_method_row(figure, row) for figure, row in methods)
        grid = Grid(
            _METHOD, rows, report.currency, describe_rows("Methods", len(rows)), grows=False
        )
        rest = rest.below(put_grid(slide, rest, grid) - rest.top + GAP)
    steps = table_of(report, "summary", "First steps")
    if steps:
        titles = ("Initiative", "Owner", "Due")
        put_grid(slide, rest, grid_of(steps, report.currency, *titles), more=MORE)


def _sources(report: Report, methods: Sequence[tuple[KeyFigure, Cells]]) -> list[str]:
    said = [lead_of(report, "summary"), f"{report.basis}."]
    return said + [
        f"{figure.label} ({figure.term}): {row['Method']}. From {row['From']}."
        for figure, row in methods
    ]


def _method_row(figure: KeyFigure, row: Cells) -> tuple[Value, ...]:
    base = "; ".join(str(row[key]) for key in ("Base", "Window") if row.get(key))
    return (f"{figure.label}", str(row["Method"]), base or None)


def add_findings(deck: Deck) -> None:
    """Add the findings that come first, with the revenue that each concerns."""
    report = deck.report
    block = entries_of(report, "summary") or entries_of(report, "findings")
    if block is None:
        return
    title = block.title or "Findings"
    shown = block.items[:MOST_ENTRIES]
    notes = [f"{entry.title}: {note}" for entry in shown for note in entry.notes]
    slide = deck.add_slide(title, lead_of(report, "findings"), notes)
    if not shown:
        put_lines(slide, BODY.head(60), (line(shorten(block.empty, BODY.width, 16, 3), 16),))
        return
    height = (BODY.height - 24 - GAP * 0.75 * (MOST_ENTRIES - 1)) / MOST_ENTRIES
    for number, entry in enumerate(shown):
        place = Box(BODY.left, BODY.top + number * (height + GAP * 0.75), BODY.width, height)
        _put_entry(slide, place, number + 1, entry, report.currency)
    note_under(
        slide,
        BODY.bottom - 18,
        AMOUNT,
    )


def _put_entry(slide: Any, box: Box, rank: int, entry: Entry, currency: str) -> None:
    put_ground(slide, box, LIGHT.sunken)
    put_ground(slide, Box(box.left, box.top, 4, box.height), LIGHT.fill_colour(entry.status.status))
    inner = box.inset(PAD * 0.8)
    number, words, amount = inner.columns(0.04, 0.74, 0.22)
    put_lines(slide, number, (line(str(rank), 20, colour=LIGHT.text_3, bold=True),))
    title, size = fit(entry.title, words.head(18 * LINE), (17, 16, 15, 14), bold=True, most=1)
    text, text_size = fit(entry.text, words.below(size * LINE + 3), (15, 14, 13, 12))
    put_lines(
        slide,
        words,
        (line(title, size, bold=True), line(text, text_size, colour=LIGHT.text_2, above=3)),
    )
    put_lines(slide, amount, _stake(entry, currency, amount.width), align="right")


def _stake(entry: Entry, currency: str, width: float) -> tuple[Line, ...]:
    status = Line(status_runs(entry.status, 13))
    if entry.amount is None:
        return (status, line("No amount is known", 12, colour=LIGHT.text_3, above=6))
    words, size = fit(
        money(entry.amount, currency, short=True),
        Box(0, 0, width, 30),
        (22, 19, 16, 13),
        bold=True,
        most=1,
    )
    stake = Line((Run(words, size, bold=True),), above=4)
    return (status, stake, line("ARR at stake", 12, colour=LIGHT.text_3))
