"""The audit of a real company's two lists, against figures worked out from its raw tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from ui.command_line import run_command


@pytest.fixture(scope="module")
def ravenstack(shared_folder: Path, tmp_path_factory):
    """Audit RavenStack; return the figures and the folder with everything that was written."""
    data = shared_folder / "data" / "ravenstack"
    out = tmp_path_factory.mktemp("ravenstack")
    code = run_command(
        [
            "audit",
            str(data / "ravenstack_customers_2024.xlsx"),
            *("--previous", str(data / "ravenstack_customers_2023.xlsx")),
            *("--client", "RavenStack", "--as-of", "2024-12-31"),
            *("--out", str(out), "--json", str(out / "figures.json")),
        ]
    )
    assert code == 0
    return json.loads((out / "figures.json").read_text()), out, data


def test_every_account_is_read_once(ravenstack):
    figures, _, _ = ravenstack
    assert (figures["accounts"]["read"], figures["accounts"]["arr_total"]) == (500, 121_915_296)
    assert (figures["previous"]["read"], figures["previous"]["arr_total"]) == (185, 15_145_356)
    assert figures["accounts"]["rejected"] == 0
    assert figures["previous"]["as_of"] == "2023-12-31"


def test_retention_is_that_of_the_start_cohort(ravenstack):
    figures, _, _ = ravenstack
    assert figures["kpis"]["nrr"]["value"] == pytest.approx(292.27, abs=0.005)
    assert figures["kpis"]["grr"]["value"] == pytest.approx(99.59, abs=0.005)
    assert figures["kpis"]["churn_arr"]["value"] is None
    assert "by their ARR 0 of 185 customers left" in figures["kpis"]["churn_arr"]["reason"]
    assert figures["kpis"]["expansion_arr"]["value"] == 12 * 2_431_851


def test_what_cannot_be_computed_has_a_reason(ravenstack):
    figures, _, _ = ravenstack
    missing = [kpi for kpi in figures["kpis"].values() if kpi["value"] is None]
    assert missing
    assert all(kpi["reason"] for kpi in missing)


def test_no_account_can_be_scored_and_the_missing_signals_are_named(ravenstack):
    figures, _, _ = ravenstack
    health = figures["health"]
    assert health["distribution"]["unscored"]["accounts"] == 500
    assert health["available_weight"] == 28
    assert set(health["missing"]) == {
        "dau_mau",
        "feature_adoption",
        "session_depth",
        "arr_concentration",
        "nps",
        "payment_delay",
        "invoice_disputes",
    }


def test_lost_accounts_that_are_still_listed_are_found(ravenstack):
    figures, _, data = ravenstack
    listed = [finding for finding in figures["findings"] if len(finding["accounts"]) == 311]
    assert listed
    with (data / "ravenstack_churn_events.csv").open(encoding="utf-8") as file:
        churned = {
            row["account_id"] for row in csv.DictReader(file) if row["churn_date"][:4] == "2024"
        }
    assert set(listed[0]["accounts"]) <= churned
    assert "311" in listed[0]["title"] + listed[0]["detail"]


def test_pdf_and_workbook_say_the_same_numbers(ravenstack):
    _, out, _ = ravenstack
    document = pypdfium2.PdfDocument(out / "RavenStack.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "292.3%" in text
    assert "99.6%" in text
    book = load_workbook(out / "RavenStack.xlsx")
    numbers = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    assert any(number == pytest.approx(292.27, abs=0.005) for number in numbers)
    assert any(number == pytest.approx(99.59, abs=0.005) for number in numbers)
    assert sum(len(row) > 0 for row in book["Accounts"].iter_rows()) >= 500
