"""The change log (S1.77): who changed what, when, from what to what; chained, so that edits show.

Each line holds a salted BLAKE2b hash of its person, key and values, and a chain value over the line
before and everything of its own that stays. Erasing a person blanks what was hashed, with its salt;
the hash remains and the chain still holds.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from csdesk.model.history import Action, LogEntry, StepId
from csdesk.model.identifiers import EngagementId
from csdesk.progress import Progress, silent
from csdesk.storage.file.database import Database, Row, Value
from csdesk.storage.file.texts import refuse_unkeepable

START = "0" * 64
"""What stands before the first line's chain value."""
HASH_SIZE = 32
BLOCK = 1_000
NOTING = "Noting what changed"
"""What a person reads while many changes are put into the log."""
KNOWN_ACTIONS = frozenset(Action)
"""A later csdesk may know more; what it wrote is shown as an edit."""

ADD = """
INSERT INTO change (id, step, engagement_id, person, action, happened_at, entity, entity_key,
                    old_value, new_value, salt, details_hash, chain)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
READ = """
SELECT id, step, engagement_id, person, action, happened_at, entity, entity_key, old_value,
       new_value, salt
FROM change
"""
READ_CHAIN = """
SELECT id, step, engagement_id, action, happened_at, entity, person, entity_key, old_value,
       new_value, salt, details_hash, chain
FROM change ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What one entity was before and after, as JSON; None where it was not there."""

    entity: str
    key: str
    old_value: str | None
    new_value: str | None


def add_changes(
    database: Database,
    engagement: EngagementId | None,
    person: str,
    action: Action,
    changes: Sequence[Change],
    progress: Progress = silent,
) -> StepId:
    """Put one step's changes at the end of the log and return the step."""
    number, chain = database.row("SELECT id, chain FROM change ORDER BY id DESC") or (0, START)
    step = number + 1
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    refuse_unkeepable((person, *(change.key for change in changes)))

    def list_lines() -> Iterator[Row]:
        before = chain
        for number, change in enumerate(changes, step):
            if (done := number - step) % BLOCK == 0:
                progress(done, len(changes), NOTING)
            kept = (number, step, engagement, action, at, change.entity)
            details = (person, change.key, change.old_value, change.new_value)
            salt = secrets.token_hex(16)
            details_hash = hash_details(salt, details)
            before = link(before, kept, details_hash)
            line = (number, step, engagement, person, action, at, change.entity, *details[1:])
            yield (*line, salt, details_hash, before)

    database.write_many(ADD, list_lines())
    return StepId(step)


def read_entries(
    database: Database, limit: int | None = None, before: int | None = None
) -> tuple[LogEntry, ...]:
    """Return lines of the log, newest first: at most ``limit``, only ids below ``before``."""
    condition = "WHERE ? IS NULL OR id < ? ORDER BY id DESC LIMIT ?"
    rows = database.rows(READ + condition, (before, before, -1 if limit is None else limit))
    return tuple(map(_read_entry, rows))


def read_entries_of(
    database: Database, engagement: EngagementId, entities: Collection[str]
) -> tuple[LogEntry, ...]:
    """Return the lines of an engagement that are about some tables, oldest first."""
    places = ", ".join("?" * len(entities))
    condition = f"WHERE engagement_id = ? AND entity IN ({places}) ORDER BY id"
    return tuple(map(_read_entry, database.rows(READ + condition, (engagement, *entities))))


def read_step(database: Database, step: StepId) -> tuple[LogEntry, ...]:
    """Return the lines of one step in the order in which they were written."""
    return tuple(map(_read_entry, database.rows(f"{READ} WHERE step = ? ORDER BY id", (step,))))


def find_break(database: Database) -> int | None:
    """Return the id of the first line that is not as it was written, or None."""
    chain, expected = START, 1
    for block in database.blocks(READ_CHAIN, BLOCK):
        for row in block:
            number, *_, noted = row
            chain = _expect(chain, row)
            if number != expected or chain != noted:
                return int(number)
            expected += 1
    return None


def blank_entries(database: Database, entries: Iterable[int]) -> None:
    """Take person, key and values out of lines for good; the chain keeps holding."""
    database.write_many(
        "UPDATE change SET person = NULL, entity_key = NULL, old_value = NULL, new_value = NULL, "
        "salt = NULL WHERE id = ?",
        ((number,) for number in entries),
    )


def hash_details(salt: str, details: Sequence[Value]) -> str:
    """Return the salted hash of person, key, old and new value."""
    return _digest(salt, *details)


def link(chain: str, kept: Sequence[Value], details_hash: str) -> str:
    """Return a line's chain value from the one before, what stays of it, and its details' hash."""
    return _digest(chain, *kept, details_hash)


def _expect(chain: str, row: Row) -> str:
    """Return the chain value that a line should have; an altered one gives another."""
    kept, details, (salt, details_hash) = row[:6], row[6:10], row[10:12]
    is_blank = salt is None and details == (None,) * len(details)
    if is_blank or (salt is not None and hash_details(salt, details) == details_hash):
        return link(chain, kept, details_hash)
    return ""


def _digest(*values: Value) -> str:
    return hashlib.blake2b(orjson.dumps(values), digest_size=HASH_SIZE).hexdigest()


def _read_entry(row: Row) -> LogEntry:
    number, step, engagement, person, action, at, entity, key, old, new, salt = row
    return LogEntry(
        id=number,
        step=StepId(step),
        engagement=None if engagement is None else EngagementId(engagement),
        person=person or "",
        action=Action(action) if action in KNOWN_ACTIONS else Action.EDIT,
        at=datetime.fromisoformat(at),
        entity=entity,
        key=key or "",
        old_value=old,
        new_value=new,
        is_erased=salt is None,
    )
