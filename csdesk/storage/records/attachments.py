"""The files that were attached to questions as evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from csdesk.model.attachments import Attachment
from csdesk.model.identifiers import AttachmentId, QuestionId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

COLUMNS = "id, question, name, size, added_at"
ADD = """
INSERT INTO attachment (engagement_id, question, name, size, added_at, hash)
VALUES (?, ?, ?, ?, ?, ?)
"""
ADD_CONTENT = "INSERT INTO attachment_content (hash, content) VALUES (?, ?) ON CONFLICT DO NOTHING"


class AttachmentRecords:
    """The attached files of the engagement; two with the same name stay two."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Attachment, ...]:
        """Return every attached file, in the order in which they were added."""
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM attachment WHERE engagement_id = ? ORDER BY id",  # noqa: S608
            (current_engagement(self._database),),
        )
        return tuple(map(_read_attachment, rows))

    def add(self, question: QuestionId, name: str, content: bytes) -> Attachment:
        """Keep a file as evidence for a question."""
        digest = hashlib.sha256(content).hexdigest()
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        told = (question, name, len(content), at)
        with self._database.transaction():
            self._database.write(ADD_CONTENT, (digest, content))
            engagement = current_engagement(self._database)
            number = self._database.write(ADD, (engagement, *told, digest))
        return _read_attachment((number, *told))

    def content(self, attachment: AttachmentId) -> bytes:
        """Return the bytes of an attached file; KeyError when there is no such file."""
        row = self._database.row(
            "SELECT content FROM attachment_content JOIN attachment USING (hash) WHERE id = ?",
            (attachment,),
        )
        if row is None:
            raise KeyError(attachment)
        return bytes(row[0])

    def remove(self, attachments: Iterable[AttachmentId]) -> None:
        """Take attached files away; their bytes stay as long as an undo may need them."""
        self._database.write_many(
            "DELETE FROM attachment WHERE id = ?", ((number,) for number in attachments)
        )


def _read_attachment(row: Row) -> Attachment:
    number, question, name, size, added_at = row
    return Attachment(
        AttachmentId(number), QuestionId(question), name, size, datetime.fromisoformat(added_at)
    )
