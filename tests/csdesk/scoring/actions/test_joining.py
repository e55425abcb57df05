"""One task for each purpose of an account: who leads, what becomes part of it, how much it is."""

from __future__ import annotations

import random

import pytest

from csdesk.content import load_library
from csdesk.model.actions import RuleSet, WorkloadRules
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import FieldId, RoleId
from csdesk.scoring.actions import find_holes, propose_actions, review_actions
from tests.action_subjects import make_subjects, rules_by_account
from tests.csdesk.scoring.actions.test_proposals import above, make_rule

GRAVEST = tuple(Severity)
LIBRARY = load_library()
FACTS = ("nps", "csat", "visits_30d")


def lead(rules, *rows):
    """Return what is asked for of each account once purposes are joined."""
    review = review_actions(make_subjects(*rows), rules, ())
    return [action for found in review.proposed.values() for action in found]


def review_shipped(*rows):
    """Return the review of accounts by what ships."""
    return review_actions(make_subjects(*rows), LIBRARY.action_rules, LIBRARY.playbooks)


def draw_rule(chance: random.Random, number: int):
    when = (above(chance.choice(FACTS), chance.randrange(4)) for _ in range(chance.randint(1, 3)))
    return make_rule(
        f"r{number}", *when, topic=f"t{number}", action=f"Act {number}",
        serves=chance.choice(["stay", "pay", ""]), due_hours=chance.choice([24, 48, 168]),
        severity=chance.choice(GRAVEST),
    )  # fmt: skip


def test_a_plain_reading_gives_the_same_leads_and_parts():
    chance = random.Random(11)  # noqa: S311 - seeded, so that a case comes again
    for _ in range(40):
        rules = [draw_rule(chance, number) for number in range(9)]
        row = {fact: chance.choice([None, 0, 2, 5]) for fact in FACTS}
        single = propose_actions(make_subjects(row), rules, RuleSet.TRIGGER)
        fits = [rule for rule in rules if rule.id in {one.rule for one in single}]
        expected = {}
        for purpose in {rule.serves or rule.id for rule in fits}:
            group = [rule for rule in fits if purpose in (rule.serves, rule.id)]
            group.sort(key=lambda r: (GRAVEST.index(r.severity), -len(r.when), r.due_hours, r.id))
            expected[group[0].id] = [rule.id for rule in group[1:]]
        found = {one.rule: [part.rule for part in one.joined] for one in lead(rules, row)}
        assert found == expected


def test_rules_of_different_tables_serve_one_purpose():
    rules = [
        make_rule("red", above("nps", 1), rule_set=RuleSet.BAND, serves="stay", action="Call"),
        make_rule("large", above("nps", 1), above("csat", 1), rule_set=RuleSet.VALUE,
                  serves="stay", due_hours=48, action="Visit"),
        make_rule("owes", above("csat", 1), serves="pay", action="Collect"),
    ]  # fmt: skip
    found = lead(rules, {"nps": 2, "csat": 2})
    assert rules_by_account(found) == {"A1": ["large", "owes"]}
    assert [(one.rule, one.title) for one in found[0].joined] == [("red", "Call")]


def test_a_task_is_due_by_the_soonest_of_its_parts():
    rules = [
        make_rule("large", above("nps", 1), above("csat", 1), rule_set=RuleSet.VALUE,
                  serves="stay", due_hours=48, action="Visit"),
        make_rule("red", above("nps", 1), rule_set=RuleSet.BAND, serves="stay", due_hours=24),
        make_rule("owes", above("nps", 1), serves="pay", due_hours=12, action="Collect"),
    ]  # fmt: skip
    found = lead(rules, {"nps": 2, "csat": 2}, {"nps": 0, "csat": 2}, {"nps": 2})
    hours = {(one.account, one.rule): one.due_hours for one in found}
    assert hours == {
        ("A1", "large"): 24, ("A1", "owes"): 12, ("A3", "red"): 24, ("A3", "owes"): 12,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "hours"),
    [
        # S1.31: a red account within a day, S2.15: a detractor too, whatever else leads.
        ({"score": 45.0, "arr": 60_000}, 24),
        ({"score": 55.0, "arr": 60_000, "nps_lowest_30d": 6}, 24),
        ({"score": 55.0, "arr": 60_000, "nps_lowest_30d": 7}, 48),
    ],
)
def test_no_rule_loses_its_clock_to_another_that_leads(row, hours):
    found = [one for sets in review_shipped(row).proposed.values() for one in sets]
    assert [(one.rule, one.due_hours) for one in found] == [("value.human", hours)]


def test_that_something_is_known_makes_no_rule_more_specific():
    known = Condition("csat", Comparison.KNOWN)
    rules = [
        make_rule("guarded", above("csat", 1), known, topic="1", serves="stay", due_hours=48),
        make_rule("plain", above("nps", 1), topic="2", serves="stay", due_hours=24),
    ]
    assert rules_by_account(lead(rules, {"nps": 2, "csat": 2})) == {"A1": ["plain"]}


def test_what_is_asked_for_twice_is_said_once():
    rules = [
        make_rule("a", above("nps", 1), topic="1", serves="stay", action="Call"),
        make_rule("b", above("nps", 1), topic="2", serves="stay", action="Call"),
    ]
    (found,) = lead(rules, {"nps": 2})
    assert found.joined == ()


def test_the_full_reason_names_the_parts_with_what_is_known_of_the_account():
    rules = [
        make_rule("a", above("nps", 1), topic="1", serves="stay", reason="NPS {nps}.",
                  severity=Severity.CRITICAL),
        make_rule("b", above("nps", 1), topic="2", serves="stay", action="Train", reason="So low."),
        make_rule("c", above("csat", 1), topic="3", serves="stay", action="Ask",
                  reason="CSAT {csat}."),
    ]  # fmt: skip
    both, alone = lead(rules, {"nps": 2, "csat": 3}, {"csat": 4})
    assert both.full_reason == "NPS 2. Part of it: Train. Ask (CSAT 3)."
    assert alone.full_reason == alone.reason == "CSAT 4."


def test_totals_and_the_urgent_count_what_leads():
    rules = [
        make_rule("a", above("nps", 1), topic="1", serves="stay", severity=Severity.CRITICAL),
        make_rule("b", above("csat", 1), topic="2", serves="stay"),
    ]
    subjects = make_subjects({"nps": 2, "csat": 2, "arr": 7}, {"csat": 2, "arr": 5})
    review = review_actions(subjects, rules, ())
    totals = {one.rule.id: (one.accounts, one.arr) for one in review.totals[RuleSet.TRIGGER]}
    assert totals == {"a": (1, 7), "b": (1, 5)}
    assert [(one.account, one.rule) for one in review.urgent] == [("A1", "a"), ("A2", "b")]


def test_work_is_weighed_for_those_whom_the_list_names():
    limits = WorkloadRules(48, 12, {RoleId("csms"): (FieldId("account_owner"), FieldId("csm"))})
    rules = [
        make_rule("call", above("nps", 1), topic="1", hours=10),
        make_rule("plan", above("nps", 1), topic="2", hours=5, owner=RoleId("sales")),
        make_rule("later", above("nps", 1), topic="3", hours=99, due_hours=49),
    ]
    rows = [{"nps": 2, "list.csm": name} for name in ("Ann", "ann ", "Bo", None)]
    work = review_actions(make_subjects(*rows), rules, (), limits=limits).workload
    told = [(one.owner, one.people, one.tasks, one.hours, one.available) for one in work.loads]
    # Ann and Bo make 4 calls of 10 hours and have 24; one person sells for 4 times 5 and has 12.
    assert told == [("csms", 2, 4, 40, 24), ("sales", 1, 4, 20, 12)]
    assert (work.tasks, work.people) == (8, 3)
    assert [one.is_beyond for one in work.loads] == [True, True]


@pytest.mark.parametrize(("hours", "is_beyond"), [(12, False), (12.5, True)])
def test_as_much_as_there_is_can_be_done(hours, is_beyond):
    rules = [make_rule("call", above("nps", 1), hours=hours)]
    subjects = make_subjects({"nps": 2})
    work = review_actions(subjects, rules, (), limits=WorkloadRules(48, 12, {})).workload
    assert [one.is_beyond for one in work.loads] == [is_beyond]


def test_without_limits_nothing_is_said_of_work():
    assert review_actions(make_subjects({"nps": 2}), (), ()).workload is None


def test_a_new_customer_is_welcomed_and_not_called_dormant():
    row = {"days_as_customer": 0, "days_since_login": 99}
    review = review_shipped(row, {**row, "days_as_customer": 8})
    found = rules_by_account(one for every in review.proposed.values() for one in every)
    assert found == {"A1": ["playbook.auto_onboarding"], "A2": ["usage.dormant"]}


def test_an_account_in_every_kind_of_trouble_gets_one_task_for_staying_and_one_for_paying():
    row = {"score": 30.0, "arr": 150_000, "days_since_login": 40, "nps": 3, "points.nps": 0,
           "nps_lowest_30d": 3, "payment_delay": 40, "points.payment_delay": 0,
           "champions_left": 1}  # fmt: skip
    review = review_shipped(row)
    found = [one for every in review.proposed.values() for one in every]
    assert {one.rule for one in found} == {"value.commercial", "signal.payment_red"}
    (stay,) = (one for one in found if one.rule == "value.commercial")
    assert {"band.red", "usage.silent", "rating.detractor", "people.champion_left"} <= {
        part.rule for part in stay.joined
    }


def test_who_has_no_score_is_counted_and_is_no_hole():
    rows = [{"arr": 9_000}, {"arr": 8_000}, {"days_since_lost": 3}]
    nobody = review_shipped(*rows)
    assert (nobody.holes, nobody.unscored, nobody.scored) == ((), 2, 0)
    some = review_shipped(*rows, {"score": 70.0})
    assert some.holes == ()
    assert (some.unscored, some.scored) == (2, 1)


def test_a_table_that_reads_no_score_has_holes_among_all():
    rules = [
        make_rule("score", above("score", 50), rule_set=RuleSet.BAND),
        make_rule("rating", above("nps", 5), rule_set=RuleSet.VALUE),
    ]
    holes = find_holes(make_subjects({}, {"score": 40.0, "nps": 6}), rules)
    assert [(hole.rule_set, hole.accounts) for hole in holes] == [
        (RuleSet.BAND, ("A2",)), (RuleSet.VALUE, ("A1",)),
    ]  # fmt: skip
