"""From the rows of lists to triggers: what the facts behind them count, by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.actions import RuleSet
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.tables import TableKind
from csdesk.scoring.actions import propose_actions
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.facts import read_facts
from csdesk.scoring.health import score_facts
from tests.action_subjects import rules_by_account
from tests.list_tables import make_list

AS_OF = date(2026, 6, 30)
LIBRARY = load_library()


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def make_accounts(**columns) -> AccountTable:
    count = len(next(iter(columns.values())))
    return AccountTable(
        batch=BatchId(1),
        as_of=AS_OF,
        file_name="list.xlsx",
        sheet="Customers",
        keys=tuple(AccountKey(f"A{number}") for number in range(1, count + 1)),
        source_rows=tuple(range(2, count + 2)),
        columns={FieldId(name): tuple(cells) for name, cells in columns.items()},
    )


def read(accounts: AccountTable, **tables) -> Subjects:
    kinds = {TableKind(name): table for name, table in tables.items()}
    facts = read_facts(accounts, kinds, LIBRARY.facts)
    return Subjects(facts, score_facts(facts, (LIBRARY.scorecards["ten_signals"],)))


def triggers(subjects: Subjects, prefix: str) -> dict[str, list[str]]:
    found = propose_actions(subjects, LIBRARY.action_rules, RuleSet.TRIGGER)
    return rules_by_account(one for one in found if one.rule.startswith(prefix))


@pytest.mark.parametrize(("now", "rules"), [(79, {"A1": ["usage.dip_14d"]}), (80, {})])
def test_use_of_14_days_is_held_against_the_14_before(now, rules):
    # 100 in the fortnight before; 79 is a fall of 21 percent, 80 one of 20.
    usage = make_list(
        TableKind.USAGE, account_id=["A1"] * 3, used_on=[ago(40), ago(20), ago(3)],
        usage_count=[5.0, 100.0, float(now)],
    )  # fmt: skip
    assert triggers(read(make_accounts(arr=[1.0]), usage=usage), "usage.") == rules


@pytest.mark.parametrize(("now", "rule"), [(69, "usage.alert_30"), (71, "usage.warn_20")])
def test_use_of_a_month_is_held_against_the_month_before(now, rule):
    # Almost all of it is of the last fortnight, so that the fortnight itself rose.
    usage = make_list(
        TableKind.USAGE, account_id=["A1"] * 4, used_on=[ago(70), ago(40), ago(20), ago(3)],
        usage_count=[5.0, 100.0, 1.0, now - 1.0],
    )  # fmt: skip
    assert triggers(read(make_accounts(arr=[1.0]), usage=usage), "usage.") == {"A1": [rule]}


def test_the_last_visit_counts_from_whichever_list_tells_it():
    accounts = make_accounts(last_activity=[ago(21), ago(20), ago(91), None])
    assert triggers(read(accounts), "usage.") == {"A1": ["usage.silent"], "A3": ["usage.dormant"]}


def test_one_person_s_low_rating_counts_though_the_mean_is_high():
    surveys = make_list(
        TableKind.SURVEYS, account_id=["A1", "A1", "A2", "A3"],
        answered_on=[ago(5), ago(4), ago(31), ago(3)], nps=[10.0, 6.0, 2.0, 7.0],
    )  # fmt: skip
    accounts = make_accounts(arr=[1.0, 1.0, 1.0])
    assert triggers(read(accounts, surveys=surveys), "rating.") == {"A1": ["rating.detractor"]}


def test_a_champion_counts_who_left_within_a_quarter():
    users = make_list(
        TableKind.USERS, account_id=["A1", "A2", "A3", "A4", "A5"],
        user_id=["u1", "u2", "u3", "u4", "u5"],
        role=["Champion", "champion", "User", "Sponsor", "Champion"],
        status=["Left", "Active", "Left", "inactive", "Left"],
        last_activity=[ago(10), ago(10), ago(10), ago(89), ago(120)],
    )  # fmt: skip
    accounts = make_accounts(arr=[1.0] * 5)
    found = triggers(read(accounts, users=users), "people.")
    assert found == {"A1": ["people.champion_left"], "A4": ["people.champion_left"]}


def test_visits_are_those_that_the_list_states_or_the_sessions_of_a_month():
    usage = make_list(
        TableKind.USAGE, account_id=["A2", "A2", "A2"], used_on=[ago(1), ago(29), ago(31)],
        sessions=[1.0, 2.0, 9.0],
    )  # fmt: skip
    accounts = make_accounts(logins_30d=[4.0, None, 5.0])
    assert triggers(read(accounts, usage=usage), "visits.") == {
        "A1": ["visits.below_five"],
        "A2": ["visits.below_weekly"],
    }


def test_signals_of_the_scorecard_trigger_by_their_points():
    accounts = make_accounts(
        dau_mau=[70.0, 69.9, 40.0, 39.9, None], feature_adoption=[60.0] * 5, session_depth=[5.0] * 5
    )
    assert triggers(read(accounts), "signal.") == {
        "A2": ["signal.daily_use_yellow"],
        "A3": ["signal.daily_use_yellow"],
        "A4": ["signal.daily_use_red"],
    }


def test_about_whoever_the_list_calls_lost_no_rule_asks_anything():
    accounts = make_accounts(
        arr=[60_000.0] * 3, churn_flag=[True, False, None], lost_on=[None, None, ago(91)],
        dau_mau=[10.0] * 3, feature_adoption=[10.0] * 3, session_depth=[1.0] * 3,
        last_activity=[ago(100)] * 3,
    )  # fmt: skip
    subjects = read(accounts)
    for rule_set in (RuleSet.BAND, RuleSet.VALUE, RuleSet.TRIGGER):
        found = propose_actions(subjects, LIBRARY.action_rules, rule_set)
        assert {one.account for one in found} == {"A2"}


def test_a_fall_between_two_scores_of_real_lists_alerts_once():
    known = {"feature_adoption": [60.0], "session_depth": [5.0], "nps": [9.0], "csat": [5.0]}
    fallen = read(make_accounts(dau_mau=[10.0], **known))
    assert fallen.health.scores[0].band is Band.YELLOW
    before = Subjects(fallen.facts, fallen.health, bands_before={AccountKey("A1"): Band.GREEN})
    assert triggers(before, "band.") == {"A1": ["band.fell_to_yellow"]}
    again = Subjects(fallen.facts, fallen.health, bands_before={AccountKey("A1"): Band.YELLOW})
    assert triggers(again, "band.") == {}
