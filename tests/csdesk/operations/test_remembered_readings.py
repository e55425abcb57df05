"""A reading is found again by the headers, also in the error workbook of its own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Decisions, ListRole, Privacy, QuestionKey
from csdesk.model.tables import TableKind
from csdesk.operations.import_workbooks import make_error_workbook
from csdesk.operations.imports import draft_file, import_list, revise_draft
from exports import write
from tests.csdesk.operations.conftest import AS_OF

HEADERS = ("Account ID", "Customer", "Owner mobile", "x", "Renewal Date", "ARR (GBP)")
ROWS = (
    ("A-1", "Acme", "020 7946", 3, "03/04/2026", 1200),
    ("A-2", "Brook", "020 1000", 4, "05/06/2026", "plenty"),
)
FIRST = 3
"""The table of the client begins in the third column; an error workbook's in the first."""


@pytest.fixture
def read(workspace, library, tmp_path):
    """Return a function that reads a file as the workspace remembers it."""
    opened = []

    def read_file(path: Path):
        opened.append(draft_file(path, library, workspace=workspace))
        return opened[-1]

    yield read_file
    for draft in opened:
        draft.content.close()


def write_list(path: Path, first: int) -> Path:
    book = Workbook()
    for number, row in enumerate((HEADERS, *ROWS), start=2):
        for place, value in enumerate(row, start=first):
            book.active.cell(number, place, value)
    book.save(path)
    return path


def write_corrected(path: Path, draft) -> Path:
    write(make_error_workbook(draft), path)
    book = load_workbook(path)
    (cell,) = [one for row in book["Sheet"].iter_rows() for one in row if one.value == "plenty"]
    cell.value = 2400
    book.save(path)
    return path


@pytest.fixture(params=[(), (1, 2)], ids=["nothing left out", "two columns left out"])
def known(request, workspace, library, read, tmp_path):
    """A list that came in with an answer, a field and perhaps columns that were left out."""
    draft = read(write_list(tmp_path / "list.xlsx", FIRST))
    (table,) = draft.tables
    dropped = {FIRST + place: Privacy.DROP for place in request.param}
    decided = Decisions(
        fields={table.id: {FIRST + 3: FieldId("nps")}},
        privacy={table.id: dropped} if dropped else {},
        answers={QuestionKey(f"{table.id}/G/date_order"): "day_first"},
    )
    revised = revise_draft(draft, library, decided)
    import_list(workspace, revised, ListRole.CURRENT, AS_OF)
    return revised


def read_fields(draft):
    (table,) = draft.tables
    return {match.header: match.field for match in table.matches if match.field}


def test_a_corrected_error_workbook_is_read_as_its_file_was(known, read, tmp_path):
    again = read(write_corrected(tmp_path / "errors.xlsx", known))
    assert again.open_questions() == ()
    assert read_fields(again) == read_fields(known)
    assert read_fields(again)["x"] == "nps"
    assert again.table(TableKind.ACCOUNTS).records == 1
    (question,) = [one for one in again.reading.questions if "date_order" in one.key]
    assert question.answer == "day_first"


def test_a_table_that_stands_further_left_is_read_alike(known, read, tmp_path):
    moved = read(write_list(tmp_path / "moved.xlsx", 1))
    assert moved.open_questions() == ()
    assert read_fields(moved) == read_fields(known)


def test_importing_the_corrected_rows_leaves_the_reading_of_the_list(
    known, read, workspace, tmp_path
):
    errors = read(write_corrected(tmp_path / "errors.xlsx", known))
    import_list(workspace, errors, ListRole.ADDED, AS_OF)
    again = read(write_list(tmp_path / "april.xlsx", FIRST))
    assert again.decisions == known.decisions
