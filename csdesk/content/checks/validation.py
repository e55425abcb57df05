"""Rules about tests of a score: one set, edges in their order, fields that exist."""

from __future__ import annotations

from itertools import pairwise

from csdesk.content.checks.only_one import find_only
from csdesk.content.contents import Contents, Entry
from csdesk.model.tables import Field
from csdesk.model.validation_rules import ValidationRules

FOLDER = "resources/library/validation"
TIERS = ("ranks_from", "interval_from", "comparison_from", "fitting_from")
GRADES = ("usable_from", "good_from", "good_to", "leak_above")
CHANCE = 0.5


def check_validation(contents: Contents) -> None:
    """Check from what on something is said about a score, and how those who left are told."""
    entry: Entry[ValidationRules] = find_only(contents, "validation", FOLDER)
    _check_rising(entry, TIERS, 0, float("inf"))
    _check_rising(entry, GRADES, CHANCE, 1)
    _check_rising(entry, ("collinear_above",), 0, 1)
    _check_rising(entry, ("concentrated_above",), 0, 100)
    _check_outcomes(entry, contents.items("field"))


def _check_rising(
    entry: Entry[ValidationRules], names: tuple[str, ...], above: float, below: float
) -> None:
    """Check that each of these edges lies above the one before and all between two ends."""
    ends = (above, *(getattr(entry.item, name) for name in names))
    for name, (before, edge) in zip(names, pairwise(ends), strict=True):
        if not before < edge < below:
            top = "" if below == float("inf") else f" and below {below:g}"
            raise entry.reject(name, edge, f"above {before:g}{top}")


def _check_outcomes(entry: Entry[ValidationRules], fields: tuple[Field, ...]) -> None:
    known = {field.id for field in fields}
    for field in entry.item.outcome_fields:
        if field not in known:
            raise entry.reject("outcome_fields", field, "the id of a field")
    for word in entry.item.outcome_words:
        if not word or word != word.casefold():
            raise entry.reject("outcome_words", word, "a part of a word in small letters")
