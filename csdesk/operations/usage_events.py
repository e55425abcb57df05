"""Single events of use: looked into, added up out of memory, and only what they add up to kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.events.accounts import Users
from csdesk.ingest.events.drafting import EventContent, decide
from csdesk.ingest.events.engine import Engine, Room, has_engine, require_engine
from csdesk.ingest.events.files import (
    EventFile,
    find_event_files,
    is_event_folder,
    is_parquet,
    may_be_events,
)
from csdesk.ingest.events.inspection import TIME, check_columns, inspect_files, name_files
from csdesk.ingest.events.reading import EventReading, Surroundings
from csdesk.ingest.events.spill import name_spill
from csdesk.ingest.events.times import find_formats
from csdesk.ingest.reader.delimited import find_dialect
from csdesk.ingest.reader.encoding import find_encoding
from csdesk.model.imports import ImportBatch, ImportDraft, ListRole, Sheet, Workbook
from csdesk.model.library import Library
from csdesk.model.matching import Comparison
from csdesk.model.tables import TableKind
from csdesk.model.usage_events import EventChoices, EventCounts, EventFiles, EventRules
from csdesk.operations.draft_sources import make_request
from csdesk.operations.health.scored_lists import ScoredOutcome
from csdesk.operations.imports import ImportOrder, compare_draft, import_files, redraft
from csdesk.progress import Progress, silent
from csdesk.storage.workspace import Workspace

LOOKING_MB = 200
"""Memory for the first rows of a file."""
LOOKED_AT = 200
"""Rows."""
WHO = ("user_id", "email", "account_id", "account_name")


@dataclass(frozen=True, slots=True)
class AddedEvents:
    """Events that were added up, as a draft that can be imported; ``close`` lets go of them."""

    counts: EventCounts
    draft: ImportDraft
    has_days: bool
    """Rows per account and day are kept beside the signals."""
    comparison: Comparison | None = None
    """Which listed customers are meant, once they were looked for."""

    def close(self) -> None:
        """Let go of the engine and of its folder."""
        self.draft.content.close()


def can_add_up() -> bool:
    """Tell whether the engine that adds events up is installed."""
    return has_engine()


def is_of_events(path: Path) -> bool:
    """Tell whether a file or folder goes the way of events: Parquet is nothing else."""
    return is_parquet(path) or is_event_folder(path)


def part_events(
    paths: Iterable[Path], library: Library
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the paths that go the way of events, and those that are read as lists.

    Events are Parquet files, folders that hold some, and long text files whose first rows are a
    table of events; shorter ones are lists like any other.
    """
    found = tuple(paths)
    events = tuple(path for path in found if is_of_events(path) or _lists_events(path, library))
    return events, tuple(path for path in found if path not in events)


def _lists_events(path: Path, library: Library) -> bool:
    if path.is_dir() or not may_be_events(path):
        return False
    encoding = find_encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = islice(find_dialect(path, encoding).split(file), LOOKED_AT)
        rows = tuple(tuple(cell or None for cell in row) for row in lines)
    draft = redraft(Workbook(path.name, "", (Sheet(path.stem, True, rows),)), library)
    return any(table.kind is TableKind.USAGE_EVENTS for table in draft.tables)


def inspect_events(paths: Iterable[Path], library: Library) -> EventFiles:
    """Return the columns of event files and what they seem to be; nothing is written.

    Raises WrongUsage without the engine, InputRefused for files that are no events.
    """
    require_engine()
    engine = Engine(Room(LOOKING_MB))
    try:
        files = find_event_files(paths)
        return inspect_files(engine, files, library.fields, library.event_rules)
    finally:
        engine.close()


class EventSums:
    """Event files on their way in: ``add_up`` may be cancelled, and goes on where it stopped.

    The workspace is asked at the beginning only, so that adding up can be done beside it.
    """

    def __init__(
        self,
        workspace: Workspace,
        paths: Iterable[Path],
        choices: EventChoices,
        library: Library,
        today: date,
    ) -> None:
        require_engine()
        files = find_event_files(paths)
        self.choices = choices
        settled = _settle_times(choices, files, library.event_rules)
        self._request = make_request(library, workspace)
        room = Room(library.event_rules.memory_mb, _find_spill(workspace))
        around = Surroundings(today, _list_users(workspace), _list_accounts(workspace))
        self._reading = EventReading(files, settled, library.event_rules, room, around)

    def add_up(self, progress: Progress = silent) -> AddedEvents:
        """Read all files; nothing is written. Raises InputRefused, Cancelled."""
        content = EventContent(self._reading, self._request)
        draft = content.read(decide(self._reading.choices), progress)
        if self._reading.counts is None:
            raise ValueError("nothing was counted")
        return AddedEvents(self._reading.counts, draft, self._reading.has_days)

    def close(self) -> None:
        """Let go of the engine and of its folder."""
        self._reading.close()


def begin_events(
    workspace: Workspace,
    paths: Iterable[Path],
    choices: EventChoices,
    library: Library,
    today: date,
) -> EventSums:
    """Return event files that are ready to be added up. Raises WrongUsage, InputRefused."""
    return EventSums(workspace, paths, choices, library, today)


def recognise_accounts(
    workspace: Workspace, events: AddedEvents, progress: Progress = silent
) -> AddedEvents:
    """Return the events with the listed customers that their accounts are."""
    found = compare_draft(workspace, events.draft, ListRole.ADDED, progress)
    return replace(events, comparison=found)


def import_events(
    workspace: Workspace,
    events: AddedEvents,
    progress: Progress = silent,
    library: Library | None = None,
) -> ScoredOutcome[ImportBatch]:
    """Keep what events add up to, as one step; the same files once more change nothing.

    Rows of the same account and day take the place of those that came in before.
    """
    order = ImportOrder(events.draft, ListRole.ADDED, events.counts.last_day, events.comparison)
    outcome = import_files(workspace, [order], progress, library=library)
    return ScoredOutcome(outcome.result[0], outcome.changes, outcome.scored)


def _find_spill(workspace: Workspace) -> Path | None:
    """Return the folder for what does not fit into memory; None where nothing may be written.

    The engine cannot encrypt what it writes, so that events of an encrypted client stay in memory.
    """
    if workspace.is_encrypted or workspace.is_read_only:
        return None
    return name_spill(workspace.path)


def _settle_times(
    choices: EventChoices, files: Sequence[EventFile], rules: EventRules
) -> EventChoices:
    """Return the choices with the way in which times are written; two ways need a person's word."""
    column = choices.columns.get(TIME)
    if column is None:
        return choices
    engine = Engine(Room(LOOKING_MB))
    try:
        check_columns(engine, files[:1], choices)
        ways = [way.id for way in find_formats(engine, files[0], column, rules)]
    finally:
        engine.close()
    if len(ways) == 1:
        return replace(choices, time_format=ways[0])
    if choices.time_format not in ways:
        raise InputRefused(
            "its times can be meant in several ways",
            file=name_files(files),
            advice="Say whether they are written day first or month first",
        )
    return choices


def _list_users(workspace: Workspace) -> Users:
    """Return the ids and addresses of the client's own users, each with its account."""
    table = workspace.lists.table(TableKind.USERS, WHO)
    keys = table.account_keys
    return [
        (str(user), str(key))
        for column in ("user_id", "email")
        for user, key in zip(table.column(column), keys, strict=True)
        if user and key
    ]


def _list_accounts(workspace: Workspace) -> Sequence[str]:
    accounts = workspace.accounts.table(ListRole.CURRENT)
    return accounts.keys if accounts else ()
