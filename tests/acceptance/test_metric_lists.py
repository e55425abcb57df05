"""Numbers from files as a client sends them, on the way that everybody takes: S1.81 to S3.13."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.summary import summarise
from csdesk.report.statuses import target_status

NOW, BEFORE = date(2026, 6, 30), date(2025, 6, 30)
Row = Sequence[object]
Bring = Callable[..., None]


@pytest.fixture
def bring(workspace, library, tmp_path) -> Bring:
    """Return a function that writes rows to a file and imports it."""

    def bring_in(name: str, *rows: Row, role=ListRole.ADDED, as_of: date = NOW) -> None:
        path = tmp_path / f"{name}.csv"
        text = "\n".join(",".join("" if one is None else str(one) for one in row) for row in rows)
        path.write_text(text + "\n", encoding="utf-8")
        draft = draft_file(path, library)
        assert not draft.open_questions()
        import_list(workspace, draft, role, as_of)

    return bring_in


def bring_customers(bring: Bring, amounts: Sequence[float], day: date = NOW) -> None:
    role = ListRole.CURRENT if day == NOW else ListRole.PREVIOUS
    rows = [(f"A{at}", f"Ash {at} Ltd", amount) for at, amount in enumerate(amounts)]
    head = ("Account ID", "Account name", "ARR")
    bring(f"customers {day.year}", head, *rows, role=role, as_of=day)


def told(found: Diagnosis, kpi: str) -> tuple[float, int]:
    """Return value and base of a number as other programs read them."""
    data = json.loads(json.dumps(summarise(found)))["kpis"][kpi]
    return data["value"], data["n"]


def judge(found: Diagnosis, kpi: str) -> str:
    definition = found.definition(KpiId(kpi))
    assert definition is not None
    return target_status(found.kpis[KpiId(kpi)], definition).word


def test_s1_81_ten_opportunities_of_which_five_qualified_and_two_were_won(
    workspace, library, bring
):
    bring_customers(bring, [100.0] * 10)
    stages = ["New"] * 5 + ["Proposal"] * 3 + ["Won"] * 2
    bring(
        "deals",
        ("Opportunity ID", "Account ID", "Opportunity type", "Stage", "Created date", "Amount"),
        *(
            (f"O{at}", f"A{at}", "Upsell", stage, "2026-05-01", 1_000)
            for at, stage in enumerate(stages)
        ),
    )
    review = diagnose(workspace, library).review
    assert review is not None
    funnel = [(stage.count, stage.rate) for stage in review.expansion.funnel]
    assert funnel == [(10, None), (5, 50), (2, 40)]


def test_s2_12_trials_of_a_file_convert_by_segment(workspace, library, bring):
    rows = [(f"A{at}", f"Ash {at} Ltd", "SMB" if at < 50 else "Enterprise") for at in range(100)]
    bring("customers", ("Account ID", "Account name", "Segment"), *rows, role=ListRole.CURRENT)
    paid = [*range(10), *range(50, 70)]
    bring(
        "subscriptions",
        ("Subscription ID", "Account ID", "Start date", "Trial end", "Is trial", "MRR"),
        *((f"T{at}", f"A{at}", "2026-02-01", "2026-03-01", "yes", 0) for at in range(100)),
        *((f"P{at}", f"A{at}", "2026-03-01", None, "no", 10) for at in paid),
    )
    found = diagnose(workspace, library)
    assert told(found, "trial_to_paid") == (30, 100)
    caution = found.kpis[KpiId("trial_to_paid")].caution
    assert "Enterprise 40.0% of 50 trials; SMB 20.0% of 50 trials." in caution


def test_s2_19_expansion_by_month_with_its_growth(workspace, library, bring):
    bring_customers(bring, [1_500.0])
    bring(
        "subscriptions",
        ("Subscription ID", "Account ID", "Start date", "End date", "MRR"),
        ("S1", "A0", "2025-01-01", "2026-05-10", 100),
        ("S2", "A0", "2026-05-10", "2026-06-10", 110),
        ("S3", "A0", "2026-06-10", None, 125),
    )
    found = diagnose(workspace, library)
    series = [(one.end_on, one.expansion, one.growth) for one in found.metrics.expansion]
    # 10 and 15 a month are 120 and 180 a year.
    assert series[-2:] == [(date(2026, 5, 30), 120, None), (NOW, 180, 50)]
    assert told(found, "expansion_month") == (180, 1)


@pytest.mark.parametrize(("kept", "grr", "nrr"), [(91, 91, 112), (89, 89, 110)])
def test_s3_8_gross_and_net_retention_and_losses_by_whose_choice(
    workspace, library, bring, kept, grr, nrr
):
    bring_customers(bring, [100.0] * 100, BEFORE)
    # One of those that stayed pays 2,100 more.
    bring_customers(bring, [2_200.0, *[100.0] * (kept - 1)])
    bring(
        "lost",
        ("Account ID", "Lost on", "Lost reason", "ARR lost"),
        *(
            (f"A{at}", "2026-05-20", "Missing feature" if at == 99 else "Went out of business", 100)
            for at in range(kept, 100)
        ),
    )
    found = diagnose(workspace, library)
    assert told(found, "grr") == (grr, 100)
    assert told(found, "nrr") == (nrr, 100)
    gross = found.definition(KpiId("grr"))
    assert gross is not None
    assert judge(found, "grr") == ("On target" if grr >= (gross.target or 0) else "Below target")
    share, losses = told(found, "involuntary_churn_share")
    assert (share, losses) == (pytest.approx(100 / (100 - kept)), 100 - kept)


@pytest.mark.parametrize(("actual", "words"), [(104, "On target"), (106, "Below target")])
def test_s3_13_a_forecast_of_a_file_within_five_percent(workspace, library, bring, actual, words):
    bring_customers(bring, [100.0])
    bring(
        "renewals",
        ("Renewal ID", "Account ID", "Renewal date", "ARR due", "Forecast ARR", "Forecast date",
         "Outcome", "Renewed ARR"),
        ("R1", "A0", "2026-05-20", 100, 100, "2026-03-31", "Renewed", actual),
    )  # fmt: skip
    found = diagnose(workspace, library)
    value, _ = told(found, "renewal_forecast_accuracy")
    assert value == pytest.approx(100 - 100 * (actual - 100) / actual)
    assert judge(found, "renewal_forecast_accuracy") == words
