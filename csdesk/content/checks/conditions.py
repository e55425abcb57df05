"""Conditions: what they ask about exists, and they compare it with something of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from csdesk.content.contents import Contents, Entry
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.health import Band
from csdesk.model.tables import TableKind

LIST = "list."
"""Begins the name of a field of the customer list."""
CHANGE = "change."
POINTS = "points."
OF_SCORES = frozenset({"score", "coverage"})
BANDS = frozenset({"band", "band_before"})
OF_WORDS = frozenset({Comparison.IS, Comparison.IS_NOT})
OF_NUMBERS = frozenset(
    {Comparison.BELOW, Comparison.AT_MOST, Comparison.ABOVE, Comparison.AT_LEAST}
)


@dataclass(frozen=True, slots=True)
class Subjects:
    """What conditions can ask about: ids of facts, of fields of the customer list, of signals."""

    facts: frozenset[str]
    fields: frozenset[str]
    signals: frozenset[str]

    @classmethod
    def of(cls, contents: Contents) -> Subjects:
        """Return what the content knows."""
        fields = contents.items("field")
        cards = contents.items("scorecard")
        return cls(
            contents.ids("fact"),
            frozenset(field.id for field in fields if field.table is TableKind.ACCOUNTS),
            frozenset(signal.id for card in cards for signal in card.signals),
        )


def check_conditions(
    entry: Entry[Any],
    path: str,
    conditions: Iterable[Condition],
    known: Subjects,
    *,
    may_ask_scores: bool = True,
) -> None:
    """Check the conditions at ``path`` of an object; a scorecard may not ask for scores."""
    for number, condition in enumerate(conditions, start=1):
        part = entry.part(f"{path}[{number}]", condition)
        _check_subject(part, known, may_ask_scores)
        _check_comparison(part)


def _check_subject(part: Entry[Condition], known: Subjects, may_ask_scores: bool) -> None:
    subject = part.item.subject
    if subject == "arr" or subject in known.facts:
        return
    if may_ask_scores and (subject in OF_SCORES | BANDS):
        return
    for prefix, names in (
        (LIST, known.fields),
        (CHANGE, known.facts),
        (POINTS, known.signals if may_ask_scores else frozenset()),
    ):
        if subject.startswith(prefix) and subject.removeprefix(prefix) in names:
            return
    others = "arr, score, coverage, band, band_before, points.<signal>" if may_ask_scores else "arr"
    expected = f"the id of a fact, list.<field of the customer list>, change.<fact>, {others}"
    raise part.reject("subject", subject, expected)


def _check_comparison(part: Entry[Condition]) -> None:
    condition = part.item
    is_word = condition.subject in BANDS or condition.subject.startswith(LIST)
    if condition.test in OF_WORDS and is_word and not condition.words:
        raise part.missing("words", "at least one word to compare with")
    if condition.subject in BANDS:
        _check_bands(part)
    if condition.test in OF_NUMBERS and condition.number is None:
        raise part.missing("number", "a number to compare with")
    if condition.test in OF_NUMBERS and condition.subject in BANDS:
        raise part.reject("test", condition.test, "is or is_not, as a band is no number")
    if condition.test in OF_WORDS and not is_word and condition.number is None:
        raise part.missing("number", "a number to compare with")


def _check_bands(part: Entry[Condition]) -> None:
    bands = {band.value for band in Band}
    for word in part.item.words:
        if word not in bands:
            raise part.reject("words", word, f"one of: {', '.join(Band)}")
