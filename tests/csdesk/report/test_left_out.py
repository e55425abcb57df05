from __future__ import annotations

import pytest

from csdesk.report.document import Column, Format, Section, Table, Text
from csdesk.report.sections.left_out import SEARCHED_ROWS, section_texts


def section_of(rows: int) -> Section:
    table = Table(
        name="Accounts",
        title="",
        columns=(Column("Account", Format.TEXT, 1),),
        rows=tuple((f"Account {row}",) for row in range(rows)),
        empty="",
    )
    return Section("accounts", "Accounts", "", (Text("Said at the start"), table))


@pytest.mark.parametrize(
    ("rows", "is_searched"), [(SEARCHED_ROWS, True), (SEARCHED_ROWS + 1, False)]
)
def test_words_of_people_are_not_looked_for_in_long_lists_of_the_client(rows, is_searched):
    texts = list(section_texts(section_of(rows)))
    assert "Said at the start" in texts
    assert ("Account 1" in texts) is is_searched
