"""Templates of a plan as the engine reads them: each with its own phases, on days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.content.contents import Contents
from csdesk.model.plan_templates import PlanTemplate, TemplatePhase, TimingRule
from csdesk.model.roadmap import Gate

Gates = Mapping[int, Gate]
MONTH_DAYS = 30


def join_templates(contents: Contents) -> tuple[PlanTemplate, ...]:
    """Return the templates, the usual one first; one that is like another has its phases.

    A phase that ends at a gate has its name and days, any other begins where the one before ends.
    """
    gates = {gate.number: gate for gate in contents.items("gate")}
    templates: tuple[PlanTemplate, ...] = contents.items("plan_template")
    by_id = {template.id: template for template in templates}
    ordered = sorted(templates, key=lambda one: not one.is_default)
    filled = (_fill(by_id[one.like or one.id], one, gates) for one in ordered)
    rules = {rule.id: rule for rule in contents.items("timing_rule")}
    due = contents.items("plan")[0].quick_win_due
    return tuple(
        replace(one, rules=tuple(_word(rules[rule], one, due) for rule in one.keeps))
        for one in filled
    )


def _word(rule: TimingRule, template: PlanTemplate, due: int) -> TimingRule:
    """Return a rule with the months of a template, and the day on which a quick win is due."""
    months = f"{template.last // MONTH_DAYS}"
    text = rule.text.replace("{months}", months).replace("{days}", str(due))
    return replace(rule, text=text)


def _fill(shape: PlanTemplate, template: PlanTemplate, gates: Gates) -> PlanTemplate:
    phases: list[TemplatePhase] = []
    for phase in shape.phases:
        begins = phases[-1].last_day if phases else phase.first_day
        phases.append(_place(phase, begins, gates))
    return replace(template, phases=tuple(phases), milestones=shape.milestones)


def _place(phase: TemplatePhase, begins: int, gates: Gates) -> TemplatePhase:
    if phase.gate is None:
        return replace(phase, first_day=begins)
    gate = gates[phase.gate]
    return replace(phase, name=gate.phase, first_day=gate.first_day, last_day=gate.last_day)
