"""What can be said about a workspace file, its copies and its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a workspace open, as the note beside the file says."""

    person: str
    machine: str
    process: int
    since: datetime
    """In UTC."""


class BackupReason(StrEnum):
    """Why a copy was made; the word stands in the name of its file."""

    ROUTINE = "routine"
    BEFORE_UPGRADE = "upgrade"
    BEFORE_ERASURE = "erasure"
    BEFORE_REMOVAL = "removal"
    ASKED_FOR = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a workspace that was verified when it was made."""

    path: Path
    made_at: datetime
    """In UTC."""
    format: int
    reason: BackupReason
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds, to recognise it by: clients, counts, the time of the last change."""

    clients: tuple[str, ...]
    answers: int
    accounts: int
    last_change: datetime | None
    respondents: int = 0
    observations: int = 0


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; ``problems`` is empty for a whole file, each is one sentence."""

    path: Path
    format: int | None
    is_encrypted: bool
    problems: tuple[str, ...]
    contents: Contents | None = None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Rows of one kind of thing: how many there were, how many could be read and kept."""

    what: str
    """In words, such as "answers"."""
    expected: int | None
    """None where even the count is lost."""
    kept: int
    is_exact: bool = False
    """The sum of the rows proves that all of them are as they were written."""


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was read out of a damaged file into a new one; ``target`` is None for a trial."""

    target: Path | None
    parts: tuple[Salvaged, ...]

    @property
    def is_exact(self) -> bool:
        """Tell whether everything is proved to be there as it was written."""
        return all(part.is_exact for part in self.parts)
