"""Lists, scores, files and texts that no longer count, kept only while an undo may need them."""

from __future__ import annotations

import json

from csdesk.storage.file.database import Database

SPARE_LISTS = """
SELECT DISTINCT batch_id FROM imported_list
WHERE batch_id NOT IN (SELECT batch_id FROM list_in_use)
  AND id IN (SELECT list_id FROM list_column)
"""
DROP_LIST = (
    "DELETE FROM list_column WHERE list_id IN (SELECT id FROM imported_list WHERE batch_id = ?)",
    "DELETE FROM data_issue WHERE batch_id = ?",
    "UPDATE import_batch SET decisions = '{}' WHERE id = ?",
)
"""Decisions may name customers."""
SPARE_SNAPSHOTS = """
SELECT id FROM score_snapshot WHERE id NOT IN (SELECT snapshot_id FROM snapshot_in_use)
"""
NAMED_CONTENT = {"attachment_content": "attachment", "instrument_text": "instrument_in_use"}
"""Tables of content that is known by its hash, and those that name it."""
NEEDED = """
SELECT old_value, new_value FROM change JOIN undo_step ON undo_step.step = change.step
WHERE entity = ?
"""


def drop_spare_content(database: Database) -> None:
    """Delete what neither counts nor can be brought back by undo or redo.

    The line of a file among the imports stays: which one, when, how many rows.
    """
    spare = [number for (number,) in database.rows(SPARE_LISTS)]
    if spare:
        needed = _needed(database, "list_in_use", "batch_id")
        for number in spare:
            if number not in needed:
                _drop_list(database, number)
    _drop_snapshots(database)
    for content, naming in NAMED_CONTENT.items():
        _drop_unnamed(database, content, naming)


def _drop_snapshots(database: Database) -> None:
    spare = database.rows(SPARE_SNAPSHOTS)
    if spare:
        needed = _needed(database, "snapshot_in_use", "snapshot_id")
        for (number,) in spare:
            if number not in needed:
                database.write("DELETE FROM score_snapshot WHERE id = ?", (number,))


def _drop_list(database: Database, batch: int) -> None:
    for statement in DROP_LIST:
        database.write(statement, (batch,))


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
