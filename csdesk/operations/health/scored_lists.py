"""The lists in use with all that is scored and measured from them, computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.model.kpis import KpiValue
from csdesk.model.library import Library
from csdesk.operations.health.books import ScoredBook, score_book
from csdesk.operations.health.departures import Departures, find_departures
from csdesk.operations.health.measuring import measure_kpis
from csdesk.operations.imported_lists import ImportedLists, read_lists
from csdesk.operations.outcome import Outcome, Result
from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadLists:
    """The lists in use, and the earlier customer list."""

    lists: ImportedLists
    previous: AccountTable | None


@dataclass(frozen=True, slots=True)
class ScoredLists:
    """What follows from the lists in use; it holds until the workspace changes."""

    read: ReadLists
    book: ScoredBook | None
    gone: Departures
    kpis: Mapping[KpiId, KpiValue]


@dataclass(frozen=True, slots=True)
class ScoredOutcome(Outcome[Result]):
    """What an operation gives back that scored the lists on the way, for the diagnosis after it."""

    scored: ScoredLists | None = field(default=None, compare=False, repr=False)


def read_both(workspace: Workspace, library: Library) -> ReadLists:
    """Return the lists in use, and the earlier customer list."""
    lists = read_lists(workspace, library)
    return ReadLists(lists, workspace.accounts.table(ListRole.PREVIOUS))


def score_lists(
    workspace: Workspace, library: Library, read: ReadLists | None = None
) -> ScoredLists:
    """Return the scores, the losses and the KPIs of the lists in use, reading them if need be."""
    read = read or read_both(workspace, library)
    book = score_book(workspace, library, read.lists, read.previous)
    gone = find_departures(workspace, library, read.lists, read.previous)
    health = book.health if book else None
    kpis = measure_kpis(workspace, library, read.lists, read.previous, health, gone)
    return ScoredLists(read, book, gone, kpis)
