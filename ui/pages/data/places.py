"""On which view of the data page a change can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from csdesk.model.imports import ImportBatch, ListRole
from csdesk.model.tables import TableKind

LISTS, QUALITY, CHURN, MISSING, SOURCES = "lists", "quality", "churn", "missing", "sources"
STACK = "stack"
PLACE = "data_view"
"""What stands in for a table's name where a view itself is meant."""
IMPORT = "import_batch"
_VIEWS: Mapping[str, str] = MappingProxyType(
    {
        IMPORT: LISTS,
        "list_in_use": LISTS,
        "data_steward": QUALITY,
        "exchange_rate": SOURCES,
        "account_alias": SOURCES,
    }
)


def find_view(entity: str, key: str) -> str | None:
    """Return the view on which a row of a table is seen; None for tables of other pages."""
    return key if entity == PLACE else _VIEWS.get(entity)


def find_import(batches: Iterable[ImportBatch], entity: str, key: str) -> ImportBatch | None:
    """Return the import that a row of a table is about, if it is still in use."""
    if entity not in (IMPORT, "list_in_use"):
        return None
    number = key.rpartition(", ")[2]  # what is in use has its engagement before it
    return next((batch for batch in batches if str(batch.id) == number), None)


def name_shown_list(batch: ImportBatch) -> str:
    """Return the list under which the records of an import are shown first."""
    if batch.role is ListRole.PREVIOUS or not batch.lists:
        return batch.role.value
    if batch.list_of(TableKind.ACCOUNTS) is not None:
        return ListRole.CURRENT.value
    return batch.lists[0].kind.value
