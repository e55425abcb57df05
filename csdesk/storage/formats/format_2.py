"""What format 2 adds: change log, undo, content sums, attachments, several clients in one file.

Lists are no longer overwritten: ``list_in_use`` says which one counts.
"""

from __future__ import annotations

from csdesk.storage.formats.format_1 import OF_ENGAGEMENT, date_column, number_column, one_of

HASH = "CHECK (length({0}) = {1} AND {0} NOT GLOB '*[^0-9a-f]*')"


def _hash(column: str, digits: int = 64) -> str:
    return f"{column} TEXT NOT NULL {HASH.format(column, digits)}"


STATEMENTS = (
    f"""CREATE TABLE list_in_use (
    {OF_ENGAGEMENT},
    {one_of("role", "current", "previous")},
    batch_id INTEGER NOT NULL REFERENCES import_batch (id),
    PRIMARY KEY (engagement_id, role)
) STRICT""",
    "CREATE INDEX list_in_use_batch ON list_in_use (batch_id)",
    """INSERT INTO list_in_use (engagement_id, role, batch_id)
SELECT engagement_id, role, id FROM import_batch ORDER BY id""",
    f"""CREATE TABLE import_batch_2 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {one_of("role", "current", "previous")},
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    {date_column("as_of")} NOT NULL,
    sheet TEXT NOT NULL,
    accounts_read INTEGER NOT NULL CHECK (accounts_read >= 0),
    rows_rejected INTEGER NOT NULL CHECK (rows_rejected >= 0),
    lost_read INTEGER NOT NULL CHECK (lost_read >= 0),
    {number_column("stated_total")}
) STRICT""",
    "INSERT INTO import_batch_2 SELECT * FROM import_batch ORDER BY id",
    "DROP TABLE import_batch",
    "ALTER TABLE import_batch_2 RENAME TO import_batch",
    "CREATE INDEX import_batch_engagement ON import_batch (engagement_id)",
    f"""CREATE TABLE attachment_content (
    {_hash("hash")} PRIMARY KEY,
    content BLOB NOT NULL
) STRICT""",
    f"""CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    question TEXT NOT NULL CHECK (question <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    size INTEGER NOT NULL CHECK (size >= 0),
    added_at TEXT NOT NULL CHECK (datetime(added_at) IS NOT NULL),
    {_hash("hash")} REFERENCES attachment_content (hash)
) STRICT""",
    "CREATE INDEX attachment_hash ON attachment (hash)",
    "CREATE INDEX attachment_engagement ON attachment (engagement_id, question)",
    f"""CREATE TABLE computed_part (
    {OF_ENGAGEMENT},
    part TEXT NOT NULL CHECK (part <> ''),
    {_hash("digest", 32)},
    PRIMARY KEY (engagement_id, part)
) STRICT""",
    f"""CREATE TABLE workspace (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    {_hash("identity", 32)},
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    engagement_id INTEGER REFERENCES engagement (id) ON DELETE SET NULL
) STRICT""",
    "CREATE INDEX workspace_engagement ON workspace (engagement_id)",
    """INSERT INTO workspace (id, identity, created_at, engagement_id)
SELECT 1, lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
       (SELECT min(id) FROM engagement)""",
    f"""CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL,
    engagement_id INTEGER,
    person TEXT,
    action TEXT NOT NULL CHECK (action <> ''),
    happened_at TEXT NOT NULL CHECK (datetime(happened_at) IS NOT NULL),
    entity TEXT NOT NULL CHECK (entity <> ''),
    entity_key TEXT,
    old_value TEXT CHECK (json_valid(old_value)),
    new_value TEXT CHECK (json_valid(new_value)),
    salt TEXT,
    {_hash("details_hash")},
    {_hash("chain")}
) STRICT""",
    "CREATE INDEX change_step ON change (step)",
    """CREATE TABLE undo_step (
    step INTEGER PRIMARY KEY,
    engagement_id INTEGER,
    action TEXT NOT NULL CHECK (action <> ''),
    is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1))
) STRICT""",
    f"""CREATE TABLE content_sum (
    name TEXT PRIMARY KEY,
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    {_hash("row_sum", 32)}
) STRICT""",
)
