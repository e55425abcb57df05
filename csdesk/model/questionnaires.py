"""The columns of a questionnaire as people fill it in: written and read back by these names."""

from __future__ import annotations

QUESTION_ID = "Question id"
REVISION = "Revision"
AREA = "Area"
QUESTION = "Question"
WHY = "Why it is asked"
ANSWER = "Answer"
MEANINGS = "What each answer means"
CONFIDENCE = "Confidence"
EVIDENCE = "Evidence"
NOTE = "Note"
REASON = "Reason if not applicable"
COLUMNS = (
    QUESTION_ID,
    REVISION,
    AREA,
    QUESTION,
    WHY,
    ANSWER,
    MEANINGS,
    CONFIDENCE,
    EVIDENCE,
    NOTE,
    REASON,
)
HIDDEN = (QUESTION_ID, REVISION)
"""Read by csdesk alone, so not shown to those who answer."""
GIVEN = (ANSWER, CONFIDENCE, EVIDENCE, NOTE, REASON)
"""What people fill in; everything else is protected."""
NOT_APPLICABLE = "Not applicable"
"""Stands under "Answer" for a question that does not apply; the reason says why."""

NAME_LABEL = "Your name"
ROLE_LABEL = "Your role"
"""On the first sheet; what was answered stands in the cell beside each."""
STAMP = "csdesk packet"
"""Begins the hidden sheet by which a packet is known again."""
