"""Instruments: a ladder that can be climbed, questions that can be answered and improved on."""

from __future__ import annotations

from itertools import pairwise

from csdesk.content.contents import Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.instruments import Area, Polarity, Question, QuestionKind


def check_questions(found: InstrumentContents) -> None:
    """Check the tiers, areas and questions of one instrument."""
    _check_tiers(found)
    overall = found.head.item.overall_questions
    areas = {area.item.id for area in found.areas}
    for question in found.questions:
        if question.item.id in overall:
            _check_overall(question)
        elif question.item.area not in areas:
            raise question.reject("area", question.item.area, "the id of an area")
        _check_choices(question)
    for area in found.areas:
        _check_rungs(found, area)


def _check_tiers(found: InstrumentContents) -> None:
    for number, tier in enumerate(found.tiers, start=1):
        if tier.item.number != number:
            raise tier.reject("number", tier.item.number, f"{number}, tiers ascend from 1")


def _check_overall(question: Entry[Question]) -> None:
    if question.item.tier is not None:
        raise question.reject("tier", question.item.tier, "none for a question about the whole")


def _check_rungs(found: InstrumentContents, area: Entry[Area]) -> None:
    asked = [entry for entry in found.questions if entry.item.area == area.item.id]
    numbers = [tier.item.number for tier in found.tiers]
    for entry in asked:
        if entry.item.tier is not None and entry.item.tier not in numbers:
            raise entry.reject("tier", entry.item.tier, "the number of a tier")
    for earlier, later in pairwise(asked):
        if (later.item.tier or 0) < (earlier.item.tier or 0):
            expected = f"at least {earlier.item.tier}, tiers ascend in an area"
            raise later.reject("tier", later.item.tier, expected)


def _check_choices(question: Entry[Question]) -> None:
    choices = question.item.choices
    if question.item.kind in (QuestionKind.TEXT, QuestionKind.NUMBER):
        if choices:
            raise question.reject("choices", len(choices), "none, as the answer is written")
        return
    if len(choices) < 2:
        raise question.reject("choices", len(choices), "at least two choices")
    ids = [choice.id for choice in choices]
    if len(set(ids)) != len(ids):
        raise question.reject("choices.id", ", ".join(ids), "each id once")
    if question.item.kind is QuestionKind.FACT:
        return
    _check_polarity(question)
    _check_credits(question)
    for number, choice in enumerate(choices, start=1):
        if choice.credit < 1 and not choice.improvement.strip():
            path = f"choices[{number}].improvement"
            raise question.reject(path, choice.improvement, "what would lift this answer")


def _check_polarity(question: Entry[Question]) -> None:
    negative = question.item.polarity is Polarity.NEGATIVE
    worst = question.item.choices[0].id
    if negative and worst != "yes":
        raise question.reject("choices[1].id", worst, "“yes”, the worst answer to this question")
    if worst == "yes" and not negative:
        raise question.reject("polarity", question.item.polarity, "“negative”, as yes is worst")


def _check_credits(question: Entry[Question]) -> None:
    given = [choice.credit for choice in question.item.choices]
    if given[0] != 0 or given[-1] != 1 or given != sorted(given):
        found = ", ".join(f"{credit:g}" for credit in given)
        raise question.reject("choices.credit", found, "credits from 0 (worst) up to 1 (best)")
