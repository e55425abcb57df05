"""Which account each record of a table is about."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable, TableKind


def account_keys(table: ListTable) -> tuple[AccountKey | None, ...]:
    """Return the account of each record, None where none is stated; read once for a table."""
    return table.account_keys


def linked_keys(
    table: ListTable, tables: Mapping[TableKind, ListTable]
) -> tuple[AccountKey | None, ...]:
    """Return the account of each record, found through its subscription or user where need be."""
    stated = account_keys(table)
    if any(key is not None for key in stated):
        return stated
    for field, kind in (
        ("subscription_id", TableKind.SUBSCRIPTIONS),
        ("user_id", TableKind.USERS),
    ):
        if kind is not table.kind and kind in tables and _has_values(table, field):
            return _through(table, tables[kind], field)
    return stated


def _through(table: ListTable, other: ListTable, field: str) -> tuple[AccountKey | None, ...]:
    owners = dict(zip(other.column(field), account_keys(other), strict=True))
    return tuple(None if value is None else owners.get(value) for value in table.column(field))


def _has_values(table: ListTable, field: str) -> bool:
    return any(value is not None for value in table.column(field))
