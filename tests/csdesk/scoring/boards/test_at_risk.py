"""Who is at risk: by the shipped rules, with the unknown counted apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.boards import RiskBoard
from csdesk.scoring.boards.at_risk import follow_suspects, group_at_risk, make_risk_board
from tests.action_subjects import AS_OF, make_subjects

RULES = load_library().boards


def silent(*rows) -> tuple[list[str], list[str]]:
    groups = group_at_risk(RULES.at_risk, make_subjects(*rows))
    found = next(one for one in groups if one.rule.id == "silent")
    return list(found.accounts), list(found.unknown)


def quiet(score=40, days=100, tickets=0, arr=10.0):
    row = {"score": score, "days_since_login": days, "tickets_per_month": tickets, "arr": arr}
    return {name: value for name, value in row.items() if value is not None}


def test_s1_80_40_points_100_days_without_a_visit_and_no_ticket_are_silent_and_one_ticket_is_not():
    assert silent(quiet(), quiet(tickets=1)) == (["A1"], [])


@pytest.mark.parametrize(
    ("score", "days", "expected"),
    [(49.99, 91, ["A1"]), (50, 91, []), (49.99, 90, [])],
)
def test_the_edges_of_silence(score, days, expected) -> None:
    assert silent(quiet(score, days))[0] == expected


def test_the_largest_account_is_named_first() -> None:
    assert silent(quiet(arr=100.0), quiet(arr=200.0))[0] == ["A2", "A1"]


def test_accounts_that_could_be_silent_but_for_a_gap_are_named_apart() -> None:
    assert silent(quiet(tickets=None), quiet(), quiet(score=90, tickets=None)) == (["A2"], ["A1"])


def test_each_step_of_the_funnel_of_suspects_is_among_those_of_the_step_before() -> None:
    rows = (quiet(), quiet(tickets=1, arr=90.0), quiet(days=90, tickets=5), quiet(tickets=2))
    inactive, engaged = follow_suspects(RULES.suspects, make_subjects(*rows))
    assert inactive.accounts == ("A2", "A1", "A4")
    assert engaged.accounts == ("A2", "A4")


def board(met: int, of: int) -> RiskBoard | None:
    """Return a month of accounts of which some show two signals: silent, and late in paying."""
    at_risk = {"days_as_customer": 150, "days_since_login": 40, "payment_delay": 20}
    well = {"days_as_customer": 150, "days_since_login": 1, "payment_delay": 0}
    return make_risk_board(RULES, make_subjects(*[at_risk] * met, *[well] * (of - met)))


@pytest.mark.parametrize(
    ("met", "of", "is_alert"), [(16, 20, True), (13, 20, False), (14, 20, False)]
)
def test_s1_109_a_cohort_of_80_percent_is_warned_of_and_one_of_65_or_70_is_not(
    met: int, of: int, is_alert: bool
) -> None:
    found = board(met, of)
    assert found is not None
    (cohort,) = found.cohorts
    assert (cohort.accounts, cohort.at_risk, cohort.risk) == (of, met, 100 * met / of)
    assert cohort.is_alert is is_alert


def test_an_account_has_signals_met_of_those_known_and_the_day_of_its_last_visit() -> None:
    found = board(1, 2)
    assert found is not None
    first, last = found.accounts
    assert (first.score, first.known, len(first.signals)) == (100, 2, 2)
    assert first.cohort == f"{AS_OF - timedelta(days=150):%Y-%m}"
    assert first.last_activity == AS_OF - timedelta(days=40)
    assert (last.score, last.signals) == (0, ())


def test_one_signal_is_not_enough_for_the_cohort() -> None:
    found = make_risk_board(RULES, make_subjects({"days_since_login": 40, "payment_delay": 0}))
    assert found is not None
    assert (found.cohorts[0].month, found.cohorts[0].at_risk) == ("Not stated", 0)
    assert found.accounts[0].score == 50


def test_where_no_signal_is_known_there_is_no_board() -> None:
    assert make_risk_board(RULES, make_subjects({"arr": 1.0})) is None
