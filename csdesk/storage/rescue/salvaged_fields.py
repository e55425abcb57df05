"""Which fields a salvaged list has, where the record of them is lost: those that hold anything."""

from __future__ import annotations

from csdesk.storage.file.database import Database
from csdesk.storage.formats.migrations import ACCOUNT_COLUMNS

ADD_FIELD = """
INSERT INTO import_field (batch_id, position, field)
SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM import_field WHERE batch_id = ?1
"""


def bring_back_fields(database: Database) -> int:
    """Add the fields that hold values but stand in no record, and return how many they are."""
    added = 0
    for (batch,) in database.rows("SELECT id FROM import_batch ORDER BY id"):
        known = database.rows("SELECT field FROM import_field WHERE batch_id = ?", (batch,))
        for field in _find_used_fields(database, batch):
            if (field,) not in known:
                database.write(ADD_FIELD, (batch, field))
                added += 1
    return added


def _find_used_fields(database: Database, batch: int) -> list[str]:
    asked = ", ".join(f"max({field} IS NOT NULL)" for field in ACCOUNT_COLUMNS)
    ((*used,),) = database.rows(f"SELECT {asked} FROM account WHERE batch_id = ?", (batch,))  # noqa: S608
    return [field for field, is_used in zip(ACCOUNT_COLUMNS, used, strict=True) if is_used]
