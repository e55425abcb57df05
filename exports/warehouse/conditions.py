"""Conditions on accounts as SQL; what is unknown meets only "unknown" and "is not"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from csdesk.model.conditions import Comparison, Condition
from exports.warehouse.arithmetic import number, text
from exports.warehouse.columns import (
    ARR,
    earlier_column,
    fact_column,
    list_column,
    list_number_column,
)

LIST, CHANGE, POINTS = "list.", "change.", "points."
NOTHING = frozenset({"score", "coverage", "band", "band_before"})
"""What nobody knows while the score is being computed."""
OPERATORS: Mapping[Comparison, str] = MappingProxyType(
    {
        Comparison.IS: "=",
        Comparison.IS_NOT: "<>",
        Comparison.BELOW: "<",
        Comparison.AT_MOST: "<=",
        Comparison.ABOVE: ">",
        Comparison.AT_LEAST: ">=",
    }
)


def meets(conditions: Iterable[Condition]) -> str:
    """Return SQL that is true where all conditions are met; without any it is always."""
    return " AND ".join(f"({_meet(one)})" for one in conditions) or "TRUE"


def is_about_words(condition: Condition) -> bool:
    """Tell whether a condition compares a text of the customer list."""
    is_word = condition.test in (Comparison.IS, Comparison.IS_NOT) or condition.number is None
    return condition.subject.startswith(LIST) and is_word


def is_known_to_none(condition: Condition) -> bool:
    """Tell whether a condition asks about what is unknown while the score is being computed."""
    return condition.subject in NOTHING or condition.subject.startswith(POINTS)


def _meet(condition: Condition) -> str:
    if is_known_to_none(condition):
        is_met = condition.test in (Comparison.UNKNOWN, Comparison.IS_NOT)
        return "TRUE" if is_met else "FALSE"
    subject = _subject(condition)
    if condition.test is Comparison.KNOWN:
        return f"{subject} IS NOT NULL"
    if condition.test is Comparison.UNKNOWN:
        return f"{subject} IS NULL"
    if is_about_words(condition):
        return _meet_words(condition, subject)
    compared = f"{subject} {OPERATORS[condition.test]} {_number(condition)}"
    return f"{compared} OR {subject} IS NULL" if condition.test is Comparison.IS_NOT else compared


def _meet_words(condition: Condition, subject: str) -> str:
    words = {form for word in condition.words for form in (word.lower(), word.casefold())}
    if not words:
        return "TRUE" if condition.test is Comparison.IS_NOT else "FALSE"
    listed = ", ".join(text(word) for word in sorted(words))
    if condition.test is Comparison.IS:
        return f"LOWER({subject}) IN ({listed})"
    return f"{subject} IS NULL OR LOWER({subject}) NOT IN ({listed})"


def _subject(condition: Condition) -> str:
    name = condition.subject
    if name == ARR:
        return f"COALESCE({ARR}, 0)"
    if name.startswith(LIST):
        column = list_column if is_about_words(condition) else list_number_column
        return column(name.removeprefix(LIST))
    if name.startswith(CHANGE):
        return _change(name.removeprefix(CHANGE))
    return fact_column(name)


def _change(fact: str) -> str:
    """Return by how many percent a fact changed since the earlier day; unknown from 0 or less."""
    now, before = fact_column(fact), earlier_column(fact)
    return f"CASE WHEN {before} > 0 THEN 100 * ({now} - {before}) / {before} END"


def _number(condition: Condition) -> str:
    return "NULL" if condition.number is None else number(condition.number)
