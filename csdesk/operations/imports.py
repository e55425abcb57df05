"""Bringing in the client's customer lists: read, look, import, take back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from csdesk.ingest.memory import draft_workbook
from csdesk.ingest.reader import read_workbook
from csdesk.ingest.request import ReadingRequest
from csdesk.model.changes import IMPORTED
from csdesk.model.history import Action
from csdesk.model.identifiers import BatchId
from csdesk.model.imports import Decisions, ImportBatch, ImportDraft, ListRole, Workbook
from csdesk.model.library import Library
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.storage.file.open_files import refuse_open_file
from csdesk.storage.workspace import Workspace


def draft_file(
    path: Path,
    library: Library,
    decisions: Decisions | None = None,
    progress: Progress = silent,
) -> ImportDraft:
    """Read a spreadsheet into a draft; nothing is written. Raises InputRefused."""
    refuse_open_file(path)
    return redraft(read_workbook(path, progress), library, decisions, progress)


def redraft(
    workbook: Workbook,
    library: Library,
    decisions: Decisions | None = None,
    progress: Progress = silent,
) -> ImportDraft:
    """Map and read a workbook again, with the person's decisions."""
    request = ReadingRequest(
        library.fields, library.tables, library.total_words, decisions or Decisions()
    )
    return draft_workbook(workbook, request, progress)


def revise_draft(
    draft: ImportDraft,
    library: Library,
    decisions: Decisions | None = None,
    progress: Progress = silent,
) -> ImportDraft:
    """Read the file of a draft again, with the person's decisions."""
    workbook: Workbook = draft.content.workbook  # type: ignore[attr-defined]
    return redraft(workbook, library, decisions, progress)


def import_list(
    workspace: Workspace,
    draft: ImportDraft,
    role: ListRole,
    as_of: date,
    progress: Progress = silent,
) -> Outcome[ImportBatch]:
    """Write a draft as one step; an earlier list of the same role is no longer used."""
    with workspace.step(Action.IMPORT_LIST):
        batch = workspace.imports.add(draft, role, as_of, progress)
        if role is ListRole.CURRENT:
            workspace.clients.set_as_of(as_of)
    return Outcome(batch, IMPORTED)


def take_back_import(workspace: Workspace, batch: BatchId) -> Outcome[None]:
    """Use a list no longer, with everything that came from it."""
    with workspace.step(Action.TAKE_BACK_LIST):
        workspace.imports.remove(batch)
    return Outcome(None, IMPORTED)
