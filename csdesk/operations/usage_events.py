"""Single events of use: looked into, added up out of memory, and only what they add up to kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.events.accounts import Users
from csdesk.ingest.events.drafting import EventContent, decide
from csdesk.ingest.events.engine import Engine, Room, has_engine, require_engine
from csdesk.ingest.events.files import EventFile, find_event_files, is_event_folder, is_parquet
from csdesk.ingest.events.inspection import TIME, inspect_files, name_files
from csdesk.ingest.events.reading import EventReading, Surroundings
from csdesk.ingest.events.spill import name_spill
from csdesk.ingest.events.times import NUMBER, TYPED
from csdesk.model.imports import ImportBatch, ImportDraft, ListRole
from csdesk.model.library import Library
from csdesk.model.matching import Comparison
from csdesk.model.tables import TableKind
from csdesk.model.usage_events import EventChoices, EventCounts, EventFiles
from csdesk.operations.draft_sources import make_request
from csdesk.operations.health.scored_lists import ScoredOutcome
from csdesk.operations.imports import ImportOrder, compare_draft, import_files
from csdesk.progress import Progress, silent
from csdesk.storage.workspace import Workspace

LOOKING_MB = 200
"""Memory for the first rows of a file."""
WHO = ("user_id", "email", "account_id", "account_name")


@dataclass(frozen=True, slots=True)
class AddedEvents:
    """Events that were added up, as a draft that can be imported; ``close`` lets go of them."""

    counts: EventCounts
    draft: ImportDraft
    comparison: Comparison
    """Which listed customers are meant."""
    has_days: bool
    """Rows per account and day are kept beside the signals."""

    def close(self) -> None:
        """Let go of the engine and of its folder."""
        self.draft.content.close()


def can_add_up() -> bool:
    """Tell whether the engine that adds events up is installed."""
    return has_engine()


def is_of_events(path: Path) -> bool:
    """Tell whether a file or folder goes the way of events: Parquet is nothing else."""
    return is_parquet(path) or is_event_folder(path)


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
    """Event files on their way in: ``add_up`` may be cancelled, and goes on where it stopped."""

    def __init__(
        self,
        workspace: Workspace,
        paths: Iterable[Path],
        choices: EventChoices,
        library: Library,
        today: date,
    ) -> None:
        require_engine()
        self._workspace = workspace
        self._library = library
        files = find_event_files(paths)
        _check_choices(choices, library, files)
        room = Room(library.event_rules.memory_mb, _find_spill(workspace))
        around = Surroundings(today, _list_users(workspace), _list_accounts(workspace))
        self._reading = EventReading(files, choices, library.event_rules, room, around)

    def add_up(self, progress: Progress = silent) -> AddedEvents:
        """Read all files; nothing is written to the workspace. Raises InputRefused, Cancelled."""
        request = make_request(self._library, self._workspace)
        content = EventContent(self._reading, request)
        draft = content.read(decide(self._reading.choices), progress)
        if self._reading.counts is None:
            raise ValueError("nothing was counted")
        comparison = compare_draft(self._workspace, draft, ListRole.ADDED, progress)
        return AddedEvents(self._reading.counts, draft, comparison, self._reading.has_days)

    def close(self) -> None:
        """Let go of the engine and of its folder."""
        self._reading.close()


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


def _check_choices(choices: EventChoices, library: Library, files: Sequence[EventFile]) -> None:
    known = {way.id for way in (TYPED, NUMBER, *library.event_rules.time_formats)}
    if TIME in choices.columns and choices.time_format not in known:
        raise InputRefused(
            "its times can be meant in several ways",
            file=name_files(files),
            advice="Say whether they are written day first or month first",
        )


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
