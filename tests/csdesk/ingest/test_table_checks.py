"""What is asked, refused and noted across the columns and the tables of a file."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.imports import Certainty, Decisions, IssueKind, Privacy, Topic
from csdesk.model.tables import TableKind
from tests.drafts import draft_workbook, read_records

HEAD = ["Account ID", "Customer", "ARR", "MRR", "Status"]


def notes(draft):
    return [issue.problem for issue in draft.all_issues() if issue.kind is IssueKind.NOTE]


def obstacles(draft):
    return [(obstacle.column, obstacle.problem) for obstacle in draft.reading.obstacles]


def account_rows(*amounts, status="active"):
    return [[f"A-{n}", f"Firm {n}", *pair, status] for n, pair in enumerate(amounts, start=1)]


SAME = account_rows((1200.0, 1200.0), (2400.0, 2400.0), (600.0, 600.0), (60.0, 60.0))


def test_an_mrr_that_equals_the_arr_is_asked_about(draft):
    read = draft(List=[HEAD, *SAME])
    (question,) = read.reading.questions
    assert (question.topic, question.column, question.key) == (
        Topic.DERIVED,
        "MRR",
        "List!1/D/derived",
    )
    assert question.is_open
    assert question.evidence == "They are equal in 4 of 4 rows that have both"


@pytest.mark.parametrize(
    ("answer", "arr", "mrr"),
    [("yearly", 1200.0, 100.0), ("monthly", 14_400.0, 1200.0), ("as_it_is", 1200.0, 1200.0)],
)
def test_the_answer_makes_the_one_from_the_other(draft, answer, arr, mrr):
    read = draft(Decisions(answers={"List!1/D/derived": answer}), List=[HEAD, *SAME])
    columns = read_records(read).columns
    assert (columns["arr"][0], columns["mrr"][0]) == (arr, mrr)
    assert read.open_questions() == ()


def test_an_arr_that_is_not_twelve_times_the_mrr_is_noted(draft):
    rows = account_rows((1200.0, 100.0), (2400.0, 150.0), (600.0, 70.0))
    problem = "The ARR is twelve times the MRR in only 1 of 3 rows that have both"
    assert problem in notes(draft(List=[HEAD, *rows]))
    right = account_rows((1200.0, 100.0), (2400.0, 200.0), (600.0, 50.0))
    read = draft(List=[HEAD, *right])
    assert (notes(read), read.reading.questions) == ([], ())


@pytest.mark.parametrize("status", ["paused", "Trial", "on-hold", "Testphase", "EN PAUSE"])
def test_revenue_of_customers_on_trial_or_paused_is_noted(draft, status):
    rows = [*account_rows((12.0, 1.0), (24.0, 2.0)), ["A-9", "Rest", 36.0, 3.0, status]]
    assert notes(draft(List=[HEAD, *rows])) == [
        "1 row with revenue is on a trial or paused, the first in row 4"
    ]


def test_a_trial_by_its_flag_is_noted_and_one_without_revenue_is_not(draft):
    head = ["Subscription ID", "Account ID", "Start date", "MRR", "Is trial"]
    rows = [["S-1", "A-1", "2024-01-01", 5.0, "yes"], ["S-2", "A-1", "2024-01-01", 0.0, "yes"]]
    assert notes(draft(List=[head, *rows])) == [
        "1 row with revenue is on a trial or paused, the first in row 2"
    ]


def test_a_parent_and_its_child_that_both_carry_the_revenue_are_noted(draft):
    head = ["Account ID", "Customer", "Parent account", "ARR"]
    rows = [
        ["A-1", "Group", None, 100.0],
        ["A-2", "Child by name", "Group", 60.0],
        ["A-3", "Child by id", "A-1", 40.0],
        ["A-4", "Child without revenue", "A-1", 0.0],
        ["A-5", "Child of a stranger", "Else", 5.0],
    ]
    (note,) = notes(draft(List=[head, *rows]))
    assert note == (
        "2 customers stand beside their parent and both carry ARR, which may count it twice: "
        "A-2 and A-3"
    )


def test_a_customer_on_the_list_and_among_the_lost_is_told(draft):
    lost = [["Account ID", "Churn date"], ["A-2", "2024-01-01"], ["A-7", "2024-02-01"]]
    rows = account_rows((12.0, 1.0), (24.0, 2.0))
    assert "1 of 2 lost customers are on the list of customers too: A-2" in notes(
        draft(List=[HEAD, *rows], Lost=lost)
    )


def test_customers_of_one_name_with_other_ids_stay_two(draft):
    rows = [["A-1", "Acme Inc.", 5.0, None, None], ["A-2", "Acme Inc.", 6.0, None, None]]
    assert read_records(draft(List=[HEAD, *rows])).columns["arr"] == (5.0, 6.0)


def test_all_subscriptions_of_an_account_are_kept_though_they_overlap(draft):
    head = ["Subscription ID", "Account ID", "Start date", "End date", "MRR"]
    rows = [[f"S-{n}", "A-1", f"2024-0{n}-01", "2024-12-31", 10.0] for n in range(1, 10)]
    read = draft(List=[head, *rows])
    (table,) = read.tables
    assert (table.kind, table.records, table.added) == (TableKind.SUBSCRIPTIONS, 9, 0)


PERIODS = ["Subscription ID", "Account ID", "Start date", "End date", "Plan"]


def periods(wrong):
    good = [[f"S-{n}", "A-1", date(2024, 1, 1), date(2024, 6, 1), "Pro"] for n in range(4)]
    bad = [[f"T-{n}", "A-1", date(2024, 6, 1), date(2024, 1, 1), "Pro"] for n in range(wrong)]
    return [PERIODS, *good, *bad]


def test_ends_before_their_starts_are_an_obstacle_when_most_are(draft):
    assert obstacles(draft(List=periods(5))) == [
        ("End date", "The end lies before the start in 5 of 9 rows")
    ]
    read = draft(List=periods(2))
    assert obstacles(read) == []
    assert "The end lies before the start in 2 rows" in notes(read)


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(1900, 1, 1)])
def test_dates_long_ago_are_an_obstacle_when_most_are(draft, day):
    rows = [["Customer", "ARR", "Renewal date"], *([f"F{n}", 5.0, day] for n in range(5))]
    assert obstacles(draft(List=rows)) == [
        ("Renewal date", "5 of 5 dates lie before 1990, so they are no dates of customers")
    ]
    rows += [[f"G{n}", 5.0, date(2025, 1, n)] for n in range(1, 7)]
    assert obstacles(draft(List=rows)) == []


def test_the_questions_of_a_column_wait_for_their_answer(draft):
    rows = [["Customer", "ARR", "Renewal date"], ["Acme", 5.0, "03/04/2026"]]
    (question,) = draft(List=rows).open_questions()
    assert (question.key, question.topic) == ("List!1/C/date_order", Topic.DATE_ORDER)
    answered = draft(Decisions(answers={question.key: "day_first"}), List=rows)
    assert answered.open_questions() == ()
    assert read_records(answered).columns["renewal_date"] == (date(2026, 4, 3),)


def test_dates_that_may_be_either_follow_what_other_columns_of_the_table_show(draft):
    head = ["Customer", "ARR", "Renewal date", "Customer since"]
    rows = [head, ["Acme", 5.0, "03/04/2026", "31/01/2020"], ["Beta", 6.0, "05/06/2026", None]]
    read = draft(List=rows)
    (question,) = read.reading.questions
    assert (question.proposed, question.is_open) == ("day_first", False)
    renewals = read_records(read).columns["renewal_date"]
    assert renewals == (date(2026, 4, 3), date(2026, 6, 5))


USERS = [
    ["User ID", "Account ID", "Full name", "Email", "Phone number"],
    ["U-1", "A-1", "Ada King", "Ada@Example.com ", "+44 20 7946"],
    ["U-2", "A-1", "Bob", "bob@example.com", "+44-20-7946"],
]


def test_addresses_and_telephone_numbers_become_pseudonyms_unless_told_otherwise(draft):
    read = draft(Users=USERS)
    columns = read_records(read, TableKind.USERS).columns
    assert columns["user_name"] == ("Ada King", "Bob")
    assert all(value.startswith("p-") for value in columns["email"] + columns["phone"])
    assert columns["phone"][0] == columns["phone"][1]
    blocks = [block.cells for block in read.content.blocks(read.tables[0].id)]
    told = " ".join([*blocks, *(issue.problem for issue in read.all_issues())]).casefold()
    assert "example.com" not in told
    assert "7946" not in told


def test_a_pseudonym_depends_on_the_person_and_the_workspace_only(workbook, ask):
    def email(salt, rows):
        read = draft_workbook(workbook(Users=rows), ask(salt=salt))
        return read_records(read, TableKind.USERS).columns["email"][0]

    again = [USERS[0], ["U-7", "A-9", "A. King", " ada@example.COM", None]]
    assert email("one", USERS) == email("one", again)
    assert email("one", USERS) != email("two", USERS)


def test_the_person_keeps_or_drops_a_personal_column(draft):
    choice = {4: Privacy.KEEP, 5: Privacy.DROP, 3: Privacy.HASH}
    read = draft(Decisions(privacy={"Users!1": choice}), Users=USERS)
    columns = read_records(read, TableKind.USERS).columns
    assert columns["email"] == ("Ada@Example.com", "bob@example.com")
    assert "phone" not in columns
    assert columns["user_name"][0].startswith("p-")
    match = read.tables[0].matches[4]
    assert (match.field, match.certainty) == (None, Certainty.IGNORED)


def test_only_the_first_thousand_unread_values_are_listed_and_the_rest_counted(draft):
    bad = [[f"F{n}", "gold"] for n in range(1_500)]
    rows = [["Customer", "ARR"], *([f"G{n}", 5.0] for n in range(1_600)), *bad]
    (table,) = draft(List=rows).tables
    unread = [issue for issue in table.issues if issue.kind is IssueKind.UNREAD_VALUE]
    assert len(unread) == 1_001
    assert unread[-1].problem.startswith("500 further values with such problems")
    assert table.summaries["arr"].unread == 1_500


def test_rejected_rows_are_all_listed(draft):
    rows = [
        ["Customer", "ARR", "CSM"],
        ["Acme", 5.0, "x"],
        *([None, 5.0, "x"] for _ in range(1_500)),
    ]
    (table,) = draft(List=rows).tables
    rejected = [issue for issue in table.issues if issue.kind is IssueKind.REJECTED_ROW]
    assert len(rejected) == table.rejected == 1_500


def test_a_summary_says_what_a_column_holds(draft):
    rows = [
        ["Customer", "ARR", "Renewal date"],
        ["Acme", 5.0, "31 Jan 2025"],
        ["Beta", "$7", date(2025, 3, 1)],
        ["Ceta", "gold", None],
        ["Delta", 5.0, None],
    ]
    summaries = draft(List=rows).tables[0].summaries
    arr, renewal = summaries["arr"], summaries["renewal_date"]
    assert (arr.filled, arr.unread, arr.converted, arr.distinct, arr.total) == (3, 1, 1, 2, 17.0)
    assert (renewal.earliest, renewal.latest) == (date(2025, 1, 31), date(2025, 3, 1))
    assert renewal.total is None


def test_tables_with_the_same_headers_have_the_same_fingerprint(draft):
    one = draft(List=[HEAD, *SAME]).tables[0].fingerprint
    other = draft(Else=[["A title"], [], [h.upper() for h in HEAD], *SAME[:1]]).tables[0]
    assert other.fingerprint == one
    assert draft(List=[HEAD[:3], *[row[:3] for row in SAME]]).tables[0].fingerprint != one


def test_what_is_stored_has_the_accounts_key_the_rows_and_the_files_own_texts(draft):
    rows = [HEAD, [" A-1 ", "Acme", "$5", None, None], [None, "Beta", 6.0, None, None]]
    read = draft(List=rows)
    stored = {(b.column, b.part): b.cells for b in read.content.blocks(read.tables[0].id)}
    assert stored["key", "value"] == '["A-1","Beta"]'
    assert stored["source_row", "value"] == "[2,3]"
    assert stored["arr", "value"] == "[5.0,6.0]"
    assert stored["arr", "original"] == '{"0":"$5"}'
    assert "mrr" not in {column for column, _ in stored}


def test_amounts_in_several_currencies_block_where_a_report_names_the_currency_of_each(draft):
    head = ["Account ID", "Customer", "ARR Currency", "ARR"]
    rows = [[f"A-{n}", f"Firm {n}", code, 100.0] for n, code in enumerate(["GBP", "USD", "GBP"])]
    read = draft(List=[head, *rows])
    assert obstacles(read) == [("ARR", "the column mixes amounts in GBP and USD")]


def test_rows_of_subscriptions_that_name_no_customer_are_noted(draft):
    head = ["Account", "Subscription ID", "Plan", "MRR", "Start date"]
    names = ["Alpha", None, "Beta", None]
    rows = [[name, f"S{n}", "Pro", 10.0, date(2025, 1, 20 + n)] for n, name in enumerate(names)]
    assert "2 rows name no customer, the first is row 3" in notes(draft(List=[head, *rows]))
    named = [["Alpha", *row[1:]] for row in rows]
    assert notes(draft(List=[head, *named])) == []
