"""Tests over single answers."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import answered_number
from csdesk.model.answers import Answer
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Choice, Question
from csdesk.scoring.maturity import chosen


def credit_below(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See an answer to the question ``subject`` that earns less than ``threshold`` (0 to 1)."""
    question = inputs.question(QuestionId(rule.subject))
    answer = inputs.answers.get(QuestionId(rule.subject))
    choice = None if question is None else chosen(question, answer)
    if question is None or answer is None or choice is None or choice.credit >= rule.limit:
        return None
    return Observation((answer_evidence(question, answer, choice),), value=choice.label)


def number_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See an answer to the question ``subject`` above ``threshold``, in the question's unit."""
    question = inputs.question(QuestionId(rule.subject))
    answer = inputs.answers.get(QuestionId(rule.subject))
    if question is None or answer is None or answer.value is None or answer.value <= rule.limit:
        return None
    value = answered_number(answer.value, question.unit)
    evidence = Evidence(f"“{question.text}” was answered {value}.", question=question.id)
    return Observation(
        (evidence,), value=value, threshold=answered_number(rule.limit, question.unit)
    )


def answer_evidence(question: Question, answer: Answer, choice: Choice) -> Evidence:
    """Return an answer as evidence, with what the respondent pointed at."""
    text = f"“{question.text}” was answered “{choice.label}”."
    if answer.evidence.strip():
        text = f"{text} Evidence given: {answer.evidence.strip()}"
    return Evidence(text, question=question.id)
