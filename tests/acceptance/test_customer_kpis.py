"""What customers do, say and wait for: S0.16, S1.104, S3.10, S3.12, S4.6, S4.8, S4.17, S4.18."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

import pytest

from csdesk.model.boards import Quadrant
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.model.kpi_book import KpiInputId
from csdesk.model.kpis import KpiValue
from csdesk.model.tables import Cell, TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list
from csdesk.operations.metrics.settings import state_input
from tests.drafts import make_draft, make_table

TODAY = date(2026, 6, 30)
OPENED = datetime.combine(date(2026, 6, 1), time(9))

Columns = Mapping[str, Sequence[Cell]]


@pytest.fixture
def audit(workspace, library) -> Callable[..., Diagnosis]:
    """Return a function that imports customers and lists beside them, and diagnoses the client."""

    def bring(kind: TableKind, columns: Columns, role: ListRole) -> None:
        table = make_table(columns, kind, kind.value)
        import_list(
            workspace, make_draft(table, name=f"{kind}.csv", digest=f"{kind:*<64}"), role, TODAY
        )

    def run(count: int = 1, lists: Mapping[TableKind, Columns] | None = None, **columns):
        keys = [f"A{number}" for number in range(1, count + 1)]
        accounts = {"account_id": keys, "account_name": [f"Account {key}" for key in keys]}
        bring(TableKind.ACCOUNTS, accounts | {"arr": [1_000.0] * count} | columns, ListRole.CURRENT)
        for kind, others in (lists or {}).items():
            bring(kind, others, ListRole.ADDED)
        return diagnose(workspace, library)

    return run


def of(found: Diagnosis, kpi: str) -> KpiValue:
    return found.kpis[KpiId(kpi)]


def tickets(count: int, **columns: Sequence[Cell]) -> dict[TableKind, Columns]:
    numbers = [f"T{number}" for number in range(count)]
    stamps = {"ticket_id": numbers, "account_id": ["A1"] * count, "created_at": [OPENED] * count}
    return {TableKind.SUPPORT: stamps | columns}


def test_kpi_board(audit, library):
    answers = [10.0] * 6 + [8.0] * 3 + [2.0]
    found = audit(
        3,
        {
            TableKind.SURVEYS: {
                "response_id": [f"R{number}" for number in range(10)],
                "account_id": ["A1"] * 10,
                "answered_on": [TODAY] * 10,
                "nps": answers,
            },
            TableKind.USAGE: {
                "account_id": ["A1", "A1", "A1", "A2", "A2"],
                "used_on": [TODAY] * 5,
                "feature": ["one", "two", "three", "one", "two"],
                "is_core": [True] * 5,
                "usage_count": [1.0] * 5,
            },
        },
        onboarding_start=[date(2026, 1, 1)] * 3,
        first_value_date=[date(2026, 1, 11), date(2026, 2, 15), date(2026, 3, 1)],
        dau_mau=[90.0, 90.0, 1.0],
        nps=[10.0, 10.0, 1.0],
        csat=[5.0, 5.0, 1.0],
    )
    assert of(found, "nps").value == 50
    assert of(found, "time_to_value").value == 45
    assert of(found, "three_core_features").value == pytest.approx(100 / 3)
    scores = [one.score for one in found.health.scores]
    assert of(found, "average_health").value == pytest.approx(sum(scores) / 3)
    targets = {one.id: one.target for one in library.kpis}
    assert (targets["nps"], targets["three_core_features"], targets["average_health"]) == (
        42,
        67,
        85,
    )


@pytest.mark.parametrize(("late", "breach", "is_red"), [(3, 6, True), (2, 4, False)])
def test_s1_104_sla_thresholds(audit, library, late, breach, is_red):
    answered = [OPENED + timedelta(hours=24 + (at < late)) for at in range(50)]
    value = of(audit(1, tickets(50, first_response_at=answered)), "late_first_responses")
    assert (value.value, value.n) == (breach, 50)
    limit = next(one.target for one in library.kpis if one.id == "late_first_responses")
    assert (value.value > limit) is is_red


@pytest.mark.parametrize(("in_time", "passes"), [(90, True), (89, False)])
def test_s3_10_excellence_onboarding(audit, library, in_time, passes):
    start = date(2026, 1, 1)
    firsts = [start + timedelta(days=90 if at < in_time else 91) for at in range(100)]
    value = of(
        audit(100, onboarding_start=[start] * 100, first_value_date=firsts), "first_value_90"
    )
    assert (value.value, len(value.accounts)) == (in_time, 100 - in_time)
    target = next(one.target for one in library.kpis if one.id == "first_value_90")
    assert (value.value >= target) is passes


def test_s3_12_excellence_support(audit, library):
    found = audit(
        1,
        tickets(
            20,
            is_sla_met=[True] * 19 + [False],
            first_response_minutes=[30.0] * 20,
            resolved_at=[OPENED + timedelta(hours=4)] * 10 + [None] * 10,
            csat=[5.0] * 18 + [3.0] * 2,
        ),
    )
    wanted = {
        "sla_compliance": 95,
        "first_response": 0.5,
        "resolution_time": 4,
        "csat_satisfied": 90,
    }
    assert {kpi: of(found, kpi).value for kpi in wanted} == wanted
    # Open since the morning of 1 June, at the end of 30 June.
    assert of(found, "open_ticket_age").value == pytest.approx(29 + 15 / 24, abs=1e-6)
    targets = {one.id: one.target for one in library.kpis}
    assert (targets["sla_compliance"], targets["csat_satisfied"]) == (95, 90)


def test_s4_6_ttv_as_the_metric(audit, workspace, library):
    start = date(2026, 1, 1)
    days = [10, 20, 40, 80]
    found = audit(
        4,
        customer_since=[start - timedelta(days=30)] * 4,
        onboarding_start=[start] * 4,
        first_value_date=[start + timedelta(days=day) for day in days],
    )
    assert [of(found, kpi).value for kpi in ("time_to_value", "ttv_p75", "ttv_spread")] == [
        20, 40, 30,
    ]  # fmt: skip
    start = KpiInputId("ttv_start")
    state_input(workspace, library, start, "contract", "Agreed with the Head of CS")
    signed = of(diagnose(workspace, library), "time_to_value")
    assert signed.value == 50
    assert "Counted from the signing of the contract, as stated: Agreed with" in signed.caution


def test_s4_8_adoption_depth_and_breadth(audit):
    rows = [
        ("A1", "one", 30.0, 2.0), ("A1", "two", 1.0, 2.0), ("A1", "three", 1.0, 2.0),
        ("A2", "one", 4.0, 2.0), ("A2", "two", 1.0, 2.0), ("A2", "three", 1.0, 2.0),
        ("A3", "one", 30.0, 2.0),
        ("A4", "one", 1.0, 2.0),
    ]  # fmt: skip
    keys, features, uses, users = zip(*rows, strict=True)
    usage = {
        "account_id": keys,
        "used_on": [TODAY] * 8,
        "feature": features,
        "is_core": [True] * 8,
        "usage_count": uses,
        "active_users": users,
    }
    found = audit(4, {TableKind.USAGE: usage})
    points = {one.account: one.quadrant for one in found.metrics.boards.adoption.points}
    assert points == {
        "A1": Quadrant.DEEP_BROAD,
        "A2": Quadrant.SHALLOW_BROAD,
        "A3": Quadrant.DEEP_NARROW,
        "A4": Quadrant.SHALLOW_NARROW,
    }
    # 69 uses by two users at each of four accounts; three, three, one and one of three features.
    assert of(found, "use_depth").value == pytest.approx(69 / 8)
    assert of(found, "feature_breadth").value == pytest.approx(100 * 8 / 12)


def test_s4_17_adoption_and_value_metrics(audit):
    found = audit(
        2, seats_purchased=[60.0, 40.0], active_users=[30.0, 50.0], feature_adoption=[70.0, 50.0],
        onboarding_start=[date(2026, 1, 1)] * 2, first_value_date=[date(2026, 1, 21)] * 2,
    )  # fmt: skip
    licences = of(found, "licence_utilisation")
    assert (licences.value, licences.accounts) == (80, ("A2",))
    assert (of(found, "time_to_value").value, of(found, "product_adoption").value) == (20, 60)


def test_s4_18_experience_metrics(audit):
    surveys = {
        "response_id": [f"R{number}" for number in range(9)],
        "account_id": ["A1"] * 9,
        "answered_on": [TODAY] * 9,
        "survey": ["NPS"] * 4 + ["CSAT"] * 3 + ["CES"] * 2,
        "score": [9.0, 10.0, 7.0, 3.0, 5.0, 4.0, 3.0, 6.0, 5.0],
    }
    lists = {TableKind.SURVEYS: surveys} | tickets(2, first_response_minutes=[60.0, 180.0])
    found = audit(1, lists)
    values = {kpi: of(found, kpi).value for kpi in ("nps", "csat", "effort", "first_response")}
    assert values == {"nps": 25, "csat": 4, "effort": 5.5, "first_response": 2}
    assert of(found, "csat_satisfied").value == pytest.approx(200 / 3)
    assert all(of(found, kpi).lineage for kpi in values)
