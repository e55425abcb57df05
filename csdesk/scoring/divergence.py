"""How far apart the roles of a company are on a question, and on an area as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from csdesk.model.areas import AreaKind
from csdesk.model.identifiers import AreaId, QuestionId
from csdesk.model.instruments import Instrument, Question, QuestionKind
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Divergence, Response

LARGE_SPREAD = 0.5
"""Part of the scale from which a difference is large (assumption "divergence.large_spread")."""
Credits = Mapping[RespondentRole, float]


@dataclass(frozen=True, slots=True)
class Compared:
    """An instrument with how far apart roles are on it."""

    instrument: Instrument
    found: tuple[Divergence, ...]


def compare_roles(
    instruments: Iterable[Instrument], responses: Sequence[Response]
) -> tuple[Compared, ...]:
    """Return the instruments of which two roles answered the same questions."""
    measured = [Compared(one, measure_divergence(one, responses)) for one in instruments]
    return tuple(one for one in measured if one.found)


def measure_divergence(
    instrument: Instrument, responses: Iterable[Response]
) -> tuple[Divergence, ...]:
    """Return each area that two roles answered, followed by each of its questions.

    Credits and spreads are 0 to 1. Only questions that earn credit count, with their weights.
    """
    given = _choices_by_question(instrument, responses)
    found: list[Divergence] = []
    for area in instrument.areas:
        if area.kind is not AreaKind.FACTS:
            questions = instrument.area_questions(area.id)
            found += _measure_area(area.id, [q for q in questions if q.id in given], given)
    return tuple(found)


def area_divergence(found: Iterable[Divergence]) -> tuple[Divergence, ...]:
    """Return what is about whole areas."""
    return tuple(one for one in found if one.question is None)


def is_large(divergence: Divergence) -> bool:
    """Say whether the roles are so far apart that it is a finding of its own."""
    return divergence.spread is not None and divergence.spread >= LARGE_SPREAD


def large_divergence(found: Iterable[Divergence]) -> tuple[Divergence, ...]:
    """Return the questions with a large spread, the largest first."""
    large = [one for one in found if one.question is not None and is_large(one)]
    return tuple(sorted(large, key=lambda one: -(one.spread or 0)))


Given = dict[QuestionId, list[tuple[Response, float]]]
"""Each question's responses with the credit that they earn."""


def _choices_by_question(instrument: Instrument, responses: Iterable[Response]) -> Given:
    asked = {q.id: q for q in instrument.questions if q.kind is QuestionKind.CHOICE}
    given: Given = defaultdict(list)
    for response in responses:
        answer = response.answer
        question = asked.get(answer.question)
        earned = {choice.id: choice.credit for choice in question.choices} if question else {}
        if answer.choice in earned:
            given[answer.question].append((response, earned[answer.choice]))
    return dict(given)


def _measure_area(area: AreaId, questions: Sequence[Question], given: Given) -> list[Divergence]:
    """Return an area with those of its questions that two roles answered; nothing without one."""
    asked = [(question, _measure_question(question, given[question.id])) for question in questions]
    shared = [(question, one) for question, one in asked if one.spread is not None]
    if not shared:
        return []
    roles = [role for role in RespondentRole if any(role in one.credits for _, one in shared)]
    spreads = [_distance(pair, shared) for pair in combinations(roles, 2)]
    whole = Divergence(
        area=area,
        question=None,
        credits={role: _mean_credit(role, shared) for role in roles},
        spread=max(spread for spread in spreads if spread is not None),
        people=_people([entry for question, _ in shared for entry in given[question.id]]),
    )
    return [whole, *(one for _, one in shared)]


def _measure_question(question: Question, given: Sequence[tuple[Response, float]]) -> Divergence:
    means = _mean_by_role(given)
    spread = max(means.values()) - min(means.values()) if len(means) > 1 else None
    return Divergence(question.area, question.id, means, spread, _people(given))


def _distance(
    roles: tuple[RespondentRole, RespondentRole], shared: Sequence[tuple[Question, Divergence]]
) -> float | None:
    """Return how far two roles are apart over the questions that both answered.

    Roles that answered different questions of an area do not disagree because of that.
    """
    both = [(q, one) for q, one in shared if all(role in one.credits for role in roles)]
    if not both:
        return None
    return abs(_mean_credit(roles[0], both) - _mean_credit(roles[1], both))


def _mean_credit(role: RespondentRole, shared: Sequence[tuple[Question, Divergence]]) -> float:
    known = [(one.credits[role], q.weight) for q, one in shared if role in one.credits]
    total = sum(weight for _, weight in known)
    return sum(credit * weight for credit, weight in known) / total


def _mean_by_role(given: Iterable[tuple[Response, float]]) -> Credits:
    by_role: defaultdict[RespondentRole, list[float]] = defaultdict(list)
    for response, credit in given:
        by_role[response.respondent.role].append(credit)
    return {
        role: sum(by_role[role]) / len(by_role[role]) for role in RespondentRole if role in by_role
    }


def _people(given: Iterable[tuple[Response, float]]) -> int:
    return len({response.respondent.id for response, _ in given})
