"""The numbers beside their targets, what cannot be told, and where all of it comes from."""

from __future__ import annotations

from csdesk.report.document import Column, Format, Report, Status, StatusWord, Table, Value
from exports.pptx.deck import Deck
from exports.pptx.grids import Grid, describe_rows, grid_of
from exports.pptx.page import BODY, GAP
from exports.pptx.reading import Cells, lead_of, numbers_of, passages_of, section_of, table_of
from exports.pptx.tables import MORE, put_grid

MOST_NOTES = 12
NOTHING_YET = "Nothing of it has been assessed yet."
_SHOWN = (
    "What is measured",
    "Value",
    "Target",
    "Against target",
    "Benchmark (median)",
    "Against others",
)
_MISSING = (Column("Not told here", Format.TEXT, 0.36), Column("Why", Format.TEXT, 0.64))


def add_numbers(deck: Deck) -> bool:
    """Add the numbers, those with a verdict first; False: none was computed."""
    report = deck.report
    table = table_of(report, "kpis", "Numbers")
    if table is None:
        return False
    rows = tuple(sorted(table.rows, key=lambda row: not any(map(_is_judged, row))))
    notes = [_source(row) for row in list(numbers_of(report).values())[:MOST_NOTES]]
    slide = deck.add_slide("Numbers beside their targets", lead_of(report, "kpis"), notes)
    grid = grid_of(table, report.currency, *_SHOWN, rows=rows, size=11.5)
    put_grid(slide, BODY, grid, more=MORE)
    return True


def add_limits(deck: Deck, missing: tuple[str, ...]) -> None:
    """Add what this report cannot say; ``missing`` are the ids of sections without a slide."""
    report = deck.report
    rows: list[tuple[Value, ...]] = [_why(report, name) for name in missing]
    table = table_of(report, "kpis", "Not computable")
    rows += [(row[0], row[1]) for row in table.rows] if table else []
    rows += [
        _limit(said) for told in passages_of(report, "board_standing").values() for said in told
    ]
    if not rows:
        return
    notes = ("Nothing is guessed: what is not in the client’s data is left out and named here.",)
    lead = "Nothing is guessed: what the client’s data do not hold is named, not filled in."
    slide = deck.add_slide("What this report cannot say", lead, notes)
    grid = Grid(_MISSING, tuple(rows), report.currency, describe_rows("Not told", len(rows)))
    put_grid(slide, BODY, grid, more=MORE)


def add_sources(deck: Deck) -> None:
    """Add which files were read; nothing without any."""
    report = deck.report
    table = table_of(report, "lineage", "Files read")
    if table is None:
        return
    notes = [f"{report.basis}.", *(_source(row) for row in numbers_of(report).values())]
    slide = deck.add_slide("How the numbers were made", lead_of(report, "lineage"), notes[:60])
    grid = grid_of(
        table,
        report.currency,
        *("File and fingerprint (SHA-256)", "Used as", "As of", "Accounts", "Left out"),
    )
    end = put_grid(slide, BODY.head(BODY.height / 2), grid, more=MORE)
    rests = table_of(report, "lineage", "Sources of numbers")
    if rests:
        below = BODY.below(end - BODY.top + GAP)
        put_grid(slide, below, grid_of(rests, report.currency, "Numbers", "From"), more=MORE)


def _why(report: Report, name: str) -> tuple[Value, ...]:
    """Return a section that has no slide, with the sentence that says what is missing."""
    section = section_of(report, name)
    if section is None:
        return (name, None)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    if any(table.rows for table in tables):
        # Its lead says how to read what is not there yet.
        return (section.title, NOTHING_YET)
    empty = next((table.empty for table in tables if table.empty), "")
    return (section.title, section.lead or empty or None)


def _limit(said: str) -> tuple[Value, ...]:
    what, _, why = said.partition(": ")
    return (what, f"{why[:1].upper()}{why[1:]}" or None)


def _source(row: Cells) -> str:
    return f"{row['Term']}: {row['Method']}. From {row['From']}."


def _is_judged(value: Value) -> bool:
    return isinstance(value, StatusWord) and value.status is not Status.NONE
