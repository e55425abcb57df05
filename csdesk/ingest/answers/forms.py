"""Where the questions stand in a workbook that comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from csdesk.errors import InputRefused
from csdesk.formatting import normalise_header
from csdesk.ingest.columns import cell_at, header_text
from csdesk.model.imports import Sheet, Workbook
from csdesk.model.questionnaires import ANSWER, COLUMNS, GIVEN, QUESTION_ID
from csdesk.model.tables import Cell

NEEDED = (QUESTION_ID, ANSWER)
SEARCHED_ROWS = 30
Line = Mapping[str, Cell]
"""The cells of a row by the name of their column."""


@dataclass(frozen=True, slots=True)
class Form:
    """A table of questions; ``columns`` are 1-based."""

    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]

    def lines(self) -> Iterator[tuple[int, Line]]:
        """Yield the 1-based number and the cells of each row below the header."""
        below = self.sheet.rows[self.header_row :]
        for number, row in enumerate(below, start=self.header_row + 1):
            cells = {name: cell_at(row, column) for name, column in self.columns.items()}
            yield number, dict.fromkeys(COLUMNS) | cells


def find_forms(workbook: Workbook, also: frozenset[str] = frozenset()) -> tuple[Form, ...]:
    """Return the forms on visible sheets and on those named; InputRefused where there is none.

    A list that explains answers has the columns of a form too, but nowhere to say how sure one is.
    """
    forms = [
        form
        for sheet in workbook.sheets
        if (sheet.visible or sheet.name in also) and (form := _find_form(sheet))
    ]
    if not forms:
        raise InputRefused(
            "no questionnaire was found in it",
            file=workbook.file_name,
            advice=(
                f"It needs the columns “{QUESTION_ID}” and “{ANSWER}”; make a new questionnaire "
                "and fill that in"
            ),
        )
    whole = [form for form in forms if _has_room(form)]
    return tuple(whole or forms)


def asked_ids(forms: Iterable[Form]) -> set[str]:
    """Return the ids of questions on some forms."""
    texts = (cell_text(line[QUESTION_ID]) for form in forms for _, line in form.lines())
    return {text for text in texts if text}


def cell_text(cell: Cell) -> str:
    """Return a cell as text; lines of a longer text stay apart."""
    return header_text(cell) if not isinstance(cell, str) else cell.strip()


def _find_form(sheet: Sheet) -> Form | None:
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS], start=1):
        columns = _find_columns(row)
        if all(name in columns for name in NEEDED):
            return Form(sheet, number, columns)
    return None


def _find_columns(row: tuple[Cell, ...]) -> dict[str, int]:
    named = {
        normalise_header(header_text(cell)): column for column, cell in enumerate(row, start=1)
    }
    return {name: named[normal] for name in COLUMNS if (normal := normalise_header(name)) in named}


def _has_room(form: Form) -> bool:
    """Say whether a form has more to fill in than the answer."""
    return sum(name in form.columns for name in GIVEN) > 1
