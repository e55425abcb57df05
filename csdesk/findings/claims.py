"""What people say, held against what their own data show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import ge, gt, le, lt

from csdesk.model.answers import FROM_DATA, Answer, Answers, AnswerState, Confidence
from csdesk.model.claims import Claim, ClaimCheck, ClaimVerdict, Comparison, Measured
from csdesk.model.identifiers import MeasureId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Question
from csdesk.scoring.maturity import chosen

Measures = Mapping[MeasureId, Measured]
_COMPARISONS = {
    Comparison.AT_LEAST: ge,
    Comparison.AT_MOST: le,
    Comparison.ABOVE: gt,
    Comparison.BELOW: lt,
}


def check_claims(instrument: Instrument, answers: Answers, measures: Measures) -> tuple[Claim, ...]:
    """Return every check of an instrument with its verdict, in the order of the questions.

    An answer claims what is checked from the credit ``claimed_from`` upwards. Values are compared
    as they were measured, not rounded.
    """
    return tuple(
        _judge(check, question, answers.get(question.id), measures)
        for question in instrument.questions
        for check in question.checks
    )


def caps_of(instrument: Instrument, claims: Iterable[Claim]) -> dict[QuestionId, float]:
    """Return the credit that the data leave to each answer they contradict, 0 to 1.

    It is what the check supports, and no less than the best answer earns that does not claim what
    is checked: saying more never counts for less than saying less.
    """
    asked = {question.id: question for question in instrument.questions if question.checks}
    caps: dict[QuestionId, float] = {}
    for claim in claims:
        if claim.verdict is ClaimVerdict.CONTRADICTED:
            left = max(claim.check.supports, _unclaimed(asked[claim.question], claim.check))
            caps[claim.question] = min(left, caps.get(claim.question, 1.0))
    return caps


def answer_from_data(instrument: Instrument, answers: Answers, measures: Measures) -> Answers:
    """Return the answers with those that the data give, where nobody has given one.

    A question that the data can answer gets full credit when all its checks hold, and what is
    left by those that do not; it stays open as long as a check that would decide cannot be made.
    """
    derived = [
        answer
        for question in instrument.questions
        if question.from_data and _is_open(answers.get(question.id))
        for answer in _derive(question, measures)
    ]
    return {**answers, **{answer.question: answer for answer in derived}} if derived else answers


def holds(check: ClaimCheck, measured: Measured | None) -> bool | None:
    """Return whether a measure is as a check wants it; None where it has no value."""
    if measured is None or measured.value is None:
        return None
    return bool(_COMPARISONS[check.comparison](measured.value, check.value))


def _judge(
    check: ClaimCheck, question: Question, answer: Answer | None, measures: Measures
) -> Claim:
    measured = measures.get(check.measure)
    choice = chosen(question, answer)
    verdict = _verdict(check, choice, measured)
    sentence = _explain(check, verdict, choice, measured)
    return Claim(check, question.id, verdict, measured, sentence)


def _verdict(check: ClaimCheck, choice: Choice | None, measured: Measured | None) -> ClaimVerdict:
    if choice is None or choice.credit < check.claimed_from:
        return ClaimVerdict.NOT_CLAIMED
    is_so = holds(check, measured)
    if is_so is None:
        return ClaimVerdict.NOT_TESTABLE
    return ClaimVerdict.CONFIRMED if is_so else ClaimVerdict.CONTRADICTED


def _explain(
    check: ClaimCheck, verdict: ClaimVerdict, choice: Choice | None, measured: Measured | None
) -> str:
    shown = measured.text if measured else "csdesk does not measure this yet."
    if choice is None:
        return f"Not answered yet. {shown}"
    said = f"The answer is “{choice.label}”."
    if verdict is ClaimVerdict.NOT_CLAIMED:
        return f"{said} It does not claim it. {shown}"
    return f"{said} {check.text} {shown}"


def _is_open(answer: Answer | None) -> bool:
    return answer is None or answer.state is AnswerState.UNANSWERED


def _derive(question: Question, measures: Measures) -> tuple[Answer, ...]:
    verdicts = [(check, holds(check, measures.get(check.measure))) for check in question.checks]
    failed = [check.supports for check, is_so in verdicts if is_so is False]
    if not failed and any(is_so is None for _, is_so in verdicts):
        return ()
    choice = _best_within(question, min(failed, default=1.0))
    if choice is None:
        return ()
    texts = [measures[check.measure].text for check, is_so in verdicts if is_so is not None]
    return (
        Answer(
            question=question.id,
            choice=choice.id,
            confidence=Confidence.VERY_HIGH,
            evidence=" ".join(dict.fromkeys(texts)),
            respondent=FROM_DATA,
            revision=question.revision,
        ),
    )


def _unclaimed(question: Question, check: ClaimCheck) -> float:
    below = [one.credit for one in question.choices if one.credit < check.claimed_from]
    return max(below, default=0.0)


def _best_within(question: Question, credit: float) -> Choice | None:
    within = [choice for choice in question.choices if choice.credit <= credit]
    return max(within, key=lambda choice: choice.credit, default=None)
