"""How the tables of a workspace hang together, as SQLite itself knows it.

A row belongs to the row that would take it along when it is deleted; other references only name a
row. From that follows what belongs to a client, in tables that are not yet thought of too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdesk.storage.books.tables import BULKY, TableUse, tables_of
from csdesk.storage.file.database import Database
from csdesk.storage.file.structure import (
    key_names,
    put_parents_first,
    read_columns,
    read_foreign_keys,
)

ROOT = "client"
IN_USE = "batch_id IN (SELECT batch_id FROM list_in_use)"
CONTENT = {
    "data_issue": IN_USE,
    "list_column": f"list_id IN (SELECT id FROM imported_list WHERE {IN_USE})",  # noqa: S608
    "score_snapshot": "id IN (SELECT snapshot_id FROM snapshot_in_use)",
}
"""The tables of what a list or a snapshot holds, which counts only while it is in use."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a row of another table by one of its columns."""

    column: str
    table: str
    target: str
    is_owner: bool
    """The row is deleted with the one that is named."""


@dataclass(frozen=True, slots=True)
class RelatedTable:
    """A table that can hold rows of a client."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    """The columns of the primary key in its order."""
    numbered: Mapping[str, str]
    """The columns that hold the number of a row, its own or another's, and whose table it is."""
    references: tuple[Reference, ...]
    is_bulky: bool
    """A row can be as large as a file."""

    @property
    def is_shared(self) -> bool:
        """Tell whether its rows belong to nobody: they go wherever they are named."""
        return self.name != ROOT and not any(one.is_owner for one in self.references)


def read_relations(database: Database) -> dict[str, RelatedTable]:
    """Return the tables that can hold rows of a client, each after those that it names."""
    uses = TableUse.DECISION, TableUse.LIST, TableUse.COMPUTED
    keys = {name: _read_number(database, name) for name in tables_of(*uses)}
    found = {name: _read_table(database, name, keys) for name in keys}
    ordered = put_parents_first({name: _named_tables(table) for name, table in found.items()})
    return {name: found[name] for name in ordered}


def belonging(tables: Mapping[str, RelatedTable], name: str, client: int) -> str:
    """Return the condition on the rows of a table that belong to a client and count.

    What a list held that is not in use does not count; its line in the register does.
    """
    table = tables[name]
    if name == ROOT:
        return f"id = {client:d}"
    if table.is_shared:
        return _named_by_others(tables, name, client)
    owners = [one for one in table.references if one.is_owner]
    conditions = [
        f"{one.column} IN (SELECT {one.target} FROM {one.table} "  # noqa: S608
        f"WHERE {belonging(tables, one.table, client)})"
        for one in owners
    ]
    if name in CONTENT:
        conditions.append(CONTENT[name])
    return " AND ".join(conditions)


def _named_by_others(tables: Mapping[str, RelatedTable], name: str, client: int) -> str:
    conditions = [
        f"{one.target} IN (SELECT {one.column} FROM {table.name} "  # noqa: S608
        f"WHERE {belonging(tables, table.name, client)})"
        for table in tables.values()
        for one in table.references
        if one.table == name
    ]
    return " OR ".join(conditions)


def _read_number(database: Database, name: str) -> str | None:
    """Return the column by which SQLite numbers the rows of a table; None where there is none."""
    keys = [column for column in read_columns(database, name) if column.key_place]
    return keys[0].name if len(keys) == 1 and keys[0].kind == "INTEGER" else None


def _read_table(database: Database, name: str, numbers: Mapping[str, str | None]) -> RelatedTable:
    columns = read_columns(database, name)
    references = tuple(_read_references(database, name, numbers))
    own = numbers[name]
    numbered = {one.column: one.table for one in references if numbers[one.table] == one.target}
    return RelatedTable(
        name=name,
        columns=tuple(column.name for column in columns),
        key=key_names(columns),
        numbered=({own: name} if own else {}) | numbered,
        references=references,
        is_bulky=name in BULKY or any(column.kind == "BLOB" for column in columns),
    )


def _read_references(
    database: Database, name: str, tables: Mapping[str, str | None]
) -> Iterator[Reference]:
    for found in read_foreign_keys(database, name):
        if found.table in tables:
            is_owner = found.on_delete == "CASCADE"
            yield Reference(found.column, found.table, found.target, is_owner)


def _named_tables(table: RelatedTable) -> set[str]:
    return {one.table for one in table.references}
