"""Which rules gave way to the one that asks for a task: the most specific one counts (C8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.formatting import join_words
from csdesk.model.actions import ActionReview, ProposedAction, Task
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ActionRuleId
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions import trigger_rules
from ui.models.task_lines import actions_for

RuleNames = Mapping[ActionRuleId, str]
NO_NAMES: RuleNames = {}


def name_rules(library: Library, playbooks: Iterable[Playbook]) -> RuleNames:
    """Return what the rules that can ask for something are called, those of playbooks too."""
    growth = library.expansion
    rules = (*library.action_rules, *trigger_rules(tuple(playbooks)), growth.talk, growth.route)
    return {rule.id: rule.name for rule in rules}


def describe_outranked(action: ProposedAction, names: RuleNames) -> str:
    """Return which rules fit as well and are less specific; nothing where none does."""
    lost = [f"“{names.get(one, one)}”" for one in action.outranked]
    if not lost:
        return ""
    fit = "fits as well and gives" if len(lost) == 1 else "fit as well and give"
    return f"{join_words(lost)} {fit} way to this rule, which asks more exactly."


def describe_all_outranked(actions: Iterable[ProposedAction], names: RuleNames) -> str:
    """Return which rules give way for some accounts; nothing where none does."""
    every = dict.fromkeys(one for action in actions for one in action.outranked)
    lost = [f"“{names.get(one, one)}”" for one in every]
    if not lost:
        return ""
    verb = "gives" if len(lost) == 1 else "give"
    return f"For some of them {join_words(lost)} {verb} way to this rule, which asks more exactly."


def find_outranked(task: Task, diagnosis: Diagnosis, review: ActionReview, names: RuleNames) -> str:
    """Return the same of an open task, as the rules stand now."""
    keys = diagnosis.accounts.keys if diagnosis.accounts else ()
    if task.rule is None or task.account not in keys:
        return ""
    asked = actions_for(review, task.account, keys.index(task.account))
    return " ".join(describe_outranked(one, names) for one in asked if one.rule == task.rule)
