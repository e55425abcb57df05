"""What a board does with the audit: the priorities, and what it is asked to decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exports.charts.palette import LIGHT
from exports.pptx.deck import Deck
from exports.pptx.grids import grid_of
from exports.pptx.page import BODY, GAP, Box
from exports.pptx.reading import lead_of, passages_of, remarks_of, section_of, table_of
from exports.pptx.shapes import line, put_lines
from exports.pptx.tables import MORE, put_grid
from exports.pptx.texts import height_of, shorten

SECTION = "board_plan"
_TABLES = ("Priorities", "Plan at a glance", "Plan milestones")
SIZE, HEADING = 16.0, 26.0
_MOST_LINES = 3
"""Of one sentence."""


def add_priorities(deck: Deck) -> bool:
    """Add the pages of a board that say what to do first; False: they say nothing of it."""
    report = deck.report
    tables = [table for name in _TABLES if (table := table_of(report, SECTION, name))]
    section = section_of(report, SECTION)
    if section is None or not tables:
        return False
    notes = [f"{table.name}: {note}" for table in tables for note in table.notes]
    slide = deck.add_slide(section.title, lead_of(report, SECTION), notes)
    rest = BODY
    for table in tables:
        titles = [column.title for column in table.columns]
        end = put_grid(
            slide, rest, grid_of(table, report.currency, *titles, grows=False), more=MORE
        )
        rest = rest.below(end - rest.top + (GAP if end > rest.top else 0))
    return True


def add_asks(deck: Deck) -> bool:
    """Add what a board is asked, and what stands beside it; False: it is asked nothing."""
    passages = passages_of(deck.report, SECTION)
    if not passages:
        return False
    # The pages end with what they lead to.
    *beside, title = passages
    slide = deck.add_slide(title, "", remarks_of(deck.report, SECTION))
    rest = _put_sentences(slide, BODY, passages[title], is_numbered=True)
    for heading in beside:
        head = line(shorten(heading, rest.width, SIZE, 1, bold=True), SIZE, bold=True)
        put_lines(slide, rest.head(HEADING), (head,))
        rest = _put_sentences(slide, rest.below(HEADING), passages[heading])
    return True


def _put_sentences(slide: Any, box: Box, said: Sequence[str], *, is_numbered: bool = False) -> Box:
    """Write sentences below one another, as many as there is room for; return what is left."""
    for number, words in enumerate(said, start=1):
        mark, place = box.columns(0.03, 0.97)
        shown = shorten(words, place.width, SIZE, _MOST_LINES)
        height = height_of(shown, place.width, SIZE)
        if height > box.height:
            break
        if is_numbered:
            rank = line(str(number), SIZE, colour=LIGHT.accent_text, bold=True)
            put_lines(slide, mark.head(height), (rank,))
        put_lines(slide, (place if is_numbered else box).head(height), (line(shown, SIZE),))
        box = box.below(height + GAP / 2)
    return box.below(GAP)
