"""Rules of actions: each asks for something that can be done, of somebody who is there."""

from __future__ import annotations

from csdesk.content.checks.conditions import Subjects, check_conditions
from csdesk.content.checks.messages import check_places
from csdesk.content.checks.only_one import find_only
from csdesk.content.contents import Contents, Entry
from csdesk.model.actions import EVERY_TOPIC, ActionRule, RuleSet, WorkloadRules

FOLDER = "resources/library/actions"


def check_actions(contents: Contents) -> None:
    """Check the conditions, times, references and words of every rule of actions."""
    known = Subjects.of(contents)
    for entry in contents.of("action_rule"):
        if not entry.item.when:
            raise entry.missing("when", "at least one condition")
        check_conditions(entry, "when", entry.item.when, known)
        _check_times(entry)
        _check_references(entry, contents)
        check_places(entry, "reason", entry.item.reason, known)
    _check_workload(find_only(contents, "workload", FOLDER), contents)


def _check_times(entry: Entry[ActionRule]) -> None:
    if entry.item.due_hours <= 0:
        raise entry.reject("due_hours", entry.item.due_hours, "more than 0 hours")
    if entry.item.hours <= 0:
        raise entry.reject("hours", entry.item.hours, "more than 0 hours of work")


def _check_references(entry: Entry[ActionRule], contents: Contents) -> None:
    rule = entry.item
    if not rule.topic.strip():
        raise entry.reject("topic", rule.topic, "what the action is about, in one word")
    if rule.topic == EVERY_TOPIC and (rule.action or rule.rule_set is not RuleSet.TRIGGER):
        raise entry.reject("topic", rule.topic, "a topic; “*” is for triggers without an action")
    if rule.owner not in contents.ids("role"):
        raise entry.reject("owner", rule.owner, "the id of a role")
    if rule.playbook is not None and rule.playbook not in contents.ids("playbook"):
        raise entry.reject("playbook", rule.playbook, "the id of a playbook")
    if rule.playbook is not None and not rule.action:
        raise entry.reject("playbook", rule.playbook, "none where nothing is to be done")


def _check_workload(entry: Entry[WorkloadRules], contents: Contents) -> None:
    for key in ("within_hours", "hours_each"):
        if (hours := getattr(entry.item, key)) <= 0:
            raise entry.reject(key, hours, "more than 0 hours")
    for role, fields in entry.item.named_by.items():
        if role not in contents.ids("role"):
            raise entry.reject("named_by", role, "the id of a role")
        for field in fields:
            if field not in contents.ids("field"):
                raise entry.reject("named_by", field, "the id of a field of the customer list")
