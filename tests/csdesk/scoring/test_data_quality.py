"""Checks of imported data against the limits that ship (S1.69, S1.71, S1.76)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.data_review import Aspect, ChurnGap, ChurnPanel, ChurnSource, QualityMark, Steward
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import FieldSummary, ListRole
from csdesk.model.matching import AccountMatch, MatchBasis
from csdesk.model.tables import TableKind
from csdesk.scoring.data_quality import QualityInputs, rank_checks
from csdesk.scoring.data_quality_columns import check_columns
from csdesk.scoring.data_quality_doubles import check_doubles
from csdesk.scoring.data_quality_plausibility import check_plausibility
from csdesk.scoring.data_quality_sources import check_freshness, check_keys, register_sources
from tests.drafts import make_batch
from tests.list_tables import make_list, make_subscriptions
from tests.record_words import read_lines

TODAY = date(2024, 12, 31)
ALIKE = AccountMatch(AccountKey("C7"), "Acme Ltd", 9, AccountKey("C1"), MatchBasis.NAME, 100.0, ())
EARLY = date(2023, 1, 1)
PASSED, WARN, FAIL = QualityMark.PASSED, QualityMark.WARN, QualityMark.FAIL


@pytest.fixture(scope="module")
def inputs() -> QualityInputs:
    library = load_library()
    return QualityInputs(
        rules=library.quality,
        definitions={table.kind: table for table in library.tables},
        fields={(field.table, field.id): field for field in library.fields},
        stewards={table.kind: Steward(f"The {table.kind} team", 31) for table in library.tables},
        batches=(),
        today=TODAY,
    )


def summarise(field: str, filled: int, unread: int = 0, distinct: int | None = None):
    return FieldSummary(field, filled, unread, 0, filled if distinct is None else distinct)


def review(inputs: QualityInputs, kind: TableKind, records: int, *summaries, rejected: int = 0):
    batch = make_batch(accounts=records, rejected=rejected)
    found = replace(batch.lists[0], kind=kind, summaries={one.field: one for one in summaries})
    return check_columns(replace(inputs, batches=(replace(batch, lists=(found,)),)))


def find(checks, aspect: Aspect, name: str = ""):
    return next(one for one in checks if one.aspect is aspect and name in ("", one.name))


@pytest.mark.parametrize(
    ("blank", "mark"), [(0, PASSED), (1, WARN), (9, WARN), (10, FAIL), (20, FAIL)]
)
def test_blanks_in_a_column_that_is_needed_fail_from_one_in_a_hundred(inputs, blank, mark):
    checks = review(inputs, TableKind.SUPPORT, 1_000, summarise("created_at", 1_000 - blank))
    check = find(checks, Aspect.COMPLETENESS)
    assert (check.mark, check.name, check.wrong, check.total) == (mark, "blank", blank, 1_000)
    assert check.steward == "The support team"
    assert bool(check.fix) is (mark is not PASSED)


@pytest.mark.parametrize(("blank", "mark"), [(200, PASSED), (201, WARN), (1_000, WARN)])
def test_blanks_elsewhere_only_warn(inputs, blank, mark):
    checks = review(inputs, TableKind.SUPPORT, 1_000, summarise("csat", 1_000 - blank))
    assert find(checks, Aspect.COMPLETENESS, "blank_optional").mark is mark


def test_a_blank_that_says_something_is_no_gap(inputs):
    checks = review(inputs, TableKind.SUBSCRIPTIONS, 100, summarise("end_date", 3))
    check = find(checks, Aspect.COMPLETENESS)
    assert (check.mark, check.wrong) == (PASSED, 0)
    assert check.sentence == "End date is blank in 97 of 100 subscriptions (97.0%), as it may be."


def test_a_value_that_cannot_be_read_is_invalid_and_not_blank(inputs):
    checks = review(inputs, TableKind.SUPPORT, 100, summarise("created_at", 98, unread=2))
    assert find(checks, Aspect.COMPLETENESS).mark is PASSED
    unread = find(checks, Aspect.VALIDITY, "unread")
    assert (unread.mark, unread.wrong, unread.total) == (FAIL, 2, 100)


def test_rows_that_were_left_out_count_against_all_rows(inputs):
    checks = review(inputs, TableKind.SUPPORT, 995, rejected=5)
    left_out = find(checks, Aspect.VALIDITY, "left_out")
    assert (left_out.mark, left_out.wrong, left_out.total) == (WARN, 5, 1_000)


@pytest.mark.parametrize(("distinct", "mark"), [(1_000, PASSED), (999, WARN), (990, FAIL)])
def test_an_own_id_that_stands_twice_is_told(inputs, distinct, mark):
    checks = review(inputs, TableKind.USAGE, 1_000, summarise("usage_id", 1_000, distinct=distinct))
    check = find(checks, Aspect.UNIQUENESS)
    assert (check.mark, check.wrong) == (mark, 1_000 - distinct)


def test_other_columns_may_repeat_themselves(inputs):
    checks = review(inputs, TableKind.USAGE, 1_000, summarise("feature", 1_000, distinct=4))
    assert all(one.aspect is not Aspect.UNIQUENESS for one in checks)


@pytest.mark.parametrize(("age", "mark"), [(0, PASSED), (31, PASSED), (32, WARN), (400, WARN)])
def test_a_stale_list_warns_and_names_its_steward(inputs, age, mark):
    batch = make_batch(as_of=TODAY - timedelta(days=age))
    (check,) = check_freshness(replace(inputs, batches=(batch,)))
    assert (check.mark, check.steward) == (mark, "The accounts team")
    assert f"{age} day" in check.sentence


def test_an_earlier_list_is_old_on_purpose(inputs):
    batch = make_batch(ListRole.PREVIOUS, as_of=TODAY - timedelta(days=365))
    assert check_freshness(replace(inputs, batches=(batch,))) == ()


@pytest.mark.parametrize(("strange", "mark"), [(1, PASSED), (4, WARN), (5, FAIL)])
def test_records_of_unknown_accounts_are_counted(inputs, make_table, strange, mark):
    keys = ["A"] * (100 - strange) + ["elsewhere"] * strange
    tables = {TableKind.SUPPORT: make_list(TableKind.SUPPORT, account_id=keys)}
    accounts = make_table({"key": "A"})
    (check,) = check_keys(replace(inputs, accounts=accounts, tables=tables))
    assert (check.mark, check.wrong, check.accounts) == (mark, strange, ("elsewhere",))
    assert check.rows == tuple(range(102 - strange, 102))


def test_who_left_before_is_known_all_the_same(inputs, make_table):
    tables = {
        TableKind.CHURN_EVENTS: make_list(TableKind.CHURN_EVENTS, account_id=["B", "C", "D"]),
        TableKind.SUPPORT: make_list(TableKind.SUPPORT, account_id=["A", "B", "C", "E"]),
    }
    known = replace(inputs, accounts=make_table({"key": "A"}), tables=tables)
    losses, support = check_keys(replace(known, previous=make_table({"key": "B"})))
    assert (losses.name, losses.wrong, losses.mark) == ("key_of_loss", 2, WARN)
    assert (support.wrong, support.accounts) == (1, ("E",))


def test_usage_finds_its_account_through_the_subscription(inputs, make_table):
    lines = make_subscriptions(("A", EARLY, None, 1.0), subscription_id=("S1",))
    usage = make_list(TableKind.USAGE, subscription_id=["S1", "S1", "S9"])
    tables = {TableKind.SUBSCRIPTIONS: lines, TableKind.USAGE: usage}
    accounts = make_table({"key": "A"})
    checks = check_keys(replace(inputs, accounts=accounts, tables=tables))
    assert [(one.table, one.wrong, one.total) for one in checks] == [
        (TableKind.SUBSCRIPTIONS, 0, 1),
        (TableKind.USAGE, 1, 3),
    ]


def test_all_seven_sources_are_registered_with_what_came_of_them(inputs, make_table):
    batch = make_batch(as_of=TODAY - timedelta(days=40), accounts=2)
    lines = replace(batch.lists[0], kind=TableKind.SUBSCRIPTIONS, records=3)
    known = replace(
        inputs,
        batches=(replace(batch, lists=(*batch.lists, lines)),),
        accounts=make_table({"key": "A"}, {"key": "B"}),
        tables={TableKind.SUBSCRIPTIONS: make_subscriptions(("A", EARLY, None, 1.0))},
    )
    sources = register_sources(known, load_library().sources, check_freshness(known))
    assert len(sources) == 7
    told = {one.source: (one.records, one.coverage, one.age_days, one.mark) for one in sources}
    assert told["CRM"] == (2, 100.0, 40, WARN)
    assert told["Billing"] == (3, 50.0, 40, WARN)
    assert told["Support"] == (0, 0.0, None, None)


def test_what_others_know_of_customers_is_seen_by_its_columns(inputs, make_table):
    batch = make_batch(accounts=2)
    accounts = replace(batch.lists[0], summaries={"industry": summarise("industry", 1)})
    known = replace(
        inputs,
        batches=(replace(batch, lists=(accounts,)),),
        accounts=make_table({"key": "A", "industry": "Retail"}, {"key": "B", "industry": None}),
    )
    sources = register_sources(known, load_library().sources, ())
    enriched = next(one for one in sources if one.source == "Third-party enrichment")
    assert (enriched.covered, enriched.coverage, enriched.mark) == (1, 50.0, PASSED)


def plausible(inputs: QualityInputs, name: str, panel=None, **parts):
    checks = check_plausibility(replace(inputs, **parts), panel)
    return next((one for one in checks if one.name == name), None)


def test_a_year_is_twelve_months_but_for_rounding(inputs, make_table):
    accounts = make_table(
        {"key": "A", "arr": 1_200.0, "mrr": 100.0},
        {"key": "B", "arr": 1_211.0, "mrr": 100.0},
        {"key": "C", "arr": 100.0, "mrr": 100.0},
        {"key": "D", "arr": None, "mrr": 100.0},
    )
    check = plausible(inputs, "arr_mrr", accounts=accounts)
    assert (check.mark, check.wrong, check.total, len(check.rows)) == (FAIL, 1, 3, 1)


def test_what_ends_before_it_begins_cannot_be_true(inputs):
    table = make_subscriptions(
        ("A", EARLY, EARLY, 1.0), ("B", EARLY, EARLY - timedelta(days=1), 1.0)
    )
    tables = {TableKind.SUBSCRIPTIONS: table}
    check = plausible(inputs, "end_before_start", tables=tables)
    assert (check.wrong, check.total, check.rows) == (1, 2, (3,))


def test_requests_older_than_their_customer_are_counted(inputs, make_table):
    accounts = make_table(
        {"key": "A", "customer_since": EARLY}, {"key": "B", "customer_since": None}
    )
    days = [EARLY - timedelta(days=1), EARLY, EARLY]
    table = make_list(TableKind.SUPPORT, account_id=["A", "A", "B"], created_at=days)
    tables = {TableKind.SUPPORT: table}
    check = plausible(inputs, "before_sign_up", accounts=accounts, tables=tables)
    assert (check.wrong, check.total, check.rows) == (1, 2, (2,))


def test_revenue_of_list_and_lines_is_held_against_each_other(inputs, make_table):
    book = read_lines(make_subscriptions(("A", EARLY, None, 10.0), ("B", EARLY, None, 10.0)))
    accounts = make_table({"key": "A", "arr": 120.0}, {"key": "B", "arr": 999.0})
    check = plausible(inputs, "arr_subscriptions", accounts=accounts, book=book)
    assert (check.wrong, check.total, check.accounts) == (1, 2, ("B",))
    derived = {"accounts": accounts, "book": book, "is_derived_arr": True}
    assert plausible(inputs, "arr_subscriptions", **derived) is None


def test_trials_that_cost_and_several_live_lines_are_told(inputs, make_table):
    table = make_subscriptions(
        ("A", EARLY, None, 10.0),
        ("A", EARLY, None, 10.0),
        ("B", EARLY, None, 10.0),
        ("B", EARLY, None, 5.0),
        ("B", EARLY, None, 0.0),
        is_trial=(False, False, False, True, True),
    )
    parts = {
        "tables": {TableKind.SUBSCRIPTIONS: table},
        "book": read_lines(table),
        "accounts": make_table({"key": "A"}, {"key": "B"}),
    }
    trials = plausible(inputs, "paying_trials", **parts)
    assert (trials.wrong, trials.total, trials.rows) == (1, 2, (5,))
    several = plausible(inputs, "several_live", **parts)
    assert (several.mark, several.wrong, several.total, several.accounts) == (WARN, 1, 2, ("A",))


def test_sources_of_churn_that_differ_name_the_accounts(inputs):
    gap = ChurnGap(ChurnSource.FLAG, ChurnSource.EVENTS, ("A", "B"), ("C",))
    panel = ChurnPanel((), (gap,), {}, 10)
    check = plausible(inputs, "churn_flag_events", panel)
    assert (check.mark, check.wrong, check.total) == (FAIL, 3, 10)
    assert check.accounts == ("A", "B", "C")


def test_the_worst_checks_come_first(inputs):
    summaries = (summarise("created_at", 90), summarise("csat", 10), summarise("ticket_id", 100))
    checks = rank_checks(review(inputs, TableKind.SUPPORT, 100, *summaries))
    marks = [one.mark for one in checks]
    assert marks == sorted(marks, key=[FAIL, WARN, PASSED].index)
    assert (checks[0].field, checks[1].field) == ("created_at", "csat")


def test_a_check_without_a_limit_is_not_made(inputs):
    assert review(replace(inputs, rules=replace(inputs.rules, limits=())), TableKind.USAGE, 5) == ()


@pytest.mark.parametrize(("doubles", "mark"), [((), PASSED), ((ALIKE,), WARN)])
def test_customers_who_look_like_another_are_named_and_never_fail(
    inputs, make_table, doubles, mark
):
    accounts = make_table({"key": "C1"}, {"key": "C7"})
    (check,) = check_doubles(replace(inputs, accounts=accounts, doubles=doubles))
    assert (check.mark, check.wrong, check.total) == (mark, len(doubles), 2)
    assert check.accounts == tuple(one.key for one in doubles)
    assert ("“Acme Ltd” (C7) beside C1" in check.sentence) is bool(doubles)


def test_without_a_customer_list_nobody_is_looked_at_twice(inputs):
    assert list(check_doubles(inputs)) == []
