"""The columns of an answer, the same for the consultant's own and for those of respondents."""

from __future__ import annotations

from csdesk.model.answers import Answer, Confidence
from csdesk.storage.file.database import Row, Value

KEY = ("subject", "question")
SAID = (
    "choice",
    "value",
    "text",
    "not_applicable_reason",
    "deferred",
    "confidence",
    "evidence",
    "note",
    "flagged",
    "respondent",
    "owner",
    "revision",
)
COLUMNS = ", ".join((*KEY, *SAID))
MARKS = ", ".join("?" * len((*KEY, *SAID)))
REPLACED = ", ".join(f"{name} = excluded.{name}" for name in SAID)
"""What a later answer puts in place of an earlier one."""

CONFIDENCES = {confidence.value: confidence for confidence in Confidence}


def answer_values(answer: Answer) -> tuple[Value, ...]:
    """Return the values of an answer in the order of ``COLUMNS``."""
    return (
        answer.subject,
        answer.question,
        answer.choice,
        answer.value,
        answer.text,
        answer.not_applicable_reason,
        answer.deferred,
        answer.confidence.value,
        answer.evidence,
        answer.note,
        answer.flagged,
        answer.respondent,
        answer.owner,
        answer.revision,
    )


def read_answer(row: Row) -> Answer:
    """Return the answer whose columns a row begins with.

    Thousands are read at once, so nothing is called that only changes a type.
    """
    subject, question, choice, value, text, reason, deferred, confidence = row[:8]
    evidence, note, flagged, respondent, owner, revision = row[8:14]
    return Answer(
        question,
        choice,
        reason,
        CONFIDENCES[confidence],
        evidence,
        note,
        flagged == 1,
        respondent,
        value,
        text,
        deferred,
        owner,
        revision,
        subject,
    )
