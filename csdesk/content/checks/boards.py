"""Rules of boards, and methods of retention: each asks for what is there."""

from __future__ import annotations

from csdesk.content.checks.conditions import Subjects, check_conditions
from csdesk.content.checks.only_one import find_only
from csdesk.content.checks.parts_once import check_parts_once
from csdesk.content.contents import Contents, Entry
from csdesk.model.boards import BoardRules
from csdesk.model.revenue import RetentionFigure

FOLDER = "resources/library/boards"
PARTS = ("at_risk", "suspects", "risk_signals")
FACTS = ("depth", "breadth")


def check_boards(contents: Contents) -> None:
    """Check what the boards ask of accounts, and that each figure has one default method."""
    rules: Entry[BoardRules] = find_only(contents, "boards", FOLDER)
    known = Subjects.of(contents)
    for part in PARTS:
        found = getattr(rules.item, part)
        check_parts_once(rules, part, found)
        for number, one in enumerate(found, start=1):
            if not one.when:
                raise rules.missing(f"{part}[{number}].when", "at least one condition")
            check_conditions(rules, f"{part}[{number}].when", one.when, known)
    for name in FACTS:
        if getattr(rules.item, name) not in contents.ids("fact"):
            raise rules.reject(name, getattr(rules.item, name), "the id of a fact")
    if rules.item.heatmap_field not in contents.ids("field"):
        raise rules.reject("heatmap_field", rules.item.heatmap_field, "the id of a field")
    if not 1 <= rules.item.signals_of_risk <= len(rules.item.risk_signals):
        expected = f"1 to {len(rules.item.risk_signals)}, as many signals as there are"
        raise rules.reject("signals_of_risk", rules.item.signals_of_risk, expected)
    if rules.item.stuck is not None and rules.item.stuck.owner not in contents.ids("role"):
        raise rules.reject("stuck.owner", rules.item.stuck.owner, "the id of a role")
    _check_methods(contents)


def _check_methods(contents: Contents) -> None:
    methods = contents.of("retention_method")
    for figure in RetentionFigure:
        own = [entry for entry in methods if entry.item.figure is figure]
        defaults = [entry for entry in own if entry.item.is_default]
        if own and len(defaults) != 1:
            raise own[-1].reject("is_default", len(defaults), f"one default method of {figure}")
