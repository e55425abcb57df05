"""What a workspace holds, read through its repositories alone, as one value to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from csdesk.model.answers import NOBODY, Answer
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.clients import Client
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    FieldId,
    FunctionId,
    InitiativeId,
    InstrumentId,
    ObservationId,
    QuestionId,
    RaciRowId,
    RoleId,
)
from csdesk.model.imports import ImportBatch, ListRole
from csdesk.model.respondents import RespondentRole
from csdesk.model.roadmap import RaciLetter
from csdesk.model.service_tiers import ServiceTierChoice
from csdesk.model.tables import Cell, TableKind
from csdesk.storage.workspace import Workspace
from tests.reliability.health_content import HealthContent, read_health

NEW = ObservationId(0)
"""The number of an observation that is not kept yet."""


@dataclass(frozen=True)
class CustomerList:
    """A list of customers as it counts: where it came from and every cell of it."""

    file_name: str
    as_of: date
    keys: tuple[str, ...]
    columns: Mapping[FieldId, tuple[Cell, ...]]


@dataclass(frozen=True)
class TicketList:
    """A file of support tickets that was added: its name, each ticket and when it came."""

    file_name: str
    tickets: tuple[Cell, ...]
    created: tuple[Cell, ...]


@dataclass(frozen=True)
class Content:
    """Everything that a person put into a workspace about the chosen client."""

    client: Client
    as_of: date | None = None
    answers: Mapping[tuple[AccountKey, QuestionId], Answer] = field(default_factory=dict)
    """By the customer whom they are about, or nobody, and the question."""
    responses: tuple[tuple[str, RespondentRole, tuple[Answer, ...]], ...] = ()
    """Each respondent with what they answered, in the order in which they came."""
    observations: tuple[Observation, ...] = ()
    """Without their numbers, in the order in which they were made."""
    instruments: Mapping[InstrumentId, KeptInstrument] = field(default_factory=dict)
    targets: Mapping[tuple[InstrumentId, AreaId], int] = field(default_factory=dict)
    functions: Mapping[InstrumentId, frozenset[FunctionId]] = field(default_factory=dict)
    tiers: Mapping[AccountKey, ServiceTierChoice] = field(default_factory=dict)
    owners: Mapping[InitiativeId, str] = field(default_factory=dict)
    raci: Mapping[RaciRowId, Mapping[RoleId, RaciLetter]] = field(default_factory=dict)
    lists: Mapping[ListRole, CustomerList] = field(default_factory=dict)
    added: tuple[TicketList, ...] = ()
    """In the order in which they were added."""
    aliases: Mapping[AccountKey, AccountKey] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)
    health: HealthContent = field(default_factory=HealthContent)
    files: tuple[tuple[QuestionId, str, bytes], ...] = ()
    """Question, name and bytes of each attached file, sorted."""


def read_content(workspace: Workspace) -> Content:
    """Return what an open workspace holds."""
    return Content(
        client=workspace.clients.client(),
        as_of=workspace.clients.engagement().as_of,
        answers={
            (subject, question): answer
            for subject in (NOBODY, *workspace.answers.subjects())
            for question, answer in workspace.answers.all(subject).items()
        },
        responses=_read_responses(workspace),
        observations=tuple(replace(seen, id=NEW) for seen in workspace.observations.all()),
        instruments={kept.id: kept for kept in workspace.instruments.all()},
        targets=workspace.aims.targets(),
        functions=workspace.aims.functions(),
        tiers=workspace.service_tiers.all(),
        owners=workspace.plan.owners(),
        raci=workspace.plan.raci(),
        lists={
            batch.role: _read_list(workspace, batch)
            for batch in workspace.imports.batches()
            if batch.role is not ListRole.ADDED
        },
        added=tuple(_read_tickets(workspace)),
        aliases={found.alias: found.account for found in workspace.aliases.all()},
        rates={code: found.rate for code, found in workspace.rates.all().items()},
        health=read_health(workspace),
        files=tuple(
            sorted(
                (file.question, file.name, workspace.attachments.content(file.id))
                for file in workspace.attachments.all()
            )
        ),
    )


def _read_responses(
    workspace: Workspace,
) -> tuple[tuple[str, RespondentRole, tuple[Answer, ...]], ...]:
    responses = workspace.responses.all()
    return tuple(
        (person.name, person.role, tuple(r.answer for r in responses if r.respondent == person))
        for person in workspace.responses.respondents()
    )


def _read_tickets(workspace: Workspace) -> Iterator[TicketList]:
    table = workspace.lists.table(TableKind.SUPPORT)
    for number, source in enumerate(table.sources):
        places = [at for at, origin in enumerate(table.origins) if origin == number]
        columns = (table.column(name) for name in ("ticket_id", "created_at"))
        yield TicketList(
            source.file_name, *(tuple(column[at] for at in places) for column in columns)
        )


def _read_list(workspace: Workspace, batch: ImportBatch) -> CustomerList:
    table = workspace.accounts.table(batch.role)
    assert table is not None
    return CustomerList(batch.file_name, batch.as_of, tuple(table.keys), dict(table.columns))
