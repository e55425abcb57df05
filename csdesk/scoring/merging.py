"""What respondents answered, question by question, beside what the consultant answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from csdesk.model.answers import Answer, Answers, AnswerState
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Instrument
from csdesk.model.responses import Merge, MergedQuestion, MergeState, Response


def merge_responses(
    instrument: Instrument, responses: Iterable[Response], answers: Answers
) -> Merge:
    """Return how the answers to each question stand to each other and to the consultant's own."""
    given = group_responses(responses)
    return Merge(
        tuple(
            MergedQuestion(
                question=question.id,
                area=question.area,
                state=judge_question(given[question.id], answers.get(question.id)),
                given=tuple(given[question.id]),
                own=answers.get(question.id),
            )
            for question in instrument.questions
        )
    )


def judge_question(given: Sequence[Response], own: Answer | None) -> MergeState:
    """Return how what people answered stands to each other and to the own answer."""
    if not given:
        return MergeState.UNANSWERED
    said = {_said(response.answer) for response in given}
    is_own_given = own is not None and own.state not in (
        AnswerState.UNANSWERED,
        AnswerState.DEFERRED,
    )
    if len(said) > 1 or (own is not None and is_own_given and _said(own) not in said):
        return MergeState.CONFLICT
    if is_own_given:
        return MergeState.CONFIRMED
    return MergeState.AGREED if len(given) > 1 else MergeState.NEW


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
        groups[_said(response.answer)].append(response.answer)
    return tuple(
        replace(
            answers[0],
            confidence=min(answer.confidence for answer in answers),
            evidence="",
            note="",
        )
        for answers in groups.values()
    )


def group_responses(responses: Iterable[Response]) -> defaultdict[QuestionId, list[Response]]:
    """Return the responses to each question, in the order in which they came."""
    groups: defaultdict[QuestionId, list[Response]] = defaultdict(list)
    for response in responses:
        groups[response.answer.question].append(response)
    return groups


def _said(answer: Answer) -> tuple[object, ...]:
    """Return what an answer says, without how surely and why."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        return (AnswerState.NOT_APPLICABLE,)
    return (answer.choice, answer.value, " ".join(answer.text.split()).casefold())
