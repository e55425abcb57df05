"""Whether the rows of a file are those that were written: SQLite itself does not notice.

Half of all flipped bits change a plain file's content without any error of SQLite; the sum of the
rows' hashes, kept beside them, tells.
"""

from __future__ import annotations

import hashlib

from csdesk.progress import Progress, silent
from csdesk.storage.books.row_hashes import RowSum, hash_row
from csdesk.storage.books.tables import BULKY, CONTENT_SUM, FORMER, TABLES, TableUse, tables_of
from csdesk.storage.file.database import Database

BLOCK = 2_000
"""Rows between two calls of progress."""
FEW = 16
"""Of large rows."""

ENTERED = tables_of(TableUse.DECISION, TableUse.LIST)


def find_differences(database: Database, progress: Progress = silent) -> tuple[str, ...]:
    """Return the tables whose rows are not those that were written, in the registry's order.

    Raises WorkspaceUnusable or WorkspaceDamaged when a table cannot be read at all, or the file
    is of the first format, which has no sums.
    """
    noted = read_sums(database)
    total = sum(row_sum.count for row_sum in noted.values())
    different = []
    done = 0
    for table in summed_tables(database):
        found = add_up(database, table, progress, done, total)
        done += found.count
        if noted.pop(table, RowSum()) != found:
            different.append(table)
    return tuple(different) if not noted else (*different, CONTENT_SUM)


def read_sums(database: Database) -> dict[str, RowSum]:
    """Return the sums as they were noted with the last change; an altered one equals no other."""
    rows = database.rows(f"SELECT name, row_count, row_sum FROM {CONTENT_SUM}")  # noqa: S608
    return {name: RowSum.read(count, written) for name, count, written in rows}


def digest_sums(database: Database) -> str:
    """Return one digest over the sums of what people entered and imported."""
    sums = read_sums(database)
    told = [(name, sums[name].count, sums[name].total) for name in ENTERED if name in sums]
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


def write_sums(database: Database) -> None:
    """Note the sums of all tables as they are now; a file of the first format has no place."""
    if CONTENT_SUM not in read_tables(database):
        return
    database.write(f"DELETE FROM {CONTENT_SUM}")  # noqa: S608
    for table in summed_tables(database):
        note_sum(database, table, add_up(database, table))


def summed_tables(database: Database) -> tuple[str, ...]:
    """Return the tables of a file, of whatever format, whose rows are added up."""
    there = read_tables(database)
    return tuple(name for name in (*TABLES, *FORMER) if name in there and name != CONTENT_SUM)


def read_tables(database: Database) -> set[str]:
    """Return the names of the tables of a file."""
    return {name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type='table'")}


def note_sum(database: Database, table: str, row_sum: RowSum) -> None:
    """Note the sum of one table."""
    database.write(
        "INSERT INTO content_sum (name, row_count, row_sum) VALUES (?, ?, ?) ON CONFLICT (name) "
        "DO UPDATE SET row_count = excluded.row_count, row_sum = excluded.row_sum",
        (table, row_sum.count, row_sum.written),
    )


def add_up(
    database: Database, table: str, progress: Progress = silent, done: int = 0, total: int = 0
) -> RowSum:
    """Return the sum of a table's rows, read from the file."""
    found = RowSum()
    size = FEW if table in BULKY else BLOCK
    for block in database.blocks(f"SELECT * FROM {table}", size):  # noqa: S608
        found = found.plus(len(block), sum(hash_row(table, row) for row in block))
        progress(done + found.count, total, "Checking the file")
    return found
