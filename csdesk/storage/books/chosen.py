"""Which engagement of the workspace is looked at."""

from __future__ import annotations

from csdesk.errors import WorkspaceUnusable
from csdesk.model.identifiers import EngagementId
from csdesk.storage.file.database import Database


def chosen_engagement(database: Database) -> EngagementId | None:
    """Return the engagement that was chosen last, or None where there is none yet."""
    row = database.row("SELECT engagement_id FROM workspace")
    return EngagementId(row[0]) if row and row[0] is not None else None


def current_engagement(database: Database) -> EngagementId:
    """Return the engagement that is worked on; WorkspaceUnusable when there is none yet."""
    engagement = chosen_engagement(database)
    if engagement is None:
        raise WorkspaceUnusable("The workspace holds no client. Choose another one, or start anew.")
    return engagement


def choose_engagement(database: Database, engagement: EngagementId) -> None:
    """Look at another engagement from now on."""
    database.write("UPDATE workspace SET engagement_id = ?", (engagement,))
