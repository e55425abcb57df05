"""What is done with a file away from the window, each in one piece of work on the lane."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.errors import InputRefused
from csdesk.model.imports import Decisions, ImportDraft, ListRole
from csdesk.model.matching import Comparison
from csdesk.model.tables import Cell, TableKind
from csdesk.progress import Progress
from ui.models.file_view import FileView, view_file
from ui.models.sheet_table import PAGE_ROWS

if TYPE_CHECKING:
    from csdesk.model.library import Library
    from csdesk.storage.workspace import Workspace

Rows = Sequence[Sequence[Cell]]


def read_file(workspace: Workspace, path: Path, library: Library, progress: Progress) -> FileView:
    """Read a file as the same kind of file was read before, if it was; raises InputRefused."""
    from csdesk.operations.imports import draft_file

    draft = draft_file(path, library, progress=progress, workspace=workspace)
    return view_file(draft, _compare(workspace, draft, ListRole.CURRENT, progress))


def read_again(
    workspace: Workspace,
    draft: ImportDraft,
    role: ListRole,
    library: Library,
    decisions: Decisions,
    progress: Progress,
) -> FileView:
    """Read an opened file under other decisions."""
    from csdesk.operations.imports import revise_draft

    revised = revise_draft(draft, library, decisions, progress, workspace)
    return view_file(revised, _compare(workspace, revised, role, progress))


def compare_again(
    workspace: Workspace, draft: ImportDraft, role: ListRole, progress: Progress
) -> Comparison | None:
    """Compare a file anew with what it would replace or join."""
    return _compare(workspace, draft, role, progress)


def fetch_page(draft: ImportDraft, sheet: str, page: int) -> Rows:
    """Return the cells of a page of a sheet."""
    return draft.content.rows(sheet, page * PAGE_ROWS + 1, PAGE_ROWS)


def fetch_row(draft: ImportDraft, sheet: str, row: int) -> Sequence[Cell]:
    """Return the cells of one row of a sheet."""
    rows = draft.content.rows(sheet, row, 1)
    return rows[0] if rows else ()


def find_spreadsheets(folder: Path) -> tuple[Path, ...]:
    """Return the spreadsheets in a folder; raises InputRefused where there is none."""
    from csdesk.operations.spreadsheet_folders import find_files

    found = find_files(folder)
    if not found:
        raise InputRefused(
            "The folder holds no spreadsheet", file=folder.name, advice="Choose another one"
        )
    return found


def close_files(drafts: Sequence[ImportDraft]) -> None:
    """Let go of opened files."""
    for draft in drafts:
        draft.content.close()


def _compare(
    workspace: Workspace, draft: ImportDraft, role: ListRole, progress: Progress
) -> Comparison | None:
    from csdesk.operations.imports import compare_draft

    if draft.table(TableKind.ACCOUNTS) is None or draft.open_questions():
        return None
    return compare_draft(workspace, draft, role, progress)
