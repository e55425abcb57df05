"""The seventeen core KPIs of one small client, imported list by list and reckoned by hand."""

from __future__ import annotations

import pytest

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Verdict
from csdesk.operations.diagnosis import diagnose
from tests.kpi_client import bring_customers, bring_renewals, bring_work


@pytest.fixture
def client(workspace, library) -> Diagnosis:
    bring_customers(workspace)
    bring_work(workspace)
    bring_renewals(workspace)
    return diagnose(workspace, library)


BY_HAND = {
    "nrr": 112,
    "grr": 92,
    "expansion_arr": 20_000,
    "churn_arr": 5_000,
    "time_to_value": 20,
    "onboarding_completion": 200 / 3,
    "product_adoption": 60,
    "active_usage": 6,
    "accounts_per_csm": 1.5,
    "arr_per_csm": 56_000,
    "touches_per_win": 3,
    "health_distribution": 200 / 3,
    "at_risk_share": 100 / 3,
    "csat": 4,
    "renewal_rate": 100 * 87 / 95,
    "resolution_time": 20,
    "expansion_per_account": 5_000,
}


def test_s1_56_the_seventeen_core_kpis_are_those_reckoned_by_hand(client, library):
    core = [one.id for one in library.kpis if one.source.startswith("S1.56")]
    assert len(BY_HAND) == 17
    assert set(BY_HAND) <= set(core)
    found = {kpi: client.kpis[KpiId(kpi)].value for kpi in BY_HAND}
    assert found == pytest.approx(BY_HAND)
    for kpi in BY_HAND:
        value = client.kpis[KpiId(kpi)]
        assert value.method
        assert value.lineage
        assert value.n
    definition = client.definition(KpiId("nrr"))
    assert (definition.owner, definition.frequency) == ("CS Director", "Monthly")
    # Lost ARR is 5 of 100: as a count of money it says nothing of less than 5%.
    assert client.kpis[KpiId("churn_arr")].accounts == ("A3",)


def test_s4_16_net_gross_and_the_forecast_of_renewals_are_in_the_lean_set(client):
    (lean,) = (one for one in client.metrics.profiles if one.profile.id == "lean")
    rows = {row.kpi: row for row in lean.rows}
    assert [row.kpi for row in lean.rows][:3] == ["nrr", "grr", "renewal_forecast_accuracy"]
    assert (rows["nrr"].value, rows["grr"].value) == pytest.approx((112, 92))
    # Forecast 101,650 when the quarter began, renewed 107,000: 5% off.
    assert rows["renewal_forecast_accuracy"].value == pytest.approx(95)
    assert rows["nrr"].verdict is Verdict.BETTER
    assert rows["grr"].verdict is Verdict.BETTER
