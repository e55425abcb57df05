"""The files that back an answer, as lines of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from csdesk.formatting import file_size
from csdesk.model.attachments import Attachment
from csdesk.model.identifiers import QuestionId
from ui.models.change_log import local_time

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".svg")


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One attached file with what is said of it."""

    attachment: Attachment
    caption: str
    icon: str


def list_attachments(
    attachments: Iterable[Attachment], question: QuestionId
) -> tuple[AttachmentLine, ...]:
    """Return the files of one question in the order in which they were added."""
    return tuple(
        AttachmentLine(attachment, _caption(attachment), _icon(attachment.name))
        for attachment in attachments
        if attachment.question == question
    )


def screenshot_name(at: datetime) -> str:
    """Return the name of a picture that was pasted; file names take no colons."""
    return f"Screenshot {at:%Y-%m-%d %H.%M.%S}.png"


def _caption(attachment: Attachment) -> str:
    return f"{file_size(attachment.size)} · {local_time(attachment.added_at)}"


def _icon(name: str) -> str:
    return "picture" if name.casefold().endswith(PICTURES) else "file"
