"""What respondents answered, question by question, beside what the consultant answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from csdesk.model.answers import Answer, Answers
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Instrument, Question
from csdesk.model.responses import Merge, MergedQuestion, MergeState, Response
from csdesk.scoring.maturity import said


def merge_responses(
    instrument: Instrument, responses: Iterable[Response], answers: Answers
) -> Merge:
    """Return how the answers to each question stand to each other and to the consultant's own."""
    given = _group(responses)
    return Merge(
        tuple(
            _merge(question, given.get(question.id, ()), answers.get(question.id))
            for question in instrument.questions
        )
    )


def agreed_answer(merged: MergedQuestion) -> Answer | None:
    """Return the answer on which all agree; None where people differ or the consultant answered."""
    if merged.state not in (MergeState.AGREED, MergeState.NEW):
        return None
    return distinct_answers(merged.given)[0]


def distinct_answers(given: Sequence[Response]) -> tuple[Answer, ...]:
    """Return what was answered, each once, as surely as the least sure of those who say it.

    Notes and evidence stay with the respondents: they may show who wrote them.
    """
    groups: defaultdict[tuple[object, ...], list[Answer]] = defaultdict(list)
    for response in given:
        groups[said(response.answer)].append(response.answer)
    return tuple(
        replace(
            answers[0],
            confidence=min(answer.confidence for answer in answers),
            evidence="",
            note="",
        )
        for answers in groups.values()
    )


def _merge(question: Question, given: Sequence[Response], own: Answer | None) -> MergedQuestion:
    return MergedQuestion(
        question=question.id,
        area=question.area,
        state=_judge(given, own),
        given=tuple(given),
        own=own,
    )


def _judge(given: Sequence[Response], own: Answer | None) -> MergeState:
    if not given:
        return MergeState.UNANSWERED
    told, own_told = {said(response.answer) for response in given}, said(own)
    if len(told) > 1 or (own_told and own_told not in told):
        return MergeState.CONFLICT
    if own_told:
        return MergeState.CONFIRMED
    return MergeState.AGREED if len(given) > 1 else MergeState.NEW


def _group(responses: Iterable[Response]) -> Mapping[QuestionId, list[Response]]:
    """Return the responses to each question, in the order in which they came."""
    groups: defaultdict[QuestionId, list[Response]] = defaultdict(list)
    for response in responses:
        groups[response.answer.question].append(response)
    return groups
