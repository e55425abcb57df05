"""Which customers of the list in use look like another one of it."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.accounts import AccountTable
from csdesk.model.imports import ImportBatch
from csdesk.model.matching import AccountMatch


def find_list_doubles(
    table: AccountTable | None, batches: Sequence[ImportBatch]
) -> tuple[AccountMatch, ...]:
    """Return the customers of a list who may be on it twice.

    Who was joined counts once, and who was said to be another one is not shown again.
    """
    if table is None:
        return ()
    # With rapidfuzz and numpy, which a workspace without a list does not need.
    from csdesk.ingest.matching.accounts import Accounts
    from csdesk.ingest.matching.doubles import find_doubles

    columns = {str(field): cells for field, cells in table.columns.items()}
    found = find_doubles(Accounts(table.keys, table.source_rows, columns))
    said = (batch.decisions.same.items() for batch in batches)
    apart = {key for same in said for key, account in same if account is None}
    return tuple(double for double in found if double.key not in apart)
