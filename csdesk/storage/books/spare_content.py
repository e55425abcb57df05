"""Lists, files and texts that no longer count, kept only as long as an undo may need them."""

from __future__ import annotations

import json

from csdesk.storage.file.database import Database

CONTENT_OF_LIST = ("account", "lost_account", "import_field", "data_issue")
SPARE_LISTS = """
SELECT id FROM import_batch
WHERE id NOT IN (SELECT batch_id FROM list_in_use)
  AND EXISTS (SELECT 1 FROM import_field WHERE batch_id = import_batch.id)
"""
NAMED_CONTENT = {"attachment_content": "attachment", "instrument_text": "instrument_in_use"}
"""Tables of content that is known by its hash, and those that name it."""
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
    for content, naming in NAMED_CONTENT.items():
        _drop_unnamed(database, content, naming)


def _drop_list(database: Database, batch: int) -> None:
    for table in CONTENT_OF_LIST:
        database.write(f"DELETE FROM {table} WHERE batch_id = ?", (batch,))  # noqa: S608


def _drop_unnamed(database: Database, content: str, naming: str) -> None:
    spare = database.rows(
        f"SELECT hash FROM {content} WHERE hash NOT IN (SELECT hash FROM {naming})"  # noqa: S608
    )
    if spare:
        kept = _needed(database, naming, "hash")
        database.write_many(
            f"DELETE FROM {content} WHERE hash = ?",  # noqa: S608
            (found for found in spare if found[0] not in kept),
        )


def _needed(database: Database, entity: str, column: str) -> set[object]:
    values = (value for row in database.rows(NEEDED, (entity,)) for value in row)
    return {json.loads(value)[column] for value in values if value is not None}
