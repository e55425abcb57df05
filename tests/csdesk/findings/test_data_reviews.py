"""Rules over what the imported lists say about themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.data_review import (
    Addition,
    Aspect,
    ChurnAnswer,
    ChurnGap,
    ChurnPanel,
    ChurnSource,
    DataReview,
    Measurable,
    NextAddition,
    QualityMark,
    Reach,
)
from csdesk.model.findings import RuleKind
from csdesk.model.tables import TableKind
from tests.data_reviews import make_check

DATA = RuleKind.DATA
FLAG, EVENTS = ChurnSource.FLAG, ChurnSource.EVENTS


@pytest.mark.parametrize(
    ("test", "mark", "is_seen"),
    [
        ("checks_failed", QualityMark.FAIL, True),
        ("checks_failed", QualityMark.WARN, False),
        ("checks_warned", QualityMark.WARN, True),
        ("checks_warned", QualityMark.FAIL, True),
        ("checks_warned", QualityMark.PASSED, False),
    ],
)
def test_a_rule_sees_the_checks_that_went_wrong(find, test, mark, is_seen):
    data = DataReview(checks=(make_check(mark=mark),))
    assert (find(DATA, test, "completeness", 0, data=data) is not None) is is_seen


def test_a_finding_about_checks_names_sentence_steward_and_rows(find):
    data = DataReview(
        checks=(make_check(), make_check(aspect=Aspect.VALIDITY), make_check(steward="Finance"))
    )
    texts = {"title": "{count} of {total}", "detail": "{value} {names} {limit}"}
    found = find(DATA, "checks_failed", "completeness", 0, data=data, **texts)
    assert found.title == "2 of 2"
    assert found.detail == (
        "Created is blank in 20 of 1,000. Support and Finance less than 1% blank (S1.76)"
    )
    assert (found.evidence[0].file, found.evidence[0].rows) == ("tickets.csv", (3, 9))


def test_blanks_that_have_a_rule_of_their_own_are_not_told_twice(find):
    owner = make_check(table=TableKind.ACCOUNTS, field="csm")
    churn = make_check(aspect=Aspect.PLAUSIBILITY, name="churn_flag_events", field=None)
    data = DataReview(checks=(owner, churn))
    assert find(DATA, "checks_failed", "completeness", 0, data=data) is None
    assert find(DATA, "checks_failed", "plausibility", 0, data=data) is None


@pytest.fixture
def panel() -> ChurnPanel:
    answers = (
        ChurnAnswer(FLAG, 4, ("A", "B"), "Flagged.", None, None),
        ChurnAnswer(EVENTS, 4, ("B",), "Named.", None, None),
    )
    return ChurnPanel(answers, (ChurnGap(FLAG, EVENTS, ("A",), ()),), {"A": "Ash Ltd"}, 4)


def test_sources_of_churn_that_disagree_are_found_with_their_accounts(find, make_table, panel):
    parts = {
        "data": DataReview(churn=panel),
        "accounts": make_table({"key": "A", "arr": 5.0}, {"key": "B", "arr": 7.0}),
        "title": "{count} of {total}: {limit}",
        "detail": "{names}; {value}",
    }
    found = find(DATA, "churn_sources_apart_above", "churn", 20, **parts)
    assert found.title == "1 of 4: Ash Ltd"
    assert found.detail == (
        "50.0% by the churn flag (2 of 4) and 25.0% by the churn events (1 of 4); "
        "the churn flag and the churn events"
    )
    assert (found.accounts, found.arr_at_stake) == (("A",), None)
    assert [one.text for one in found.evidence][1] == ("25.0% by the churn events (1 of 4): Named.")
    assert find(DATA, "churn_sources_apart_above", "churn", 25, **parts) is None


def test_an_addition_is_found_when_it_unlocks_enough(find):
    addition = Addition(Reach.ONE_COLUMN, TableKind.ACCOUNTS, ("csat",), "the column CSAT")
    open_one = Measurable("CSAT", True, Reach.ONE_COLUMN, addition, "")
    data = DataReview(
        measures=(open_one, replace(open_one, reach=Reach.NOW)),
        next_additions=(NextAddition(addition, ("CSAT",), ("CSAT rating",), 10),),
    )
    texts = {"title": "{count} of {total}", "detail": "{value}: {names}"}
    found = find(DATA, "next_addition_unlocks", "additions", 2, data=data, **texts)
    assert (found.title, found.detail) == ("2 of 1", "the column CSAT: CSAT and CSAT rating")
    assert found.evidence[0].text == "The column CSAT: 1 KPI and 1 health signal."
    assert find(DATA, "next_addition_unlocks", "additions", 3, data=data) is None


@pytest.mark.parametrize(
    "rule",
    [one for one in load_library().rules if one.test.startswith(("checks_", "churn_", "next_"))],
    ids=lambda rule: rule.id,
)
def test_without_a_review_of_the_data_no_rule_speaks(find, rule):
    assert find(DATA, rule.test, rule.subject, rule.threshold) is None
