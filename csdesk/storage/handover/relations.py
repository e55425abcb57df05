"""How the tables of a workspace hang together, as SQLite itself knows it.

A row belongs to the row that would take it along when it is deleted; other references only name a
row. From that follows what belongs to a client, in tables that are not yet thought of too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdesk.storage.books.tables import TableUse, tables_of
from csdesk.storage.file.database import Database

ROOT = "client"
LISTS = "import_batch"
IN_USE = "batch_id IN (SELECT batch_id FROM list_in_use)"


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
    has_bytes: bool
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
    return dict(_parents_first(found))


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
    if any(one.table == LISTS for one in owners):
        conditions.append(IN_USE)
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
    keys = [(column, kind) for column, kind, place in _read_columns(database, name) if place]
    return keys[0][0] if len(keys) == 1 and keys[0][1] == "INTEGER" else None


def _read_table(database: Database, name: str, numbers: Mapping[str, str | None]) -> RelatedTable:
    columns = _read_columns(database, name)
    references = tuple(_read_references(database, name, numbers))
    own = numbers[name]
    numbered = {one.column: one.table for one in references if numbers[one.table] == one.target}
    return RelatedTable(
        name=name,
        columns=tuple(column for column, _, _ in columns),
        key=tuple(
            column for _, column in sorted((place, name) for name, _, place in columns if place)
        ),
        numbered=numbered | ({own: name} if own else {}),
        references=references,
        has_bytes=any(kind == "BLOB" for _, kind, _ in columns),
    )


def _read_columns(database: Database, name: str) -> list[tuple[str, str, int]]:
    rows = database.rows("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", (name,))
    return [(column, kind, place) for column, kind, place in rows]


def _read_references(
    database: Database, name: str, tables: Mapping[str, str | None]
) -> Iterator[Reference]:
    rows = database.rows(
        'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)', (name,)
    )
    for column, table, target, on_delete in rows:
        if table in tables:
            yield Reference(column, table, target, on_delete == "CASCADE")


def _parents_first(tables: Mapping[str, RelatedTable]) -> Iterator[tuple[str, RelatedTable]]:
    left, placed = list(tables.values()), set[str]()
    while left:
        ready = [table for table in left if _named_tables(table) <= placed]
        if not ready:
            raise ValueError("tables name each other in a circle")
        yield from ((table.name, table) for table in ready)
        placed.update(table.name for table in ready)
        left = [table for table in left if table not in ready]


def _named_tables(table: RelatedTable) -> set[str]:
    return {one.table for one in table.references} - {table.name}
