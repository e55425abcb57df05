"""Date cells whose day and month a spreadsheet mistook for each other.

A spreadsheet set to month first makes 4 March of 03/04/2024 and leaves 31/12/2024 as text: in such
a column no date cell has a day above 12, and every text has. Only a person can tell.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from csdesk.formatting import day, plural
from csdesk.ingest.coercion.context import CELLS_RIGHT, CELLS_TURNED
from csdesk.ingest.coercion.dates import DateText
from csdesk.ingest.coercion.reading import ColumnQuestion, quote
from csdesk.model.imports import Option, Topic

FEW = 5
"""So few different days can all be low by chance."""


def ask_whether_turned(
    cells: Collection[date], texts: Mapping[str, DateText]
) -> ColumnQuestion | None:
    """Return the question about date cells among texts; None where nothing speaks for it."""
    slotted = {written: text for written, text in texts.items() if text.slots is not None}
    if not slotted or any(text.order is None for text in slotted.values()):
        return None
    if len({cell.timetuple()[:3] for cell in cells}) < FEW or any(cell.day > 12 for cell in cells):
        return None
    sample = next((cell for cell in cells if cell.day != cell.month), None)
    return None if sample is None else _ask(sample, len(cells), next(iter(slotted)))


def turn_date(found: date) -> date:
    """Return a date with day and month changed for each other; the day is at most 12."""
    return found.replace(month=found.day, day=found.month)


def _ask(sample: date, count: int, text: str) -> ColumnQuestion:
    return ColumnQuestion(
        Topic.DATE_ORDER,
        "Did a spreadsheet mistake day and month of the date cells?",
        f"No day is above 12 in {plural(count, 'date cell')}, but {quote(text)} stayed text",
        (
            Option(CELLS_RIGHT, "No, they are right", f"{day(sample)} stays"),
            Option(CELLS_TURNED, "Yes, turn them", f"{day(sample)} is {day(turn_date(sample))}"),
        ),
    )
