"""A book with one subscription of every kind, imported as a client sends it, worked out by hand.

Its figures stand at 31 December 2025, a year after 31 December 2024 (domain 1.2 and 3.1).
"""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.model.clients import Client
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.summary import summarise

AS_OF = date(2025, 12, 31)
HEADER = ("Subscription ID", "Account ID", "Start Date", "End Date", "Amount", "Billing Frequency",
          "Is Trial", "Paused On", "Status")  # fmt: skip
LINES = (
    ("A1", "2023-01-01", "", "1000", "monthly"),  # row 2: stays
    ("A2", "2023-01-01", "2025-06-30", "500", "monthly"),
    ("A2", "2025-07-10", "", "700", "monthly"),  # ten days later: renewed late, and grew
    ("A3", "2023-01-01", "2025-03-31", "400", "monthly"),
    ("A3", "2025-08-01", "", "400", "monthly"),  # left and came back: counts as it pays at the end
    ("A4", "2023-01-01", "2025-05-31", "300", "monthly"),  # left
    ("A5", "2023-01-01", "", "200", "monthly"),
    ("A5", "2023-01-01", "2025-04-30", "100", "monthly"),  # one of two ended: contraction
    ("A6", "2024-06-01", "", "2400", "annual"),
    ("A7", "2024-01-01", "2026-12-31", "36000", "triennial"),  # a third of it a year
    ("A8", "2025-02-01", "", "100", "monthly"),  # new
    ("A9", "2023-01-01", "2024-06-30", "100", "monthly"),
    ("A9", "2025-09-01", "", "150", "monthly"),  # reactivated
    ("A10", "2024-11-01", "2025-02-28", "50", "monthly", "yes"),  # a trial, with an amount
    ("A11", "2023-05-01", "", "250", "monthly", "no", "2025-07-01", "paused"),  # nothing from then
    ("A12", "2025-03-01", "2025-10-31", "80", "monthly"),  # came and left in between
    ("A13", "2024-12-31", "", "10.01", "monthly"),  # begins on the first day
    ("A14", "2023-01-01", "2025-12-31", "20", "monthly"),  # ends on the last day
    ("A15", "2023-01-01", "2024-12-31", "30", "monthly"),  # ends on the first day
)
START = 12 * (1000 + 500 + 400 + 300 + 300 + 200 + 1000 + 250 + 10.01 + 20)
STILL = 12 * (1000 + 700 + 400 + 200 + 200 + 1000 + 10.01)
CAPPED = STILL - 12 * 200
VALUES = {
    "nrr": 100 * STILL / START,
    "grr": 100 * CAPPED / START,
    "expansion_arr": 12 * 200,
    "contraction_arr": 12 * 100,
    "churn_arr": 12 * (300 + 250 + 20),
    "logo_churn": 30,
    # (new + reactivated + expansion) / (contraction + churn)
    "quick_ratio": (100 + 150 + 200) / (100 + 570),
    # Of those that left in 2024, A9 and A15, A9 was back after fourteen months: too late.
    "win_back_rate": 0,
}


def _write(path: Path, *rows) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Diagnosis:
    folder, library = tmp_path_factory.mktemp("edges"), load_library()
    names = [(f"A{n}", f"Account {n}", "Kim") for n in range(1, 16)]
    rows = [(f"S{n}", *line, *[""] * (8 - len(line))) for n, line in enumerate(LINES, 1)]
    files = (
        (_write(folder / "customers.csv", ("Account ID", "Account Name", "CSM"), *names),
         ListRole.CURRENT),
        (_write(folder / "lines.csv", HEADER, *rows), ListRole.ADDED),
    )  # fmt: skip
    client = Client("Edges", "EUR")
    with start_client(folder / "edges.csdesk", client, as_of=AS_OF) as workspace:
        for path, role in files:
            draft = draft_file(path, library)
            assert not draft.open_questions()
            import_list(workspace, draft, role, AS_OF)
        return diagnose(workspace, library)


@pytest.mark.parametrize("kpi", VALUES)
def test_every_kind_of_subscription_counts_as_it_is_defined(found, kpi):
    assert found.kpis[KpiId(kpi)].value == pytest.approx(VALUES[kpi])


def test_who_left_is_named_with_the_interval_of_a_share_of_ten(found):
    churn = found.kpis[KpiId("logo_churn")]
    assert (churn.counted, churn.n, churn.accounts) == (3, 10, ("A4", "A11", "A14"))
    # Wilson for 3 of 10.
    assert churn.caution.startswith("3 of 10: 95% interval 10.8% to 60.3%.")


def test_movements_are_reconciled_and_each_account_is_in_one(found):
    year = found.metrics.revenue.period
    moved = {kind.value: amount / 12 for kind, amount in year.amounts.items() if amount}
    assert moved == pytest.approx(
        {"new": 100, "reactivation": 150, "expansion": 200, "contraction": 100, "churn": 570}
    )
    assert year.end - year.start == pytest.approx(12 * (100 + 150 + 200 - 100 - 570))
    named = {kind.value: keys for kind, keys in year.accounts.items() if keys}
    assert named["new"] == ("A8",)
    assert named["reactivation"] == ("A9",)


def test_lines_that_were_replaced_late_are_lost_by_line_only(found):
    values = json.loads(json.dumps(summarise(found)))["kpis"]["grr"]["alternatives"]
    # Of the lines of the first day those of A2, A3, A4, A11, A14 and one of A5 do not run any more.
    kept = 12 * (1000 + 200 + 200 + 1000 + 10.01)
    assert values["grr.lines"] == pytest.approx(100 * kept / START)


def test_retention_names_the_lines_of_its_customers_and_no_others(found):
    # Not A8, A9, A10, A12 and A15: rows 12 to 15, 17 and 20.
    lines = "lines.csv, sheet lines, rows 2 to 11, 16 and 18 to 19"
    assert found.kpis[KpiId("nrr")].lineage == lines
    wider = found.kpis[KpiId("quick_ratio")].lineage
    assert wider == "lines.csv, sheet lines, rows 2 to 12, 14, 16 and 18 to 19"


def test_the_share_of_the_largest_names_the_lines_that_its_arr_is_from(found):
    share = found.kpis[KpiId("arr_concentration")]
    now = 12 * (1000 + 700 + 400 + 200 + 200 + 1000 + 10.01 + 100 + 150)
    assert share.value == pytest.approx(100 * 12_000 / now)
    customers, lines = share.lineage.split("; ")
    assert customers == "customers.csv, sheet customers, rows 2 to 4, 6 to 10 and 14"
    assert lines == "lines.csv, sheet lines, rows 2, 4, 6, 8, 10 to 12, 14 and 18"
