"""The columns of a questionnaire as people fill it in: written and read back by these names."""

from __future__ import annotations

AREA = "Area"
QUESTION_ID = "Question id"
QUESTION = "Question"
ANSWER = "Answer"
CONFIDENCE = "Confidence"
EVIDENCE = "Evidence"
NOTE = "Note"
REASON = "Reason if not applicable"
COLUMNS = (AREA, QUESTION_ID, QUESTION, ANSWER, CONFIDENCE, EVIDENCE, NOTE, REASON)
NOT_APPLICABLE = "Not applicable"
"""Stands under "Answer" for a question that does not apply; the reason says why."""
