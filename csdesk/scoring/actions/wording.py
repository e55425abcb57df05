"""Words about an account: what stands in braces is replaced by what is known of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from math import isnan

from csdesk.formatting import (
    UNKNOWN,
    band_word,
    day,
    money,
    number,
    percent,
    plural,
    sentence,
    write_score,
)
from csdesk.model.actions import ActionRule
from csdesk.model.facts import FactDefinition
from csdesk.model.health import Band
from csdesk.model.identifiers import FactId
from csdesk.scoring.conditions import CHANGE, LIST, Subjects, subject_numbers, subject_words

PLACE = re.compile(r"\{([a-z0-9_.]+)\}")
"""A place in a text that is filled from an account."""


def find_places(text: str) -> tuple[str, ...]:
    """Return the names in braces of a text, each once, in their order."""
    return tuple(dict.fromkeys(PLACE.findall(text)))


class Wording:
    """Writes texts about the accounts of a book; each column is read once."""

    def __init__(self, subjects: Subjects, currency: str) -> None:
        self.subjects = subjects
        self._currency = currency
        self._numbers = cache(lambda subject: subject_numbers(subject, subjects))
        self._words = cache(lambda subject: subject_words(subject, subjects))

    def fill(self, text: str, place: int) -> str:
        """Return a text with every name in braces replaced; what is unknown becomes a dash."""
        return PLACE.sub(lambda found: self.tell(found[1], place) or UNKNOWN, text)

    def explain(self, rule: ActionRule, place: int) -> str:
        """Return why a rule fits an account; where its reason names no figure, those it asks about.

        A reason of words alone is the same for every account, and says why of none.
        """
        said = self.fill(rule.reason, place)
        if find_places(rule.reason):
            return said
        figures = (self._tell_figure(one.subject, place) for one in rule.when)
        named = ", ".join(dict.fromkeys(figure for figure in figures if figure))
        return f"{sentence(said)} {sentence(named)}".strip() if named else said

    def _tell_figure(self, subject: str, place: int) -> str:
        """Return "Support tickets per month 8", nothing for what is no fact or is not known."""
        fact = FactId(subject.removeprefix(CHANGE))
        definition = self.subjects.facts.definitions.get(fact)
        name = "Health score" if subject == "score" else definition.name if definition else ""
        told = self.tell(subject, place) if name else None
        if told is None:
            return ""
        return f"{name} {'changed by ' if subject.startswith(CHANGE) else ''}{told}"

    def tell(self, subject: str, place: int) -> str | None:
        """Return what is known of an account in words, None where it is unknown.

        KeyError for a subject that is neither a fact nor anything else that conditions ask about.
        """
        if subject.startswith(LIST) or subject in ("band", "band_before"):
            return _write_word(self._words(subject)[place])
        value = float(self._numbers(subject)[place])
        return None if isnan(value) else self._write_number(subject, value)

    def _write_number(self, subject: str, value: float) -> str:
        if subject == "arr":
            return money(value, self._currency)
        if subject == "score":
            return write_score(value)
        if subject == "coverage":
            return number(value)
        if subject.startswith(CHANGE):
            return percent(value, trim=True)
        return write_fact(value, subject, self.subjects.facts.definitions, self._currency)


def write_fact(
    value: float, fact: str, definitions: Mapping[FactId, FactDefinition], currency: str
) -> str:
    """Return the value of a fact in its unit: "31%", "21 days", "£9,000", "3.5"."""
    definition = definitions.get(FactId(fact))
    unit = definition.unit if definition else ""
    if unit == "percent":
        return percent(value, trim=True)
    if unit == "money":
        return money(value, currency)
    if unit == "days":
        return plural(value, "day")
    return number(value, 1).removesuffix(".0")


def _write_word(word: str | None) -> str | None:
    if isinstance(word, Band):
        return band_word(word)
    try:
        return day(date.fromisoformat(word)) if word else None
    except ValueError:
        return word
