from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csdesk.errors import Cancelled
from csdesk.model.clients import Client, Engagement
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Evidence, Finding, RuleKind, Severity
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    EngagementId,
    InitiativeId,
    InstrumentId,
    KpiId,
    QuestionId,
    RuleId,
)
from csdesk.model.instruments import Instrument
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult
from csdesk.model.roadmap import Horizon, Initiative, Roadmap, RoadmapItem
from csdesk.storage.workspace import Workspace, open_workspace

LADDER = InstrumentId("maturity_ladder")
DAY = date(2024, 12, 31)


def level(area: str, state: LevelState) -> AreaLevel:
    return AreaLevel(AreaId(area), 2, 61.5, 50.0, 70.0, 8, 10, state)


def maturity() -> MaturityResult:
    areas = tuple(level(f"area_{state}", state) for state in LevelState)
    nothing = AreaLevel(AreaId("overall"), None, None, None, None, 0, 10, LevelState.NOT_ASSESSED)
    return MaturityResult(LADDER, areas, nothing, 2.0)


def kpi(name: str, unit: Unit, value: float | None, **more: object) -> KpiValue:
    return KpiValue(KpiId(name), value, unit, "point to point", 7, "accounts", "2024", **more)


def finding(rule: str, kind: RuleKind, severity: Severity) -> Finding:
    shown = Evidence("“Acme” pays late", "list.xlsx", "Customers", (5, 9), None, KpiId("nrr"))
    told = Evidence("Nobody owns it", question=QuestionId("health.1.owner"))
    accounts = (AccountKey("Acme"), AccountKey("Bolt"))
    return Finding(
        id=RuleId(rule),
        kind=kind,
        area=AreaId("health"),
        title="Title",
        detail="Detail",
        severity=severity,
        impact=5,
        feasibility=3,
        arr_at_stake=1200.0,
        evidence=(shown, told),
        accounts=accounts,
        initiatives=(InitiativeId("health.alerts"),),
    )


def findings() -> tuple[Finding, ...]:
    kinds = [finding(f"of.{kind}", kind, Severity.NOTE) for kind in RuleKind]
    severities = [finding(f"as.{severity}", RuleKind.KPI, severity) for severity in Severity]
    return (*kinds, *severities)


def item(horizon: Horizon) -> RoadmapItem:
    initiative = Initiative(
        InitiativeId(f"do.{horizon.value}"), "Do it", AreaId("health"), "", "", (), 2, 5, 30,
        True, 4, 4, {},
    )  # fmt: skip
    start, due = date(2025, 1, 1), date(2025, 1, 30)
    rules = (RuleId("of.kpi"),)
    return RoadmapItem(initiative, horizon, 1, 30, start, due, 20.0, None, rules, "Bo", True)


def diagnosis(**changed: object) -> Diagnosis:
    values = (
        kpi("nrr", Unit.PERCENT, 292.27, window_days=366),
        kpi("csat", Unit.POINTS, None, reason="the list has no CSAT column"),
    )
    return replace(
        Diagnosis(
            client=Client("Harbourlight Software", "GBP"),
            engagement=Engagement(EngagementId(1), "Baseline audit", DAY),
            instrument=Instrument(LADDER, "1.0", "Ladder", "", (), (), (), ()),
            answers={},
            maturity=maturity(),
            batches=(),
            issues=(),
            accounts=None,
            previous=None,
            lost=(),
            health=None,
            definitions=(),
            kpis={value.id: value for value in values},
            benchmarks={},
            findings=findings(),
            roadmap=Roadmap(DAY, tuple(map(item, Horizon)), (), (), ()),
            assumptions=(),
        ),
        **changed,
    )


def rows(workspace: Workspace, columns: str, table: str) -> list[tuple[object, ...]]:
    return workspace.database.rows(f"SELECT {columns} FROM {table} ORDER BY rowid")  # noqa: S608


def written(workspace: Workspace, diagnosis: Diagnosis) -> int:
    before = workspace.database.connection.total_changes
    workspace.results.store(diagnosis)
    return workspace.database.connection.total_changes - before


def test_levels_are_kept_with_the_one_of_the_whole_last(workspace: Workspace) -> None:
    workspace.results.store(diagnosis())
    levels = rows(workspace, "area, tier, mean_credit, low, high, answered, applicable", "level")
    assert levels[0] == ("area_final", 2, 61.5, 50.0, 70.0, 8, 10)
    assert levels[-1] == ("overall", None, None, None, None, 0, 10)
    states = [state for (state,) in rows(workspace, "state", "level")]
    assert states == ["final", "provisional", "not_assessed", "not_assessed"]


@pytest.mark.parametrize("unit", Unit)
def test_kpi_values_of_every_unit_are_kept_with_their_reasons(
    workspace: Workspace, unit: Unit
) -> None:
    values = (
        kpi("a", unit, 1.5, window_days=366),
        kpi("b", unit, None, reason="no CSAT column"),
    )
    workspace.results.store(diagnosis(kpis={value.id: value for value in values}))
    columns = "kpi, value, unit, n, time_window, window_days, reason"
    assert rows(workspace, columns, "kpi_value") == [
        ("a", 1.5, unit.value, 7, "2024", 366, None),
        ("b", None, unit.value, 7, "2024", None, "no CSAT column"),
    ]


def test_findings_are_kept_in_their_order_with_their_evidence(workspace: Workspace) -> None:
    workspace.results.store(diagnosis())
    kept = rows(workspace, "rule, kind, severity, arr_at_stake, accounts", "finding")
    assert len(kept) == len(RuleKind) + len(Severity)
    assert kept[0] == ("of.answer", "answer", "note", 1200.0, '["Acme", "Bolt"]')
    columns = "text, file, sheet, source_rows, question, kpi"
    assert rows(workspace, columns, "finding_evidence")[:2] == [
        ("“Acme” pays late", "list.xlsx", "Customers", "[5, 9]", None, "nrr"),
        ("Nobody owns it", None, None, "[]", "health.1.owner", None),
    ]


def test_roadmap_items_of_every_horizon_are_kept(workspace: Workspace) -> None:
    workspace.results.store(diagnosis())
    columns = (
        "initiative, horizon, start_day, due_day, start_on, due_on, owner, top_three, findings"
    )
    kept = rows(workspace, columns, "roadmap_item")
    assert [row[1] for row in kept] == [90, 180, 360]
    assert kept[0] == (
        "do.90", 90, 1, 30, "2025-01-01", "2025-01-30", "Bo", 1, '["of.kpi"]'
    )  # fmt: skip


def test_results_replace_the_earlier_ones(workspace: Workspace) -> None:
    workspace.results.store(diagnosis())
    nothing: Mapping[KpiId, KpiValue] = {}
    workspace.results.store(diagnosis(roadmap=None, findings=(), kpis=nothing))
    for table in ("roadmap_item", "finding", "finding_evidence", "kpi_value"):
        assert rows(workspace, "*", table) == []
    assert len(rows(workspace, "*", "level")) == 4


def test_storing_the_same_results_again_writes_nothing(workspace: Workspace) -> None:
    assert written(workspace, diagnosis()) > 0
    assert written(workspace, diagnosis()) == 0
    workspace.results.store(diagnosis(findings=findings()[:1]))
    assert len(rows(workspace, "*", "finding")) == 1


def test_results_that_the_file_holds_already_are_not_written_after_opening(
    closed: Path, phrase: str | None
) -> None:
    with open_workspace(closed, phrase=phrase) as workspace:
        workspace.results.store(diagnosis())
    before = closed.read_bytes()
    with open_workspace(closed, phrase=phrase) as workspace:
        assert written(workspace, diagnosis()) == 0
    assert closed.read_bytes() == before


def test_results_that_were_taken_back_are_written_again(workspace: Workspace) -> None:
    def store_and_fail() -> None:
        with workspace.transaction():
            workspace.results.store(diagnosis())
            raise Cancelled

    with pytest.raises(Cancelled):
        store_and_fail()
    assert rows(workspace, "*", "level") == []
    workspace.results.store(diagnosis())
    assert len(rows(workspace, "*", "level")) == 4
