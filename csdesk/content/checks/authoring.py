"""What a good instrument has beside what csdesk needs: texts that help, and no rung left out."""

from __future__ import annotations

from typing import Any

from csdesk.content.contents import Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.areas import Area, AreaKind
from csdesk.model.instruments import Choice, Polarity, Question, QuestionKind

SETTLED = frozenset({"na", "n_a", "not_applicable", "deferred", "unanswered"})
"""States of every answer, which no choice may stand for."""

NEEDED = {
    "tier": ("name", "meaning"),
    "mark": ("word",),
    "area": ("name", "definition"),
    "dimension": ("name", "definition"),
    "function": ("name",),
    "reconciliation": ("id", "name"),
}
"""What nobody could work with when it is empty."""


def check_authoring(found: InstrumentContents) -> None:
    """Check the texts of one instrument, the polarity of its questions, and its rungs."""
    _check_filled(found.head, "version", "name", "description")
    for section, keys in NEEDED.items():
        for entry in found.of(section):
            _check_filled(entry, *keys)
    for area in found.areas:
        for number, target in enumerate(area.item.targets, start=1):
            _check_filled(area.part(f"targets[{number}]", target), "name", "unit")
    for question in found.questions:
        _check_filled(question, "short", "text", "why")
        for number, check in enumerate(question.item.checks, start=1):
            _check_filled(question.part(f"checks[{number}]", check), "text")
        if question.item.kind is QuestionKind.CHOICE:
            _check_polarity(question)
        for number, choice in enumerate(question.item.choices, start=1):
            _check_choice(question, number, choice)
    for area in found.areas:
        _check_every_rung(found, area)


def _check_filled(entry: Entry[Any], *keys: str) -> None:
    """Check that an object has a text at each of these keys."""
    for key in keys:
        if not getattr(entry.item, key).strip():
            raise entry.reject(key, getattr(entry.item, key), "a text")


def _check_polarity(question: Entry[Question]) -> None:
    negative = question.item.polarity is Polarity.NEGATIVE
    worst = question.item.choices[0].id
    if negative and worst != "yes":
        raise question.reject("choices[1].id", worst, "“yes”, the worst answer to this question")
    if worst == "yes" and not negative:
        raise question.reject("polarity", question.item.polarity, "“negative”, as yes is worst")


def _check_choice(question: Entry[Question], number: int, choice: Choice) -> None:
    path = f"choices[{number}]"
    if choice.id in SETTLED:
        expected = "an answer; “not applicable” is offered where may_not_apply is true"
        raise question.reject(f"{path}.id", choice.id, expected)
    if not choice.label.strip():
        raise question.reject(f"{path}.label", choice.label, "a text")
    if question.item.kind is QuestionKind.CHOICE:
        _check_advice(question, path, choice)


def _check_advice(question: Entry[Question], path: str, choice: Choice) -> None:
    if not choice.practice.strip():
        raise question.reject(f"{path}.practice", choice.practice, "what it looks like in practice")
    if choice.credit < 1 and not choice.improvement.strip():
        expected = "what would lift this answer"
        raise question.reject(f"{path}.improvement", choice.improvement, expected)
    if choice.credit == 1 and choice.improvement:
        expected = "none for an answer that earns full credit"
        raise question.reject(f"{path}.improvement", choice.improvement, expected)


def _check_every_rung(found: InstrumentContents, area: Entry[Area]) -> None:
    if not found.tiers or area.item.kind is not AreaKind.PRACTICE:
        return
    asked = [one for one in found.instrument.questions if one.area == area.item.id]
    if any(choice.rung is not None for question in asked for choice in question.choices):
        return
    for tier in found.tiers:
        if not any(question.tier == tier.item.number for question in asked):
            number = tier.item.number
            expected = f"at least one at tier {number}"
            raise area.reject("questions", f"none at tier {number}", expected)
