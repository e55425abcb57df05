"""What format 4 adds: any number of tables of every kind, kept column by column in blocks.

A block is JSON text of up to 4,096 values of one column: read and written as it stands. What a
person decided about files stays: which key is which account, how a table is read, exchange rates,
who keeps which data in order.
"""

from __future__ import annotations

from csdesk.model.tables import FieldKind
from csdesk.storage.formats.format_1 import (
    ACCOUNT_COLUMNS,
    LOST_COLUMNS,
    OF_ENGAGEMENT,
    date_column,
    json_column,
    number_column,
    one_of,
)

BLOCK_ROWS = 4_096
"""Frozen with this format; every file is cut so."""
ROLES = ("current", "previous", "added")
KINDS = {"account": "accounts", "lost_account": "churn_events"}


def _move_column(table: str, column: str, position: str, where: str, joined: str = "") -> str:
    """Return the statement that packs a column of the rows of all lists into blocks."""
    return f"""INSERT INTO packed_4 (list_id, position, name, block, cells)
SELECT list_id, position, '{column}', place / {BLOCK_ROWS}, json_group_array(value ORDER BY place)
FROM (
    SELECT list.id AS list_id, {position} AS position, {table}.{column} AS value,
           row_number() OVER (PARTITION BY list.id ORDER BY {table}.id) - 1 AS place
    FROM imported_list AS list {joined} CROSS JOIN {table} ON {table}.batch_id = list.batch_id
    WHERE list.kind = '{KINDS[table]}' AND {where}
)
GROUP BY list_id, place / {BLOCK_ROWS}"""  # noqa: S608


def _move_field(column: str) -> str:
    """Pack a column of accounts for the lists whose file had it."""
    joined = "CROSS JOIN import_field ON import_field.batch_id = list.batch_id"
    where = f"import_field.field = '{column}'"
    return _move_column("account", column, "import_field.position", where, joined)


def _move_lost(column: str, position: int) -> str:
    """Pack a column of lost customers for the lists that hold a value of it."""
    where = (
        "EXISTS (SELECT 1 FROM lost_account AS one "  # noqa: S608
        f"WHERE one.batch_id = list.batch_id AND one.{column} IS NOT NULL)"
    )
    return _move_column("lost_account", column, str(position), where)


def _name_kinds() -> str:
    words = " ".join(f"WHEN '{name}' THEN '{kind}'" for name, kind in ALL_COLUMNS.items())
    return f"CASE name {words} END"


ALL_COLUMNS: dict[str, FieldKind] = {**LOST_COLUMNS, **ACCOUNT_COLUMNS}
FIELD_NAMES = ", ".join(f"'{name}'" for name in ACCOUNT_COLUMNS)
MOVE_ROWS = tuple(
    _move_column(table, column, str(place - 2), "true")
    for table in KINDS
    for place, column in enumerate(("source_row", "key"))
)
MOVE_FIELDS = tuple(_move_field(column) for column in ACCOUNT_COLUMNS)
MOVE_LOST = tuple(_move_lost(column, place) for place, column in enumerate(LOST_COLUMNS))

STATEMENTS = (
    f"""CREATE TABLE imported_list (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind <> ''),
    sheet TEXT NOT NULL,
    header_row INTEGER NOT NULL CHECK (header_row >= 0),
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    records INTEGER NOT NULL CHECK (records >= 0),
    rejected INTEGER NOT NULL CHECK (rejected >= 0),
    {number_column("stated_total")},
    {json_column("fields")},
    {json_column("summaries")}
) STRICT""",
    "CREATE INDEX imported_list_batch ON imported_list (batch_id)",
    # Where the headers stood was not kept; above the first record is where they usually stand.
    """INSERT INTO imported_list (batch_id, kind, sheet, header_row, row_count, records, rejected,
                           stated_total, fields, summaries)
SELECT id, 'accounts', sheet,
       coalesce((SELECT min(source_row) - 1 FROM account WHERE batch_id = import_batch.id), 1),
       accounts_read + rows_rejected, accounts_read, rows_rejected, stated_total, '{}', '{}'
FROM import_batch ORDER BY id""",
    """INSERT INTO imported_list (batch_id, kind, sheet, header_row, row_count, records, rejected,
                           stated_total, fields, summaries)
SELECT id, 'churn_events',
       coalesce((SELECT sheet FROM lost_account WHERE batch_id = import_batch.id LIMIT 1), ''),
       coalesce((SELECT min(source_row) - 1 FROM lost_account WHERE batch_id = import_batch.id), 1),
       lost_read, lost_read, 0, NULL, '{}', '{}'
FROM import_batch WHERE lost_read > 0 ORDER BY id""",
    f"""CREATE TABLE list_column (
    list_id INTEGER NOT NULL REFERENCES imported_list (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    {one_of("part", "value", "original")},
    block INTEGER NOT NULL CHECK (block >= 0),
    {json_column("cells")},
    PRIMARY KEY (list_id, name, part, block)
) STRICT""",
    """CREATE TABLE packed_4 (
    list_id INTEGER, position INTEGER, name TEXT, block INTEGER, cells TEXT
) STRICT""",
    *MOVE_ROWS,
    *MOVE_FIELDS,
    *MOVE_LOST,
    # A list without a single record has columns all the same.
    f"""INSERT INTO packed_4
SELECT id, position, field, 0, '[]' FROM imported_list JOIN import_field USING (batch_id)
WHERE kind = 'accounts' AND records = 0 AND field IN ({FIELD_NAMES})""",  # noqa: S608
    f"""UPDATE imported_list SET fields = coalesce((
    SELECT json_group_object(name, {_name_kinds()} ORDER BY position)
    FROM packed_4 WHERE list_id = imported_list.id AND block = 0 AND position >= 0
), '{{}}')""",  # noqa: S608
    """INSERT INTO list_column (list_id, name, part, block, cells)
SELECT list_id, name, 'value', block, cells FROM packed_4 ORDER BY list_id, position, block""",
    "DROP TABLE packed_4",
    "DROP TABLE account",
    "DROP TABLE lost_account",
    "DROP TABLE import_field",
    f"""CREATE TABLE import_batch_4 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {one_of("role", *ROLES)},
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    {date_column("as_of")} NOT NULL,
    {json_column("decisions")}
) STRICT""",
    """INSERT INTO import_batch_4
SELECT id, engagement_id, role, file_name, file_hash, as_of, '{}' FROM import_batch ORDER BY id""",
    "DROP TABLE import_batch",
    "ALTER TABLE import_batch_4 RENAME TO import_batch",
    "CREATE INDEX import_batch_engagement ON import_batch (engagement_id)",
    # Its columns stay as they were, so that what the change log says of a row can be taken back.
    f"""CREATE TABLE list_in_use_4 (
    {OF_ENGAGEMENT},
    {one_of("role", *ROLES)},
    batch_id INTEGER NOT NULL REFERENCES import_batch (id),
    PRIMARY KEY (engagement_id, batch_id)
) STRICT""",
    "INSERT INTO list_in_use_4 SELECT * FROM list_in_use ORDER BY rowid",
    "DROP TABLE list_in_use",
    "ALTER TABLE list_in_use_4 RENAME TO list_in_use",
    "CREATE INDEX list_in_use_batch ON list_in_use (batch_id)",
    """CREATE UNIQUE INDEX list_in_use_role ON list_in_use (engagement_id, role)
WHERE role <> 'added'""",
    f"""CREATE TABLE account_alias (
    {OF_ENGAGEMENT},
    alias TEXT NOT NULL CHECK (alias <> ''),
    account TEXT NOT NULL CHECK (account <> ''),
    basis TEXT NOT NULL CHECK (basis <> ''),
    reason TEXT NOT NULL,
    PRIMARY KEY (engagement_id, alias)
) STRICT""",
    f"""CREATE TABLE remembered_reading (
    {OF_ENGAGEMENT},
    fingerprint TEXT NOT NULL CHECK (fingerprint <> ''),
    {json_column("decisions")},
    PRIMARY KEY (engagement_id, fingerprint)
) STRICT""",
    f"""CREATE TABLE exchange_rate (
    {OF_ENGAGEMENT},
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    rate REAL NOT NULL CHECK (rate > 0 AND rate <= 1.7976931348623157e308),
    source TEXT NOT NULL,
    PRIMARY KEY (engagement_id, currency)
) STRICT""",
    f"""CREATE TABLE data_steward (
    {OF_ENGAGEMENT},
    kind TEXT NOT NULL CHECK (kind <> ''),
    steward TEXT NOT NULL,
    fresh_days INTEGER NOT NULL CHECK (fresh_days >= 0),
    PRIMARY KEY (engagement_id, kind)
) STRICT""",
    "ALTER TABLE workspace ADD COLUMN salt TEXT NOT NULL DEFAULT ''",
    "UPDATE workspace SET salt = lower(hex(randomblob(16)))",
)
