"""Mistakes of meaning: ids, references, weights, bands and responsibilities."""

from __future__ import annotations

import pytest

KPIS = "resources/library/kpis/core.toml"
CARD = "resources/library/scorecards/ten_signals.toml"
BENCHMARKS = "resources/library/benchmarks/by_arr.toml"
FIELDS = "resources/library/fields/accounts.toml"
TOTALS = "resources/library/fields/totals.toml"
ROLES = "resources/library/roles/roles.toml"
RACI = "resources/library/roles/raci.toml"
GATES = "resources/library/gates/four_phases.toml"
LADDER = "assessments/maturity_ladder/ladder.toml"

INITIATIVE = """
[[initiative]]
id = "test.try"
title = "Try"
area = "health"
workstream = "Health scoring"
outcome = "Tried"
steps = ["Try it"]
effort_low = 1
effort_high = 2
duration = 30
quick_win = false
impact = 3
feasibility = 3
raci = { cs_ops = "R", cs_director = "A" }
kpi = "nrr"
work = { cs_ops = 2 }
deliverables = ["A trial"]
risks = ["It is put off; set a day"]
"""
RULE = """
[[rule]]
id = "kpi.test"
kind = "kpi"
test = "below"
subject = "nrr"
threshold = 100
severity = "watch"
area = "health"
title = "Title"
detail = "Detail"
impact = 3
feasibility = 3
initiatives = []
"""
MORE = "resources/library/more.toml"


def test_an_id_given_twice_names_both_places(content):
    content.append("resources/library/kpis/again.toml", _kpi("nrr"))
    refusal = content.refusal()
    assert refusal.startswith(f"{KPIS}: kpi[1] “nrr”.id is “nrr”; expected one that is not yet")
    assert "resources/library/kpis/again.toml, kpi[1] “nrr”" in refusal


def test_an_id_with_a_blank_in_it_is_refused(content):
    content.append(MORE, _kpi("net retention"))
    assert "id is “net retention”; expected small letters" in content.refusal()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (FIELDS, 'id = "arr"\n', 'id = "mrr"\n', ".id is “mrr”; expected one that is not yet used"),
        (CARD, 'id = "nps"', 'id = "csat"', "signals.id is “csat”; expected one that is used once"),
        (BENCHMARKS, "under 10 million", "10 to 50 million", ".band is “10 to 50 million”"),
        (RACI, "Dashboarding", "Automation build", ".activity is “Automation build”"),
        (GATES, "number = 2", "number = 1", ".number is 1"),
        (LADDER, "number = 2", "number = 1", ".number is 1"),
    ],
)
def test_nothing_is_there_twice(content, file, old, new, expected):
    content.replace(file, old, new)
    assert expected in content.refusal()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (KPIS, 'needs = ["arr"]', 'needs = ["ar"]', "needs is “ar”; expected the id of an account"),
        (CARD, 'fact = "nps"', 'fact = "nsp"', "is “nsp”; expected the id of a fact"),
        (
            KPIS,
            'owner = "Support Lead"',
            'owner = "Support Boss"',
            "owner is “Support Boss”; expected",
        ),
        (BENCHMARKS, 'kpi = "nrr"', 'kpi = "nr"', "kpi is “nr”; expected the id of a KPI"),
        (RACI, "cs_ops = ", "ops = ", "letters is “ops”; expected the id of a role"),
        (
            LADDER,
            '"overall.return_evident"',
            '"overall.return"',
            "overall_questions is “overall.return”; expected the id of a question",
        ),
        (
            LADDER,
            'name = "Training completed"',
            'name = "Training completed"\nkpi = "training"',
            "targets.kpi is “training”; expected the id of a KPI",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(content, file, old, new, expected):
    content.replace(file, old, new)
    assert expected in content.refusal()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('area = "health"', 'area = "healt"', "area is “healt”; expected the id of an area"),
        ('kpi = "nrr"', 'kpi = "nr"', "kpi is “nr”; expected the id of a KPI"),
        ("cs_ops = ", "ops = ", "raci is “ops”; expected the id of a role"),
        ("effort_low = 1", "effort_low = 3", "effort_low is 3.0; expected above 0 and at most"),
        ("duration = 30", "duration = 0", "duration is 0; expected at least one day"),
        ('"R"', '"C"', "raci is “0 R”; expected at least one responsible role (R)"),
        ('"A"', '"R"', "raci is “0 A”; expected exactly one accountable role (A)"),
    ],
)
def test_an_initiative_must_hold_together(content, old, new, expected):
    content.append(MORE, INITIATIVE)
    content.read()
    content.replace(MORE, old, new)
    assert expected in content.refusal()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('area = "health"', 'area = "healt"', "area is “healt”; expected the id of an area"),
        ('subject = "nrr"', 'subject = "nr"', "subject is “nr”; expected what a rule of the kind"),
        ("= []", '= ["nothing.such"]', "initiatives is “nothing.such”; expected the id of an init"),
        ('"kpi"', '"answer"', "subject is “nrr”; expected what a rule of the kind “answer” can"),
        ('"kpi"', '"level"', "subject is “nrr”; expected what a rule of the kind “level” can"),
    ],
)
def test_a_rule_must_point_at_something(content, old, new, expected):
    content.append(MORE, RULE)
    content.read()
    content.replace(MORE, old, new)
    assert expected in content.refusal()


@pytest.mark.parametrize("subject", ["health.1.told_by_customer", "health", "nrr"])
def test_a_rule_may_look_at_a_question_an_area_or_a_kpi(content, subject):
    kind, prefix = {"nrr": ("kpi", "kpi"), "health": ("level", "level")}.get(
        subject, ("answer", "health")
    )
    rule = RULE.replace('"nrr"', f'"{subject}"').replace('"kpi"', f'"{kind}"')
    content.append(MORE, rule.replace("kpi.test", f"{prefix}.test"))
    assert content.read().rules[-1].subject == subject


def test_weights_of_a_scorecard_sum_to_a_hundred(content):
    content.replace(CARD, "weight = 15", "weight = 14")
    assert "signals.weight is “99 in sum”; expected weights that sum to 100." in content.refusal()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("green = 70\nyellow = 40", "green = 40\nyellow = 70", ".yellow is 70.0; expected below"),
        ("green = 50\nyellow = 80", "green = 80\nyellow = 50", ".yellow is 50.0; expected above"),
        ("green = 80\nyellow = 50", "green = 80\nyellow = 90", "yellow is 90.0; expected above 0"),
        ("minimum_coverage = 30", "minimum_coverage = 70", "minimum_coverage is 70.0; expected ab"),
    ],
)
def test_a_scorecard_must_be_able_to_score(content, old, new, expected):
    content.replace(CARD, old, new)
    assert expected in content.refusal()


def test_a_signal_without_weight_is_refused(content):
    content.replace(CARD, "weight = 5", "weight = 0")
    content.replace(CARD, "weight = 7", "weight = 12")
    assert "weight is 0.0; expected more than 0." in content.refusal()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'source = "Bessemer 2023"',
            'source = " "',
            "source is “ ”; expected the one that",
        ),
        ('period = "annual (assumed)"', 'period = ""', "period is “”; expected the one that"),
        ("median = 110", "median = 120", "median is 120.0; expected from 105 to 115."),
        ("arr_to = 10_000_000", "arr_to = 9_000_000", "arr_to is 9000000.0; expected 10000000.0"),
        ("arr_to = 10_000_000\n", "arr_from = 1\narr_to = 10_000_000\n", "arr_from is 1.0; exp"),
        ("arr_from = 100_000_000\n", "arr_from = 100_000_000\narr_to = 2e8\n", "arr_to is 200000"),
    ],
)
def test_benchmarks_have_a_source_and_no_gap(content, old, new, expected):
    content.replace(BENCHMARKS, old, new)
    assert expected in content.refusal()


def test_two_accountable_roles_are_refused(content):
    content.replace(RACI, 'cs_ops = "R"', 'cs_ops = "A"')
    assert "letters is “2 A”; expected exactly one accountable role (A)." in content.refusal()


def test_an_activity_that_nobody_does_is_refused(content):
    content.replace(RACI, 'cs_ops = "R"', 'cs_ops = "C"')
    assert "letters is “0 R”; expected at least one responsible role (R)." in content.refusal()


def test_an_alias_belongs_to_one_role(content):
    content.replace(ROLES, '"CFO"', '"vp of cs"')
    refusal = content.refusal()
    assert "aliases is “vp of cs”; expected one that role[1] “cs_director” does not" in refusal


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("window_from = 25", "window_from = 31", "window_from is 31; expected days from 0 to 30"),
        ("first_day = 90", "first_day = 91", "first_day is 91; expected 90, where gate[2] ends."),
    ],
)
def test_gates_follow_one_another(content, old, new, expected):
    content.replace(GATES, old, new)
    assert expected in content.refusal()


def test_a_header_cannot_mean_two_fields(content):
    content.replace(FIELDS, '"Monthly fee"', '"annual_value"')
    refusal = content.refusal()
    assert "synonyms is “annual_value”; expected one that field[14] “arr” does not have" in refusal


def test_the_largest_value_lies_above_the_smallest(content):
    content.replace(FIELDS, "minimum = 1.0\nmaximum = 5.0", "minimum = 5.0\nmaximum = 1.0")
    assert "maximum is 1.0; expected more than the minimum, 5." in content.refusal()


def test_words_for_totals_must_be_there(content):
    content.replace(TOTALS, '"Total", ', '" ", ')
    assert "total_words[1] is “ ”; expected a word that marks a row" in content.refusal()
    (content.root / TOTALS).write_text("")
    assert "total_words is missing; expected at least one word for totals." in content.refusal()


def _kpi(kpi_id: str) -> str:
    return f"""
    [[kpi]]
    id = "{kpi_id}"
    name = "Name"
    term = "Term"
    unit = "percent"
    leading = false
    formula = "One thing over another"
    needs = []
    needs_previous = false
    frequency = "Monthly"
    owner = "CSM"
    """
