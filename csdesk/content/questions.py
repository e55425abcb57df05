"""Questions as they are written: with choices of their own, or with those of a scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from math import isnan, nan

from csdesk.content.contents import Entry
from csdesk.model.identifiers import AreaId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class WrittenChoice(Choice):
    """A choice as it is written; one that earns nothing needs neither practice nor credit."""

    practice: str = ""
    credit: float = nan


@dataclass(frozen=True, slots=True)
class WrittenQuestion(Question):
    """A question as it is written: ``scale`` names its answers, the lists hold their texts."""

    choices: tuple[WrittenChoice, ...] = ()
    scale: str | None = None
    practices: tuple[str, ...] = ()
    """What each choice of the scale looks like in practice."""
    improvements: tuple[str, ...] = ()
    """What would lift each choice of the scale that earns less than full credit."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Answers that several questions share, from the worst to the best."""

    id: str
    choices: tuple[WrittenChoice, ...]


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """A question of another instrument that counts here as well."""

    question: QuestionId
    area: AreaId
    tier: int | None = None
    weight: float = 1.0


def lend_question(
    question: Question, lender: InstrumentId, place: SharedQuestion | Question
) -> Question:
    """Return a question of ``lender`` as it counts at a place of another instrument."""
    choices = question.choices
    if place.tier is not None:
        choices = tuple(replace(choice, rung=None) for choice in choices)
    return replace(
        question,
        area=place.area,
        tier=place.tier,
        weight=place.weight,
        choices=choices,
        lender=lender,
    )


def finish_question(
    entry: Entry[WrittenQuestion], scales: Mapping[str, Entry[Scale]]
) -> Entry[Question]:
    """Return the question with its choices in full; ``ContentInvalid`` where one is not."""
    if entry.item.lender is not None:
        raise entry.reject("lender", entry.item.lender, "none, as [[shared]] borrows questions")
    choices = _choices_of(entry, scales)
    written = {item.name: getattr(entry.item, item.name) for item in fields(Question)}
    return entry.part("", Question(**{**written, "choices": choices}))


def _choices_of(
    entry: Entry[WrittenQuestion], scales: Mapping[str, Entry[Scale]]
) -> tuple[Choice, ...]:
    written = entry.item
    if written.scale is None:
        _refuse_lists(entry)
        return _finish_choices(entry, written.choices, written.kind)
    if written.choices:
        raise entry.reject("choices", len(written.choices), "none beside a scale")
    if written.scale not in scales:
        raise entry.reject("scale", written.scale, "the id of a scale of this instrument")
    return _fill_scale(entry, scales[written.scale])


def _refuse_lists(entry: Entry[WrittenQuestion]) -> None:
    for name in ("practices", "improvements"):
        if getattr(entry.item, name):
            raise entry.reject(name, len(getattr(entry.item, name)), "none without a scale")


def _finish_choices(
    entry: Entry[WrittenQuestion], choices: tuple[WrittenChoice, ...], kind: QuestionKind
) -> tuple[Choice, ...]:
    for number, choice in enumerate(choices, start=1):
        if isnan(choice.credit) and kind is not QuestionKind.FACT:
            raise entry.missing(f"choices[{number}].credit", "a number")
    return tuple(_as_choice(choice) for choice in choices)


def _as_choice(written: WrittenChoice) -> Choice:
    credit = 0.0 if isnan(written.credit) else written.credit
    values = {item.name: getattr(written, item.name) for item in fields(Choice)}
    return Choice(**{**values, "credit": credit})


def _fill_scale(entry: Entry[WrittenQuestion], scale: Entry[Scale]) -> tuple[Choice, ...]:
    choices = _finish_choices(_question_of(scale, entry), scale.item.choices, entry.item.kind)
    if entry.item.kind is QuestionKind.FACT and not entry.item.practices:
        return choices
    weak = [choice for choice in choices if choice.credit < 1]
    _expect_count(entry, "practices", len(choices), "one for each choice of the scale")
    _expect_count(entry, "improvements", len(weak), "one for each choice with less than credit 1")
    improvements = iter(entry.item.improvements)
    return tuple(
        replace(
            choice,
            practice=practice,
            improvement=next(improvements) if choice.credit < 1 else "",
        )
        for choice, practice in zip(choices, entry.item.practices, strict=True)
    )


def _question_of(scale: Entry[Scale], entry: Entry[WrittenQuestion]) -> Entry[WrittenQuestion]:
    """Return the question at the place of its scale, where a mistake of the scale stands."""
    return scale.part("", entry.item)


def _expect_count(entry: Entry[WrittenQuestion], name: str, count: int, wanted: str) -> None:
    found = len(getattr(entry.item, name))
    if found != count:
        raise entry.reject(name, found, f"{count}, {wanted}")
