"""Dysfunctions as the client's own lists show them, whatever was answered (S3.16 to S3.18)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from csdesk.model.findings import Finding, Severity
from csdesk.model.identifiers import InitiativeId
from csdesk.model.imports import ListRole, Sheet, Workbook
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list, redraft

AS_OF = date(2026, 6, 30)
KEYS = tuple(f"A{number}" for number in range(1, 21))
Rows = Sequence[tuple[object, ...]]
See = Callable[..., dict[str, Finding]]


@pytest.fixture
def see(workspace, library) -> See:
    """Return a function that imports twenty customers with a further list, and diagnoses."""

    def bring(name: str, header: tuple[str, ...], rows: Rows) -> dict[str, Finding]:
        customers = [(key, f"Customer {key}", 1000.0, date(2026, 12, 1)) for key in KEYS]
        head = ("Account ID", "Account name", "ARR", "Renewal date")
        lists = (
            (ListRole.CURRENT, "Customers", head, customers),
            (ListRole.ADDED, name, header, rows),
        )
        for role, sheet, names, lines in lists:
            digest = hashlib.sha256(repr((names, lines)).encode()).hexdigest()
            book = Workbook(f"{sheet}.xlsx", digest, (Sheet(sheet, True, (names, *lines)),))
            draft = redraft(book, library, workspace=workspace)
            import_list(workspace, draft, role, AS_OF)
        return {finding.id: finding for finding in diagnose(workspace, library).findings}

    return bring


def closing(finding: Finding) -> tuple[InitiativeId, ...]:
    return finding.initiatives


HANDED_OVER = (
    "Opportunity ID", "Account ID", "Type", "Stage", "Created date", "Lead source", "Annual amount"
)  # fmt: skip


def chances(waiting: int, taken: int, days: int) -> Rows:
    """Chances that customer success found so many days ago, some of them qualified since."""
    since = AS_OF - timedelta(days=days)
    stages = ["Identified"] * waiting + ["Proposal"] * taken
    return [
        (f"O{at}", KEYS[at], "Expansion", stage, since, "Customer success", 500.0)
        for at, stage in enumerate(stages)
    ]


@pytest.mark.parametrize(
    ("waiting", "taken", "days", "is_seen"),
    [(6, 6, 31, True), (6, 6, 30, False), (5, 6, 31, False), (12, 0, 90, True)],
)
def test_s3_16_stalled_hand_offs_show_the_expansion_black_hole(see, waiting, taken, days, is_seen):
    findings = see("Opportunities", HANDED_OVER, chances(waiting, taken, days))
    finding = findings.get("list.handoffs_stalled")
    assert (finding is not None) is is_seen
    if finding is not None:
        assert f"{waiting} of {waiting + taken} open opportunities" in finding.detail
        assert len(finding.accounts) == waiting
        assert "governance.handovers" in closing(finding)


def test_chances_that_sales_found_or_that_ended_are_no_hand_offs(see):
    since = AS_OF - timedelta(days=200)
    rows = [
        *((f"S{n}", KEYS[n], "Expansion", "Identified", since, "Sales", 5.0) for n in range(9)),
        *((f"L{n}", KEYS[n], "Expansion", "Lost", since, "CSM", 5.0) for n in range(9)),
    ]
    assert "list.handoffs_stalled" not in see("Opportunities", HANDED_OVER, rows)


ONBOARDED = ("Account ID", "Task", "Status", "Onboarding start", "First value date")


def onboardings(quick: int, slow: int) -> Rows:
    """Ten customers with a result after ``quick`` days, ten after ``slow`` days."""
    start = date(2026, 1, 5)
    days = [quick] * 10 + [slow] * 10
    return [
        (key, "First result", "Done", start, start + timedelta(days=count))
        for key, count in zip(KEYS, days, strict=True)
    ]


@pytest.mark.parametrize(
    ("quick", "slow", "is_seen"), [(10, 90, True), (10, 41, True), (10, 40, False), (30, 30, False)]
)
def test_s3_17_a_wide_spread_of_first_results_shows_onboarding_chaos(see, quick, slow, is_seen):
    finding = see("Onboarding", ONBOARDED, onboardings(quick, slow)).get("kpi.onboarding_uneven")
    assert (finding is not None) is is_seen
    if finding is not None:
        assert f"lie {slow - quick} days (20 customers)" in finding.detail
        assert "playbooks.onboarding_standard" in closing(finding)


RENEWED = ("Renewal ID", "Account ID", "Renewal date", "First touch", "ARR due")


def renewals(*days: int) -> Rows:
    """Renewals of the last quarter, each first spoken of so many days before it was due."""
    due = date(2026, 6, 1)
    return [
        (f"R{at}", KEYS[at], due, due - timedelta(days=count), 1000.0)
        for at, count in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("days", "is_seen"),
    [((30,) * 12, True), ((31,) * 12, False), ((5,) * 7 + (120,) * 6, True), ((90,) * 12, False)],
)
def test_s3_18_a_median_first_talk_30_days_ahead_shows_the_renewal_scramble(see, days, is_seen):
    finding = see("Renewals", RENEWED, renewals(*days)).get("kpi.renewals_late")
    assert (finding is not None) is is_seen
    if finding is not None:
        assert finding.severity is Severity.CRITICAL
        assert "playbooks.renewal_calendar" in closing(finding)


def test_three_late_renewals_are_a_hint_and_not_critical(see):
    finding = see("Renewals", RENEWED, renewals(20, 20, 20))["kpi.renewals_late"]
    assert finding.severity is Severity.WATCH
