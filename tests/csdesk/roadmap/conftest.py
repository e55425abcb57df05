"""Findings, initiatives and levels made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from csdesk.model.findings import Finding, RuleKind, Severity
from csdesk.model.identifiers import AccountKey, AreaId, InitiativeId, InstrumentId, RoleId, RuleId
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult
from csdesk.model.roadmap import Horizon, Initiative, PlanRules, RaciLetter

LETTERS = {
    RoleId("cs_ops"): RaciLetter.RESPONSIBLE,
    RoleId("cs_director"): RaciLetter.ACCOUNTABLE,
}


@pytest.fixture(scope="session")
def make_initiative() -> Callable[..., Initiative]:
    def make(
        identifier: str,
        area: str = "segmentation",
        impact: int = 3,
        feasibility: int = 3,
        duration: int = 30,
        quick_win: bool = False,
        early: Horizon | None = None,
    ) -> Initiative:
        return Initiative(
            id=InitiativeId(identifier),
            title=f"Do {identifier}",
            area=AreaId(area),
            workstream="",
            outcome="",
            steps=(),
            effort_low=1,
            effort_high=2,
            duration=duration,
            quick_win=quick_win,
            impact=impact,
            feasibility=feasibility,
            raci=LETTERS,
            early_horizon=early,
        )

    return make


@pytest.fixture(scope="session")
def make_finding() -> Callable[..., Finding]:
    def make(
        identifier: str,
        *initiatives: str,
        severity: Severity = Severity.WATCH,
        impact: int = 3,
        accounts: dict[str, float] | None = None,
        kind: RuleKind = RuleKind.DATA,
    ) -> Finding:
        named = accounts or {}
        return Finding(
            id=RuleId(identifier),
            kind=kind,
            area=AreaId("data"),
            title=identifier,
            detail="",
            severity=severity,
            impact=impact,
            feasibility=3,
            arr_at_stake=sum(named.values()) if named else None,
            evidence=(),
            accounts=tuple(AccountKey(key) for key in named),
            initiatives=tuple(InitiativeId(one) for one in initiatives),
            account_arr=tuple(named.values()),
        )

    return make


@pytest.fixture(scope="session")
def make_levels() -> Callable[..., MaturityResult]:
    def make(**indexes: float | None) -> MaturityResult:
        areas = tuple(
            AreaLevel(AreaId(area), None, index, index, index, 0, 8, LevelState.FINAL)
            for area, index in indexes.items()
        )
        whole = AreaLevel(AreaId("overall"), None, None, None, None, 0, 0, LevelState.NOT_ASSESSED)
        return MaturityResult(InstrumentId("ladder"), areas, whole, None)

    return make


@pytest.fixture(scope="session")
def rules() -> PlanRules:
    """Rules of a plan whose numbers tests can count with."""
    days = {"segmentation": 90, "health": 90, "playbooks": 180}
    days |= {"data": 180, "governance": 360, "skills": 360}
    return PlanRules(
        horizon_of_area={AreaId(area): Horizon(last) for area, last in days.items()},
        default_quick_win=InitiativeId("default"),
        quick_win_due=30,
        quick_wins_at_once=3,
        at_once=4,
        stagger=5,
        pinned=3,
    )
