"""Rules over health scores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.identifiers import FactId, ScorecardId, SignalId
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory
from tests.facts import score_list

AS_OF = date(2024, 12, 31)


@pytest.fixture(scope="module")
def scorecard() -> Scorecard:
    """NPS with 40 points and CSAT with 60: NPS alone is a score on thin ground."""

    def signal(identifier, weight, green, yellow):
        return Signal(
            id=SignalId(identifier),
            name=identifier.upper(),
            category=SignalCategory.SUPPORT,
            weight=weight,
            direction=Direction.HIGHER,
            green=green,
            yellow=yellow,
            unit="",
            fact=FactId(identifier),
        )

    signals = (signal("nps", 40, 8, 6), signal("csat", 60, 4, 3))
    return Scorecard(ScorecardId("two"), "1", "", signals, 80, 50, 60, 30)


@pytest.fixture
def scored(make_table, scorecard):
    def make(*rows):
        table = make_table(*rows)
        return {"accounts": table, "health": score_list(table, scorecard)}

    return make


THIN = {"nps": 9.0}
GREEN, RED, NONE = {"nps": 9.0, "csat": 5.0}, {"nps": 1.0, "csat": 1.0}, {"nps": None}


def test_red_accounts_are_a_share_of_those_scored(find, scored):
    rows = [GREEN | {"arr": 5.0}] * 3 + [RED | {"arr": 7.0}] + [NONE | {"arr": 9.0}] * 4
    parts = scored(*rows)
    found = find(
        RuleKind.HEALTH,
        "at_risk_share_above",
        "",
        10.0,
        title="{count} of {total}: {value}",
        **parts,
    )
    assert found.title == "1 of 4: 25.0%"
    assert (found.accounts, found.arr_at_stake) == (("A4",), 7)
    assert found.evidence[0].rows == (9,)
    assert found.evidence[0].text == "1 of 4 accounts."
    assert find(RuleKind.HEALTH, "at_risk_share_above", "", 25.0, **parts) is None


@pytest.mark.parametrize(
    ("rows", "severity", "detail"),
    [
        ([GREEN] * 9 + [RED], Severity.CRITICAL, "many"),
        ([GREEN] * 8 + [RED], Severity.WATCH, "1 of 9 is red"),
        ([GREEN] * 4 + [THIN] * 5 + [RED], Severity.CRITICAL, "many"),
        ([GREEN] * 4 + [THIN] * 6 + [RED], Severity.WATCH, "many"),
    ],
)
def test_few_or_thin_scores_are_never_critical(find, scored, rows, severity, detail):
    found = find(
        RuleKind.HEALTH,
        "at_risk_share_above",
        "",
        5.0,
        severity=Severity.CRITICAL,
        detail="many",
        detail_few="{count} of {total} {count:is|are} red",
        **scored(*rows),
    )
    assert (found.severity, found.detail) == (severity, detail)


def test_a_list_that_gives_no_score_names_what_is_missing(find, scored):
    parts = scored({"arr": 5.0, "nps": None}, {"arr": 6.0})
    found = find(
        RuleKind.HEALTH,
        "scored_fewer_than",
        "",
        1,
        title="{value} of 100, {threshold} needed",
        detail="{names}",
        **parts,
    )
    assert found.title == "0 of 100, 30 needed"
    assert found.detail == "NPS and CSAT"
    assert (found.accounts, found.arr_at_stake) == ((), None)
    assert find(RuleKind.HEALTH, "scored_fewer_than", "", 1, **scored(GREEN)) is None
    assert find(RuleKind.HEALTH, "scored_fewer_than", "", 1) is None


def test_unscored_accounts_are_named_but_put_nothing_at_stake(find, scored):
    parts = scored(GREEN | {"arr": 5.0}, NONE | {"arr": 9.0})
    found = find(RuleKind.HEALTH, "unscored_share_above", "", 20.0, detail="{arr}", **parts)
    assert (found.accounts, found.arr_at_stake, found.account_arr) == (("A2",), None, ())
    assert found.detail == "£9"
    assert find(RuleKind.HEALTH, "unscored_share_above", "", 50.0, **parts) is None
    assert find(RuleKind.HEALTH, "unscored_share_above", "", 20.0, **scored(NONE)) is None


def test_scores_on_thin_ground_are_found(find, scored):
    parts = scored(GREEN, {"nps": 9.0}, {"nps": 9.0})
    found = find(RuleKind.HEALTH, "thin_share_above", "", 50.0, title="under {limit}", **parts)
    assert (found.title, found.accounts) == ("under 60%", ("A2", "A3"))
    assert find(RuleKind.HEALTH, "thin_share_above", "", 70.0, **parts) is None


def test_red_accounts_nobody_owns_are_found(find, scored):
    parts = scored(
        RED | {"csm": None, "arr": 5.0}, RED | {"csm": "Ada"}, GREEN | {"csm": None, "arr": 2.0}
    )
    found = find(RuleKind.HEALTH, "at_risk_without_owner", "", 0, title="{count}/{total}", **parts)
    assert (found.title, found.accounts) == ("1/2", ("A1",))
    assert find(RuleKind.HEALTH, "at_risk_without_owner", "", 1, **parts) is None


def test_without_a_column_for_owners_nobody_is_called_unowned(find, scored):
    assert find(RuleKind.HEALTH, "at_risk_without_owner", "", 0, **scored(RED)) is None


@pytest.mark.parametrize(("days", "is_found"), [(-1, False), (0, True), (90, True), (91, False)])
def test_red_accounts_that_renew_soon_are_found(find, scored, days, is_found):
    parts = scored(RED | {"renewal_date": AS_OF + timedelta(days=days)})
    found = find(RuleKind.HEALTH, "at_risk_renewing_within", "", 90, **parts)
    assert (found is not None) is is_found


def test_the_limit_of_a_signal_is_written_into_the_text(find, scored, scorecard):
    parts = scored({"nps": 1.0}, {"nps": 9.0})
    asked = (RuleKind.HEALTH, "signal_red_share_above", "nps", 30.0)
    assert find(*asked, title="less than {limit} of 10", **parts).title == "less than 6 of 10"
    nps, csat = scorecard.signals
    shares = replace(scorecard, signals=(replace(nps, unit="percent", yellow=5.5), csat))
    parts["health"] = replace(parts["health"], scorecard=shares, scorecards=(shares,))
    assert find(*asked, title="less than {limit}", **parts).title == "less than 5.5%"


def test_a_signal_in_red_is_a_share_of_the_accounts_that_have_it(find, scored):
    parts = scored({"nps": 1.0, "arr": 4.0}, {"nps": 9.0}, {"nps": 6.0}, {"csat": 1.0})
    found = find(
        RuleKind.HEALTH, "signal_red_share_above", "nps", 30.0, title="{count} of {total}", **parts
    )
    assert (found.title, found.accounts) == ("1 of 3", ("A1",))
    assert find(RuleKind.HEALTH, "signal_red_share_above", "nps", 34.0, **parts) is None
    assert find(RuleKind.HEALTH, "signal_red_share_above", "csat", 34.0, **parts) is not None


def test_a_signal_that_no_card_in_use_has_is_never_red(find, scored):
    assert find(RuleKind.HEALTH, "signal_red_share_above", "mood", 0, **scored(RED)) is None


def test_a_signal_is_red_by_the_card_of_its_account(find, make_table, scorecard):
    nps, csat = scorecard.signals
    is_small = (Condition("list.segment", Comparison.IS, words=("SMB",)),)
    mild = replace(
        scorecard,
        id=ScorecardId("mild"),
        signals=(replace(nps, green=3, yellow=1), csat),
        applies_to=is_small,
    )
    table = make_table(RED | {"segment": "SMB"}, RED | {"segment": "Enterprise"})
    parts = {"accounts": table, "health": score_list(table, scorecard, mild)}
    found = find(RuleKind.HEALTH, "signal_red_share_above", "nps", 30.0, **parts)
    assert found.accounts == ("A2",)


@pytest.mark.parametrize(
    "test",
    [
        "at_risk_share_above",
        "unscored_share_above",
        "thin_share_above",
        "at_risk_without_owner",
        "at_risk_renewing_within",
        "signal_red_share_above",
    ],
)
def test_without_data_health_rules_find_nothing(find, test):
    assert find(RuleKind.HEALTH, test, "nps", 0) is None
