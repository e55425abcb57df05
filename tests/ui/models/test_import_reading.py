from datetime import date

import pytest

from csdesk.model.identifiers import BatchId, FieldId
from csdesk.model.imports import (
    Certainty,
    ColumnMatch,
    ImportBatch,
    ImportDraft,
    ListRole,
    TableDraft,
    TableRange,
    Workbook,
)
from csdesk.model.tables import Field, FieldKind, RecordTable, TableKind
from csdesk.report.document import Status, StatusWord
from ui.models.import_reading import field_choices, foresee_import, read_columns


def make_table(kind: TableKind, records: int, rejected: int = 0) -> TableDraft:
    return TableDraft(
        kind=kind,
        range=TableRange("Book", 1, 2, 1 + records, 2, 3, ("ARR", "")),
        matches=(
            ColumnMatch(3, "", None, Certainty.IGNORED, "Empty"),
            ColumnMatch(2, "ARR", FieldId("arr"), Certainty.CERTAIN, "3 numbers"),
        ),
        records=RecordTable(
            kind, "Book", tuple(range(2, 2 + records)), {FieldId("arr"): (20_000.0,) * records}
        ),
        rejected=rejected,
        issues=(),
    )


def make_draft(*tables: TableDraft) -> ImportDraft:
    return ImportDraft(Workbook("Book.xlsx", "00", ()), tables, (), None, None)


def batch(role: ListRole, accounts: int) -> ImportBatch:
    return ImportBatch(BatchId(7), role, "Old.xlsx", "ff", date(2026, 3, 9), "Book", accounts, 0, 0)


def lines(draft, role, batches):
    return [(line.count, line.text) for line in foresee_import(draft, role, batches, "GBP")]


def test_columns_are_listed_as_the_sheet_has_them():
    readings = read_columns(make_table(TableKind.ACCOUNTS, 1))
    assert [(r.letters, r.header, r.field) for r in readings] == [
        ("B", "ARR", "arr"),
        ("C", "(no header)", None),
    ]
    assert readings[1].certainty == StatusWord(Status.NONE, "Ignored")


def test_a_column_can_be_read_as_a_field_of_its_own_table_or_not_at_all():
    fields = [
        Field(FieldId("arr"), TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, (), "What it pays."),
        Field(FieldId("lost_on"), TableKind.CHURN_EVENTS, "Lost on", FieldKind.DATE, ()),
    ]
    choices = field_choices(fields, TableKind.ACCOUNTS)
    assert [(choice.field, choice.name) for choice in choices] == [
        (None, "Do not import"),
        ("arr", "ARR"),
    ]
    assert choices[1].help == "What it pays."


def test_a_first_list_replaces_nothing():
    draft = make_draft(make_table(TableKind.ACCOUNTS, 3, rejected=1))
    assert lines(draft, ListRole.CURRENT, []) == [
        ("3", "accounts are written with £60k ARR"),
        ("1", "row is left out; see the problems"),
        ("0", "accounts are replaced, no answer changes"),
    ]


def test_a_list_of_the_same_role_is_replaced_and_named():
    draft = make_draft(make_table(TableKind.ACCOUNTS, 1), make_table(TableKind.CHURN_EVENTS, 2))
    before = [batch(ListRole.PREVIOUS, 170), batch(ListRole.CURRENT, 184)]
    assert lines(draft, ListRole.CURRENT, before) == [
        ("1", "account is written with £20k ARR"),
        ("0", "rows are left out"),
        ("2", "lost customers are noted"),
        ("184", "accounts are replaced: “Old.xlsx” of 9 Mar 2026"),
    ]


@pytest.mark.parametrize("role", list(ListRole))
def test_a_file_without_customers_writes_none(role):
    draft = make_draft(make_table(TableKind.CHURN_EVENTS, 1))
    assert lines(draft, role, [])[0] == ("1", "lost customer is noted")
