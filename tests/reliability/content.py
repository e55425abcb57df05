"""What a workspace holds, read through its repositories alone, as one value to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import FieldId, InitiativeId, QuestionId, RaciRowId, RoleId
from csdesk.model.imports import Cell, ImportBatch, ListRole
from csdesk.model.roadmap import RaciLetter
from csdesk.storage.workspace import Workspace


@dataclass(frozen=True)
class CustomerList:
    """A list of customers as it counts: where it came from and every cell of it."""

    file_name: str
    as_of: date
    keys: tuple[str, ...]
    columns: Mapping[FieldId, tuple[Cell, ...]]


@dataclass(frozen=True)
class Content:
    """Everything that a person put into a workspace about the chosen client."""

    client: Client
    as_of: date | None = None
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)
    owners: Mapping[InitiativeId, str] = field(default_factory=dict)
    raci: Mapping[RaciRowId, Mapping[RoleId, RaciLetter]] = field(default_factory=dict)
    lists: Mapping[ListRole, CustomerList] = field(default_factory=dict)
    files: tuple[tuple[QuestionId, str, bytes], ...] = ()
    """Question, name and bytes of each attached file, sorted."""


def read_content(workspace: Workspace) -> Content:
    """Return what an open workspace holds."""
    return Content(
        client=workspace.clients.client(),
        as_of=workspace.clients.engagement().as_of,
        answers=workspace.answers.all(),
        owners=workspace.plan.owners(),
        raci=workspace.plan.raci(),
        lists={batch.role: _read_list(workspace, batch) for batch in workspace.imports.batches()},
        files=tuple(
            sorted(
                (file.question, file.name, workspace.attachments.content(file.id))
                for file in workspace.attachments.all()
            )
        ),
    )


def _read_list(workspace: Workspace, batch: ImportBatch) -> CustomerList:
    table = workspace.accounts.table(batch.role)
    assert table is not None
    return CustomerList(batch.file_name, batch.as_of, tuple(table.keys), dict(table.columns))
