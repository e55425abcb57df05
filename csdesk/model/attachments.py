"""Files that back an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from csdesk.model.identifiers import AttachmentId, QuestionId


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was attached to a question as evidence. ``size`` is in bytes."""

    id: AttachmentId
    question: QuestionId
    name: str
    size: int
    added_at: datetime
    """In UTC."""
