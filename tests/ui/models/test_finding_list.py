from dataclasses import replace

import pytest

from csdesk.model.findings import Evidence, Finding, RuleKind, Severity
from csdesk.model.identifiers import AccountKey, AreaId, KpiId, QuestionId, RuleId
from csdesk.report.document import Status
from ui.models.finding_list import Concerned, find_concerned, list_evidence, list_findings


@pytest.fixture
def late(diagnosis) -> Finding:
    return Finding(
        id=RuleId("late"),
        kind=RuleKind.HEALTH,
        area=AreaId("health"),
        title="Renewals start late",
        detail="Two renew soon.",
        severity=Severity.WATCH,
        impact=4,
        feasibility=3,
        arr_at_stake=900_000.0,
        evidence=(
            Evidence("Two accounts", "Accounts.xlsx", "Accounts", (2, 3)),
            Evidence("Answered “No”", question=QuestionId("health.1.first")),
            Evidence("102.0%", kpi=KpiId("nrr")),
        ),
        accounts=(AccountKey("3"), AccountKey("1"), AccountKey("gone")),
    )


def test_a_finding_names_its_area_what_is_at_stake_and_its_places(diagnosis, late):
    entry = list_findings(replace(diagnosis, findings=(late,)))[0]
    assert (entry.rank, entry.area, entry.at_stake) == (1, "Area health", "£900k")
    assert entry.severity.status is Status.WATCH
    assert entry.places == "Accounts.xlsx, 2 rows · 1 answer · 3 accounts"


def test_evidence_says_where_it_can_be_looked_up(diagnosis, late):
    assert [(item.place, item.icon) for item in list_evidence(late, diagnosis)] == [
        ("Accounts.xlsx, sheet “Accounts”, rows 2, 3", "data"),
        ("Answer to “Short health.1.first”", "assess"),
        ("Net revenue retention", "metrics"),
    ]


def test_accounts_are_named_with_their_arr_the_largest_first(diagnosis, late):
    pennine, quayside = ("Pennine Logistics", "£600,000"), ("Quayside Payroll", "£100,000")
    assert find_concerned(late, diagnosis, 12) == Concerned(2, (pennine, quayside))
    assert find_concerned(late, diagnosis, 1) == Concerned(2, (pennine,))


def test_without_a_list_no_account_is_named(diagnosis, late):
    assert find_concerned(late, replace(diagnosis, accounts=None), 12) == Concerned(0, ())
