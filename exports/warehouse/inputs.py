"""Which columns the table of facts must have for the scorecards in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdesk.model.conditions import Condition
from csdesk.model.hand_off import HandOff
from csdesk.model.identifiers import FactId, FieldId
from csdesk.model.scorecards import Scorecard
from exports.warehouse.arithmetic import REAL
from exports.warehouse.columns import (
    ARR,
    KEY,
    OVERRIDE,
    age_column,
    earlier_column,
    fact_column,
    list_column,
    list_number_column,
)
from exports.warehouse.conditions import CHANGE, LIST, is_about_words, is_known_to_none

WORDS = "TEXT"


@dataclass(frozen=True, slots=True)
class Input:
    """One column of the table of facts."""

    name: str
    type: str
    meaning: str


def list_inputs(document: HandOff) -> tuple[Input, ...]:
    """Return the columns that the SQL reads, each once: the key, facts, fields, the override."""
    found = {one.name: one for one in _read_columns(document)}
    return tuple(found.values())


def _read_columns(document: HandOff) -> Iterator[Input]:
    yield Input(KEY, WORDS, "The account's own id, once in the table.")
    for weighed in document.cards:
        yield from _of_signals(weighed.card, document)
        for condition in _conditions(weighed.card):
            yield from _of_condition(condition, document)
    meaning = "The score that a person set in its place, where one is valid on the day; else empty."
    yield Input(OVERRIDE, REAL, meaning)


def _conditions(card: Scorecard) -> Iterator[Condition]:
    yield from card.applies_to
    for signal in card.signals:
        for exception in signal.exceptions:
            yield from exception.when


def _of_signals(card: Scorecard, document: HandOff) -> Iterator[Input]:
    for signal in card.signals:
        yield _of_fact(signal.fact, document)
        if signal.valid_days is not None or signal.half_life_days is not None:
            meaning = f"Days since the latest record behind “{_name(signal.fact, document)}”."
            yield Input(age_column(signal.fact), REAL, meaning)


def _of_condition(condition: Condition, document: HandOff) -> Iterator[Input]:
    if is_known_to_none(condition):
        return
    name = condition.subject
    if name == ARR:
        yield Input(ARR, REAL, "Annual recurring revenue; empty counts as 0.")
    elif name.startswith(LIST):
        yield _of_field(condition, document)
    elif name.startswith(CHANGE):
        fact = FactId(name.removeprefix(CHANGE))
        yield _of_fact(fact, document)
        meaning = f"“{_name(fact, document)}” on the earlier day that changes are counted from."
        yield Input(earlier_column(fact), REAL, meaning)
    else:
        yield _of_fact(FactId(name), document)


def _of_field(condition: Condition, document: HandOff) -> Input:
    field = FieldId(condition.subject.removeprefix(LIST))
    label = document.fields.get(field, field)
    if is_about_words(condition):
        return Input(list_column(field), WORDS, f"“{label}” of the customer list.")
    return Input(list_number_column(field), REAL, f"“{label}” of the customer list as a number.")


def _of_fact(fact: FactId, document: HandOff) -> Input:
    definition = document.facts.get(fact)
    if definition is None:
        return Input(fact_column(fact), REAL, fact)
    meaning = f"{definition.name} ({definition.unit}). {definition.question}"
    return Input(fact_column(fact), REAL, meaning)


def _name(fact: FactId, document: HandOff) -> str:
    definition = document.facts.get(fact)
    return definition.name if definition else fact
