"""Answers drawn by chance: any mixture of given, uncertain, put off, not applicable and open."""

from __future__ import annotations

from random import Random

from csdesk.model.answers import Answer, Answers, Confidence
from csdesk.model.instruments import Instrument, Question, QuestionKind


def draw_chance(seed: int) -> Random:
    """Return chance that can be repeated; hypothesis draws the seed."""
    return Random(seed)  # noqa: S311


def draw_book(instrument: Instrument, seed: int) -> dict:
    """Return answers to an instrument; the same seed gives the same answers."""
    chance = draw_chance(seed)
    openness = chance.choice((0.0, 0.1, 0.5, 0.9))
    drawn = {question.id: _draw(question, chance, openness) for question in instrument.questions}
    return {key: answer for key, answer in drawn.items() if answer is not None}


def _draw(question: Question, chance: Random, openness: float) -> Answer | None:
    if chance.random() < openness or question.kind is not QuestionKind.CHOICE:
        return chance.choice((None, Answer(question.id, deferred="ask Priya")))
    if chance.random() < 0.15:
        return rule_out(question)
    confidence = chance.choice(tuple(Confidence))
    return Answer(question.id, chance.choice(question.choices).id, confidence=confidence)


def rule_out(question: Question) -> Answer:
    """Return that a question does not apply."""
    return Answer(question.id, not_applicable_reason="no such customers")


def improvable(instrument: Instrument, answers: Answers) -> list[Question]:
    """Return the questions whose answer could be better."""
    return [
        question
        for question in instrument.questions
        if (answer := answers.get(question.id)) is not None
        and answer.choice is not None
        and question.choice(answer.choice).credit < max(c.credit for c in question.choices)
    ]
