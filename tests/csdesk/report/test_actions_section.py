"""What the report says about actions: counted by rule, by tier, by account, and the holes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.clients import Client
from csdesk.model.identifiers import BatchId, FieldId
from csdesk.report.compose import compose_report
from csdesk.report.document import Noted, Table
from csdesk.report.sections.action_tables import time_words
from csdesk.report.sections.actions import actions_sections
from csdesk.scoring.actions import review_actions
from tests.action_subjects import Row, make_subjects
from tests.csdesk.report.diagnoses import make_full
from tests.health_reviews import make_review

LIBRARY = load_library()


def diagnosis_of(*rows: Row, rules=LIBRARY.action_rules):
    subjects = make_subjects(*rows)
    keys = subjects.facts.keys
    names = {FieldId("account_name"): tuple(f"Account {key}" for key in keys)}
    accounts = AccountTable(
        BatchId(1), date(2026, 6, 30), "list.xlsx", "Customers", keys,
        tuple(range(2, len(keys) + 2)), names,
    )  # fmt: skip
    actions = review_actions(subjects, rules, LIBRARY.playbooks, "GBP", LIBRARY.workload)
    review = make_review(subjects.facts, actions)
    client = Client("Acme", "GBP")
    return replace(make_full(), client=client, accounts=accounts, review=review)


def section_of(*rows: Row):
    (section,) = actions_sections(diagnosis_of(*rows), LIBRARY)
    return section


def rows_of(section, name: str):
    return next(b for b in section.blocks if isinstance(b, Table) and b.name == name).rows


RED = {"score": 45.0, "arr": 60_000}
LARGE = {"score": 45.0, "arr": 90_000}
YELLOW = {"score": 70.0, "arr": 20_000}
GREEN = {"score": 90.0, "arr": 5_000}
UNSCORED = {"arr": 7_000}


def test_without_scored_customers_there_is_no_section():
    assert actions_sections(replace(make_full(), review=None), LIBRARY) == ()
    assert actions_sections(replace(diagnosis_of(RED), accounts=None), LIBRARY) == ()


def test_the_sentence_counts_each_account_once_by_what_is_most_severe():
    # Red asks for two critical things about each of two accounts: by colour, and by health and ARR.
    assert section_of(RED, LARGE, YELLOW, GREEN, UNSCORED).lead == (
        "2 accounts with £150k of ARR need action now. "
        "1 account with £20k of ARR is to be watched. "
        "2 tasks are due within 48 hours for 1 owner = 2 each. "
        "1 account has no score, so the rules that read scores do not reach it."
    )
    assert section_of(GREEN).lead == "No rule asks for anything now."


def test_rules_stand_by_severity_then_time_then_arr_with_the_largest_accounts():
    rows = rows_of(section_of(RED, LARGE, YELLOW, GREEN), "Actions")
    told = [(row[0].word, row[1].note, row[2], row[3], row[4], row[6]) for row in rows]
    both = "Account A2 and Account A1"
    human = "Score from 40 to under 60, ARR above 50,000"
    assert told == [
        ("Critical", human, 2, 150_000, "48 hours", both),
        ("Watch", "Score from 60 to under 80, ARR above 10,000", 1, 20_000, "7 days", "Account A3"),
        ("Note", "Green account", 1, 5_000, "90 days", "Account A4"),
    ]
    assert isinstance(rows[0][1], Noted)


def test_more_rules_than_paper_holds_are_in_the_workbook():
    alone = ({"nps_lowest_30d": 5}, {"champions_left": 1}, {"days_since_login": 95},
             {"days_since_login": 30}, {"usage_change_14d": -30}, {"usage_change_30d": -40},
             {"visits_30d": 4}, {"visits_30d": 3}, {"feature_adoption": 10},
             {"days_to_renewal": 50}, {"days_as_customer": 3}, {"feature_adoption": 85},
             RED, YELLOW)  # fmt: skip
    section = section_of(*alone)
    paper = next(block for block in section.blocks if block.name == "Urgent actions")
    workbook = next(block for block in section.blocks if block.name == "Actions")
    assert (len(paper.rows), len(workbook.rows)) == (12, 14)
    assert workbook.rows[:12] == paper.rows
    assert (paper.paper_only, workbook.workbook_only) == (True, True)
    assert paper.notes == ("The 12 most urgent of 14; the workbook has all.",)


def test_more_work_than_can_be_done_is_said_plainly_and_with_the_tiers():
    # Seven calls of two hours are 14 hours for one CSM, who has 12 in two days.
    section = section_of(*[RED] * 7)
    warning = (
        "7 tasks are due within 48 hours for 1 owner = 7 each. That is more than can be done in "
        "time: Customer success managers (has 12 hours, and about 14 of work). Begin with the "
        "gravest and the largest. (Hours of work are csdesk’s own estimate.)"
    )
    assert section.lead.endswith(
        "7 tasks are due within 48 hours for 1 owner = 7 each. That is more than can be done in "
        "time by: Customer success managers."
    )
    tiers = next(b for b in section.blocks if isinstance(b, Table) and b.name == "Prevention tiers")
    assert tiers.notes[-1] == warning
    ((owner, *counts, enough),) = rows_of(section, "Workload")
    assert (owner, counts, enough.word) == ("Customer success managers", [1, 7, 14, 12], "Too much")


def test_where_nobody_has_a_score_it_is_said_once():
    section = section_of(UNSCORED, UNSCORED)
    assert section.lead == (
        "No account has a score yet, so the rules that read scores reach nobody."
    )
    assert rows_of(section, "Holes in the rules") == ()


def test_a_tier_tells_the_arr_behind_it_and_what_it_is_said_to_save():
    (human, automated) = rows_of(section_of(RED, LARGE, {"score": 55.0, "arr": 20_000}),
                                 "Prevention tiers")  # fmt: skip
    # 15 and 25 percent of 150,000; 10 and 20 percent of 20,000
    assert human[:5] == ("Tier 3: a person", 2, 150_000, "48 hours", 4)
    assert human[5:] == (22_500, 37_500, "14 to 28 days", "3:1")
    assert automated[2:7] == (20_000, "7 days", 0.5, 2_000, 4_000)


def test_a_hole_is_shown_with_an_example():
    rules = tuple(rule for rule in LIBRARY.action_rules if rule.id != "band.yellow")
    (section,) = actions_sections(diagnosis_of(RED, UNSCORED, YELLOW, rules=rules), LIBRARY)
    holes = rows_of(section, "Holes in the rules")
    assert holes == (("What the colour asks for", 1, "score 70, ARR £20,000"),)
    assert "1 account falls through: a table of rules is silent." in section.lead
    assert rows_of(section_of(RED), "Holes in the rules") == ()


def test_the_workbook_tells_each_account_why():
    first = rows_of(section_of(RED, LARGE), "Actions by account")[0]
    assert first[1:5] == (
        "A2",
        "Account A2",
        "Call, listen, and agree on what has to change",
        (
            "A score of 45 with £90,000 a year at stake. Part of it: Review the account with an "
            "executive of each side (The health score is 45, which is red)."
        ),
    )
    assert first[5:] == ("24 hours", "CSMs")


@pytest.mark.parametrize(
    ("hours", "words"), [(1, "1 hour"), (48, "48 hours"), (72, "3 days"), (2160, "90 days"),
                         (100, "100 hours")]
)  # fmt: skip
def test_a_time_is_told_in_hours_up_to_two_days(hours, words):
    assert time_words(hours) == words


def test_the_section_stands_in_the_report():
    report = compose_report(replace(diagnosis_of(RED), health=None), LIBRARY)
    assert "actions" in [section.id for section in report.sections]
