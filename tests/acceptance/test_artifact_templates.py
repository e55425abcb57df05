"""The templates of artifacts (S1.108 to S1.114), with the columns of their source."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from csdesk.model.boards import OnboardingBoard, OnboardingStage
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.identifiers import AccountKey, PlaybookId, RoleId
from csdesk.model.imports import ListRole
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.overrides import override_score
from csdesk.operations.health.playbooks import save_playbook
from csdesk.operations.report import make_dashboard_books, make_playbook_book
from csdesk.report.board_sheets import list_onboardings
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.template_books import list_expansion
from csdesk.scoring.expansion.opportunity_table import rate_opportunity
from exports import render
from tests.kpi_client import NOW, bring

COLUMNS = {
    "health scorecard": "customer_id account_name health_score usage_rate tickets_open "
    "renewal_date risk_category",
    "at-risk cohorts": "cohort_month customer_id churn_risk_score signals_count last_activity",
    "NRR by cohort": "cohort_period nrr_rate starting_mrr ending_mrr expansion_contrib check",
    "onboarding": "customer_id onboarding_stage completion_rate days_to_complete blockers",
    "weekly snapshot": "week_ending total_customers avg_health_score churn_rate tickets_resolved",
    "expansion": "customer_id current_acv expansion_score feature_adoption opportunity_size",
}
OF_CSV = {
    **COLUMNS,
    "health scorecard": "customer_id account_name health_score risk_category",
    "expansion": "customer_id expansion_score opportunity_size",
    "NRR by cohort": "cohort_period nrr_rate starting_mrr ending_mrr expansion_contrib",
}


def read_csv(book) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render(book, ".csv").decode("utf-8-sig"))))


def read_sheet(book) -> list[tuple]:
    sheet = load_workbook(io.BytesIO(render(book, ".xlsx"))).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


def book_of(workspace, library, name: str):
    books = make_dashboard_books(diagnose(workspace, library), library)
    return next(one for one in books if one.name == name)


def make_book(name: str, sheets) -> DashboardBook:
    return DashboardBook(name, "Harbourlight", "GBP", is_sample=False, program="c", sheets=sheets)


@pytest.fixture(scope="module")
def books(sample, library) -> dict[str, DashboardBook]:
    """Give those of the sample client, and by hand the two for which its lists hold nothing."""
    row = rate_opportunity(AccountKey("C003"), 50_000, 80, 0.5, library.expansion.pursued_above)
    line = OnboardingStage("Set up", 7, 10, ())
    by_hand = (
        make_book("expansion", list_expansion((row,), 75)),
        make_book("onboarding", list_onboardings(OnboardingBoard((), (line,)), library.boards)),
    )
    return {one.name: one for one in (*make_dashboard_books(sample, library), *by_hand)}


@pytest.mark.parametrize("name", list(COLUMNS))
def test_every_template_has_the_columns_of_its_source_in_both_formats(books, name):
    assert " ".join(one or "" for one in read_sheet(books[name])[0]) == COLUMNS[name]
    header, *rows = read_csv(books[name])
    assert " ".join(header) == OF_CSV[name]
    assert len(rows) == len(books[name].sheets[0].rows)


def test_what_could_be_sold_is_the_contract_times_the_score(books):
    # 80 points of adoption at half of growth: a score of 40, and 40% of 50,000.
    assert read_sheet(books["expansion"])[1] == ("C003", 50_000, 40, 80, 20_000)
    assert read_csv(books["expansion"])[1] == ["C003", "40.0", "20000.0"]


def bring_scored(workspace) -> None:
    columns = {
        "account_id": ["C001", "C002", "C003", "C004"],
        "account_name": ["Acme Ltd", "=Beta Ltd", "Gamma Ltd", "Delta Ltd"],
        "arr": [100.0] * 4,
        "seat_utilisation": [90.0, None, 70.0, 50.0],
        "open_tickets": [2.0, 8.0, None, 0.0],
        "dau_mau": [70.0, 10.0, 70.0, None],
        "feature_adoption": [60.0, 10.0, 60.0, None],
        "nps": [9.0, 2.0, 9.0, None],
        "csat": [5.0, 1.0, 5.0, None],
    }
    bring(workspace, TableKind.ACCOUNTS, columns, ListRole.CURRENT)
    override_score(workspace, "C003", 60, author="Ada", reason="A call", day=NOW)


def test_the_scorecard_calls_risk_high_below_60_and_low_from_80(workspace, library):
    bring_scored(workspace)
    book = book_of(workspace, library, "health scorecard")
    rows = read_sheet(book)[1:5]
    assert [(row[0], row[2], row[6]) for row in rows] == [
        ("C001", 100, "low"),
        ("C002", 0, "high"),
        ("C003", 60, "medium"),
        ("C004", None, None),
    ]
    assert [row[3:5] for row in rows] == [(90, 2), (None, 8), (70, None), (50, 0)]
    assert book.sheets[0].warned == {1}


def test_the_file_for_other_programs_has_four_columns_and_no_formula(workspace, library):
    bring_scored(workspace)
    rows = read_csv(book_of(workspace, library, "health scorecard"))
    assert rows[1] == ["C001", "Acme Ltd", "100.0", "low"]
    assert rows[2][1] == "'=Beta Ltd"
    assert rows[4] == ["C004", "Delta Ltd", "", ""]


def test_a_playbook_is_a_row_with_its_steps_and_its_triggers(workspace, library):
    when = (Condition("usage_change_30d", Comparison.BELOW, -20),)
    step = PlaybookStep("email", "Check in by e-mail", RoleId("csms"), 24)
    mine = Playbook(PlaybookId("pb001"), "PB001", PlaybookKind.RECOVERY, "Low use", when, (step,))
    bring_scored(workspace)
    save_playbook(workspace, library, mine)
    book = make_playbook_book(workspace, library, diagnose(workspace, library))
    header, *rows = read_csv(book)
    assert header == ["playbook_id", "scenario_type", "steps", "trigger_metrics"]
    assert len(rows) == len(library.playbooks) + 1
    _id, kind, steps, triggers = next(row for row in rows if row[0] == "pb001")
    assert (kind, json.loads(steps)) == ("recovery", ["Check in by e-mail"])
    assert json.loads(triggers) == [{"metric": "usage_change_30d", "test": "below", "value": -20}]
