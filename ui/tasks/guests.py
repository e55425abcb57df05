"""Who is in another file; this runs in the lane's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import PassPhraseNeeded, PassPhraseWrong, WorkspaceUnusable
from csdesk.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Guests:
    """The clients in another file, and what stands in the way of reading them."""

    names: tuple[str, ...] = ()
    needs_phrase: bool = False
    problem: str = ""


def find_guests(source: Path, phrase: str | None, progress: Progress = silent) -> Guests:
    """Return the clients in a file; a file of an older format holds one, unnamed here."""
    from csdesk.operations.moving import find_clients

    try:
        return Guests(find_clients(source, phrase, progress))
    except PassPhraseNeeded:
        return Guests(needs_phrase=True)
    except PassPhraseWrong as error:
        return Guests(needs_phrase=True, problem=str(error))
    except WorkspaceUnusable:
        return Guests()
