"""Running rules: ranking, texts, amounts, and rules that name no test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.errors import ContentInvalid
from csdesk.findings import detect_findings
from csdesk.findings.observation import Observation, choose_accounts
from csdesk.findings.wording import fill_text, write_figures
from csdesk.model.answers import Answer
from csdesk.model.findings import ImpactBound, RuleKind, Severity
from csdesk.model.identifiers import AreaId, ChoiceId, QuestionId, RuleId

BOUNDS = (ImpactBound(below=2.0, impact=3), ImpactBound(below=10.0, impact=4))


def answers(**choices: str):
    return {
        QuestionId(key.replace("_", ".")): Answer(
            QuestionId(key.replace("_", ".")), ChoiceId(choice)
        )
        for key, choice in choices.items()
    }


def test_findings_stand_by_priority_then_gap_then_arr(make_inputs, make_table, rule):
    table = make_table({"arr": 10.0, "csm": None}, {"arr": 5.0, "csm": "Ada"})
    inputs = make_inputs(answers=answers(health_1="no", data_1="yes", data_2="yes"), accounts=table)
    blank = (RuleKind.DATA, "values_missing_above", "csm", 10.0)
    absent = (RuleKind.DATA, "column_missing", "renewal_date")
    rules = (
        rule(*absent, id=RuleId("near"), area=AreaId("data")),
        rule(*blank, id=RuleId("rich"), area=AreaId("data")),
        rule(*absent, id=RuleId("far"), area=AreaId("health")),
        rule(*absent, id=RuleId("best"), impact=5, feasibility=4),
    )
    assert [f.id for f in detect_findings(rules, inputs, ())] == ["best", "far", "rich", "near"]


def test_of_equal_priority_the_graver_finding_comes_first(make_inputs, make_table, rule):
    absent = (RuleKind.DATA, "column_missing", "renewal_date")
    inputs = make_inputs(answers=answers(health_1="no", data_1="yes"), accounts=make_table({}))
    rules = (
        rule(*absent, id=RuleId("note"), area=AreaId("health"), severity=Severity.NOTE),
        rule(*absent, id=RuleId("watch"), area=AreaId("health")),
        rule(*absent, id=RuleId("critical"), severity=Severity.CRITICAL),
    )
    assert [f.id for f in detect_findings(rules, inputs, ())] == ["critical", "watch", "note"]


def test_a_rule_whose_test_does_not_exist_is_an_error_of_the_content(make_inputs, rule):
    with pytest.raises(ContentInvalid, match="magic"):
        detect_findings((rule(RuleKind.KPI, "magic"),), make_inputs(), ())


def test_a_test_of_another_kind_does_not_count(make_inputs, rule):
    with pytest.raises(ContentInvalid):
        detect_findings((rule(RuleKind.KPI, "credit_below", "health.1"),), make_inputs(), ())


def test_a_rule_without_the_threshold_that_its_test_needs_is_an_error(make_inputs, rule):
    inputs = make_inputs(answers=answers(health_1="no"))
    with pytest.raises(ContentInvalid, match="credit_below” needs a threshold"):
        detect_findings((rule(RuleKind.ANSWER, "credit_below", "health.1"),), inputs, ())


def test_figures_are_written_into_the_texts(find, make_table):
    table = make_table(
        {"arr": 400000.0, "account_name": "Bolt", "csm": None},
        {"arr": 1200000.0, "account_name": "Acme", "csm": " "},
        {"arr": 1.0, "account_name": "Cobalt", "csm": "Ada"},
        {"arr": 0.0, "account_name": "Old trial", "csm": None},
    )
    found = find(
        RuleKind.DATA,
        "values_missing_above",
        "csm",
        10.0,
        accounts=table,
        title="{count} of {total}{in_percent}, more than {threshold}",
        detail="{names} hold {arr}; {value} and {unknown} stay",
    )
    assert found.title == "2 of 3, more than 10%"
    assert found.detail == "Acme and Bolt hold £1.60m; – and {unknown} stay"
    assert found.arr_at_stake == 1600000
    assert (found.accounts, found.account_arr) == (("A2", "A1"), (1200000, 400000))
    assert found.evidence[0].rows == (6, 7)
    assert (found.evidence[0].file, found.evidence[0].sheet) == ("now.xlsx", "Customers")


def test_a_name_that_looks_like_a_placeholder_stays_as_it_is(make_table):
    table = make_table({"account_name": "{arr} & {value}", "arr": 3.0})
    seen = Observation((), value="7", affected=choose_accounts(table, [0]))
    assert fill_text("{names}: {value}", write_figures(seen, "GBP")) == "{arr} & {value}: 7"


@pytest.mark.parametrize(
    ("count", "total", "text"),
    [(1, 9, "1 of 9 is"), (1, 10, "1 of 10 (10.0%) is"), (3, 12, "3 of 12 (25.0%) are")],
)
def test_words_follow_the_number_and_percentages_begin_at_ten(count, total, text):
    seen = Observation((), count=count, total=total)
    written = fill_text("{count} of {total}{in_percent} {count:is|are}", write_figures(seen, ""))
    assert written == text


def test_many_names_are_shortened(make_table):
    table = make_table(*[{"account_name": f"N{n}", "arr": 10.0 - n} for n in range(5)])
    seen = Observation((), affected=choose_accounts(table, range(5)))
    assert write_figures(seen, "GBP")["names"] == "N0, N1, N2 and 2 more"


def test_accounts_without_a_name_are_called_by_their_key(make_table):
    seen = Observation((), affected=choose_accounts(make_table({"arr": 1.0}), [0]))
    assert write_figures(seen, "GBP")["names"] == "A1"


def test_a_list_without_arr_puts_no_amount_at_stake(find, make_table):
    table = make_table({"csm": None}, {"csm": "Ada"})
    found = find(RuleKind.DATA, "values_missing_above", "csm", 10.0, accounts=table, detail="{arr}")
    assert (found.arr_at_stake, found.account_arr, found.detail) == (None, (), "–")
    assert found.accounts == ("A1",)


@pytest.mark.parametrize(
    ("unowned", "impact"), [(1.9, 3), (2.0, 4), (9.9, 4), (10.0, 5), (60.0, 5)]
)
def test_little_money_has_no_great_impact(make_inputs, make_table, rule, unowned, impact):
    table = make_table({"arr": unowned, "csm": None}, {"arr": 100 - unowned, "csm": "Ada"})
    blank = rule(RuleKind.DATA, "values_missing_above", "csm", 5.0, impact=5)
    (found,) = detect_findings((blank,), make_inputs(accounts=table), BOUNDS)
    assert found.impact == impact


@pytest.mark.parametrize(("unowned", "impact"), [(1.9, 4), (2.0, 4), (10.0, 5)])
def test_what_is_critical_keeps_more_of_its_impact(make_inputs, make_table, rule, unowned, impact):
    table = make_table({"arr": unowned, "csm": None}, {"arr": 100 - unowned, "csm": "Ada"})
    parts = {"impact": 5, "severity": Severity.CRITICAL}
    blank = rule(RuleKind.DATA, "values_missing_above", "csm", 5.0, **parts)
    bounds = (replace(BOUNDS[0], critical=4), BOUNDS[1])
    (found,) = detect_findings((blank,), make_inputs(accounts=table), bounds)
    assert found.impact == impact


def test_the_bound_never_lifts_an_impact(make_inputs, make_table, rule):
    table = make_table({"arr": 60.0, "csm": None}, {"arr": 40.0, "csm": "Ada"})
    blank = rule(RuleKind.DATA, "values_missing_above", "csm", 5.0, impact=2)
    (found,) = detect_findings((blank,), make_inputs(accounts=table), BOUNDS)
    assert found.impact == 2


def test_where_nothing_is_at_stake_the_rule_alone_rates_the_impact(make_inputs, make_table, rule):
    absent = rule(RuleKind.DATA, "column_missing", "csm", impact=5)
    inputs = make_inputs(accounts=make_table({"arr": 1.0}))
    (found,) = detect_findings((absent,), inputs, BOUNDS)
    assert found.impact == 5
