from datetime import date

import pytest

from csdesk.model.findings import Finding, RuleKind, Severity
from csdesk.model.identifiers import AccountKey, AreaId, InitiativeId, KpiId, RoleId, RuleId
from csdesk.model.roadmap import Aim, Horizon, Initiative, RoadmapItem
from csdesk.roadmap.investment.progress import (
    days_of,
    follow_growth,
    follow_reach,
    follow_work,
    name_accounts,
)

DAY = date(2026, 1, 1)
A, B, C = AccountKey("a"), AccountKey("b"), AccountKey("c")
ARR = {A: 100.0, B: 300.0, C: 0.0}


def item(name: str, start: int, due: int, rules: tuple[str, ...] = (), **more) -> RoadmapItem:
    initiative = Initiative(
        InitiativeId(name),
        name,
        AreaId("health"),
        "",
        "",
        (),
        2.0,
        4.0,
        10,
        False,
        1,
        1,
        {},
        **more,
    )
    found = tuple(map(RuleId, rules))
    return RoadmapItem(initiative, Horizon.DAY_90, start, due, DAY, DAY, 1.0, None, found)


def finding(name: str, *accounts: AccountKey) -> Finding:
    return Finding(
        RuleId(name),
        RuleKind.DATA,
        AreaId("health"),
        "",
        "",
        Severity.NOTE,
        1,
        1,
        None,
        (),
        accounts,
    )


def test_days_are_those_of_the_roles_else_the_middle_of_the_estimate():
    assert days_of(item("a", 0, 1).initiative) == 3
    assert days_of(item("a", 0, 1, work={RoleId("ops"): 2.5, RoleId("csm"): 1.0}).initiative) == 3.5


def test_work_is_done_evenly_between_start_and_due_day():
    month = 365 / 12
    half_done = item("a", 0, round(2 * month))
    later = item("b", round(2 * month), round(3 * month))
    done = follow_work([half_done, later], 3)
    assert done == pytest.approx((0, 0.25, 0.5, 1.0), abs=0.01)


def test_customers_are_named_with_the_due_days_of_what_is_done_for_them():
    items = [
        item("late", 0, 60, ("risk",)),
        item("soon", 0, 20, ("risk", "data")),
        item("no", 0, 5),
    ]
    findings = [finding("risk", A, C), finding("data", A, B)]
    assert name_accounts(items, findings, ARR) == {A: (20, 60), B: (20,)}


def test_an_account_is_reached_in_equal_parts_weighed_by_its_arr():
    reach = follow_reach({A: (20, 60), B: (20,)}, ARR, 2)
    assert reach == (0.0, (50 + 300) / 400, 1.0)
    assert follow_reach({}, ARR, 1) == (0.0, 0.0)


def test_only_initiatives_for_expansion_count_for_growth():
    items = [
        item("aims", 0, 20, aim=Aim.EXPANSION),
        item("moves", 0, 50, kpi=KpiId("expansion_rate")),
        item("other", 0, 5, kpi=KpiId("grr")),
    ]
    assert follow_growth(items, 2) == (0.0, 0.5, 1.0)
    assert follow_growth(items[2:], 1) == (0.0, 0.0)
