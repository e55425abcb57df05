"""What a person decides about the numbers of a small client, and what comes of it."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from csdesk.model.health import Band
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.model.kpi_book import KpiGoal, KpiInputId
from csdesk.model.kpis import KpiThresholds, Verdict
from csdesk.model.revenue import CohortMeasure
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.history import undo
from csdesk.operations.metrics.settings import set_kpi_goal, set_kpi_thresholds, state_input
from csdesk.operations.sample import open_sample
from csdesk.report.document import Status
from csdesk.report.statuses import target_status
from tests.kpi_client import BEFORE, NOW, OPENED, bring, bring_customers

CHURN, NRR, GRR = KpiId("gross_churn"), KpiId("nrr"), KpiId("grr")
SLA, AT_RISK = KpiId("sla_compliance"), KpiId("at_risk_share")


@pytest.fixture
def client(workspace):
    bring_customers(workspace)
    return workspace


def test_gross_churn_of_8_is_halfway_from_10_to_6_and_tells_what_that_would_keep(client, library):
    set_kpi_goal(client, library, KpiGoal(CHURN, 10.0, 6.0, BEFORE, date(2027, 6, 30)))
    metrics = diagnose(client, library).metrics
    (goal,) = metrics.goals
    assert (goal.value, goal.progress) == pytest.approx((8, 50))
    # A year of 365 days of one of 730.
    assert goal.elapsed == pytest.approx(50)
    # 2% of the 112,000 that are paid now, in one window of a year.
    assert metrics.arr_preserved.amount == pytest.approx(2_240)
    undo(client)
    assert diagnose(client, library).metrics.arr_preserved is None


def test_a_number_whose_levels_somebody_states_is_no_longer_listed_as_without(client, library):
    before = set(diagnose(client, library).metrics.without_levels)
    set_kpi_thresholds(client, library, NRR, KpiThresholds(100.0, 95.0, 110.0, "Board of 2026"))
    after = set(diagnose(client, library).metrics.without_levels)
    assert before - after == {NRR}


def test_the_core_four_have_values_once_the_margin_is_stated(client, library):
    state_input(client, library, KpiInputId("gross_margin"), "80", "P&L of 2025", NOW)
    (four,) = (
        one for one in diagnose(client, library).metrics.profiles if one.profile.id == "core_four"
    )
    rows = {row.kpi: row.value for row in four.rows}
    assert rows["nrr"] == pytest.approx(112)
    # One of four customers left.
    assert rows["logo_churn"] == pytest.approx(25)
    assert rows["ltv"] > 0
    assert rows["average_health"] is not None


def test_keeping_a_customer_costs_the_spend_over_the_customers_of_the_year(client, library):
    state_input(client, library, KpiInputId("retention_spend"), "70000", "Budget of 2026")
    # Four at the start and three now.
    assert diagnose(client, library).kpis[KpiId("retention_cost")].value == pytest.approx(20_000)


def test_gross_91_and_net_112_pass_and_losses_are_split_by_who_chose_them(workspace, library):
    accounts = {"account_name": ["Ada", "Bert", "Cleo"], "account_id": ["A1", "A2", "A3"]}
    earlier = accounts | {"arr": [50_000.0, 41_000.0, 9_000.0]}
    now = {key: column[:2] for key, column in accounts.items()} | {"arr": [71_000.0, 41_000.0]}
    lost = {
        "account_id": ["A3", "A4"],
        "lost_on": [date(2026, 3, 1)] * 2,
        "lost_reason": ["Company closed", "Product fit"],
        "arr_lost": [9_000.0, 2_250.0],
    }
    bring(workspace, TableKind.ACCOUNTS, earlier, ListRole.PREVIOUS, BEFORE)
    bring(workspace, TableKind.ACCOUNTS, now, ListRole.CURRENT)
    bring(workspace, TableKind.CHURN_EVENTS, lost, ListRole.ADDED)
    found = diagnose(workspace, library)
    assert found.kpis[NRR].value == pytest.approx(112)
    assert found.kpis[GRR].value == pytest.approx(91)
    (lean,) = (one for one in found.metrics.profiles if one.profile.id == "lean")
    rows = {row.kpi: row.verdict for row in lean.rows}
    assert (rows["nrr"], rows["grr"]) == (Verdict.BETTER, Verdict.BETTER)
    share = found.kpis[KpiId("involuntary_churn_share")]
    assert share.value == pytest.approx(20)
    assert share.method


@pytest.mark.parametrize(("met", "passes"), [(47, False), (48, True)])
def test_94_of_100_requests_in_the_agreed_time_fail_and_96_pass(client, library, met, passes):
    tickets = {
        "ticket_id": [f"T{number}" for number in range(50)],
        "account_id": ["A1"] * 50,
        "created_at": [OPENED] * 50,
        "is_sla_met": [at < met for at in range(50)],
    }
    bring(client, TableKind.SUPPORT, tickets, ListRole.ADDED)
    found = diagnose(client, library)
    value, definition = found.kpis[SLA], found.definition(SLA)
    assert value.value == 2 * met
    assert (target_status(value, definition).status is Status.GOOD) is passes


def test_one_page_has_net_retention_cohorts_and_the_share_at_risk(tmp_path, library):
    """What a home dashboard is asked for (S1.57)."""
    with open_sample(tmp_path / "sample.csdesk", library) as opened:
        found = diagnose(opened, library)
    assert found.kpis[NRR].value is not None
    triangles = found.metrics.revenue.triangles
    assert {one.by for one in triangles} == {"quarter of sign-up", "ARR at the start"}
    assert {one.measure for one in triangles} == set(CohortMeasure)
    bands = Counter(one.band for one in found.health.scores)
    scored = sum(bands.values()) - bands[Band.UNSCORED]
    at_risk, definition = found.kpis[AT_RISK], found.definition(AT_RISK)
    assert at_risk.value == pytest.approx(100 * bands[Band.RED] / scored)
    assert at_risk.value > definition.target
    assert target_status(at_risk, definition).status is Status.WATCH
