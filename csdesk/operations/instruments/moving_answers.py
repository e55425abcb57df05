"""Moving an answer to a later version of its question, so that nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.answers import Answer, AnswerState
from csdesk.model.instruments import Choice, Question, QuestionKind


def move_answer(answer: Answer, earlier: Question, later: Question, version: str) -> Answer:
    """Return an answer as it stands under a later question, which came with ``version``.

    Its choice stays, or the one with the nearest credit takes its place. Where no choice can,
    the question is put off. What was answered stands in the note then, and a flag beside it.
    """
    if answer.state is AnswerState.NOT_APPLICABLE and not later.may_not_apply:
        return _put_off(answer, f"not applicable: {answer.not_applicable_reason}", version)
    if answer.state is not AnswerState.ANSWERED:
        return answer
    if earlier.kind is not later.kind:
        return _put_off(answer, _told(answer, earlier), version)
    if answer.choice is None or answer.choice in {choice.id for choice in later.choices}:
        return answer
    return _choose_nearest(answer, earlier, later, version)


def _choose_nearest(answer: Answer, earlier: Question, later: Question, version: str) -> Answer:
    given = next((choice for choice in earlier.choices if choice.id == answer.choice), None)
    told = _told(answer, earlier)
    if given is None or later.kind is QuestionKind.FACT:
        return _put_off(answer, told, version)
    nearest = _nearest(given, later.choices)
    return replace(answer, choice=nearest.id, note=_noted(answer, told, version), flagged=True)


def _nearest(given: Choice, choices: tuple[Choice, ...]) -> Choice:
    """Return the choice with the nearest credit; of two that are as near, the lower one."""
    return min(choices, key=lambda one: (round(abs(one.credit - given.credit), 9), one.credit))


def _put_off(answer: Answer, told: str, version: str) -> Answer:
    return replace(
        answer,
        choice=None,
        value=None,
        text="",
        not_applicable_reason="",
        deferred=f"The question has other answers since version {version}.",
        note=_noted(answer, told, version),
        flagged=True,
    )


def _told(answer: Answer, question: Question) -> str:
    if answer.choice is not None:
        labels = {choice.id: choice.label for choice in question.choices}
        return labels.get(answer.choice, answer.choice)
    if answer.value is not None:
        # Rounded, it would not be what was answered.
        return f"{answer.value:.15g} {question.unit}".rstrip()
    return answer.text


def _noted(answer: Answer, told: str, version: str) -> str:
    return "\n".join(filter(None, (answer.note, f"Before version {version}: {told}")))
