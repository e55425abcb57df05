"""Real lists that nobody here wrote, against the figures that are known of them."""

from __future__ import annotations

from datetime import date
from math import fsum
from statistics import median

import pytest

from csdesk.ingest.worker import read_workbook
from csdesk.model.imports import Certainty, IssueKind
from csdesk.model.tables import TableKind
from tests.drafts import draft_workbook, read_records

YEARS = {
    2023: {"accounts": 185, "arr": 15_145_356.0, "lost": 67, "lost_accounts": 59, "footer": 192},
    2024: {"accounts": 500, "arr": 121_915_296.0, "lost": 472, "lost_accounts": 311, "footer": 507},
}


@pytest.fixture(scope="module")
def draft_file(shared_folder, ask):
    folder = shared_folder / "data"

    def draft(name):
        return draft_workbook(read_workbook(folder / name), ask())

    return draft


@pytest.fixture(scope="module", params=sorted(YEARS))
def customers(request, draft_file):
    draft = draft_file(f"ravenstack/ravenstack_customers_{request.param}.xlsx")
    return request.param, YEARS[request.param], draft


def test_every_account_is_read_once_and_the_total_is_not_one_of_them(customers):
    _, known, draft = customers
    table = draft.table(TableKind.ACCOUNTS)
    records = read_records(draft)
    arr = records.columns["arr"]
    assert (len(arr), sum(arr), table.rejected) == (known["accounts"], known["arr"], 0)
    assert len(set(records.columns["account_id"])) == known["accounts"]
    assert table.range.stated_total == known["arr"]
    assert table.range.footer_rows == (known["footer"], known["footer"] + 1)
    assert records.source_rows == tuple(range(6, 6 + known["accounts"]))


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
    assert f"sum ${known['arr']:,.0f} equals the “Total” row" in evidence["arr"]


def test_lost_customers_keep_all_their_lines(customers):
    year, known, draft = customers
    records = read_records(draft, TableKind.CHURN_EVENTS)
    assert len(records) == known["lost"]
    assert len(set(records.columns["account_id"])) == known["lost_accounts"]
    assert {day.year for day in records.columns["lost_on"]} == {year}


def test_nothing_is_left_unread_and_the_hidden_column_is_named(customers):
    _, _, draft = customers
    kinds = {issue.kind for issue in draft.all_issues()}
    assert kinds == {IssueKind.NOTE, IssueKind.CONVERTED_VALUE}
    told = {issue.problem for issue in draft.reading.issues}
    assert "The column is hidden in the file; it was read" in told


@pytest.mark.parametrize(
    ("name", "kind", "rows", "unmatched"),
    [
        ("ravenstack/ravenstack_accounts.csv", TableKind.ACCOUNTS, 500, {"referral_source"}),
        ("ravenstack/ravenstack_churn_events.csv", TableKind.CHURN_EVENTS, 600, set()),
        ("ravenstack/ravenstack_feature_usage.csv", TableKind.USAGE, 25_000, set()),
        ("ravenstack/ravenstack_subscriptions.csv", TableKind.SUBSCRIPTIONS, 5_000, set()),
        ("ravenstack/ravenstack_support_tickets.csv", TableKind.SUPPORT, 2_000, set()),
        ("vendor/recurly_subscription_history.csv", TableKind.SUBSCRIPTIONS, 5, None),
        ("vendor/zendesk_tickets.csv", TableKind.SUPPORT, 5, None),
    ],
)
def test_every_published_table_is_read_as_what_it_is_with_all_its_rows(
    draft_file, name, kind, rows, unmatched
):
    draft = draft_file(name)
    (table,) = draft.tables
    assert (table.kind, table.rows, table.records, table.rejected) == (kind, rows, rows, 0)
    assert table.is_whole
    assert (draft.reading.others, draft.reading.obstacles) == ((), ())
    assert draft.open_questions() == ()
    if unmatched is not None:
        ignored = {match.header for match in table.matches if match.field is None}
        assert ignored <= unmatched


def test_the_figures_of_the_published_tables_are_those_that_are_known(draft_file):
    accounts = read_records(draft_file("ravenstack/ravenstack_accounts.csv"))
    assert accounts.columns["churn_flag"].count(True) == 110
    kind = TableKind.SUPPORT
    tickets = read_records(draft_file("ravenstack/ravenstack_support_tickets.csv"), kind)
    hours = [value for value in tickets.columns["resolution_hours"] if value is not None]
    assert (round(fsum(hours) / len(hours), 2), median(hours)) == (35.86, 35)
    scores = [value for value in tickets.columns["csat"] if value is not None]
    assert (len(scores), round(fsum(scores) / len(scores), 2)) == (1_175, 3.98)
    kind = TableKind.SUBSCRIPTIONS
    lines = read_records(draft_file("ravenstack/ravenstack_subscriptions.csv"), kind)
    trials = [i for i, is_trial in enumerate(lines.columns["is_trial"]) if is_trial]
    assert len(trials) == 778
    assert {lines.columns["mrr"][i] for i in trials} == {0.0}
    kind = TableKind.USAGE
    usage = read_records(draft_file("ravenstack/ravenstack_feature_usage.csv"), kind)
    assert len(usage) - len(set(usage.columns["usage_id"])) == 21


def test_the_own_keys_and_the_accounts_of_vendor_files_are_told_apart(draft_file):
    kind = TableKind.SUPPORT
    tickets = read_records(draft_file("vendor/zendesk_tickets.csv"), kind)
    assert tickets.columns["ticket_id"][0] == "1595"
    assert tickets.columns["account_id"][0] == "370295712714"
    kind = TableKind.SUBSCRIPTIONS
    lines = read_records(draft_file("vendor/recurly_subscription_history.csv"), kind)
    assert len(set(lines.columns["subscription_id"])) == len(lines) - 1
    assert lines.columns["account_id"][0] == "4458762633d912919d7ff692cab13b69"


def test_the_lost_who_are_on_the_list_as_well_are_told(customers):
    year, _, draft = customers
    both = {2023: "51 of 59 lost customers", 2024: "311 of 311 lost customers"}[year]
    assert any(issue.problem.startswith(both) for issue in draft.reading.issues)
