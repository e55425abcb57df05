"""Testing the scores of a client, with those who left although no list has them any more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.imports import ListRole
from csdesk.model.score_alarms import AlarmKind
from csdesk.model.tables import TableKind
from csdesk.model.validation import Verdict
from csdesk.model.validation_design import Claim, ValidationDesign
from csdesk.model.validation_rules import Evidence
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.validation import add_validation, validate_scores
from csdesk.operations.imports import import_list
from csdesk.operations.sample import open_listed_sample
from csdesk.report.validation_verdicts import verdict_sentence
from tests.drafts import make_draft, make_table

VALIDITY = KpiId("score_validity")
TODAY = date(2026, 3, 31)
OBSERVED = TODAY - timedelta(days=150)
LOST = range(1, 13)
UNHAPPY = (*range(1, 11), 20, 21, 22)
"""Ten of the twelve who left, and three of the 48 who stayed."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory, library):
    with open_listed_sample(
        tmp_path_factory.mktemp("sample") / "sample.csdesk", library
    ) as workspace:
        yield validate_scores(workspace, library)


def test_without_a_customer_list_nothing_is_tested(workspace, library):
    assert validate_scores(workspace, library) is None


def test_the_sample_client_has_no_past_to_test_on(sample):
    assert sample.claim is Claim.ASSOCIATION
    assert (sample.evidence, sample.verdict) == (Evidence.CASES, Verdict.TOO_FEW)


def test_customers_who_left_are_in_the_test_though_no_list_has_them(sample):
    assert len(sample.cases) == 22
    assert {case.band for case in sample.cases} == {Band.UNSCORED}
    assert verdict_sentence(sample).startswith("None of the 22 customers who left has a score")
    assert AlarmKind.SURVIVORS in {alarm.kind for alarm in sample.alarms}
    assert AlarmKind.LEAK not in {alarm.kind for alarm in sample.alarms}


@pytest.fixture
def client_with_a_past(workspace):
    """Give 60 customers with dated surveys and tickets; 12 left and are on no customer list."""

    def bring(kind: TableKind, role: ListRole = ListRole.ADDED, **columns):
        table = make_table(columns, kind, kind.value)
        draft = make_draft(table, name=f"{kind}.csv", digest=f"{kind:*<64}")
        import_list(workspace, draft, role, TODAY)

    everybody = [f"A{number}" for number in range(1, 61)]
    asked = OBSERVED - timedelta(days=10)
    bring(
        TableKind.ACCOUNTS,
        ListRole.CURRENT,
        account_id=everybody[12:],
        account_name=[f"Account {key}" for key in everybody[12:]],
        arr=[1_000.0] * 48,
    )
    bring(
        TableKind.SURVEYS,
        account_id=everybody,
        answered_on=[asked] * 60,
        nps=[3.0 if number in UNHAPPY else 9.0 for number in range(1, 61)],
        csat=[2.0 if number in UNHAPPY else 4.5 for number in range(1, 61)],
    )
    bring(
        TableKind.SUPPORT,
        ticket_id=[f"T{number}" for number in range(1, 61)],
        account_id=everybody,
        created_at=[datetime.combine(asked, time())] * 60,
    )
    bring(
        TableKind.CHURN_EVENTS,
        account_id=[f"A{number}" for number in LOST],
        lost_on=[OBSERVED + timedelta(days=60 + number) for number in LOST],
    )
    return workspace


def test_scores_of_a_past_day_are_held_against_who_left_after(client_with_a_past, library):
    found = validate_scores(client_with_a_past, library, ValidationDesign(first=OBSERVED))
    assert (found.claim, found.evidence) == (Claim.PREDICTION, Evidence.INTERVAL)
    assert (found.days, found.accounts, found.left) == ((OBSERVED,), 60, 12)
    # 10 × 45 pairs told right, 2 × 3 wrong; 10 × 3 and 2 × 45 have the same score.
    assert found.auc.value == pytest.approx((450 + 30 / 2 + 90 / 2) / (12 * 48))
    assert (found.confusion.caught, found.confusion.false_alarms) == (10, 3)
    assert {case.account for case in found.green_but_left} == {"A11", "A12"}
    assert {case.account for case in found.red_but_stayed} == {"A20", "A21", "A22"}
    assert AlarmKind.SURVIVORS not in {alarm.kind for alarm in found.alarms}


@pytest.fixture
def two_lists(workspace):
    """Give 30 customers of a year ago, of whom three unhappy ones are on no list today."""

    def bring(role: ListRole, day: date, numbers: range) -> None:
        columns = {
            "account_id": [f"A{number}" for number in numbers],
            "account_name": [f"Account {number}" for number in numbers],
            "arr": [1_000.0] * len(numbers),
            "nps": [2.0 if number <= 4 else 9.0 for number in numbers],
            "csat": [1.0 if number <= 4 else 5.0 for number in numbers],
            "dau_mau": [10.0 if number <= 4 else 80.0 for number in numbers],
        }
        draft = make_draft(make_table(columns), name=f"{role}.csv", digest=f"{role:*<64}")
        import_list(workspace, draft, role, day)

    bring(ListRole.PREVIOUS, TODAY - timedelta(days=365), range(1, 31))
    bring(ListRole.CURRENT, TODAY, range(4, 31))
    return workspace


def test_who_is_on_the_earlier_list_only_left_between_the_two(two_lists, library):
    found = validate_scores(two_lists, library)
    assert (found.claim, found.days) == (Claim.PREDICTION, (TODAY - timedelta(days=365),))
    assert (found.accounts, found.left) == (30, 3)
    assert {case.account: case.band for case in found.cases} == dict.fromkeys(
        ("A1", "A2", "A3"), Band.RED
    )
    # Nobody knows the day, so none is stated.
    assert {case.left_on for case in found.cases} == {None}
    assert [case.account for case in found.red_but_stayed] == ["A4"]
    assert AlarmKind.SURVIVORS not in {alarm.kind for alarm in found.alarms}


def test_within_a_part_of_that_time_they_can_be_placed_on_no_day(two_lists, library):
    found = validate_scores(two_lists, library, ValidationDesign())
    assert found.left == 0
    assert verdict_sentence(found).startswith("Nobody of 27 customers left on a day that is known")
    (alarm,) = (one for one in found.alarms if one.kind is AlarmKind.SURVIVORS)
    assert set(alarm.accounts) == {"A1", "A2", "A3"}


def test_who_came_back_and_pays_is_no_loss(client_with_a_past, library):
    workspace = client_with_a_past
    columns = {"account_id": ["A20"], "lost_on": [OBSERVED + timedelta(days=61)]}
    table = make_table(columns, TableKind.CHURN_EVENTS, "more")
    draft = make_draft(table, name="more.csv", digest="9" * 64)
    import_list(workspace, draft, ListRole.ADDED, TODAY)
    found = validate_scores(workspace, library, ValidationDesign(first=OBSERVED))
    assert AccountKey("A20") in {case.account for case in found.red_but_stayed}
    assert found.left == 12


def test_the_test_of_the_scores_becomes_a_kpi(client_with_a_past, library):
    known = diagnose(client_with_a_past, library)
    assert "have not been tested" in known.kpis[VALIDITY].reason
    tested = add_validation(client_with_a_past, library, known)
    found = tested.kpis[VALIDITY]
    assert found.value == tested.validation.auc.value
    assert found.n == tested.validation.accounts
    assert tested.kpis.keys() == known.kpis.keys()
