"""How a workspace file is to be opened, and what is known of it once it is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from csdesk.model.identifiers import EngagementId


@dataclass(frozen=True, slots=True)
class Access:
    """The wish to open a file."""

    path: Path
    phrase: str | None = field(default=None, repr=False)
    read_only: bool = False
    even_if_held: bool = False
    """Pass over the note that another computer left."""
    with_open_phrase: bool = False
    """Try the pass phrase of the file that is open, as for its backups."""


@dataclass(frozen=True, slots=True)
class Whom:
    """The client that is meant: a file, wherever it was moved to, and an engagement in it."""

    file: int
    """Counts the files that were opened; locking a file or saving it elsewhere keeps the number."""
    engagement: EngagementId


@dataclass(frozen=True, slots=True)
class FileState:
    """What the window tells of an open file."""

    is_encrypted: bool = False
    is_read_only: bool = False
    was_left_open: bool = False
    warning: str = ""
    """What to know of its folder; empty where there is nothing to say."""
    remark: str = ""
    """Why no backup could be made when it was opened; empty otherwise."""
    left_over: str = ""
    """What of its earlier backups is left after its pass phrase was changed; empty otherwise."""
