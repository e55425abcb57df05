"""Asking the client's tables in SQL; nothing is changed by it."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.health import HealthResult
from csdesk.model.imports import ListRole
from csdesk.model.library import Library
from csdesk.model.queries import AS_OF, QueryResult, SampleQuery, TableOutline
from csdesk.operations.queries.tables import list_tables
from csdesk.progress import Progress, silent
from csdesk.storage.queries import Question, ask
from csdesk.storage.workspace import Workspace


def ask_query(
    workspace: Workspace,
    library: Library,
    sql: str,
    values: Mapping[str, float] | None = None,
    health: HealthResult | None = None,
    *,
    progress: Progress = silent,
) -> QueryResult:
    """Return what a query finds in the tables of the chosen client.

    ``:as_of`` is the day of the client's figures, nothing where nobody knows it; ``values`` are
    the other parameters. ``health`` is the score of that day, where it is known already. Raises
    WrongUsage for a query that cannot be carried out, Cancelled where ``progress`` does.
    """
    tables = list_tables(workspace, library, health)
    return ask(Question(sql, {**(values or {}), AS_OF: day_of(workspace)}, tables), progress)


def outline_tables(workspace: Workspace, library: Library) -> tuple[TableOutline, ...]:
    """Return which tables and columns queries can name."""
    return tuple(table.outline for table in list_tables(workspace, library))


def default_values(query: SampleQuery) -> dict[str, float]:
    """Return the parameters of a query as they ship."""
    return {parameter.id: parameter.default for parameter in query.parameters}


def day_of(workspace: Workspace) -> str:
    """Return the day of the client's figures, as 2026-10-31; empty where nobody knows it."""
    accounts = workspace.accounts.table(ListRole.CURRENT)
    day = accounts.as_of if accounts else workspace.clients.engagement().as_of
    return day.isoformat() if day else ""
