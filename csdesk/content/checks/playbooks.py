"""Playbooks: steps that somebody can do in time, and ranges that stand in order."""

from __future__ import annotations

from csdesk.content.checks.conditions import Subjects, check_conditions
from csdesk.content.checks.identities import check_once
from csdesk.content.contents import Contents, Entry
from csdesk.model.playbooks import Playbook, PlaybookStep

RANGES = (("impact_low", "impact_high"), ("effect_days_low", "effect_days_high"))


def check_playbooks(contents: Contents) -> None:
    """Check the conditions, steps, templates and ranges of every playbook."""
    known = Subjects.of(contents)
    tiers = {tier.id for model in contents.items("service_model") for tier in model.tiers}
    for entry in contents.of("playbook"):
        check_playbook(entry, known, contents.ids("role"), contents.ids("template"))
        if entry.item.tier is not None and entry.item.tier not in tiers:
            raise entry.reject("tier", entry.item.tier, "the id of a service tier")


def check_playbook(
    entry: Entry[Playbook], known: Subjects, roles: frozenset[str], templates: frozenset[str]
) -> None:
    """Check one playbook against the ids that there are."""
    playbook = entry.item
    check_conditions(entry, "when", playbook.when, known)
    if playbook.hours <= 0:
        raise entry.reject("hours", playbook.hours, "more than 0 hours of work")
    if not playbook.steps:
        raise entry.missing("steps", "at least one step")
    steps = [entry.part(f"steps[{at}]", step) for at, step in enumerate(playbook.steps, start=1)]
    check_once(steps, "id", lambda step: step.id)
    for step in steps:
        _check_step(step, roles, templates)
    for name in playbook.templates:
        _expect_template(entry, "templates", name, templates)
    _check_ranges(entry)


def _check_step(
    step: Entry[PlaybookStep], roles: frozenset[str], templates: frozenset[str]
) -> None:
    if not step.item.text.strip():
        raise step.reject("text", step.item.text, "what is to be done")
    if step.item.due_hours <= 0:
        raise step.reject("due_hours", step.item.due_hours, "more than 0 hours")
    if step.item.owner not in roles:
        raise step.reject("owner", step.item.owner, "the id of a role")
    if step.item.template is not None:
        _expect_template(step, "template", step.item.template, templates)


def _expect_template(
    entry: Entry[Playbook] | Entry[PlaybookStep], key: str, name: str, templates: frozenset[str]
) -> None:
    if name not in templates:
        raise entry.reject(key, name, "the id of a template")


def _check_ranges(entry: Entry[Playbook]) -> None:
    for low, high in RANGES:
        least, most = getattr(entry.item, low), getattr(entry.item, high)
        if (least is None) is not (most is None):
            given = low if most is None else high
            raise entry.missing(high if most is None else low, f"the other end of {given}")
        if least is not None and least > most:
            raise entry.reject(low, least, f"at most {high}, {most:g}")
