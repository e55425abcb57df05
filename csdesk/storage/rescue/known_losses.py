"""What is known to be lost where a damaged file no longer says how much it held."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.storage.books.content_sums import read_tables
from csdesk.storage.books.row_hashes import NO_TOTAL, RowSum
from csdesk.storage.file.database import Database

REGISTERED = {"account": "accounts_read", "lost_account": "lost_read"}
"""What the register of imports says of the rows of a list."""
IN_USE = "SELECT batch_id FROM list_in_use"
EVERY = "SELECT id FROM import_batch"
"""In the first format each list is in use."""


def find_missing(database: Database, kept: Mapping[str, int]) -> dict[str, RowSum]:
    """Return how many rows the lists had, for tables of which fewer were kept."""
    counting = IN_USE if "list_in_use" in read_tables(database) else EVERY
    found = {}
    for table, column in REGISTERED.items():
        ((count,),) = database.rows(
            f"SELECT coalesce(sum({column}), 0) FROM import_batch WHERE id IN ({counting})"  # noqa: S608
        )
        if kept.get(table, 0) < count:
            found[table] = RowSum(count, NO_TOTAL)
    return found
