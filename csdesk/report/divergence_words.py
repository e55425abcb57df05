"""How far roles are apart, as a sentence: roles and figures, never a name."""

from __future__ import annotations

from csdesk.formatting import join_words, number, sentence
from csdesk.formatting.respondents import role_group, role_says
from csdesk.model.instruments import Instrument, Question
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Divergence

SAME = 0.005
"""Credits this close are shown alike."""


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


def mean_label(question: Question, credit: float) -> str:
    """Return the answer that earns this credit, or the two between which a mean lies."""
    ranked = sorted(question.choices, key=lambda choice: choice.credit)
    below = [choice for choice in ranked if choice.credit <= credit + SAME] or ranked[:1]
    above = [choice for choice in ranked if choice.credit >= credit - SAME] or ranked[-1:]
    if abs(below[-1].credit - credit) <= SAME or below[-1] == above[0]:
        return f"“{below[-1].label}”"
    return f"“{below[-1].label}” to “{above[0].label}”"


def _say(role: RespondentRole, credit: float, question: Question) -> str:
    return f"{role_says(role)} {mean_label(question, credit)} ({_points(credit)})"


def _points(credit: float) -> str:
    return f"{number(credit * 100)} of 100"
