"""Where things about a question are: what was changed, what was found, what is left."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.model.attachments import Attachment
from csdesk.model.findings import Finding
from csdesk.model.identifiers import QuestionId


def find_question(entity: str, key: str, attachments: Iterable[Attachment]) -> str:
    """Return the question of a changed answer or attached file; empty when it is neither.

    The key of an answer ends with its question, that of a file is its number.
    """
    if entity == "attachment":
        return next((file.question for file in attachments if str(file.id) == key), "")
    return key.rpartition(", ")[2] if entity == "answer" else ""


def findings_on(findings: Iterable[Finding], question: QuestionId) -> list[Finding]:
    """Return the findings that rest on the answer to a question."""
    return [
        finding
        for finding in findings
        if any(evidence.question == question for evidence in finding.evidence)
    ]
