"""Templates of a plan: one is the usual one, phases follow each other, all they name exists."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.content.rejection import MISSING, rejection
from csdesk.model.plan_templates import PlanTemplate, TemplatePhase
from csdesk.model.roadmap import Gate

CHANGE_MODELS = "change_models"


def check_plan_templates(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check the templates that a plan can follow."""
    entries: tuple[Entry[PlanTemplate], ...] = contents.of("plan_template")
    usual = sum(entry.item.is_default for entry in entries)
    if usual != 1:
        folder = "resources/library/plan_templates"
        raise rejection(folder, "is_default", usual or MISSING, "true in exactly one template")
    gates = {gate.number: gate for gate in contents.items("gate")}
    areas = {area.item.id for found in instruments for area in found.areas}
    steps = {
        row.id
        for register in contents.items("register")
        if register.id == CHANGE_MODELS
        for row in register.starters
    }
    own = {entry.item.id: entry.item for entry in entries if entry.item.like is None}
    for entry in entries:
        _check_shape(entry, own)
        _check_rules(entry, contents.ids("timing_rule"))
        for number, phase in enumerate(entry.item.phases, start=1):
            _check_phase(entry.part(f"phases[{number}]", phase), gates)
            _check_names(entry.part(f"phases[{number}]", phase), areas, steps)
        _check_days(entry, gates)


def _check_shape(entry: Entry[PlanTemplate], own: Collection[str]) -> None:
    template = entry.item
    if template.like is not None and template.like not in own:
        raise entry.reject("like", template.like, "the id of a template with phases of its own")
    if template.like is None and not template.phases:
        raise entry.missing("phases", "at least one phase, or the template that it is like")
    if template.like is not None and (template.phases or template.milestones):
        raise entry.reject("like", template.like, "no phases and milestones beside it")
    if not 0 < template.scale <= 1:
        raise entry.reject("scale", template.scale, "above 0 and at most 1")


def _check_rules(entry: Entry[PlanTemplate], known: Collection[str]) -> None:
    if entry.item.rules:
        raise entry.reject(
            "rules", len(entry.item.rules), "none: “keeps” names those of the library"
        )
    for rule in entry.item.keeps:
        if rule not in known:
            raise entry.reject("keeps", rule, "the id of a rule of timing")


def _check_phase(entry: Entry[TemplatePhase], gates: dict[int, Gate]) -> None:
    phase = entry.item
    if phase.gate is None and not (phase.name and phase.last_day):
        raise entry.missing("gate", "the number of a gate, or name and last_day")
    if phase.gate is not None and phase.gate not in gates:
        raise entry.reject("gate", phase.gate, "the number of a gate")
    if phase.gate is not None and (phase.name or phase.last_day):
        raise entry.reject("gate", phase.gate, "neither name nor last_day beside it")
    for share in phase.work:
        if share.weeks <= 0:
            raise entry.reject("work", share.weeks, "person-weeks above 0")


def _check_names(
    entry: Entry[TemplatePhase], areas: Collection[str], steps: Collection[str]
) -> None:
    for area in entry.item.areas:
        if area not in areas:
            raise entry.reject("areas", area, "the id of an area")
    for step in entry.item.change:
        if step not in steps:
            raise entry.reject("change", step, f"a row of the register “{CHANGE_MODELS}”")


def _check_days(entry: Entry[PlanTemplate], gates: dict[int, Gate]) -> None:
    ends = [_last_day(phase, gates) for phase in entry.item.phases]
    for earlier, later in pairwise(ends):
        if later <= earlier:
            raise entry.reject("phases", later, f"a last day after {earlier}, where one ends")
    for milestone in entry.item.milestones:
        if milestone.gate is not None and milestone.gate not in gates:
            raise entry.reject("milestones", milestone.gate, "the number of a gate")
    if ends and ends[-1] * entry.item.scale > entry.item.last:
        raise entry.reject("last", entry.item.last.value, "a horizon that holds every phase")


def _last_day(phase: TemplatePhase, gates: dict[int, Gate]) -> int:
    return phase.last_day if phase.gate is None else gates[phase.gate].last_day
