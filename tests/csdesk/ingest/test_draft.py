"""A whole file as a draft: records, evidence, issues, date and currency."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.errors import Cancelled
from csdesk.ingest.drafting.stated_date import find_stated_dates
from csdesk.model.imports import Certainty, Decisions, IssueKind, Sheet, Workbook
from csdesk.model.tables import TableKind
from tests.drafts import draft_workbook, read_records
from tests.record_blocks import unpack_records

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
    records = read_records(draft(List=[["Customers 2025"], HEAD, *ROWS]))
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
        "3 amounts, sum £2,500. The point stands before decimals, as in “0.5k”",
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


def test_revenue_in_several_currencies_is_an_obstacle(draft):
    head = ["Customer", "ARR", "Currency", "CSM", "Plan", "Industry"]
    rows = [["Acme", 5.0, "CHF", "Anna", "Pro", "x"], ["Beta", 6.0, "EUR", "Ben", "Pro", "y"]]
    (obstacle,) = draft(List=[head, *rows]).reading.obstacles
    assert (obstacle.table, obstacle.column) == ("List!1", "ARR")
    assert obstacle.problem == "the column mixes amounts in CHF and EUR"
    assert obstacle.fix.endswith("or choose not to import the column")


def test_revenue_in_several_currencies_is_converted_at_the_persons_rates(workbook, ask):
    rows = [["Customer", "ARR", "Currency"], ["Acme", 5.0, "CHF"], ["Beta", 6.0, "EUR"]]
    request = ask(rates={"CHF": 2.0}, home_currency="EUR")
    read = draft_workbook(workbook(List=rows), request)
    assert read.reading.obstacles == ()
    assert read_records(read).columns["arr"] == (10.0, 6.0)
    assert read.currency == "EUR"


@pytest.mark.parametrize("header", ["ARR", "MRR"])
def test_marks_of_several_currencies_in_one_column_are_an_obstacle(header, draft):
    rows = [["Acme", "£1,200"], ["Beta", "$800"], ["Ceta", "€500"]]
    (obstacle,) = draft(List=[["Customer", header], *rows]).reading.obstacles
    assert (obstacle.column, obstacle.problem) == (
        header,
        "the column mixes amounts in $, EUR and GBP",
    )


def test_a_column_of_several_currencies_can_be_left_out(draft):
    lost = [["Account ID", "Churn Date", "Refund"], ["A-9", "2024-01-01", "£5"]]
    lost.append(["A-8", "2024-02-01", "€5"])
    blocked = draft(List=[HEAD, *ROWS], Lost=lost)
    assert [obstacle.column for obstacle in blocked.reading.obstacles] == ["Refund"]
    without = draft(Decisions(fields={"Lost!1": {3: None}}), List=[HEAD, *ROWS], Lost=lost)
    assert without.reading.obstacles == ()
    assert "refund" not in read_records(without, TableKind.CHURN_EVENTS).columns


def test_every_value_that_was_not_read_is_an_issue_with_its_place(draft):
    rows = [*ROWS, ["A-4", "Delta", "ask Tom", "#N/A", 42.0, "Anna"]]
    assert issues(draft(List=[HEAD, *rows]), IssueKind.UNREAD_VALUE) == [
        (5, "ARR (GBP)", "“ask Tom” is no amount of money"),
        (5, "Renewal date", "the cell holds the error #N/A"),
        (5, "NPS", "42 is not on the scale from 0 to 10"),
    ]


def test_values_beside_the_table_are_issues(draft):
    rows = [HEAD, ROWS[0], [*ROWS[1], "one mark too many"]]
    (issue,) = issues(draft(List=rows), IssueKind.UNREAD_VALUE)
    assert issue == (3, None, "“one mark too many” stands to the right of the last header")


LINES = ["Account ID", "Customer", "ARR", "Seats", "NPS", "CSM"]


def test_the_rows_of_one_account_are_added_up(draft):
    rows = [
        ["A-1", "Acme", 100.0, 5.0, None, None],
        ["A-2", "Beta", 50.0, None, 7.0, "Ben"],
        ["A-1 ", "Acme", 20.5, 3.0, 9.0, "Anna"],
        ["A-1", "Acme again", None, None, 4.0, "Eve"],
        ["A-3", "Ceta", 10.0, 1.0, None, None],
        ["A-4", "Delta", 10.0, 1.0, None, None],
    ]
    read = draft(List=[LINES, *rows])
    table, records = accounts(read), read_records(read)
    assert records.source_rows == (2, 3, 6, 7)
    assert records.columns["account_name"] == ("Acme", "Beta", "Ceta", "Delta")
    assert records.columns["arr"] == (120.5, 50.0, 10.0, 10.0)
    assert records.columns["seats_purchased"] == (8.0, None, 1.0, 1.0)
    assert records.columns["nps"] == (9.0, 7.0, None, None)
    assert records.columns["csm"] == ("Anna", "Ben", None, None)
    assert [(i.row, i.problem) for i in table.issues if i.kind is IssueKind.MERGED_ROW] == [
        (4, "“A-1” stands in row 2 already; this row was added"),
        (5, "“A-1” stands in row 2 already; this row was added"),
    ]
    assert table.rejected == 0
    assert table.matches[2].evidence.startswith("4 amounts, sum 191")


def test_a_row_that_repeats_another_in_every_column_is_rejected(draft):
    again = ["A-2 ", "Beta", 60.0, None, 7.0, None]
    rows = [["A-1", "Acme", 5.0, 1.0, 1.0, "x"], ["A-2", "Beta", 50.0, None, 7.0, None]]
    rows += [again, again, ["A-5", "Eta", 1.0, 1.0, 1.0, "x"], ["A-6", "Zeta", 1.0, 1.0, 1.0, "x"]]
    read = draft(List=[LINES, *rows])
    assert issues(read, IssueKind.REJECTED_ROW) == [
        (5, None, "“A-2” stands in row 4 already, with the same values"),
    ]
    assert accounts(read).rejected == 1
    assert read_records(read).columns["arr"] == (5.0, 110.0, 1.0, 1.0)


def test_the_name_is_the_key_where_there_is_no_id(draft):
    rows = [["Customer", "ARR"], ["Acme", 5.0], ["Beta", 6.0], ["Acme", 7.0]]
    read = draft(List=rows)
    assert read_records(read).columns["arr"] == (12.0, 6.0)
    assert issues(read, IssueKind.MERGED_ROW)[0][0] == 4


def test_a_sum_with_an_amount_that_cannot_be_read_is_not_known(draft):
    rows = [["Customer", "ARR"], ["Acme", 5.0], ["Beta", 6.0], ["Acme", "abc"], ["Ceta", 1.0]]
    read = draft(List=rows)
    assert read_records(read).columns["arr"] == (None, 6.0, 1.0)
    assert issues(read, IssueKind.UNREAD_VALUE) == [(4, "ARR", "“abc” is no amount of money")]


def test_the_monthly_revenue_of_several_rows_becomes_one_yearly_revenue(draft):
    head = ["Customer", "ARR", "MRR"]
    rows = [["Acme", 100.0, None], ["Acme", None, 10.0], ["Beta", None, 1.0], ["Ceta", 1.0, 1.0]]
    read = draft(List=[head, *rows])
    assert read_records(read).columns["arr"] == (220.0, 12.0, 1.0)
    assert "The ARR of 2 accounts was worked out as twelve times the MRR" in {
        problem for _, _, problem in issues(read, IssueKind.NOTE)
    }


def test_a_negative_revenue_is_not_known_but_its_customer_stays(draft):
    head = ["Customer", "ARR", "MRR"]
    rows = [["Acme", 5.0, None], ["Beta", "(1,200)", 30.0], ["Ceta", 7.0, -1.0], ["Eta", 1.0, 1.0]]
    read = draft(List=[head, *rows])
    assert read_records(read).columns["account_name"] == ("Acme", "Beta", "Ceta", "Eta")
    assert read_records(read).columns["arr"] == (5.0, None, None, 1.0)
    assert accounts(read).rejected == 0
    assert issues(read, IssueKind.UNREAD_VALUE) == [
        (3, "ARR", "the ARR is negative (-1,200) and counts as unknown"),
        (4, "MRR", "the MRR is negative (-1) and counts as unknown"),
    ]


@pytest.mark.parametrize("cell", ["abc", "#REF!", "TBC", "–", None, -5000.0])
def test_an_arr_that_is_not_stated_is_none_and_zero_is_zero(cell, draft):
    rows = [["Acme", 5.0], ["Beta", 0.0], ["Ceta", 2.0], ["Odd", cell]]
    read = draft(List=[["Customer", "ARR"], *rows])
    assert read_records(read).columns["arr"] == (5.0, 0.0, 2.0, None)


def test_dates_that_may_be_either_keep_their_column(draft):
    rows = [["Acme", 5.0, "03/04/2026"], ["Beta", 6.0, "05/06/2026"], ["Ceta", 7.0, "07/08/2026"]]
    read = draft(List=[["Customer", "ARR", "Renewal date"], *rows])
    match = accounts(read).matches[2]
    assert (match.field, match.certainty) == ("renewal_date", Certainty.CHECK)
    assert match.evidence == "3 values can be read in two ways. No values"
    assert issues(read, IssueKind.UNREAD_VALUE) == [
        (2, "Renewal date", "“03/04/2026”: day and month cannot be told apart"),
        (3, "Renewal date", "“05/06/2026”: day and month cannot be told apart"),
        (4, "Renewal date", "“07/08/2026”: day and month cannot be told apart"),
    ]
    assert all("2026-04-03" in issue.fix for issue in accounts(read).issues)
    assert read_records(read).columns["renewal_date"] == (None, None, None)


def test_a_blank_column_is_as_absent_and_one_that_cannot_be_read_is_not(draft):
    head = ["Customer", "ARR", "CSM", "Renewal date"]
    rows = [["Acme", 5.0, None, "03/04/2026"], ["Beta", 6.0, " ", "05/06/2026"]]
    columns = read_records(draft(List=[head, *rows])).columns
    assert list(columns) == ["account_name", "arr", "renewal_date"]


def test_columns_that_are_not_imported_are_named_once(draft):
    head = ["Customer", "ARR", "Shoe size", None, "Blank", "Favourite colour"]
    rows = [["Acme", 5.0, 44.0, None, None, "red"], ["Beta", 6.0, 38.0, None, " ", "blue"]]
    assert issues(draft(List=[head, *rows]), IssueKind.NOTE) == [
        (None, None, "Columns not imported: Shoe size and Favourite colour")
    ]


def test_revenue_by_month_becomes_revenue_by_year(draft):
    read = draft(List=[["Customer", "MRR"], ["Acme", 100.0], ["Beta", None]])
    assert read_records(read).columns["arr"] == (1200.0, None)
    assert issues(read, IssueKind.NOTE) == [
        (None, None, "The ARR of 1 account was worked out as twelve times the MRR")
    ]


def test_a_stated_arr_is_not_replaced_by_the_mrr(draft):
    read = draft(List=[["Customer", "MRR", "ARR"], ["Acme", 100.0, 1000.0], ["Beta", 10.0, None]])
    assert read_records(read).columns["arr"] == (1000.0, 120.0)


def test_a_lost_customer_may_be_lost_twice(draft):
    lost = [["Account ID", "Churn Date"], ["A-9", "2024-01-01"], ["A-9", "2024-06-01"]]
    read = draft(List=[HEAD, *ROWS], Lost=lost)
    lost_on = read_records(read, TableKind.CHURN_EVENTS).columns["lost_on"]
    assert lost_on == (date(2024, 1, 1), date(2024, 6, 1))
    assert read.table(TableKind.CHURN_EVENTS).rejected == 0


def test_the_persons_choice_overrules_the_mapping(draft):
    rows = [["Customer", "ARR", "Budget"], ["Acme", 5.0, 7.0]]
    corrected = draft(Decisions(fields={"List!1": {3: "arr"}}), List=rows)
    assert read_records(corrected).columns["arr"] == (7.0,)
    dropped = draft(Decisions(fields={"List!1": {2: None}}), List=rows)
    assert "arr" not in read_records(dropped).columns


def test_columns_that_were_not_read_for_certain_are_named(draft):
    rows = [["Customer", "ARR", "Renewel Date"], ["Acme", 5.0, "auto"], ["Beta", 6.0, "manual"]]
    (note,) = issues(draft(List=rows), IssueKind.NOTE)
    assert note[1] == "Renewel Date"
    assert note[2].startswith("The column was not read")


def test_hidden_columns_and_sheets_are_told(workbook, ask):
    made = workbook(List=[HEAD, *ROWS])
    shown = Sheet("List", True, made.sheets[0].rows, hidden_columns=(6,))
    unseen = Sheet("Old", False, (("x",),))
    read = draft_workbook(Workbook("f.xlsx", "", (shown, unseen)), ask())
    assert accounts(read).records == 3
    assert {(i.sheet, i.column, i.problem) for i in read.reading.issues} == {
        ("Old", None, "The sheet is hidden and is not read unless you choose it (1 row)"),
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
        issue.problem.removeprefix("The file ") for issue in read.reading.issues
    }


def test_a_hostile_name_stays_as_it_is(draft):
    name = 'A<b>&$B_{x} "Ltd" =1+1'
    read = draft(List=[["Customer", "ARR"], [name, 5.0]])
    assert read_records(read).columns["account_name"] == (name,)


def test_drafting_can_be_cancelled(workbook, ask):
    def stop(done: int, total: int, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        draft_workbook(workbook(List=[HEAD, *ROWS]), ask(), stop)


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["Acme", "Total", "–", "* note", "5", "$7", "#N/A", "2024-01-01", "Customer"]),
    st.floats(-1e6, 1e6),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=4),
)


@settings(max_examples=150)
@given(
    st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=12),
    st.lists(st.just([None] * 5), max_size=2),
)
def test_rows_read_and_rows_rejected_are_all_rows(ask, rows, title):
    head = ["Account ID", "Customer", "ARR", "CSM", "Plan"]
    sure = ["A-1", "Sure Ltd", 10.0, "Anna", "Pro"]
    all_rows = [*title, head, sure, *rows]
    book = Workbook("f.xlsx", "", (Sheet("List", True, tuple(tuple(row) for row in all_rows)),))
    chosen = Decisions(kinds={f"List!{len(title) + 1}": TableKind.ACCOUNTS})
    read = draft_workbook(book, ask(chosen))
    seen: list[int] = []
    for table in read.tables:
        assert table.is_whole
        seen += rows_accounted_for(read, table)
    ranges = [table.range for table in read.tables] + [other.range for other in read.reading.others]
    headers = {found.header_row for found in ranges}
    others = {
        row
        for other in read.reading.others
        for row in range(other.range.first_row, other.range.last_row + 1)
    }
    filled = {
        number
        for number, row in enumerate(all_rows, start=1)
        if number > len(title) + 1 and any(c is not None and str(c).strip() for c in row)
    }
    assert len(seen) == len(set(seen))
    assert set(seen) | (others & filled) == filled - headers


def rows_accounted_for(read, table) -> list[int]:
    """Return the rows of a table: records, rows added to one, rejected ones, and footers."""
    listed = {IssueKind.REJECTED_ROW, IssueKind.MERGED_ROW}
    named = [i.row for i in table.issues if i.kind in listed]
    return [*read_rows(read, table), *named, *table.range.footer_rows]


def read_rows(read, table) -> tuple[int, ...]:
    """Return the rows that became records."""
    return unpack_records(table, read.content.blocks(table.id), {}).source_rows
