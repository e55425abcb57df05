"""Queries that a person wrote and keeps with the client."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.registers import ColumnId, RegisterId, RowId
from csdesk.operations.outcome import Outcome
from csdesk.storage.records.registers import KeptRow
from csdesk.storage.workspace import Workspace

QUERIES, SQL = RegisterId("own_queries"), ColumnId("sql")


@dataclass(frozen=True, slots=True)
class OwnQuery:
    """A query under the name that its writer gave it."""

    name: str
    sql: str


def keep_query(workspace: Workspace, query: OwnQuery) -> Outcome[None]:
    """Keep a query in place of the one of its name. WrongUsage without a name or a text."""
    name, sql = " ".join(query.name.split()), query.sql.strip()
    if not name:
        raise WrongUsage("The query needs a name. Give it one.")
    if not sql:
        raise WrongUsage(f"“{name}” asks nothing. Write the query first.")
    with workspace.step(Action.SAVE_ROW):
        workspace.registers.save(QUERIES, KeptRow(RowId(name), 0, {SQL: sql}))
    return Outcome(None, Changes.NONE)


def remove_query(workspace: Workspace, name: str) -> Outcome[None]:
    """Take a kept query away."""
    with workspace.step(Action.REMOVE_ROW):
        workspace.registers.forget(QUERIES, RowId(name))
    return Outcome(None, Changes.NONE)


def read_queries(workspace: Workspace) -> tuple[OwnQuery, ...]:
    """Return the kept queries in the order of their names."""
    rows = workspace.registers.rows(QUERIES)
    return tuple(OwnQuery(row.id, str(row.cells.get(SQL, ""))) for row in rows if row.cells)
