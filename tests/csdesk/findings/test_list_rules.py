"""Rules over the customer lists and their owners."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.model.accounts import LostAccount
from csdesk.model.findings import RuleKind
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import DataIssue, ImportBatch, IssueKind, ListRole
from tests.drafts import make_batch

AS_OF = date(2024, 12, 31)
DATA = RuleKind.DATA


def lose(*keys: str) -> tuple[LostAccount, ...]:
    return tuple(
        LostAccount(AccountKey(key), date(2024, 6, 1), "price", "Lost", row)
        for row, key in enumerate(keys, start=2)
    )


def batch(stated_total=None, rejected=0, role=ListRole.CURRENT) -> ImportBatch:
    return make_batch(
        role,
        name="now.xlsx",
        as_of=AS_OF,
        accounts=8,
        rejected=rejected,
        stated_total=stated_total,
    )


def test_lost_accounts_with_arr_that_are_still_listed_are_found(find, make_table):
    table = make_table(
        {"key": "A", "arr": 70.0}, {"key": "B", "arr": 30.0}, {"key": "C", "arr": 0.0}
    )
    parts = {"accounts": table, "lost": lose("A", "A", "C", "gone")}
    found = find(DATA, "lost_still_listed", "", 0, title="{count} of {total} lost", **parts)
    assert found.title == "1 of 3 lost"
    assert (found.accounts, found.arr_at_stake) == (("A",), 70)
    listed, lost = found.evidence
    assert (listed.sheet, listed.rows) == ("Customers", (6,))
    assert (lost.file, lost.sheet, lost.rows) == ("now.xlsx", "Lost", (2, 3))
    assert find(DATA, "lost_still_listed", "", 1, **parts) is None


def test_a_list_without_arr_cannot_contradict_the_list_of_lost_customers(find, make_table):
    table = make_table({"key": "A", "csm": "Ada"})
    assert find(DATA, "lost_still_listed", "", 0, accounts=table, lost=lose("A")) is None


def test_lost_accounts_that_have_left_the_list_are_fine(find, make_table):
    table = make_table({"key": "A", "arr": 70.0})
    assert find(DATA, "lost_still_listed", "", 0, accounts=table, lost=lose("gone")) is None


def test_a_column_whose_values_could_not_be_read_is_not_called_missing(find, make_table):
    table = make_table({"arr": 1.0, "renewal_date": None}, {"arr": 2.0, "renewal_date": None})
    assert find(DATA, "column_missing", "renewal_date", accounts=table) is None


def test_a_column_that_the_list_does_not_have_is_missing(find, make_table):
    table = make_table({"arr": 1.0}, {"arr": 2.0})
    assert find(DATA, "column_missing", "renewal_date", accounts=table) is not None
    assert find(DATA, "column_missing", "arr", accounts=table) is None
    assert find(DATA, "column_missing", "arr", accounts=make_table()) is None
    assert find(DATA, "column_missing", "arr") is None


@pytest.mark.parametrize(("threshold", "is_found"), [(24.9, True), (25.0, False)])
def test_blank_cells_are_a_share_of_the_accounts_with_arr(find, make_table, threshold, is_found):
    rows = [{"arr": 5.0, "csm": "Ada"}] * 3 + [{"arr": 5.0}] + [{"arr": 0.0}] * 9
    table = make_table(*rows)
    found = find(DATA, "values_missing_above", "csm", threshold, accounts=table)
    assert (found is not None) is is_found


def test_a_column_that_is_absent_is_not_called_incomplete(find, make_table):
    table = make_table({"arr": 5.0})
    assert find(DATA, "values_missing_above", "csm", 0.0, accounts=table) is None


def test_rejected_rows_are_told_with_their_places(find):
    issue = DataIssue(IssueKind.REJECTED_ROW, "now.xlsx", "Customers", 9, None, "no account id")
    note = DataIssue(IssueKind.NOTE, "now.xlsx", "Customers", None, None, "a hidden column")
    parts = {"batches": (batch(rejected=2),), "issues": (issue, note)}
    found = find(DATA, "rows_rejected_above", "", 0, title="{count} of {total}", **parts)
    assert found.title == "2 of 10"
    (evidence,) = found.evidence
    assert (evidence.text, evidence.rows) == ("Row 9: no account id", (9,))
    assert find(DATA, "rows_rejected_above", "", 2, **parts) is None
    assert find(DATA, "rows_rejected_above", "", 0) is None


@pytest.mark.parametrize(
    ("stated", "is_found"),
    [(100.0, False), (100.9, False), (102.0, True), (0.0, True), (None, False)],
)
def test_a_stated_total_that_differs_is_found(find, make_table, stated, is_found):
    table = make_table({"arr": 60.0}, {"arr": 40.0})
    found = find(DATA, "total_differs_above", "", 1.0, accounts=table, batches=(batch(stated),))
    assert (found is not None) is is_found


def test_the_total_of_the_earlier_list_is_held_against_the_earlier_list(find, make_table):
    now, before = make_table({"arr": 60.0}), make_table({"arr": 50.0})
    batches = (batch(60.0), batch(55.0, role=ListRole.PREVIOUS))
    found = find(
        DATA,
        "total_differs_above",
        "",
        1.0,
        title="{value}",
        accounts=now,
        previous=before,
        batches=batches,
    )
    assert found.title == "£5"
    assert found.evidence[0].text == "Stated £55, accounts add up to £50."


def test_renewals_that_have_passed_are_found(find, make_table):
    table = make_table(
        {"arr": 5.0, "renewal_date": AS_OF - timedelta(days=1)},
        {"arr": 5.0, "renewal_date": AS_OF},
        {"arr": 0.0, "renewal_date": AS_OF - timedelta(days=40)},
    )
    found = find(DATA, "renewal_overdue", "", 0, accounts=table)
    assert found.accounts == ("A1",)
    assert find(DATA, "renewal_overdue", "", 1, accounts=table) is None


@pytest.mark.parametrize(("days", "is_found"), [(90, False), (91, True)])
def test_accounts_without_activity_for_long_are_found(find, make_table, days, is_found):
    table = make_table({"arr": 5.0, "last_activity": AS_OF - timedelta(days=days)}, {"arr": 1.0})
    found = find(DATA, "inactive_longer_than", "", 90, accounts=table)
    assert (found is not None) is is_found


def test_arr_in_few_hands_is_found(find, make_table):
    # Five accounts of 10 and five of 5: 50 of 75 is 66.7%.
    table = make_table(*[{"arr": 10.0}] * 5, *[{"arr": 5.0}] * 5)
    found = find(DATA, "top_share_above", "", 60.0, accounts=table, title="{value}", largest=5)
    assert (found.title, found.arr_at_stake, len(found.accounts)) == ("66.7%", 50, 5)
    assert find(DATA, "top_share_above", "", 67.0, accounts=table, largest=5) is None
    few = make_table(*[{"arr": 10.0}] * 5)
    assert find(DATA, "top_share_above", "", 60.0, accounts=few, largest=5) is None


def test_the_rule_says_how_many_of_the_largest_count(find, make_table):
    # The two largest of four hold 40 of 60: 66.7%.
    table = make_table(*[{"arr": 20.0}] * 2, *[{"arr": 10.0}] * 2)
    found = find(DATA, "top_share_above", "", 60.0, accounts=table, title="{count}", largest=2)
    assert (found.title, found.accounts) == ("2", ("A1", "A2"))


def test_renewals_nobody_looks_after_are_found(find, make_table):
    soon, late = AS_OF + timedelta(days=90), AS_OF + timedelta(days=91)
    table = make_table(
        {"arr": 9.0, "csm": None, "renewal_date": soon},
        {"arr": 5.0, "csm": "Ada", "renewal_date": soon},
        {"arr": 5.0, "csm": None, "renewal_date": late},
        {"arr": 5.0, "csm": None, "renewal_date": AS_OF - timedelta(days=1)},
        {"arr": 0.0, "csm": None, "renewal_date": soon},
    )
    found = find(DATA, "renewing_without_owner", "", 90, accounts=table, title="{count} of {total}")
    assert (found.title, found.accounts, found.arr_at_stake) == ("1 of 2", ("A1",), 9)


def test_without_owners_or_unowned_renewals_there_is_nothing_to_say(find, make_table):
    soon = AS_OF + timedelta(days=5)
    owned = make_table({"arr": 9.0, "csm": "Ada", "renewal_date": soon})
    no_column = make_table({"arr": 9.0, "renewal_date": soon})
    for table in (owned, no_column):
        assert find(DATA, "renewing_without_owner", "", 90, accounts=table) is None


def test_a_csm_with_too_many_accounts_is_named(find, make_table):
    rows = (
        [{"arr": 1.0, "csm": "Ada"}] * 3
        + [{"arr": 1.0, "csm": " ada"}]
        + [{"arr": 1.0, "csm": "Bo"}]
    )
    table = make_table(*rows, {"arr": 0.0, "csm": "Bo"})
    found = find(
        DATA, "owner_overloaded", "", 3, accounts=table, title="{names}: {value} of {total} CSMs"
    )
    assert found.title == "Ada: 4 of 2 CSMs"
    assert (len(found.accounts), found.arr_at_stake) == (4, None)
    assert found.evidence[0].text == "Accounts with ARR: Ada 4."
    assert find(DATA, "owner_overloaded", "", 4, accounts=table) is None


@pytest.mark.parametrize(
    "test",
    [
        "lost_still_listed",
        "values_missing_above",
        "total_differs_above",
        "renewal_overdue",
        "inactive_longer_than",
        "top_share_above",
        "renewing_without_owner",
        "owner_overloaded",
    ],
)
def test_without_a_list_data_rules_find_nothing(find, test):
    assert find(DATA, test, "csm", 0) is None
