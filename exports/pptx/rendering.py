"""The report as a deck for a board."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.progress import Progress, silent
from csdesk.report.document import Report
from exports.pptx.board import add_asks, add_priorities
from exports.pptx.cover import add_cover
from exports.pptx.deck import Deck
from exports.pptx.findings import add_findings
from exports.pptx.headline import add_headline
from exports.pptx.numbers import add_limits, add_numbers, add_sources
from exports.pptx.plan import add_plan, add_responsibilities
from exports.pptx.revenue import add_investment, add_revenue
from exports.pptx.standing import add_health, add_maturity

MIDDLE: tuple[tuple[str, Callable[[Deck], bool]], ...] = (
    ("health", add_health),
    ("areas", add_maturity),
    ("revenue", add_revenue),
    ("kpis", add_numbers),
    ("roadmap", add_plan),
    ("investment", add_investment),
    ("raci", add_responsibilities),
    ("board_plan", add_priorities),
    ("board_plan", add_asks),
)
"""A slide for each of these sections that has something to show, in this order."""


def render_deck(report: Report, progress: Progress = silent) -> bytes:
    """Return the report as a deck; the same report gives the same bytes."""
    steps = len(MIDDLE) + 2
    deck = Deck(report)
    progress(0, steps, "Opening the deck")
    add_cover(deck)
    add_headline(deck)
    add_findings(deck)
    missing: list[str] = []
    for done, (section, add) in enumerate(MIDDLE, start=1):
        progress(done, steps, section)
        if not add(deck):
            missing.append(section)
    progress(steps - 1, steps, "Closing the deck")
    known = {section.id for section in report.sections}
    add_limits(deck, tuple(name for name in missing if name in known))
    add_sources(deck)
    content = deck.finish()
    progress(steps, steps, "The deck is written")
    return content
