"""The findings that come first, with what is at stake."""

from __future__ import annotations

from typing import Any

from csdesk.formatting import money
from csdesk.report.document import Entry
from exports.charts.palette import LIGHT
from exports.pptx.cards import PAD
from exports.pptx.deck import Deck, note_under
from exports.pptx.page import BODY, GAP, Box
from exports.pptx.reading import entries_of, lead_of
from exports.pptx.shapes import Line, Run, line, put_ground, put_lines, status_runs
from exports.pptx.texts import LINE, fit, shorten

RANKED = ("summary", "board_standing", "findings")
"""The sections that rank findings; the first one that the report has is told."""
MOST_ENTRIES = 3
AMOUNT = "The amount is the annual revenue of the accounts concerned."
SHOWN_BY = "The speaker notes say which rows show it."


def add_findings(deck: Deck) -> None:
    """Add the findings that come first, with the revenue that each concerns."""
    report = deck.report
    block = next(filter(None, (entries_of(report, name) for name in RANKED)), None)
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
    note_under(slide, BODY.bottom - 18, f"{AMOUNT} {SHOWN_BY}" if notes else AMOUNT)


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
