from datetime import date

import pytest

from csdesk.model.identifiers import BatchId, FieldId
from csdesk.model.imports import (
    Certainty,
    ColumnMatch,
    DataIssue,
    ImportBatch,
    ImportDraft,
    IssueKind,
    ListRole,
    TableDraft,
    TableRange,
    Workbook,
)
from csdesk.model.tables import RecordTable, TableKind
from csdesk.report.document import Status
from ui.models.import_choice import ImportChoice, find_obstacle, first_choice, list_steps

NOW, BEFORE = ListRole.CURRENT, ListRole.PREVIOUS
AUTUMN, SPRING = date(2026, 10, 31), date(2026, 3, 31)


def make_table(certainty: Certainty = Certainty.CERTAIN) -> TableDraft:
    matches = (
        ColumnMatch(1, "Client", FieldId("account_name"), Certainty.CERTAIN, ""),
        ColumnMatch(2, "Value", FieldId("arr"), certainty, ""),
        ColumnMatch(3, "Other value", None, Certainty.IGNORED, ""),
    )
    return TableDraft(
        TableKind.ACCOUNTS,
        TableRange("Book", 1, 2, 2, 1, 3, ("Client", "Value", "Other value")),
        matches,
        RecordTable(TableKind.ACCOUNTS, "Book", (2,), {}),
        0,
        (),
    )


def make_draft(
    as_of: date | None, *tables: TableDraft, currency: str | None = None, issues=()
) -> ImportDraft:
    return ImportDraft(Workbook("Book.xlsx", "00", ()), tables, tuple(issues), as_of, currency)


def batch(role: ListRole, as_of: date) -> ImportBatch:
    return ImportBatch(BatchId(1), role, "Old.xlsx", "ff", as_of, "Book", 3, 0, 0)


def test_a_first_file_is_the_list_of_now():
    assert first_choice(make_draft(AUTUMN, make_table()), []).role is NOW


def test_an_older_file_than_the_present_list_is_an_earlier_list():
    draft = make_draft(SPRING, make_table())
    assert first_choice(draft, [batch(NOW, AUTUMN)]).role is BEFORE
    assert first_choice(make_draft(None, make_table()), [batch(NOW, AUTUMN)]).role is NOW


def test_without_a_date_nothing_is_imported():
    choice = ImportChoice(make_draft(None, make_table()), NOW, None)
    assert find_obstacle(choice, [], "GBP").startswith("The file states no date.")
    assert find_obstacle(choice.with_date(AUTUMN), [], "GBP") == ""


@pytest.mark.parametrize(
    ("role", "as_of", "other", "stands_in_the_way"),
    [
        (BEFORE, SPRING, batch(NOW, AUTUMN), False),
        (BEFORE, AUTUMN, batch(NOW, AUTUMN), True),
        (NOW, AUTUMN, batch(BEFORE, SPRING), False),
        (NOW, SPRING, batch(BEFORE, SPRING), True),
        (NOW, SPRING, batch(NOW, AUTUMN), False),
    ],
)
def test_the_earlier_list_is_the_older_one(role, as_of, other, stands_in_the_way):
    choice = ImportChoice(make_draft(as_of, make_table()), role, as_of)
    assert bool(find_obstacle(choice, [other], "GBP")) is stands_in_the_way


def test_amounts_of_another_currency_are_not_taken_for_the_clients():
    choice = ImportChoice(make_draft(AUTUMN, make_table(), currency="USD"), NOW, AUTUMN)
    assert "in USD, this client is kept in GBP" in find_obstacle(choice, [], "GBP")
    assert find_obstacle(choice, [], "USD") == ""


def test_a_file_without_customers_cannot_be_imported():
    choice = ImportChoice(make_draft(AUTUMN), NOW, AUTUMN)
    assert find_obstacle(choice, [], "GBP") == "There is no list of customers in this file."


def test_a_field_that_moves_to_another_column_leaves_the_first_one():
    table = make_table()
    choice = ImportChoice(make_draft(AUTUMN, table), NOW, AUTUMN)
    corrected = choice.corrected(table, 3, FieldId("arr"))
    assert corrected.corrections == {
        (TableKind.ACCOUNTS, 2): None,
        (TableKind.ACCOUNTS, 3): FieldId("arr"),
    }
    again = corrected.corrected(table, 3, None)
    assert again.corrections[(TableKind.ACCOUNTS, 3)] is None


def test_steps_say_where_a_look_is_needed():
    lost = DataIssue(IssueKind.REJECTED_ROW, "Book.xlsx", "Book", 2, None, "No name")
    draft = make_draft(AUTUMN, make_table(Certainty.CHECK), issues=[lost])
    choice = ImportChoice(draft, NOW, AUTUMN)
    assert [step.status for step in list_steps(choice, ready=True)] == [
        Status.GOOD,
        Status.GOOD,
        Status.WATCH,
        Status.WATCH,
        Status.DOING,
    ]
    clean = ImportChoice(make_draft(None, make_table()), NOW, None)
    assert [step.status for step in list_steps(clean, ready=False)][2:] == [
        Status.GOOD,
        Status.GOOD,
        Status.NONE,
    ]
