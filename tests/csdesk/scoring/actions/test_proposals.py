"""Which rule counts, held against plain loops over accounts; and the sequence that holds them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from csdesk.model.actions import ActionRule, RuleSet
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import ActionRuleId, PlaybookId, RoleId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.scoring.actions import (
    find_holes,
    propose_actions,
    review_actions,
    trigger_rules,
)
from tests.action_subjects import accounts_by_playbook, make_subjects, rules_by_account

FACTS = ("nps", "csat", "visits_30d")


def make_rule(name: str, *when: Condition, **known) -> ActionRule:
    given = {
        "id": ActionRuleId(name), "rule_set": RuleSet.TRIGGER, "name": name, "when": when,
        "action": "Act", "topic": "one", "owner": RoleId("csms"), "due_hours": 24,
        "severity": Severity.WATCH, "reason": "", **known,
    }  # fmt: skip
    return ActionRule(**given)


def above(fact: str, number: float) -> Condition:
    return Condition(fact, Comparison.ABOVE, number)


def draw_rules(chance: random.Random, rule_set: RuleSet) -> list[ActionRule]:
    return [
        make_rule(
            f"r{number}",
            *(
                above(chance.choice(FACTS), chance.randrange(5))
                for _ in range(chance.randint(1, 3))
            ),
            rule_set=rule_set,
            topic=chance.choice("ab"),
            due_hours=chance.choice([24, 48]),
            severity=chance.choice(list(Severity)),
            action=chance.choice(["Act", "Act", ""]),
        )
        for number in range(8)
    ]


def ask_plainly(rules, row):
    """Return the ids and the beaten ones that a reader of the rules would come to."""
    fits = [r for r in rules if all((row[c.subject] or -1) > c.number for c in r.when)]
    if rules[0].rule_set is not RuleSet.TRIGGER:
        return [(fits[0].id, ())] if fits and fits[0].action else []
    found = []
    for topic in sorted({rule.topic for rule in fits}):
        same = [rule for rule in fits if rule.topic == topic]
        most = max(len(rule.when) for rule in same)
        soonest = min(rule.due_hours for rule in same if len(rule.when) == most)
        best = next(r for r in same if (len(r.when), r.due_hours) == (most, soonest))
        if best.action:
            found.append((best.id, {rule.id for rule in same} - {best.id}))
    return found


@pytest.mark.parametrize("rule_set", [RuleSet.TRIGGER, RuleSet.BAND])
def test_the_rule_that_counts_is_the_one_a_plain_reading_gives(rule_set):
    chance = random.Random(7)  # noqa: S311 - seeded, so that a case comes again
    for _ in range(40):
        rules = draw_rules(chance, rule_set)
        rows = [{f: chance.choice([None, 0, 2, 4, 6]) for f in FACTS} for _ in range(12)]
        found = propose_actions(make_subjects(*rows), rules, rule_set)
        for number, row in enumerate(rows, start=1):
            mine = [one for one in found if one.account == f"A{number}"]
            expected = dict(ask_plainly(rules, row))
            assert {one.rule: set(one.outranked) for one in mine} == {
                rule: set(beaten) for rule, beaten in expected.items()
            }


def test_of_equal_rules_the_first_counts_and_names_the_other():
    rules = [make_rule("first", above("nps", 5)), make_rule("second", above("csat", 3))]
    (found,) = propose_actions(make_subjects({"nps": 6, "csat": 4}), rules, RuleSet.TRIGGER)
    assert (found.rule, found.outranked) == ("first", ("second",))


def test_another_topic_is_another_task():
    rules = [make_rule("a", above("nps", 5)), make_rule("b", above("nps", 5), topic="two")]
    found = propose_actions(make_subjects({"nps": 6}), rules, RuleSet.TRIGGER)
    assert rules_by_account(found) == {"A1": ["a", "b"]}


def test_the_most_severe_comes_first_then_the_soonest():
    rules = [
        make_rule("note", above("nps", 0), topic="1", severity=Severity.NOTE, due_hours=1),
        make_rule("late", above("nps", 0), topic="2", severity=Severity.CRITICAL, due_hours=48),
        make_rule("soon", above("nps", 0), topic="3", severity=Severity.CRITICAL, due_hours=24),
    ]
    found = propose_actions(make_subjects({}, {"nps": 6}), rules, RuleSet.TRIGGER)
    assert rules_by_account(found) == {"A2": ["soon", "late", "note"]}


def test_a_rule_without_an_action_asks_for_nothing_and_leaves_no_hole():
    rules = [make_rule("calm", above("nps", 5), rule_set=RuleSet.BAND, action="")]
    subjects = make_subjects({"nps": 6, "arr": 9_000}, {"nps": 5, "score": 72.4, "arr": 8_000})
    assert len(propose_actions(subjects, rules, RuleSet.BAND)) == 0
    (hole,) = find_holes(subjects, rules, "GBP")
    assert (hole.rule_set, hole.accounts) == (RuleSet.BAND, ("A2",))
    assert hole.example == "score 72, ARR £8,000"


def test_actions_are_read_by_place_by_part_and_by_account():
    rules = [make_rule("a", above("nps", 5)), make_rule("b", above("csat", 3), topic="two")]
    rows = ({"nps": 6}, {}, {"nps": 6, "csat": 4})
    found = propose_actions(make_subjects(*rows), rules, RuleSet.TRIGGER)
    every = list(found)
    assert len(found) == 3
    assert found[2] == every[2] == found[-1]
    assert found[1:] == tuple(every[1:])
    assert [one.rule for one in found.of_account(2)] == ["a", "b"]
    assert found.of_account(1) == ()
    with pytest.raises(IndexError):
        found[3]


def test_an_unknown_value_in_a_reason_is_a_dash():
    rule = make_rule("a", above("nps", 5), reason="{nps} and {csat}, {usage_change_30d}, {arr}")
    (found,) = propose_actions(
        make_subjects({"nps": 6.5, "usage_change_30d": -31, "arr": 900}),
        [rule], RuleSet.TRIGGER, "EUR",
    )  # fmt: skip
    assert found.reason == "6.5 and –, −31%, €900"


def test_a_reason_of_words_alone_is_followed_by_the_figures_of_the_account():
    asks = (
        above("nps", 5),
        Condition("change.nps", Comparison.AT_LEAST, 50),
        Condition("score", Comparison.KNOWN),
        Condition("list.segment", Comparison.KNOWN),
    )
    rules = [
        make_rule("words", *asks, reason="Too many ratings"),
        make_rule("figure", above("nps", 5), reason="Rated {nps}.", topic="two"),
    ]
    row = {"nps": 9, "score": 79.6, "list.segment": "SMB"}
    subjects = replace(make_subjects(row), earlier=make_subjects({"nps": 6}).facts)
    found = propose_actions(subjects, rules, RuleSet.TRIGGER)
    assert {one.rule: one.reason for one in found} == {
        "words": "Too many ratings. NPS rating 9, NPS rating changed by 50%, Health score 79.",
        "figure": "Rated 9.",
    }


def test_a_playbook_with_conditions_triggers_with_its_first_step():
    steps = (
        PlaybookStep("late", "Then", RoleId("csms"), 48),
        PlaybookStep("soon", "First", RoleId("sales"), 12),
    )
    own = Playbook(
        PlaybookId("own"), "Ours", PlaybookKind.RECOVERY, "Why", (above("nps", 5),), steps,
        severity=Severity.CRITICAL,
    )  # fmt: skip
    by_hand = replace(own, id=PlaybookId("by_hand"), when=())
    subjects = make_subjects({"nps": 6}, {"nps": 5})
    assert accounts_by_playbook(subjects, [own, by_hand]) == {"own": ("A1",)}
    (rule,) = trigger_rules([own, by_hand])
    assert (rule.due_hours, rule.owner, rule.severity) == (12, "sales", Severity.CRITICAL)
    (found,) = propose_actions(subjects, [rule], RuleSet.TRIGGER)
    assert (found.title, found.reason, found.playbook) == (
        "First", "Why. NPS rating 6.", "own",
    )  # fmt: skip


def test_a_review_counts_each_rule_with_its_largest_accounts():
    rules = [
        make_rule("a", above("nps", 5), severity=Severity.CRITICAL),
        make_rule("b", above("csat", 3), topic="two", severity=Severity.NOTE),
    ]
    rows = [{"nps": 6, "arr": arr} for arr in (10, 40, 30, 20)]
    review = review_actions(make_subjects(*rows, {"csat": 4, "arr": 5}, {}), rules, ())
    totals = {one.rule.id: one for one in review.totals[RuleSet.TRIGGER]}
    assert (totals["a"].accounts, totals["a"].arr) == (4, 100)
    assert totals["a"].largest == ("A2", "A3", "A4")
    assert [(one.severity, one.accounts, one.arr) for one in review.severities] == [
        (Severity.CRITICAL, 4, 100),
        (Severity.NOTE, 1, 5),
    ]
    assert [one.account for one in review.urgent] == ["A2", "A3", "A4", "A1", "A5"]


def test_an_empty_book_has_nothing_to_do():
    review = review_actions(make_subjects(), [make_rule("a", above("nps", 5))], ())
    assert (review.holes, review.tiers, review.severities, review.urgent) == ((), (), (), ())
