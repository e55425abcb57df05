"""How an open workspace stands after a change: what the window shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.clients import Audit
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import UndoState
from ui.tasks.access import FileState, Whom


@dataclass(frozen=True, slots=True)
class Standing:
    """The chosen client's diagnosis, what can be undone, every client in the file, the file."""

    diagnosis: Diagnosis
    history: UndoState
    audits: tuple[Audit, ...]
    file: FileState
    whom: Whom
    """For whom what is done next is meant."""
