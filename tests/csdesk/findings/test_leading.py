"""Which findings are named first: different problems."""

from __future__ import annotations

import pytest

from csdesk.findings import leading
from csdesk.model.findings import Finding, RuleKind, Severity
from csdesk.model.identifiers import AccountKey, AreaId, RuleId

HEALTH, DATA = RuleKind.HEALTH, RuleKind.DATA


def make_finding(name: str, kind: RuleKind, accounts: str) -> Finding:
    return Finding(
        id=RuleId(name),
        kind=kind,
        area=AreaId("health"),
        title=name,
        detail="",
        severity=Severity.CRITICAL,
        impact=5,
        feasibility=4,
        arr_at_stake=None,
        evidence=(),
        accounts=tuple(AccountKey(key) for key in accounts),
    )


@pytest.mark.parametrize(
    ("kind", "first", "second", "expected"),
    [
        (HEALTH, "abcd", "ab", "x"),
        (HEALTH, "ab", "abcd", "x"),
        (HEALTH, "abcd", "a", "xy"),
        (HEALTH, "abcd", "cde", "xy"),
        (HEALTH, "", "", "xy"),
        (DATA, "abcd", "abcd", "xy"),
    ],
)
def test_customers_at_risk_are_named_once(kind, first, second, expected):
    found = (make_finding("x", kind, first), make_finding("y", HEALTH, second))
    assert "".join(finding.id for finding in leading(found)) == expected


def test_the_first_few_are_taken_in_their_order():
    accounts = {"a": "pq", "b": "p", "c": "r", "d": "s", "e": "t"}
    found = [make_finding(name, HEALTH, keys) for name, keys in accounts.items()]
    assert [finding.id for finding in leading(found, 3)] == ["a", "c", "d"]
