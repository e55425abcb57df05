"""Tables for queries, made without a workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.content import load_library
from csdesk.model.queries import QueryResult, QueryTable, TableOutline
from csdesk.model.tables import Cell, TableKind
from csdesk.operations.queries import default_values
from csdesk.operations.queries.tables import (
    HEALTH,
    HEALTH_COLUMNS,
    MEANS,
    PREVIOUS,
    REVENUE,
    REVENUE_COLUMNS,
)
from csdesk.progress import silent
from csdesk.storage.queries import Question, ask

AS_OF = "2026-06-30"
Columns = Mapping[str, Sequence[Cell]]


def make_tables(**filled: Columns) -> list[QueryTable]:
    """Return every table with its canonical columns; those that are not given are empty."""
    columns = {HEALTH: HEALTH_COLUMNS, REVENUE: REVENUE_COLUMNS}
    for kind in TableKind:
        fields = [field.id for field in load_library().fields if field.table is kind]
        words = [one.field for one in load_library().record_words if one.table is kind]
        columns[str(kind)] = ("key", *fields, *(f"{field}{MEANS}" for field in words))
    columns[PREVIOUS] = columns[TableKind.ACCOUNTS]
    return [
        QueryTable(
            TableOutline(name, "", tuple(names)), lambda wanted, name=name: filled.get(name, {})
        )
        for name, names in columns.items()
    ]


def ask_sql(sql: str, *, seconds: float = 60, **filled: Columns) -> QueryResult:
    """Return what a query finds in some tables on the last of June 2026."""
    return ask(Question(sql, {"as_of": AS_OF}, make_tables(**filled), seconds), silent)


def ask_shipped(query_id: str, changed: Mapping[str, float] | None = None, **filled: Columns):
    """Return the rows of a query that ships, each as a mapping, with its usual parameters."""
    query = next(one for one in load_library().queries if one.id == query_id)
    values = {**default_values(query), **(changed or {}), "as_of": AS_OF}
    found = ask(Question(query.sql, values, make_tables(**filled)), silent)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
