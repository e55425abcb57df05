"""Rules: ids that say what they look at, thresholds where a test compares, ratings of 1 to 5."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from csdesk.content.contents import Contents, Entry
from csdesk.model.findings import ImpactBound, Rule, RuleKind
from csdesk.model.roadmap import Initiative

PREFIXES: Mapping[RuleKind, str] = {
    RuleKind.LEVEL: "level",
    RuleKind.KPI: "kpi",
    RuleKind.HEALTH: "score",
    RuleKind.DATA: "list",
}
"""How ids of rules begin; a rule about an answer begins with its area."""
CASE_BY_CASE: Mapping[str, str] = {
    "contradicted": "claim.contradicted",
    "noted": "observation",
    "fell": "level.fell",
}
"""Tests that raise a finding for each case that they see; the id of the rule begins theirs."""
WITHOUT_THRESHOLD = frozenset(
    {
        "column_missing",
        "not_computable",
        "below_target",
        "below_benchmark",
        "above_benchmark",
        "numbers_differ",
        "stage_unwatched",
        "contradicted",
        "noted",
    }
)
"""Tests that compare with something else than a threshold of the rule."""
RATINGS = range(1, 6)


def check_rules(contents: Contents) -> None:
    """Check the ids, thresholds and ratings of rules, and the ratings of initiatives."""
    targets = {kpi.id: kpi.target for kpi in contents.items("kpi")}
    for entry in contents.of("rule"):
        _check_id(entry)
        _check_threshold(entry, targets)
        _check_ratings(entry)
    for initiative in contents.of("initiative"):
        _check_ratings(initiative)
    _check_bounds(contents.of("impact_bound"))


def _check_id(entry: Entry[Rule]) -> None:
    if entry.item.test in CASE_BY_CASE:
        if entry.item.id != CASE_BY_CASE[entry.item.test]:
            raise entry.reject("id", entry.item.id, CASE_BY_CASE[entry.item.test])
        return
    prefix = PREFIXES.get(entry.item.kind, entry.item.area)
    if not entry.item.id.startswith(f"{prefix}."):
        raise entry.reject("id", entry.item.id, f"{prefix}.…")


def _check_threshold(entry: Entry[Rule], targets: Mapping[str, float | None]) -> None:
    rule = entry.item
    if rule.threshold is None and rule.test not in WITHOUT_THRESHOLD:
        raise entry.missing("threshold", f"what “{rule.test}” compares with")
    if rule.test == "below_target" and targets[rule.subject] is None:
        raise entry.reject("subject", rule.subject, "a KPI with a target")
    if rule.test == "top_share_above" and rule.largest is None:
        raise entry.missing("largest", "how many accounts are taken together")


def _check_ratings(entry: Entry[Rule] | Entry[Initiative]) -> None:
    _check_rating(entry, "impact", entry.item.impact)
    _check_rating(entry, "feasibility", entry.item.feasibility)


def _check_rating(entry: Entry[Any], key: str, rating: int) -> None:
    if rating not in RATINGS:
        raise entry.reject(key, rating, "from 1 to 5")


def _check_bounds(bounds: tuple[Entry[ImpactBound], ...]) -> None:
    for entry in bounds:
        _check_rating(entry, "impact", entry.item.impact)
        if not 0 < entry.item.below <= 100:
            raise entry.reject("below", entry.item.below, "above 0 and at most 100")
    for lower, upper in pairwise(bounds):
        if upper.item.below <= lower.item.below:
            expected = f"more than {lower.item.below:g}, as in {lower.key}"
            raise upper.reject("below", upper.item.below, expected)
        if upper.item.impact < lower.item.impact:
            expected = f"at least {lower.item.impact}, as in {lower.key}"
            raise upper.reject("impact", upper.item.impact, expected)
