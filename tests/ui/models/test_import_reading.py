from dataclasses import replace

import pytest

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import Certainty, ColumnMatch, ListRole, Privacy
from csdesk.model.matching import Comparison
from csdesk.model.tables import Field, FieldKind, TableKind
from csdesk.report.document import Status, StatusWord
from tests.drafts import make_batch, make_draft, make_table
from ui.models.import_choice import ImportChoice
from ui.models.import_reading import (
    account_rows,
    describe_imported,
    field_choices,
    find_choices,
    foresee_import,
    read_columns,
)

NAMES = {kind: kind.value.replace("_", " ") for kind in TableKind}
FIELDS = [
    Field(FieldId("arr"), TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, ("acv",), "What it pays."),
    Field(FieldId("mrr"), TableKind.ACCOUNTS, "Monthly revenue", FieldKind.MONEY, ("run rate",)),
    Field(
        FieldId("contact"),
        TableKind.ACCOUNTS,
        "Contact",
        FieldKind.TEXT,
        ("Ansprechpartner",),
        is_personal=True,
    ),
    Field(FieldId("lost_on"), TableKind.CHURN_EVENTS, "Lost on", FieldKind.DATE, ()),
]


class Catalogue:
    """The parts of the library that a reading needs."""

    fields = tuple(FIELDS)
    tables = ()


def accounts(count: int, rejected: int = 0):
    return make_table({"arr": [20_000.0] * count}, rejected=rejected)


def losses(count: int):
    return make_table({"lost_on": [None] * count}, TableKind.CHURN_EVENTS, "Lost")


def choose(draft, role=ListRole.CURRENT, comparison=None) -> ImportChoice:
    return ImportChoice(draft, role, None, draft.decisions, comparison)


def lines(choice, batches=()):
    foreseen = foresee_import(choice, batches, "GBP", NAMES)
    return [(line.count, line.text) for line in foreseen]


def mapped():
    table, records = accounts(1)
    matches = (
        ColumnMatch(3, "", None, Certainty.IGNORED, "Empty"),
        ColumnMatch(2, "ARR", FieldId("arr"), Certainty.CERTAIN, "3 numbers"),
        ColumnMatch(4, "Name", FieldId("contact"), Certainty.LIKELY, ""),
    )
    return replace(table, matches=matches), records


def test_columns_are_listed_as_the_sheet_has_them():
    table, records = mapped()
    readings = read_columns(choose(make_draft((table, records))), table, Catalogue)
    assert [(r.letters, r.header, r.field, r.name) for r in readings] == [
        ("B", "ARR", "arr", "ARR"),
        ("C", "(no header)", None, "Do not import"),
        ("D", "Name", "contact", "Contact"),
    ]
    assert readings[1].certainty == StatusWord(Status.NONE, "Ignored")


def test_only_a_column_about_persons_says_what_becomes_of_it():
    table, records = mapped()
    choice = choose(make_draft((table, records)))
    assert [r.privacy for r in read_columns(choice, table, Catalogue)] == [None, None, Privacy.KEEP]
    dropped = choice.with_privacy(table, 4, Privacy.DROP)
    assert read_columns(dropped, table, Catalogue)[2].privacy is Privacy.DROP


def test_a_column_can_be_read_as_a_field_of_its_own_table_or_not_at_all():
    choices = field_choices(FIELDS, TableKind.ACCOUNTS)
    assert [choice.name for choice in choices] == [
        "Do not import",
        "ARR",
        "Monthly revenue",
        "Contact",
    ]
    assert choices[1].help == "What it pays."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("acv", ["ARR"]),
        ("ansprech", ["Contact"]),
        ("rate run", ["Monthly revenue"]),
        ("do not", ["Do not import"]),
        ("rev", ["Monthly revenue"]),
        ("zzz", []),
    ],
)
def test_a_field_is_found_by_its_name_and_by_what_others_call_it(text, found):
    choices = field_choices(FIELDS, TableKind.ACCOUNTS)
    assert [choice.name for choice in find_choices(choices, text)] == found


def test_a_name_that_begins_with_the_text_comes_first():
    choices = field_choices(FIELDS, TableKind.ACCOUNTS)
    assert find_choices(choices, "m")[0].name == "Monthly revenue"


def test_a_first_list_replaces_nothing():
    assert lines(choose(make_draft(accounts(3, rejected=1)))) == [
        ("3", "accounts are written with £60k ARR"),
        ("1", "row is left out; see the problems"),
        ("0", "accounts are replaced, no answer changes"),
    ]


def test_a_list_of_the_same_role_is_replaced_and_named():
    before = [
        make_batch(ListRole.PREVIOUS, accounts=170, number=2),
        make_batch(ListRole.CURRENT, accounts=184, name="Old.xlsx"),
    ]
    assert lines(choose(make_draft(accounts(1), losses(2))), before) == [
        ("1", "account is written with £20k ARR"),
        ("2", "churn events are written"),
        ("0", "rows are left out"),
        ("184", "accounts are replaced: “Old.xlsx” of 30 Jun 2026"),
    ]


def test_what_is_added_beside_replaces_nothing():
    before = [make_batch(ListRole.ADDED, accounts=12)]
    assert lines(choose(make_draft(accounts(1)), ListRole.ADDED), before)[-1] == (
        "0",
        "accounts are replaced, no answer changes",
    )


def test_what_changes_is_told_before_it_is_written():
    found = Comparison(4, 97, 82, 5, (), (AccountKey("x"),), (), (), (), (), {})
    said = lines(choose(make_draft(accounts(183)), comparison=found))
    assert said[1:3] == [
        ("4", "of them new, 97 changed, 82 unchanged"),
        ("5", "known accounts are not in this file"),
    ]


def test_a_first_list_is_not_compared_with_nothing():
    found = Comparison(3, 0, 0, 0, (), (), (), (), (), (), {})
    assert len(lines(choose(make_draft(accounts(3)), comparison=found))) == 3


def test_many_other_tables_become_one_line():
    others = [
        make_table({"a": [None] * 10}, kind, kind.value)
        for kind in (TableKind.SUPPORT, TableKind.INVOICES, TableKind.PAYMENTS)
    ]
    said = lines(choose(make_draft(*others), ListRole.ADDED))
    assert said[0] == ("30", "other records are written: support, invoices and payments")


def test_every_row_of_a_table_is_told():
    ledger = account_rows(make_draft(accounts(3, rejected=2)), NAMES)[0]
    assert (ledger.rows, ledger.records, ledger.rejected, ledger.is_whole) == (5, 3, 2, True)


def test_what_was_imported_is_told_for_each_role():
    batches = [
        make_batch(ListRole.PREVIOUS, accounts=185, number=2),
        make_batch(ListRole.CURRENT, accounts=500, lost=472),
    ]
    words = {TableKind.CHURN_EVENTS: "losses"}
    said = "500 customers now, 185 customers before and 472 losses"
    assert describe_imported(batches, words) == said


def test_columns_that_the_new_file_lacks_are_told_before_it_is_written():
    found = Comparison(0, 1, 2, 0, (), (), (), (), (), (), {}, dropped=(FieldId("csm"),))
    said = lines(choose(make_draft(accounts(3)), comparison=found))
    assert ("1", "known column is not in this file") in said
