"""Conditions on accounts in words: what starts a playbook, as a founder would say it."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.formatting import band_word, join_words, number, plural
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.facts import FactDefinition
from csdesk.model.health import Band

_TESTS = {
    Comparison.IS: "is",
    Comparison.IS_NOT: "is not",
    Comparison.BELOW: "below",
    Comparison.AT_MOST: "at most",
    Comparison.ABOVE: "above",
    Comparison.AT_LEAST: "at least",
    Comparison.KNOWN: "known",
    Comparison.UNKNOWN: "unknown",
}
_OTHERS = {"score": "Score", "coverage": "Coverage", "arr": "ARR", "band": "Colour"}
_BAND_BEFORE = "Colour before"
_CHANGE, _LIST, _POINTS = "change.", "list.", "points."


def describe_conditions(conditions: Iterable[Condition], facts: Iterable[FactDefinition]) -> str:
    """Return conditions that must hold together: "NPS rating above 8 and Score at least 80"."""
    known = {str(fact.id): fact for fact in facts}
    return join_words([_describe(condition, known) for condition in conditions])


def name_test(condition: Condition, facts: Iterable[FactDefinition]) -> str:
    """Return what a condition asks, without its number: "NPS rating above"."""
    name = _name(condition.subject, {str(fact.id): fact for fact in facts})
    return f"{name} {_TESTS[condition.test]}"


def _describe(condition: Condition, facts: dict[str, FactDefinition]) -> str:
    said = f"{_name(condition.subject, facts)} {_TESTS[condition.test]}"
    if condition.words:
        return f"{said} {' or '.join(map(_write_word, condition.words))}"
    if condition.number is None:
        return said
    return f"{said} {_write_number(condition, facts)}"


def _name(subject: str, facts: dict[str, FactDefinition]) -> str:
    if subject == "band_before":
        return _BAND_BEFORE
    if subject.startswith(_CHANGE):
        return f"Rise of {_name(subject.removeprefix(_CHANGE), facts)} since the earlier list"
    fact = facts.get(subject)
    if fact is not None:
        return fact.name
    plain = subject.removeprefix(_LIST).removeprefix(_POINTS).replace("_", " ")
    words = f"Points of {plain}" if subject.startswith(_POINTS) else plain.capitalize()
    return _OTHERS.get(subject, words)


def _write_number(condition: Condition, facts: dict[str, FactDefinition]) -> str:
    value = float(condition.number or 0)
    plain = number(value, 0 if value.is_integer() else 1)
    if condition.subject.startswith(_CHANGE) or condition.subject == "coverage":
        return f"{plain}%"
    fact = facts.get(condition.subject)
    unit = fact.unit if fact else ""
    if unit == "percent":
        return f"{plain}%"
    return plural(value, "day") if unit == "days" else plain


def _write_word(word: str) -> str:
    return band_word(Band(word)) if word in set(Band) else word
