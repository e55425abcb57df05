"""Boards as workbooks of their own: their columns, their warnings, their live formulas."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_dashboard_books
from csdesk.scoring.revenue.cohort_periods import follow_sign_ups, follow_window
from exports import name_books, write, write_all
from tests.kpi_client import NOW, bring

RISK_COLUMNS = (
    "account_id", "account_name", "arr", "customer_since", "last_activity", "tickets_per_month",
)  # fmt: skip
HEADER = ["cohort_period", "nrr_rate", "starting_mrr", "ending_mrr", "expansion_contrib", "check"]


def bring_lines(workspace, *lines: tuple[str, date, date | None, float]) -> None:
    """Import customers with their subscriptions: account, first day, last day, ARR."""
    accounts = list(dict.fromkeys(line[0] for line in lines))
    named = {"account_id": accounts, "account_name": [f"{one} Ltd" for one in accounts]}
    bring(workspace, TableKind.ACCOUNTS, named, ListRole.CURRENT)
    columns = {
        "subscription_id": [f"S{at}" for at in range(len(lines))],
        "account_id": [line[0] for line in lines],
        "start_date": [line[1] for line in lines],
        "end_date": [line[2] for line in lines],
        "arr": [line[3] for line in lines],
    }
    bring(workspace, TableKind.SUBSCRIPTIONS, columns, ListRole.ADDED)


def book_of(workspace, library, name: str):
    books = make_dashboard_books(diagnose(workspace, library), library)
    return next(one for one in books if one.name == name)


def recalculate(path: Path, soffice: str) -> Path:
    """Return the workbook as LibreOffice saves it, every formula computed anew."""
    folder = path.parent / "recalculated"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / path.name


def test_s1_58_nrr_and_cohort_formulas(workspace, library):
    old, joined = date(2024, 1, 1), date(2025, 9, 1)
    bring_lines(
        workspace,
        ("A1", old, None, 600),
        ("A1", date(2026, 1, 1), None, 150),
        ("A2", old, date(2026, 1, 1), 400),
        ("A3", joined, None, 900),
        ("A4", joined, date(2026, 3, 1), 300),
    )
    revenue = diagnose(workspace, library).metrics.revenue
    window = follow_window(revenue)
    # Of 1,000 the payers of the first day still pay 750; A3 and A4 came later.
    assert (window.starting * 12, window.ending * 12) == pytest.approx((1_000, 750))
    assert window.rate == pytest.approx(75)
    assert revenue.cards[0].values[0].value == pytest.approx(window.rate)
    rates = {one.label: one.rate for one in follow_sign_ups(revenue)}
    # Of the 1,200 that signed up in September 900 are left.
    assert rates["Sep 2025"] == pytest.approx(75)


def bring_months(workspace, months: dict[date, int]) -> None:
    """Import twenty customers for each month of sign-up, so many of them with two risk signals."""
    columns: dict[str, list] = {name: [] for name in RISK_COLUMNS}
    for month, at_risk in months.items():
        for at in range(20):
            silent = at < at_risk
            row = (
                f"=A{month.month}-{at:02}", "Ash Ltd", 100.0, month,
                NOW - timedelta(days=31 if silent else 1), 6.0 if silent else 0.0,
            )  # fmt: skip
            for name, value in zip(RISK_COLUMNS, row, strict=True):
                columns[name].append(value)
    bring(workspace, TableKind.ACCOUNTS, columns, ListRole.CURRENT)


def test_s1_109_at_risk_cohort_dashboard(workspace, library, tmp_path):
    bring_months(workspace, {date(2026, 1, 5): 13, date(2026, 2, 5): 16})
    path = tmp_path / "risk.xlsx"
    write(book_of(workspace, library, "at-risk cohorts"), path)
    found = load_workbook(path)
    header, *rows = found["At-risk cohort"].iter_rows(max_row=41, values_only=True)
    assert list(header) == [
        "cohort_month", "customer_id", "churn_risk_score", "signals_count", "last_activity",
    ]  # fmt: skip
    assert len(rows) == 40
    assert rows[0][0] == "2026-01"
    assert rows[0][3] == 2
    assert rows[0][4].date() == NOW - timedelta(days=31)
    cohorts = list(found["Cohorts"].iter_rows(min_row=2, max_row=3, values_only=True))
    assert cohorts == [("2026-01", 20, 13, 65, None), ("2026-02", 20, 16, 80, "Alert")]


def test_an_account_whose_id_looks_like_a_formula_stays_a_text(workspace, library, tmp_path):
    bring_months(workspace, {date(2026, 1, 5): 13})
    path = tmp_path / "risk.xlsx"
    write(book_of(workspace, library, "at-risk cohorts"), path)
    cell = load_workbook(path)["At-risk cohort"]["B2"]
    assert (cell.value[:3], cell.data_type, cell.quotePrefix) == ("=A1", "s", True)


@pytest.mark.parametrize(
    ("end", "rate", "check"), [(1_320.0, 110, None), (1_188.0, 99, "Investigate")]
)
def test_s1_111_nrr_cohort_workbook(workspace, library, tmp_path, needs_tool, end, rate, check):
    soffice = needs_tool("soffice")
    change = date(2026, 1, 1)
    bring_lines(
        workspace,
        ("A1", date(2024, 1, 1), change, 1_200.0),
        ("A1", change, None, end),
        ("A2", change, None, 500.0),
    )
    path = tmp_path / "nrr.xlsx"
    write(book_of(workspace, library, "NRR by cohort"), path)
    sheet = load_workbook(path)["Window"]
    assert [cell.value for cell in sheet[1]] == HEADER
    assert sheet["B2"].value == '=IF(C2>0,100*D2/C2,"")'
    again = load_workbook(recalculate(path, soffice), data_only=True)["Window"]
    assert again["B2"].value == pytest.approx(rate)
    assert [again["C2"].value, again["D2"].value] == pytest.approx([100, end / 12])
    assert (again["F2"].value or None) == check


def test_a_changed_amount_changes_the_rate(workspace, library, tmp_path, needs_tool):
    soffice = needs_tool("soffice")
    bring_lines(workspace, ("A1", date(2024, 1, 1), None, 1_200.0))
    path = tmp_path / "nrr.xlsx"
    write(book_of(workspace, library, "NRR by cohort"), path)
    book = load_workbook(path)
    book["Window"]["D2"] = 110
    book.save(path)
    again = load_workbook(recalculate(path, soffice), data_only=True)["Window"]
    assert again["B2"].value == pytest.approx(110)


def test_onboardings_and_the_week_as_workbooks_have_the_columns_of_their_source(sample, library):
    books = {one.name: one for one in make_dashboard_books(sample, library)}
    week = books["weekly snapshot"].sheets[0]
    assert [column.name for column in week.columns] == [
        "week_ending", "total_customers", "avg_health_score", "churn_rate", "tickets_resolved",
    ]  # fmt: skip
    snapshot = sample.metrics.snapshot
    assert week.rows[0][:4] == (
        snapshot.week_ending,
        snapshot.total_customers,
        snapshot.avg_health_score,
        snapshot.churn_rate,
    )


def test_books_are_written_beside_each_other_and_over_nothing(sample, library, tmp_path):
    books = make_dashboard_books(sample, library)
    for _again in range(2):
        paths = name_books(books, tmp_path, NOW)
        write_all(zip(books, paths, strict=True), len(books), lambda *_: None)
    assert len(list(tmp_path.iterdir())) == 2 * len(books)
    assert all(" (2) " in path.name for path in paths)
