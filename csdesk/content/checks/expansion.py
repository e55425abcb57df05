"""Rules of expansion and guardrails of offers: one of each, points of 100, limits in order."""

from __future__ import annotations

from csdesk.content.checks.conditions import Subjects, check_conditions
from csdesk.content.checks.messages import PLACE
from csdesk.content.checks.only_one import find_only
from csdesk.content.checks.parts_once import check_parts_once
from csdesk.content.contents import Contents, Entry
from csdesk.model.cited import CitedFigure
from csdesk.model.expansion_rules import ExpansionRules
from csdesk.model.offers import OfferRules

FOLDER = "resources/library/expansion"
FULL_POINTS = 100
PARTS = ("signals", "triggers", "factors", "segments", "approaches")
TASK_FIELDS = {"talk": {"score", "held_back"}, "route": {"potential", "limit"}}
POSITIVE = (
    "lead_score", "high_value", "ready_signals", "watch_score",
    "watch_months", "similar_accounts", "pursued_above", "adopted_above", "sourced_target",
    "conversion", "closing_days", "handoff_days",
)  # fmt: skip


def check_expansion(contents: Contents) -> None:
    """Check what makes a lead, what guards an offer, and what others are said to reach."""
    rules: Entry[ExpansionRules] = find_only(contents, "expansion", FOLDER)
    for part in PARTS:
        check_parts_once(rules, part, getattr(rules.item, part))
    _check_points(rules)
    _check_conditions(rules, Subjects.of(contents))
    _check_limits(rules)
    _check_tasks(rules, contents)
    _check_offers(find_only(contents, "offers", FOLDER))
    for figure in contents.of("cited"):
        _check_cited(figure)


def _check_points(entry: Entry[ExpansionRules]) -> None:
    total = sum(factor.points for factor in entry.item.factors)
    if total != FULL_POINTS:
        raise entry.reject("factors.points", f"{total} in sum", "points that sum to 100")
    for number, factor in enumerate(entry.item.factors, start=1):
        if factor.points <= 0:
            raise entry.reject(f"factors[{number}].points", factor.points, "more than 0")
        if not factor.when and factor.potential_above is None:
            raise entry.missing(f"factors[{number}].when", "a condition, or potential_above")


def _check_conditions(entry: Entry[ExpansionRules], known: Subjects) -> None:
    for part in PARTS:
        for number, item in enumerate(getattr(entry.item, part), start=1):
            path = f"{part}[{number}]"
            if part != "factors" and not item.when:
                raise entry.missing(f"{path}.when", "at least one condition")
            check_conditions(entry, f"{path}.when", item.when, known)
            check_conditions(entry, f"{path}.unless", getattr(item, "unless", ()), known)


def _check_limits(entry: Entry[ExpansionRules]) -> None:
    rules = entry.item
    for name in POSITIVE:
        if getattr(rules, name) <= 0:
            raise entry.reject(name, getattr(rules, name), "more than 0")
    if rules.routed_value < rules.high_value:
        expected = f"at least high_value, {rules.high_value:g}"
        raise entry.reject("routed_value", rules.routed_value, expected)
    if not 0 < rules.watch_quantile < 1:
        raise entry.reject("watch_quantile", rules.watch_quantile, "above 0 and below 1")
    bands = rules.score_bands
    if not bands or bands[0] != 0 or list(bands) != sorted(set(bands)):
        raise entry.reject("score_bands", list(bands), "scores that begin at 0 and rise")


def _check_tasks(entry: Entry[ExpansionRules], contents: Contents) -> None:
    for part, fields in TASK_FIELDS.items():
        rule = getattr(entry.item, part)
        if rule.owner not in contents.ids("role"):
            raise entry.reject(f"{part}.owner", rule.owner, "the id of a role")
        if rule.due_hours <= 0:
            raise entry.reject(f"{part}.due_hours", rule.due_hours, "more than 0")
        unknown = set(PLACE.findall(rule.reason)) - fields
        if unknown:
            expected = " and ".join(f"{{{field}}}" for field in sorted(fields))
            raise entry.reject(f"{part}.reason", rule.reason, f"nothing in braces but {expected}")


def _check_offers(entry: Entry[OfferRules]) -> None:
    rules = entry.item
    check_parts_once(entry, "checks", rules.checks)
    if not 0 < rules.usual_low < rules.cap < rules.vp_above <= 100:
        expected = f"above usual_low, {rules.usual_low:g}, and below vp_above, {rules.vp_above:g}"
        raise entry.reject("cap", rules.cap, expected)
    if rules.term_months <= 0:
        raise entry.reject("term_months", rules.term_months, "more than 0")


def _check_cited(entry: Entry[CitedFigure]) -> None:
    figure = entry.item
    if figure.low > figure.high:
        raise entry.reject("low", figure.low, f"at most high, {figure.high:g}")
    if not figure.said_by:
        raise entry.reject("said_by", figure.said_by, "who is named for the figure")
