"""All that a workspace knows of its chosen client, told so that two workspaces can be compared.

Numbers of rows differ from file to file and are told by the order in which they turn up. Which rows
are the client's is written out here by hand, apart from what the program finds out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from csdesk.model.history import Action
from csdesk.model.identifiers import BatchId, ExperimentId, ObservationId, TaskId
from csdesk.model.imports import ListRole
from csdesk.storage.books.tables import TableUse, tables_of
from csdesk.storage.file.database import Database
from csdesk.storage.workspace import Workspace

HELD = tables_of(TableUse.DECISION, TableUse.LIST, TableUse.COMPUTED)
MOVES = (Action.EXPORT_CLIENT, Action.IMPORT_CLIENT)
NUMBERS = {
    "engagement_id": "engagement",
    "client_id": "client",
    "batch_id": "import_batch",
    "list_id": "imported_list",
    "finding_id": "finding",
    "respondent_id": "respondent",
    "snapshot_id": "score_snapshot",
}
THIS = "id = (SELECT engagement_id FROM workspace)"
OF_ENGAGEMENT = "engagement_id = (SELECT engagement_id FROM workspace)"
IN_USE = f"batch_id IN (SELECT batch_id FROM list_in_use WHERE {OF_ENGAGEMENT})"  # noqa: S608
SNAPSHOTS = f"SELECT snapshot_id FROM snapshot_in_use WHERE {OF_ENGAGEMENT}"  # noqa: S608
CONDITIONS = {
    "client": "id = (SELECT client_id FROM engagement WHERE id = "
    "(SELECT engagement_id FROM workspace))",
    "engagement": THIS,
    "imported_list": f"batch_id IN (SELECT id FROM import_batch WHERE {OF_ENGAGEMENT})",  # noqa: S608
    "list_column": f"list_id IN (SELECT id FROM imported_list WHERE {IN_USE})",  # noqa: S608
    "data_issue": IN_USE,
    "score_snapshot": f"id IN ({SNAPSHOTS})",
    "snapshot_column": f"snapshot_id IN ({SNAPSHOTS})",
    "response": f"respondent_id IN (SELECT id FROM respondent WHERE {OF_ENGAGEMENT})",  # noqa: S608
    "instrument_text": f"hash IN (SELECT hash FROM instrument_in_use WHERE {OF_ENGAGEMENT})",  # noqa: S608
    "attachment_content": f"hash IN (SELECT hash FROM attachment WHERE {OF_ENGAGEMENT})",  # noqa: S608
    "finding_evidence": f"finding_id IN (SELECT id FROM finding WHERE {OF_ENGAGEMENT})",  # noqa: S608
}


class _Names:
    """Names numbers of rows by the order in which they turn up."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, int], str] = {}

    def resolve(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        return {name: self._resolve(table, name, value) for name, value in row.items()}

    def name(self, table: str, number: int) -> str:
        return self._seen.setdefault((table, number), f"{table} {len(self._seen)}")

    def _resolve(self, table: str, column: str, value: Any) -> Any:
        named = table if column == "id" else NUMBERS.get(column)
        return value if named is None or value is None else self.name(named, value)


def describe_content(workspace: Workspace) -> dict[str, Any]:
    """Return what repositories, tables and change log say of the chosen client."""
    names = _Names()
    rows = {table: _describe_table(workspace.database, table, names) for table in HELD}
    return {
        "told": _describe_told(workspace),
        "rows": rows,
        "log": list(_describe_log(workspace, names)),
    }


def count_rows(workspace: Workspace) -> dict[str, int]:
    """Return how many rows of each table are the chosen client's and count."""
    return {table: len(rows) for table, rows in describe_content(workspace)["rows"].items()}


def _describe_told(workspace: Workspace) -> dict[str, Any]:
    engagement = workspace.clients.engagement()
    return {
        "client": workspace.clients.client(),
        "engagement": (engagement.name, engagement.as_of),
        "answers": workspace.answers.all(),
        "about": {about: workspace.answers.all(about) for about in workspace.answers.subjects()},
        "responses": [
            (response.respondent.name, response.respondent.role, response.answer)
            for response in workspace.responses.all()
        ],
        "observations": [
            replace(seen, id=ObservationId(0)) for seen in workspace.observations.all()
        ],
        "instruments": workspace.instruments.all(),
        "aims": (workspace.aims.targets(), workspace.aims.functions()),
        "service_tiers": workspace.service_tiers.all(),
        "owners": workspace.plan.owners(),
        "raci": workspace.plan.raci(),
        "accounts": [_describe_accounts(workspace, role) for role in ListRole],
        "aliases": workspace.aliases.all(),
        "rates": workspace.rates.all(),
        "stewards": workspace.stewards.all(),
        "lost": workspace.accounts.lost(),
        "issues": workspace.imports.issues(),
        "files": [
            (file.question, file.name, file.size, file.added_at, content)
            for file in workspace.attachments.all()
            for content in [workspace.attachments.content(file.id)]
        ],
        "health": _describe_health(workspace),
        "metrics": _describe_metrics(workspace),
    }


def _describe_metrics(workspace: Workspace) -> Any:
    return (
        workspace.kpi_settings.goals(),
        workspace.kpi_settings.thresholds(),
        workspace.kpi_settings.stated(),
        workspace.kpi_settings.choices(),
        workspace.layouts.all(),
        workspace.kept_kpis.all(),
    )


def _describe_health(workspace: Workspace) -> Any:
    snapshots = workspace.snapshots.all()
    return (
        workspace.scorecards.versions(),
        workspace.scorecards.in_use(),
        workspace.health_model.get(),
        workspace.ratings.all(),
        workspace.overrides.all(),
        [(one.as_of, one.taken_at, one.versions) for one in snapshots],
        [list(workspace.snapshots.scores(one)) for one in snapshots],
        [replace(task, id=TaskId(0)) for task in workspace.tasks.all()],
        workspace.playbooks.all(),
        workspace.losses.all(),
        workspace.proofs.all(),
        list(workspace.offers.all().values()),
        [replace(one, id=ExperimentId(0)) for one in workspace.experiments.all()],
    )


def _describe_accounts(workspace: Workspace, role: ListRole) -> Any:
    table = workspace.accounts.table(role)
    return table and replace(table, batch=BatchId(0), columns=dict(table.columns))


def _describe_table(database: Database, table: str, names: _Names) -> list[dict[str, Any]]:
    columns = [row[1] for row in database.rows(f"PRAGMA table_info({table})")]
    condition = CONDITIONS.get(table, OF_ENGAGEMENT)
    rows = database.rows(f"SELECT * FROM {table} WHERE {condition} ORDER BY rowid")  # noqa: S608
    described = [names.resolve(table, dict(zip(columns, row, strict=True))) for row in rows]
    is_shared = table in ("attachment_content", "instrument_text")
    return sorted(described, key=lambda row: row["hash"]) if is_shared else described


def _describe_log(workspace: Workspace, names: _Names) -> Iterator[tuple[Any, ...]]:
    engagement = workspace.clients.engagement().id
    for entry in reversed(workspace.history.entries()):
        if entry.engagement == engagement and entry.action not in MOVES:
            values = [_resolve_value(entry.entity, value, names) for value in _values(entry)]
            step = names.name("step", entry.step)
            told = (entry.person, entry.action, entry.at, entry.entity, entry.is_erased)
            yield (step, *told, *values)


def _values(entry: Any) -> tuple[str | None, str | None]:
    return entry.old_value, entry.new_value


def _resolve_value(entity: str, value: str | None, names: _Names) -> Any:
    return None if value is None else names.resolve(entity, json.loads(value))
