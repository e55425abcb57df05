"""Which rows of a sheet are a table, and which of them are records."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.errors import InputRefused
from csdesk.model.imports import Decisions, IssueKind
from csdesk.model.tables import TableKind
from tests.drafts import read_records

HEAD = ["Customer", "ARR", "CSM", "Industry"]
THREE = [
    ["Acme", 100.0, "Anna", "FinTech"],
    ["Beta", 200.0, "Ben", "EdTech"],
    ["Ceta", 300.0, "Anna", "FinTech"],
]


def names(draft):
    return read_records(draft).columns["account_name"]


def rejected(draft):
    table = draft.table(TableKind.ACCOUNTS)
    return {i.row: i.problem for i in table.issues if i.kind is IssueKind.REJECTED_ROW}


def check_every_row_is_accounted_for(draft, rows):
    """Rows read, rows rejected and rows that are no records make up all filled rows."""
    table = draft.table(TableKind.ACCOUNTS)
    below = [row for row in rows[table.range.header_row :] if any(c is not None for c in row)]
    assert table.records + table.rejected + len(table.range.footer_rows) == len(below)
    assert len(rejected(draft)) == table.rejected


def test_titles_and_group_headers_above_the_header_are_passed_over(draft):
    rows = [
        ["Customer list FY2024 FINAL v2"],
        ["Prepared by CS Ops"],
        [],
        ["Account", None, "Engagement", "Support"],
        HEAD,
        *THREE,
    ]
    table = draft(List=rows).table(TableKind.ACCOUNTS)
    assert (table.range.header_row, table.range.first_row, table.range.last_row) == (5, 6, 8)
    assert table.range.headers == tuple(HEAD)
    assert table.records == 3


def test_a_table_may_begin_in_any_column_and_have_a_blank_one(draft):
    rows = [[None, None, "Customer", None, "ARR"], [None, None, "Acme", None, 5.0]]
    read = draft(List=rows)
    found = read.table(TableKind.ACCOUNTS)
    assert (found.range.first_column, found.range.last_column) == (3, 5)
    assert read_records(read).columns["arr"] == (5.0,)


def test_a_second_table_at_the_side_is_not_part_of_the_first(draft):
    rows = [
        [*HEAD, None, None, "Segment", "Count"],
        [*THREE[0], None, None, "SMB", 2.0],
        [*THREE[1], None, None, "Enterprise", 1.0],
    ]
    read = draft(List=rows)
    found = read.table(TableKind.ACCOUNTS)
    assert found.range.last_column == 4
    assert "segment" not in read_records(read).columns


def test_the_totals_row_is_compared_and_not_counted(draft):
    rows = [HEAD, *THREE, [], ["Total", 600.0, None, None]]
    read = draft(List=rows)
    table = read.table(TableKind.ACCOUNTS)
    assert names(read) == ("Acme", "Beta", "Ceta")
    assert (table.range.stated_total, table.range.footer_rows) == (600.0, (6,))
    assert table.matches[1].evidence == "3 amounts, sum 600 equals the “Total” row"
    check_every_row_is_accounted_for(read, rows)


def test_a_wrong_total_is_an_issue_with_its_row(draft):
    read = draft(List=[HEAD, *THREE, ["Grand Total:", 700.0, None, None]])
    table = read.table(TableKind.ACCOUNTS)
    assert table.range.stated_total == 700.0
    (issue,) = [issue for issue in table.issues if issue.row == 5]
    assert issue.problem == (
        "This row says that the total is 700, but the 3 accounts that were read add up to 600"
    )
    assert "says 700" in table.matches[1].evidence


@pytest.mark.parametrize(
    "label", ["Total", "TOTAL:", "Summe", "Σ", "Total (3 customers)", "Total ARR"]
)
def test_totals_are_known_by_their_words(draft, label):
    assert len(names(draft(List=[HEAD, *THREE, [label, 650.0, None, None]]))) == 3


def test_a_row_without_name_that_adds_up_the_others_is_a_total(draft):
    rows = [HEAD, *THREE, [None, 600.0, None, None]]
    read = draft(List=rows)
    assert read.table(TableKind.ACCOUNTS).range.stated_total == 600.0
    check_every_row_is_accounted_for(read, rows)


def test_subtotals_inside_the_table_are_no_accounts(draft):
    rows = [
        HEAD,
        *THREE[:2],
        ["Subtotal", 300.0, None, None],
        THREE[2],
        ["Delta", 400.0, "Ben", "EdTech"],
        ["Subtotal", 700.0, None, None],
        ["Total", 1000.0, None, None],
    ]
    read = draft(List=rows)
    assert names(read) == ("Acme", "Beta", "Ceta", "Delta")
    assert read.table(TableKind.ACCOUNTS).range.stated_total == 1000.0
    assert read.table(TableKind.ACCOUNTS).range.footer_rows == (4, 7, 8)
    check_every_row_is_accounted_for(read, rows)


def test_customers_whose_names_begin_with_total_stay(draft):
    rows = [HEAD, *THREE, ["Total Energies", 400.0, None, None], ["Totalis", 50.0, "Ben", "Energy"]]
    assert names(draft(List=rows))[3:] == ("Total Energies", "Totalis")


def test_footnotes_below_the_table_are_no_accounts(draft):
    rows = [
        HEAD,
        *THREE,
        [],
        ["* ARR net of trials"],
        ["Confidential Information - Do Not Distribute"],
        ["Copyright (c) 2000-2025"],
    ]
    read = draft(List=rows)
    assert names(read) == ("Acme", "Beta", "Ceta")
    assert read.table(TableKind.ACCOUNTS).range.footer_rows == (6, 7, 8)
    check_every_row_is_accounted_for(read, rows)


def test_blank_rows_inside_the_table_do_not_end_it(draft):
    assert len(names(draft(List=[HEAD, THREE[0], [], [], *THREE[1:]]))) == 3


def test_a_header_repeated_on_each_page_is_no_record(draft):
    rows = [HEAD, THREE[0], HEAD, *THREE[1:]]
    read = draft(List=rows)
    assert names(read) == ("Acme", "Beta", "Ceta")
    assert (rejected(read), read.table(TableKind.ACCOUNTS).range.footer_rows) == ({}, (3,))
    check_every_row_is_accounted_for(read, rows)


def test_a_section_title_among_the_records_is_rejected(draft):
    rows = [HEAD, ["EMEA"], *THREE[:2], ["APAC"], THREE[2]]
    read = draft(List=rows)
    assert names(read) == ("Acme", "Beta", "Ceta")
    assert rejected(read)[2] == "the row holds nothing but “EMEA”"
    check_every_row_is_accounted_for(read, rows)


def test_a_row_without_any_key_is_rejected(draft):
    rows = [HEAD, *THREE[:2], ["–", 55.0, "Anna", "FinTech"], THREE[2]]
    read = draft(List=rows)
    assert rejected(read) == {4: "the row has neither an account id nor a name"}
    check_every_row_is_accounted_for(read, rows)


def test_a_table_below_another_is_read_as_well(draft):
    rows = [
        HEAD,
        *THREE,
        [],
        ["Lost in 2024"],
        ["Customer", "Churn date", "Reason"],
        ["Gone Ltd", "1.2.2024", "price"],
    ]
    read = draft(List=rows)
    assert names(read) == ("Acme", "Beta", "Ceta")
    assert [(t.id, t.kind, t.records, t.no_records) for t in read.tables] == [
        ("List!1", TableKind.ACCOUNTS, 3, 1),
        ("List!7", TableKind.CHURN_EVENTS, 1, 0),
    ]


def test_lists_are_found_among_covers_and_other_sheets(draft):
    read = draft(
        Cover=[["Acme Corp – Customer Success"]],
        Customers=[HEAD, *THREE],
        Notes=[["call Anna"], ["buy milk"]],
        Lost=[["Customer", "Churn Date", "Reason"], ["Gone", "2024-05-01", "price"]],
    )
    assert [(t.kind, t.range.sheet) for t in read.tables] == [
        (TableKind.ACCOUNTS, "Customers"),
        (TableKind.CHURN_EVENTS, "Lost"),
    ]
    assert {issue.sheet for issue in read.reading.issues} == {"Cover", "Notes"}


def test_the_fuller_of_two_customer_lists_is_read_and_the_other_named(draft):
    read = draft(Short=[["Customer", "ARR"], ["Acme", 1.0]], Full=[HEAD, *THREE])
    assert read.table(TableKind.ACCOUNTS).range.sheet == "Full"
    assert [(other.id, other.kind) for other in read.reading.others] == [
        ("Short!1", TableKind.ACCOUNTS)
    ]
    assert read.reading.others[0].reason.startswith("“Full” is the fuller list of customers")
    assert [issue.sheet for issue in read.reading.issues] == ["Short"]


def test_a_second_list_of_customers_is_read_where_a_person_wants_it(draft):
    north, south = [HEAD, *THREE], [HEAD, ["Delta", 7.0, "Eve", "EdTech"]]
    both = Decisions(kinds={"South!1": TableKind.ACCOUNTS})
    read = draft(both, North=north, South=south)
    assert [table.records for table in read.tables] == [3, 1]
    assert read.reading.obstacles == ()
    again = draft(both, North=north, South=[HEAD, THREE[0]])
    assert [(o.table, o.problem) for o in again.reading.obstacles] == [
        ("South!1", "1 customer stands on “North” as well: Acme")
    ]


def test_a_customer_list_with_a_column_of_churn_dates_stays_a_customer_list(draft):
    head = [*HEAD, "Churn date"]
    rows = [head, [*THREE[0], None], [*THREE[1], "2024-05-01"], [*THREE[2], None]]
    assert [table.kind for table in draft(List=rows).tables] == [TableKind.ACCOUNTS]


def test_a_list_of_former_customers_with_revenue_is_a_list_of_lost_ones(draft):
    head = [*HEAD, "Churn date", "Reason"]
    former = [[*row, "2024-05-01", "price"] for row in THREE]
    read = draft(Customers=[HEAD, *THREE], Former=[head, *former])
    assert read.table(TableKind.CHURN_EVENTS).range.sheet == "Former"


@pytest.mark.parametrize(
    ("sheet", "head"),
    [
        ("Lost", ["Customer", "ARR", "CSM"]),
        ("Churned 2024", ["Customer ID", "Customer", "ARR", "CSM", "Industry", "Seats"]),
        ("Verlorene Kunden", ["Kundennummer", "Kunde"]),
        ("Former customers", ["Customer", "Status"]),
    ],
)
def test_a_sheet_called_after_lost_customers_lists_them_without_a_date_or_reason(
    draft, sheet, head
):
    former = [head, ["Zeta", *("5" for _ in head[1:])], ["Eta", *("6" for _ in head[1:])]]
    read = draft(**{"Customers": [HEAD, *THREE], sheet: former})
    assert [(table.kind, table.records) for table in read.tables] == [
        (TableKind.ACCOUNTS, 3),
        (TableKind.CHURN_EVENTS, 2),
    ]
    notes = [issue.problem for issue in read.table(TableKind.CHURN_EVENTS).issues]
    assert any(
        note.startswith(f"The table was read as a list of losses, as its sheet is called “{sheet}”")
        for note in notes
    )


@pytest.mark.parametrize(
    "sheet", ["Churn risk", "All incl. churned", "Customers not cancelled", "Customers"]
)
def test_a_sheet_that_is_not_called_after_lost_customers_alone_lists_customers(draft, sheet):
    assert [table.kind for table in draft(**{sheet: [HEAD, *THREE]}).tables] == [TableKind.ACCOUNTS]


def test_a_list_that_marks_who_left_lists_customers_whatever_it_is_called(draft):
    rows = [[*HEAD, "Churned"], *([*row, "No"] for row in THREE)]
    assert [table.kind for table in draft(Lost=rows).tables] == [TableKind.ACCOUNTS]


@pytest.mark.parametrize(
    "top", [[["Customer"]], [["Account name"]], [["Gone in 2024"], [], ["Kunde"]]]
)
def test_names_alone_are_a_list_of_losses_where_the_sheet_is_called_so(draft, top):
    read = draft(**{"Customers": [HEAD, *THREE], "Churned customers": [*top, ["Zeta"], ["Eta"]]})
    assert [(table.kind, table.records) for table in read.tables] == [
        (TableKind.ACCOUNTS, 3),
        (TableKind.CHURN_EVENTS, 2),
    ]


def test_names_of_lost_customers_without_a_header_are_asked_for(draft):
    read = draft(**{"Customers": [HEAD, *THREE], "Churned customers": [["Zeta"], ["Eta"]]})
    (note,) = [issue for issue in read.reading.issues if issue.sheet == "Churned customers"]
    assert note.fix.startswith(
        "If it lists customers that left, write “Customer” above their names"
    )


def test_names_alone_are_no_table_elsewhere(draft):
    read = draft(Customers=[HEAD, *THREE], Notes=[["Customer"], ["Zeta"], ["Eta"]])
    assert [table.kind for table in read.tables] == [TableKind.ACCOUNTS]


RISK_HEAD = ["Risk", "Customer", "ARR", "Likelihood", "Impact"]


@pytest.mark.parametrize(
    ("sheet", "head"),
    [
        ("Risks", RISK_HEAD),
        ("Top risks", [*HEAD, "Owner"]),
        ("CS Risk_Register", [*HEAD, "Owner"]),
        ("Sheet2", RISK_HEAD),
    ],
)
def test_a_register_of_risks_is_no_list_of_customers(draft, sheet, head):
    risks = [head, *([*row, "5", "5"][: len(head)] for row in THREE)]
    read = draft(**{"Customers": [HEAD, THREE[0]], sheet: risks})
    assert [table.range.sheet for table in read.tables] == ["Customers"]
    (other,) = read.reading.others
    assert (other.kind, other.range.sheet) == (TableKind.ACCOUNTS, sheet)
    assert "it lists risks" in other.reason


@pytest.mark.parametrize("sheet", ["At risk", "Customers by risk", "Risk overview"])
def test_a_list_of_customers_may_say_how_much_at_risk_they_are(draft, sheet):
    rows = [[*HEAD, "Risk"], *([*row, "high"] for row in THREE)]
    assert [table.kind for table in draft(**{sheet: rows}).tables] == [TableKind.ACCOUNTS]


@pytest.mark.parametrize("rows", [[["just"], ["words"]], [["x", "y", "z"]]])
def test_a_workbook_without_any_table_is_refused(draft, rows):
    with pytest.raises(InputRefused, match="no table was found in it"):
        draft(List=rows)


@pytest.mark.parametrize(
    ("rows", "guess", "reason"),
    [
        (
            [["Customer", "Favourite colour"], ["Acme", "blue"]],
            TableKind.ACCOUNTS,
            "It is most like a list of customers, but has no column for ARR or MRR or",
        ),
        (
            [["ARR", "Seats", "NPS"], [5.0, 3.0, 9.0]],
            TableKind.ACCOUNTS,
            "It is most like a list of customers, but has no column for Account ID or Account",
        ),
        (
            [["Shoe", "Hue", "Knot"], ["a", 1.0, 2.0], ["b", 3.0, 4.0]],
            None,
            "None of its headers says what it lists",
        ),
    ],
)
def test_a_table_of_no_known_kind_is_offered_with_the_reason(draft, rows, guess, reason):
    read = draft(List=rows).reading
    (other,) = read.others
    assert (other.id, other.kind, read.tables) == ("List!1", guess, ())
    assert other.reason.startswith(reason)
    (obstacle,) = read.obstacles
    assert obstacle.problem == f"The only table of the file was not read. {other.reason}"
    assert (obstacle.table, obstacle.fix) == (
        "List!1",
        "Choose what it lists, or choose another file",
    )


def test_a_subscription_of_its_own_id_is_no_customer_though_each_customer_has_one(draft):
    head = ["Subscription ID", "Account ID", "Start date", "End date", "MRR"]
    rows = [[f"S{n}", f"A{n}", date(2025, 1, n), date(2026, 1, n), 10.0 * n] for n in range(1, 6)]
    (table,) = draft(List=[head, *rows]).tables
    assert table.kind is TableKind.SUBSCRIPTIONS
    assert [match.field for match in table.matches][:2] == ["subscription_id", "account_id"]


def test_a_record_with_an_id_and_the_id_of_its_customer_is_no_customer(draft):
    head = ["ID", "Customer ID", "Plan", "MRR", "Start date", "Status"]
    rows = [[f"x{n}", f"C{n}", "Pro", 10.0, date(2025, 1, n), "active"] for n in range(1, 6)]
    (table,) = draft(List=[head, *rows]).tables
    assert table.kind is TableKind.SUBSCRIPTIONS
    assert [match.field for match in table.matches][:2] == ["subscription_id", "account_id"]


def test_the_key_of_a_customer_is_the_column_that_says_so(draft):
    head = ["ID", "Customer ID", "Customer", "ARR", "Segment"]
    rows = [[f"x{n}", f"C{n}", f"Firm {n}", 10.0 * n, "SMB"] for n in range(1, 6)]
    (table,) = draft(List=[head, *rows]).tables
    fields = {match.header: match.field for match in table.matches}
    assert (fields["ID"], fields["Customer ID"]) == (None, "account_id")


def test_the_person_says_what_a_table_lists_and_which_column_is_which(draft):
    rows = [["Shoe", "Hue", "Knot"], ["Acme", 1.0, "x"], ["Beta", 3.0, "y"]]
    chosen = Decisions(
        kinds={"List!1": TableKind.ACCOUNTS}, fields={"List!1": {1: "account_name", 2: "arr"}}
    )
    read = draft(chosen, List=rows)
    assert read.reading.obstacles == ()
    assert read_records(read).columns == {"account_name": ("Acme", "Beta"), "arr": (1.0, 3.0)}


def test_a_list_without_any_column_for_its_key_is_an_obstacle(draft):
    read = draft(Decisions(fields={"List!1": {1: None}}), List=[HEAD, *THREE])
    assert [(o.table, o.problem) for o in read.reading.obstacles] == [
        ("List!1", "No column of the list of customers holds their id or name")
    ]


def test_a_list_whose_revenue_cannot_be_read_is_still_a_list(draft):
    read = draft(List=[["Customer", "ARR"], ["Acme", "gold"], ["Beta", "silver"]])
    assert names(read) == ("Acme", "Beta")
    (note,) = [issue for issue in read.all_issues() if issue.column == "ARR"]
    assert "0 of 2 values can be read" in note.problem


def test_a_header_without_rows_is_told(draft):
    read = draft(List=[HEAD, *THREE], Empty=[["Ticket ID", "Customer", "Opened", "Priority"]])
    assert [(o.id, o.kind, o.reason) for o in read.reading.others] == [
        ("Empty!1", TableKind.SUPPORT, "There is no row below its headers")
    ]


def test_rows_that_are_all_rejected_are_an_obstacle(draft):
    rows = [HEAD, [None, 5.0, "Anna", "x"], [None, 6.0, "Ben", "y"]]
    (obstacle,) = draft(List=rows).reading.obstacles
    assert obstacle.problem == "There is no customer below the headers"


def test_rows_that_mostly_name_a_customer_again_are_no_list_of_customers(draft):
    rows = [HEAD, *([row for row in THREE for _ in range(3)])]
    (other,) = draft(List=rows).reading.others
    assert other.reason.startswith("Most of its rows name a customer again")
    assert other.kind is TableKind.ACCOUNTS


def test_the_lines_of_contracts_are_subscriptions_that_run_from_a_day_to_a_day(draft):
    head = ["Contract #", "Customer", "Product", "Qty", "Line MRR", "From", "To"]
    line = ["C-1", "Acme", "Core", 5.0, 50.0, "2024-01-01", "2024-12-31"]
    (table,) = draft(Contract_lines=[head, line, [*line[:2], "Support", *line[3:]]]).tables
    assert table.kind is TableKind.SUBSCRIPTIONS
    assert [match.field for match in table.matches][-3:] == ["mrr", "start_date", "end_date"]


def test_a_list_of_customers_may_be_called_after_its_renewals(draft):
    rows = [
        ["Customer", "ARR 2025", "CSM", "Renewal date", "Status"],
        ["Acme", 5.0, "Anna", "2025-01-31", "green"],
        ["Beta", 6.0, "Ben", "2025-02-28", "red"],
    ]
    (table,) = draft(Renewals_2025=rows).tables
    assert table.kind is TableKind.ACCOUNTS
