"""How far roles are apart, as a sentence: roles and figures, never a name."""

from __future__ import annotations

from csdesk.formatting import join_words, number, sentence
from csdesk.formatting.respondents import role_group, role_says
from csdesk.model.instruments import Instrument, Question
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Divergence


def divergence_sentence(instrument: Instrument, divergence: Divergence) -> str:
    """Return what each role says, the most satisfied first: "Healthy defined: CSMs say “No” …"."""
    ranked = sorted(divergence.credits.items(), key=lambda pair: -pair[1])
    if divergence.question is None:
        said = [f"{role_group(role)} at {_points(credit)}" for role, credit in ranked]
        about = instrument.area_name(divergence.area)
        return sentence(f"{about}: the answers put {join_words(said)}")
    question = instrument.question(divergence.question)
    said = [_say(role, credit, question) for role, credit in ranked]
    return sentence(f"{question.short}: {join_words(said)}")


def nearest_label(question: Question, credit: float) -> str:
    """Return the answer whose credit is nearest, of two the worse."""
    nearest = min(question.choices, key=lambda one: (abs(one.credit - credit), one.credit))
    return nearest.label


def _say(role: RespondentRole, credit: float, question: Question) -> str:
    return f"{role_says(role)} “{nearest_label(question, credit)}” ({_points(credit)})"


def _points(credit: float) -> str:
    return f"{number(credit * 100)} of 100"
