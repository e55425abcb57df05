"""Looking at what the imported data say about themselves, without diagnosing the rest."""

from __future__ import annotations

from csdesk.model.data_review import DataReview
from csdesk.model.library import Library
from csdesk.operations.diagnosis import score_data
from csdesk.progress import Progress, silent
from csdesk.storage.workspace import Workspace


def review_data(
    workspace: Workspace, library: Library, progress: Progress = silent
) -> DataReview | None:
    """Return sources, quality, answers about churn and what is missing; None without any list."""
    progress(0, 1, "Looking at the data")
    return score_data(workspace, library).data
