"""What is known to be lost where a damaged file no longer says how much it held."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.storage.books.content_sums import read_tables
from csdesk.storage.books.row_hashes import NO_TOTAL, RowSum
from csdesk.storage.file.database import Database
from csdesk.storage.formats.format_4 import BLOCK_ROWS

REGISTERED = {"account": "accounts_read", "lost_account": "lost_read"}
"""What the register of imports says of the rows of a list."""
IN_USE = "SELECT batch_id FROM list_in_use"
EVERY = "SELECT id FROM import_batch"
"""In the first format each list is in use."""
BLOCKS = "list_column"
COUNT_BLOCKS = f"""
SELECT coalesce(sum(
    ((SELECT count(*) FROM json_each(fields)) + 2)
    * max(1, (records + {BLOCK_ROWS} - 1) / {BLOCK_ROWS})
), 0) FROM imported_list WHERE batch_id IN ({IN_USE})
"""  # noqa: S608
"""Each column, the keys and the rows of the file are cut alike."""


SCORES = "snapshot_column"
COUNT_SCORES = f"""
SELECT coalesce(sum(
    (json_array_length(signals) + 5) * max(1, (accounts + {BLOCK_ROWS} - 1) / {BLOCK_ROWS})
), 0) FROM score_snapshot
"""  # noqa: S608
"""Keys, scores, bands, coverage, cards and the points of each signal."""


def find_missing(database: Database, kept: Mapping[str, int]) -> dict[str, RowSum]:
    """Return how many rows the lists had, for tables of which fewer were kept."""
    there = read_tables(database)
    found: dict[str, RowSum] = {}
    for table, asked in ((BLOCKS, COUNT_BLOCKS), (SCORES, COUNT_SCORES)):
        if table in there:
            ((count,),) = database.rows(asked)
            if kept.get(table, 0) < count:
                found[table] = RowSum(count, NO_TOTAL)
    if BLOCKS in there:
        return found
    counting = IN_USE if "list_in_use" in there else EVERY
    for table, column in REGISTERED.items():
        ((count,),) = database.rows(
            f"SELECT coalesce(sum({column}), 0) FROM import_batch WHERE id IN ({counting})"  # noqa: S608
        )
        if kept.get(table, 0) < count:
            found[table] = RowSum(count, NO_TOTAL)
    return found
