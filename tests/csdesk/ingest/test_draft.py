"""A whole file as a draft: records, evidence, issues, date and currency."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.errors import Cancelled, InputRefused
from csdesk.ingest.draft import draft_import
from csdesk.ingest.stated_date import find_stated_dates
from csdesk.model.imports import Certainty, IssueKind, Sheet, TableKind, Workbook

HEAD = ["Account ID", "Customer", "ARR (GBP)", "Renewal date", "NPS", "CSM"]
ROWS = [
    ["A-1", "Acme", "£1,200", "2025-03-01", 9.0, "Anna"],
    ["A-2", "Beta", 800.0, date(2025, 4, 30), 7.0, None],
    ["A-3", "Ceta", "0.5k", "30-Jun-2025", None, "Ben"],
]


def accounts(draft):
    return draft.table(TableKind.ACCOUNTS)


def issues(draft, kind):
    return [(i.row, i.column, i.problem) for i in accounts(draft).issues if i.kind is kind]


def test_records_are_typed_and_keep_their_rows(draft):
    records = accounts(draft(List=[["Customers 2025"], HEAD, *ROWS])).records
    assert records.source_rows == (3, 4, 5)
    assert records.columns["account_id"] == ("A-1", "A-2", "A-3")
    assert records.columns["arr"] == (1200.0, 800.0, 500.0)
    assert records.columns["renewal_date"] == (
        date(2025, 3, 1),
        date(2025, 4, 30),
        date(2025, 6, 30),
    )
    assert records.columns["nps"] == (9.0, 7.0, None)
    assert records.columns["csm"] == ("Anna", None, "Ben")


def test_each_column_says_how_it_was_understood(draft):
    matches = accounts(draft(List=[HEAD, *ROWS])).matches
    assert [match.evidence for match in matches] == [
        "3 of 3 filled, all different",
        "3 of 3 filled, all different",
        "3 amounts, sum £2,500",
        "3 dates, 1 Mar 2025 to 30 Jun 2025",
        "2 numbers, from 7 to 9",
        "2 of 3 filled, all different",
    ]


def test_the_currency_is_the_one_of_the_revenue(draft):
    assert draft(List=[HEAD, *ROWS]).currency == "GBP"
    assert draft(List=[["Customer", "ARR"], ["Acme", "$5"]]).currency == "USD"
    assert draft(List=[["Customer", "ARR"], ["Acme", 5.0]]).currency is None
    head = ["Customer", "ARR", "Currency"]
    assert draft(List=[head, ["Acme", 5.0, "CHF"], ["Beta", 6.0, "CHF"]]).currency == "CHF"


def test_amounts_in_several_currencies_are_not_added_up(draft):
    head = ["Customer", "ARR", "Currency", "CSM", "Plan", "Industry"]
    rows = [["Acme", 5.0, "CHF", "Anna", "Pro", "x"], ["Beta", 6.0, "EUR", "Ben", "Pro", "y"]]
    read = draft(List=[head, *rows])
    assert "arr" not in accounts(read).records.columns
    assert accounts(read).matches[1].certainty is Certainty.CHECK
    assert issues(read, IssueKind.UNREAD_VALUE) == [
        (None, "ARR", "its amounts are in several currencies (CHF, EUR)")
    ]
    assert read.currency is None


def test_every_value_that_was_not_read_is_an_issue_with_its_place(draft):
    rows = [*ROWS, ["A-4", "Delta", "ask Tom", "#N/A", 42.0, "Anna"]]
    assert issues(draft(List=[HEAD, *rows]), IssueKind.UNREAD_VALUE) == [
        (5, "ARR (GBP)", "“ask Tom” is no amount of money"),
        (5, "Renewal date", "the cell holds the error #N/A"),
        (5, "NPS", "42 is above 10, the highest possible NPS rating"),
    ]


def test_values_beside_the_table_are_issues(draft):
    rows = [HEAD, ROWS[0], [*ROWS[1], "one mark too many"]]
    (issue,) = issues(draft(List=rows), IssueKind.UNREAD_VALUE)
    assert issue == (3, None, "“one mark too many” stands to the right of the last header")


def test_the_second_row_of_an_account_is_rejected(draft):
    rows = [*ROWS, ["A-2 ", "Beta again", 5.0, None, None, None]]
    read = draft(List=[HEAD, *rows])
    assert issues(read, IssueKind.REJECTED_ROW) == [
        (5, None, "“A-2” stands in row 3 already"),
    ]
    assert accounts(read).rejected == 1


def test_the_name_is_the_key_where_there_is_no_id(draft):
    rows = [["Customer", "ARR"], ["Acme", 5.0], ["Beta", 6.0], ["Acme", 7.0]]
    read = draft(List=rows)
    assert accounts(read).records.columns["arr"] == (5.0, 6.0)
    assert issues(read, IssueKind.REJECTED_ROW)[0][0] == 4


def test_a_negative_revenue_is_rejected_with_its_reason(draft):
    read = draft(List=[["Customer", "ARR"], ["Acme", 5.0], ["Beta", "(1,200)"]])
    assert accounts(read).records.columns["account_name"] == ("Acme",)
    assert issues(read, IssueKind.REJECTED_ROW) == [(3, None, "the ARR is negative (-1,200)")]


def test_revenue_by_month_becomes_revenue_by_year(draft):
    read = draft(List=[["Customer", "MRR"], ["Acme", 100.0], ["Beta", None]])
    assert accounts(read).records.columns["arr"] == (1200.0, None)
    assert issues(read, IssueKind.NOTE) == [
        (None, None, "The ARR of 1 account was worked out as twelve times the MRR")
    ]


def test_a_stated_arr_is_not_replaced_by_the_mrr(draft):
    read = draft(List=[["Customer", "MRR", "ARR"], ["Acme", 100.0, 1000.0], ["Beta", 10.0, None]])
    assert accounts(read).records.columns["arr"] == (1000.0, 120.0)


def test_a_lost_customer_may_be_lost_twice(draft):
    lost = [["Account ID", "Churn Date"], ["A-9", "2024-01-01"], ["A-9", "2024-06-01"]]
    table = draft(List=[HEAD, *ROWS], Lost=lost).table(TableKind.LOST_ACCOUNTS)
    assert table.records.columns["lost_on"] == (date(2024, 1, 1), date(2024, 6, 1))
    assert table.rejected == 0


def test_the_persons_choice_overrules_the_mapping(draft):
    rows = [["Customer", "ARR", "Budget"], ["Acme", 5.0, 7.0]]
    corrected = draft(corrections={(TableKind.ACCOUNTS, 3): "arr"}, List=rows)
    assert accounts(corrected).records.columns["arr"] == (7.0,)
    dropped = draft(corrections={(TableKind.ACCOUNTS, 2): None}, List=rows)
    assert "arr" not in accounts(dropped).records.columns


def test_columns_that_were_not_read_for_certain_are_named(draft):
    rows = [["Customer", "ARR", "Renewel Date"], ["Acme", 5.0, "auto"], ["Beta", 6.0, "manual"]]
    (note,) = issues(draft(List=rows), IssueKind.NOTE)
    assert note[1] == "Renewel Date"
    assert note[2].startswith("The column was not read")


def test_hidden_parts_are_read_or_left_out_aloud(workbook):
    library = load_library()
    made = workbook(List=[HEAD, *ROWS])
    shown = Sheet("List", True, made.sheets[0].rows, hidden_rows=(3, 99), hidden_columns=(6,))
    unseen = Sheet("Old", False, (("x",),))
    read = draft_import(
        Workbook("f.xlsx", "", (shown, unseen)), library.fields, library.total_words
    )
    assert len(accounts(read).records) == 3
    assert {(i.sheet, i.column, i.problem) for i in read.issues} == {
        ("Old", None, "The sheet is hidden and was not read (1 row)"),
        ("List", None, "1 row of the list is hidden in the file; it was read"),
        ("List", "CSM", "The column is hidden in the file; it was read"),
    }


@pytest.mark.parametrize(
    "row",
    [
        ["See sheet 2. Figures as of 2024-12-31"],
        ["Customers as at 31 December 2024 (unaudited)"],
        ["As of: 31.12.2024"],
        ["Stand vom 31.12.2024"],
        ["Status as of 12/31/2024."],
        ["Snapshot date", None, date(2024, 12, 31)],
        ["As of", "31-Dec-24"],
        ["Figures for December 2024"],
        ["customers as of the 31st December 2024"],
    ],
)
def test_the_date_of_the_figures_is_found_in_several_forms(row):
    assert find_stated_dates([tuple(row)]) == {date(2024, 12, 31)}


@pytest.mark.parametrize(
    "row",
    [
        ["Prepared on 2025-01-15"],
        ["As of 03/04/2024"],
        ["as of now"],
        ["Total as of late", 5.0],
        ["2024-12-31"],
        ["As of 1899-12-31"],
    ],
)
def test_other_dates_and_open_ones_are_not_taken(row):
    assert find_stated_dates([tuple(row)]) == set()


def test_the_stated_date_may_stand_on_a_cover_in_a_title_or_below(draft):
    below = [[], ["* figures as of 2024-12-31", None, None, None, None, None]]
    assert draft(Cover=[["As of 2024-12-31"]], List=[HEAD, *ROWS]).as_of == date(2024, 12, 31)
    assert draft(List=[["As of 2024-12-31"], HEAD, *ROWS]).as_of == date(2024, 12, 31)
    assert draft(List=[HEAD, *ROWS, *below]).as_of == date(2024, 12, 31)
    assert draft(List=[HEAD, *ROWS]).as_of is None


def test_two_stated_dates_are_not_chosen_between(draft):
    read = draft(Cover=[["As of 2024-12-31"]], List=[["As of 2024-11-30"], HEAD, *ROWS])
    assert read.as_of is None
    assert "states several dates for its figures: 30 Nov 2024 and 31 Dec 2024" in {
        issue.problem.removeprefix("The file ") for issue in read.issues
    }


def test_a_hostile_name_stays_as_it_is(draft):
    name = 'A<b>&$B_{x} "Ltd" =1+1'
    read = draft(List=[["Customer", "ARR"], [name, 5.0]])
    assert accounts(read).records.columns["account_name"] == (name,)


def test_drafting_can_be_cancelled(workbook):
    def stop(done: int, total: int, step: str) -> None:
        raise Cancelled

    library = load_library()
    with pytest.raises(Cancelled):
        draft_import(
            workbook(List=[HEAD, *ROWS]), library.fields, library.total_words, progress=stop
        )


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["Acme", "Total", "–", "* note", "5", "$7", "#N/A", "2024-01-01", "Customer"]),
    st.floats(-1e6, 1e6),
    st.text(max_size=4),
)


@settings(max_examples=150)
@given(
    st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=12),
    st.lists(st.just([None] * 5), max_size=2),
)
def test_rows_read_and_rows_rejected_are_all_rows(rows, title):
    head = ["Account ID", "Customer", "ARR", "CSM", "Plan"]
    sure = ["A-1", "Sure Ltd", 10.0, "Anna", "Pro"]
    all_rows = [*title, head, sure, *rows]
    library = load_library()
    book = Workbook("f.xlsx", "", (Sheet("List", True, tuple(tuple(row) for row in all_rows)),))
    try:
        table = accounts(draft_import(book, library.fields, library.total_words))
    except InputRefused:  # most rows name an account again
        reject()
    filled = [
        number
        for number, row in enumerate(all_rows, start=1)
        if number > table.range.header_row and any(c is not None and str(c).strip() for c in row)
    ]
    rejected = {i.row for i in table.issues if i.kind is IssueKind.REJECTED_ROW}
    another = [i.row for i in table.issues if i.problem.startswith("Another table")]
    seen = {*table.records.source_rows, *rejected, *table.range.footer_rows}
    assert seen == {row for row in filled if not another or row < another[0]}
    assert len(seen) == len(table.records) + table.rejected + len(table.range.footer_rows)
