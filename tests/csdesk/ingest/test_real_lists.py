"""Real lists that nobody here wrote, against the figures that are known of them."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.errors import InputRefused
from csdesk.ingest.draft import draft_import
from csdesk.ingest.reader import read_workbook
from csdesk.model.imports import Certainty, IssueKind
from csdesk.model.tables import TableKind

YEARS = {
    2023: {"accounts": 185, "arr": 15_145_356.0, "lost": 67, "lost_accounts": 59, "footer": 192},
    2024: {"accounts": 500, "arr": 121_915_296.0, "lost": 472, "lost_accounts": 311, "footer": 507},
}


@pytest.fixture(scope="module")
def draft_file(shared_folder):
    library = load_library()
    folder = shared_folder / "data"

    def draft(name):
        return draft_import(read_workbook(folder / name), library.fields, library.total_words)

    return draft


@pytest.fixture(scope="module", params=sorted(YEARS))
def customers(request, draft_file):
    draft = draft_file(f"ravenstack/ravenstack_customers_{request.param}.xlsx")
    return request.param, YEARS[request.param], draft


def test_every_account_is_read_once_and_the_total_is_not_one_of_them(customers):
    _, known, draft = customers
    table = draft.table(TableKind.ACCOUNTS)
    arr = table.records.columns["arr"]
    assert (len(arr), sum(arr), table.rejected) == (known["accounts"], known["arr"], 0)
    assert len(set(table.records.columns["account_id"])) == known["accounts"]
    assert table.range.stated_total == known["arr"]
    assert table.range.footer_rows == (known["footer"], known["footer"] + 1)
    assert table.records.source_rows == tuple(range(6, 6 + known["accounts"]))


def test_date_and_currency_are_those_that_the_file_states(customers):
    year, _, draft = customers
    assert (draft.as_of, draft.currency) == (date(year, 12, 31), "USD")


def test_every_column_is_certain_and_shows_why(customers):
    _, known, draft = customers
    matches = draft.table(TableKind.ACCOUNTS).matches
    assert all(match.certainty is Certainty.CERTAIN for match in matches)
    evidence = {match.field: match.evidence for match in matches}
    assert (
        evidence["account_id"]
        == f"{known['accounts']} of {known['accounts']} filled, all different"
    )
    assert evidence["arr"].endswith(f"sum ${known['arr']:,.0f} equals the “Total” row")


def test_lost_customers_keep_all_their_lines(customers):
    year, known, draft = customers
    records = draft.table(TableKind.CHURN_EVENTS).records
    assert len(records) == known["lost"]
    assert len(set(records.columns["account_id"])) == known["lost_accounts"]
    assert {day.year for day in records.columns["lost_on"]} == {year}


def test_nothing_is_left_unread_and_the_hidden_column_is_named(customers):
    _, _, draft = customers
    kinds = {issue.kind for issue in draft.all_issues()}
    assert kinds == {IssueKind.NOTE, IssueKind.CONVERTED_VALUE}
    assert "The column is hidden in the file; it was read" in {i.problem for i in draft.issues}


def test_the_published_table_of_accounts_is_a_customer_list(draft_file):
    table = draft_file("ravenstack/ravenstack_accounts.csv").table(TableKind.ACCOUNTS)
    assert len(table.records) == 500
    assert table.records.columns["churn_flag"].count(True) == 110


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ravenstack/ravenstack_churn_events.csv", "no list of customers"),
        ("ravenstack/ravenstack_feature_usage.csv", "no list of customers"),
        ("ravenstack/ravenstack_support_tickets.csv", "no list of customers"),
        ("ravenstack/ravenstack_subscriptions.csv", "subscriptions or events rather than"),
        ("vendor/recurly_subscription_history.csv", "subscriptions or events rather than"),
        ("vendor/zendesk_tickets.csv", "no list of customers"),
    ],
)
def test_other_tables_are_refused_by_name(draft_file, name, said):
    with pytest.raises(InputRefused, match=said):
        draft_file(name)
