"""The date at which a file says its figures stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest

from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.coercion.dates import is_plausible, parse_date
from csdesk.model.tables import Cell

LONGEST_WORDS = 4
_LABEL = re.compile(
    r"\b(?:as\s+(?:of|at|on|per)|position\s+(?:at|on)|status(?:\s+(?:at|on))?|stand(?:\s+vom)?"
    r"|snapshot(?:\s+date)?|reporting\s+date|data\s+(?:of|from)|figures\s+(?:at|on|for)"
    r"|per\s+(?=\d)|situation\s+au|effective)\b[\s:,–-]*(?:the\s+)?",
    re.IGNORECASE,
)


def find_stated_dates(rows: Iterable[tuple[Cell, ...]]) -> set[date]:
    """Return the dates that follow "as of" and the like, in the same cell or in the next."""
    return {day for row in rows for day in _dates_of_row(row) if is_plausible(day)}


def _dates_of_row(row: tuple[Cell, ...]) -> Iterator[date]:
    filled = [cell for cell in row if not is_empty(cell)]
    for cell, following in zip_longest(filled, filled[1:]):
        if not isinstance(cell, str):
            continue
        for label in _LABEL.finditer(cell):
            rest = cell[label.end() :].strip()
            day = _read_start(rest) if rest else _read_cell(following)
            if day is not None:
                yield day
                break


def _read_cell(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell
    return _read_start(cell) if isinstance(cell, str) else None


def _read_start(text: str) -> date | None:
    """Return the date that the first words say: "31 December 2024 (unaudited)"."""
    words = text.split()
    for count in range(min(LONGEST_WORDS, len(words)), 0, -1):
        said = parse_date(" ".join(words[:count]).strip("().,;:"))
        if said is not None:
            return None if said.is_open else said.in_order(day_first=said.order is not False)
    return None
