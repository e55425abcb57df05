"""What ships about actions: due times, owners, words, and nothing that nobody uses."""

from __future__ import annotations

import re
from itertools import pairwise

from csdesk.model.actions import RuleSet
from csdesk.scoring.actions import trigger_rules


def test_every_rule_with_a_playbook_leaves_time_for_its_first_step(library):
    first = {one.id: one.first_due_hours for one in library.playbooks}
    slow = [
        rule.id
        for rule in library.action_rules
        if rule.playbook and first[rule.playbook] > rule.due_hours
    ]
    assert slow == []


def test_every_letter_is_used_by_a_step_or_named_by_the_texts(library):
    # The talking point (S4.27) is written at a lead, outside playbooks.
    used = {step.template for one in library.playbooks for step in one.steps} | {"talking_point"}
    assert {template.id for template in library.templates} <= used


def test_every_rule_of_a_set_has_a_source_or_asks_for_nothing(library):
    assert [rule.id for rule in library.action_rules if rule.action and not rule.source] == []


def test_a_rule_that_asks_for_something_says_why_with_a_figure(library):
    silent = {"people.champion_left"}
    asking = [rule for rule in library.action_rules if rule.action and rule.id not in silent]
    assert [rule.id for rule in asking if not re.search(r"\{[a-z0-9_]+\}", rule.reason)] == []


def test_the_ladder_of_use_stands_from_its_highest_rung_to_its_lowest(library):
    rungs = [one for one in library.action_rules if one.rule_set is RuleSet.TRIGGER
             and one.topic == "usage" and one.action]  # fmt: skip
    assert [rung.id for rung in rungs] == [
        "usage.dormant", "usage.silent", "usage.dip_14d", "usage.alert_30", "usage.warn_20",
    ]  # fmt: skip
    assert all(above.due_hours <= below.due_hours for above, below in pairwise(rungs))


def test_every_rule_that_asks_for_something_serves_one_of_four_purposes(library):
    asking = [rule for rule in library.action_rules if rule.action]
    asking += trigger_rules(library.playbooks)
    assert {rule.serves for rule in asking} == {"stay", "pay", "grow", "win_back"}
    assert all(0 < rule.hours <= 4 for rule in asking)


def test_steps_that_bind_the_company_are_approved_by_somebody(library):
    names = {
        (one.id, step.id) for one in library.playbooks for step in one.steps if step.is_high_stakes
    }
    assert names == {
        ("tier_commercial", "approve"),
        ("tier_commercial", "offer"),
        ("tier_recovery", "offer_return"),
        ("convert_enterprise", "propose"),
        ("auto_renewal", "review_contract"),
        ("renewal_at_risk", "options"),
        ("collections", "decide"),
    }
