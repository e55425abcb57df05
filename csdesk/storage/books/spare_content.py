"""Lists and attached files that no longer count, kept only as long as an undo may need them."""

from __future__ import annotations

import json

from csdesk.storage.file.database import Database

CONTENT_OF_LIST = ("account", "lost_account", "import_field", "data_issue")
SPARE_LISTS = """
SELECT id FROM import_batch
WHERE id NOT IN (SELECT batch_id FROM list_in_use)
  AND EXISTS (SELECT 1 FROM import_field WHERE batch_id = import_batch.id)
"""
SPARE_FILES = "SELECT hash FROM attachment_content WHERE hash NOT IN (SELECT hash FROM attachment)"
NEEDED = """
SELECT old_value, new_value FROM change JOIN undo_step ON undo_step.step = change.step
WHERE entity = ?
"""


def drop_spare_content(database: Database) -> None:
    """Delete what neither counts nor can be brought back by undo or redo.

    The line of a list among the imports stays: which file, when, how many rows.
    """
    spare = [number for (number,) in database.rows(SPARE_LISTS)]
    if spare:
        needed = _needed(database, "list_in_use", "batch_id")
        for number in spare:
            if number not in needed:
                _drop_list(database, number)
    files = [digest for (digest,) in database.rows(SPARE_FILES)]
    if files:
        kept = _needed(database, "attachment", "hash")
        database.write_many(
            "DELETE FROM attachment_content WHERE hash = ?",
            ((digest,) for digest in files if digest not in kept),
        )


def _drop_list(database: Database, batch: int) -> None:
    for table in CONTENT_OF_LIST:
        database.write(f"DELETE FROM {table} WHERE batch_id = ?", (batch,))  # noqa: S608


def _needed(database: Database, entity: str, column: str) -> set[object]:
    values = (value for row in database.rows(NEEDED, (entity,)) for value in row)
    return {json.loads(value)[column] for value in values if value is not None}
