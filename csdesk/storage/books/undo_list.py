"""Which steps undo and redo can reach: the newest ones, in the order in which they were done."""

from __future__ import annotations

from csdesk.model.history import Action, StepId
from csdesk.model.identifiers import EngagementId
from csdesk.storage.books.spare_content import drop_spare_content
from csdesk.storage.file.database import Database

REACH = 500
"""How many steps can be taken back."""


def note_step(
    database: Database, step: StepId, engagement: EngagementId | None, action: Action
) -> None:
    """Make a step the next to be undone; what was undone before it can no longer be redone."""
    database.write("DELETE FROM undo_step WHERE is_undone AND engagement_id IS ?", (engagement,))
    database.write(
        "INSERT INTO undo_step (step, engagement_id, action, is_undone) VALUES (?, ?, ?, 0)",
        (step, engagement, action),
    )
    database.write(
        "DELETE FROM undo_step WHERE step <= "
        "(SELECT step FROM undo_step ORDER BY step DESC LIMIT 1 OFFSET ?)",
        (REACH,),
    )
    drop_spare_content(database)


def find_undo(database: Database, engagement: EngagementId | None) -> tuple[StepId, Action] | None:
    """Return the step that an undo would take back."""
    return _find(
        database,
        "SELECT step, action FROM undo_step WHERE engagement_id IS ? AND NOT is_undone "
        "ORDER BY step DESC LIMIT 1",
        engagement,
    )


def find_redo(database: Database, engagement: EngagementId | None) -> tuple[StepId, Action] | None:
    """Return the step that a redo would bring back."""
    return _find(
        database,
        "SELECT step, action FROM undo_step WHERE engagement_id IS ? AND is_undone "
        "ORDER BY step LIMIT 1",
        engagement,
    )


def mark_undone(database: Database, step: StepId, *, undone: bool) -> None:
    """Note that a step was taken back, or brought back."""
    database.write("UPDATE undo_step SET is_undone = ? WHERE step = ?", (undone, step))


def clear_undo(database: Database) -> None:
    """Let nothing be undone or redone any more."""
    database.write("DELETE FROM undo_step")
    drop_spare_content(database)


def _find(
    database: Database, sql: str, engagement: EngagementId | None
) -> tuple[StepId, Action] | None:
    row = database.row(sql, (engagement,))
    return (StepId(row[0]), Action(row[1])) if row else None
