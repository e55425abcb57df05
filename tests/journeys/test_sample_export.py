"""The export of the sample client's systems as a file that a person brings in."""

from __future__ import annotations

from csdesk.content import load_library
from csdesk.operations.imports import draft_file, redraft
from csdesk.operations.sample import prepare_history
from exports import write


def read_tables(draft):
    try:
        return {table.kind: table.range.sheet for table in draft.tables}, [
            (name, one.total) for table in draft.tables for name, one in table.summaries.items()
        ]
    finally:
        draft.content.close()


def test_the_file_is_read_without_a_question_as_the_workbook_in_memory_is(tmp_path):
    library, workbook = load_library(), prepare_history()
    path = tmp_path / workbook.file_name
    write(workbook, path)
    draft = draft_file(path, library)
    assert not draft.open_questions()
    assert not draft.reading.obstacles
    kinds, totals = read_tables(draft)
    assert len(kinds) == len(workbook.sheets)
    assert (kinds, totals) == read_tables(redraft(workbook, library))
