"""A file that was read, prepared for showing away from the window: no loop over rows is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.imports import DataIssue, ImportDraft, Topic
from csdesk.model.matching import Comparison
from ui.models.issue_groups import IssueGroup, group_issues
from ui.models.sheet_table import Place, place_problems


@dataclass(frozen=True, slots=True)
class FileView:
    """A draft, what importing it would change, its problems gathered and by place."""

    draft: ImportDraft
    comparison: Comparison | None
    groups: tuple[IssueGroup, ...]
    problems: Mapping[str, Mapping[Place, DataIssue]]
    """By sheet."""

    def problems_of(self, sheet: str) -> Mapping[Place, DataIssue]:
        """Return the problems on one sheet by their place."""
        return self.problems.get(sheet, {})

    def has_cells_of(self, other: FileView) -> bool:
        """Tell whether this is another reading of the same cells, its letters understood alike."""
        same_file = self.draft.outline == other.draft.outline
        return same_file and _choose_letters(self.draft) == _choose_letters(other.draft)


def view_file(draft: ImportDraft, comparison: Comparison | None = None) -> FileView:
    """Return a draft prepared for showing."""
    problems: dict[str, dict[Place, DataIssue]] = {}
    for table in draft.tables:
        problems.setdefault(table.range.sheet, {}).update(place_problems(table))
    return FileView(draft, comparison, group_issues(draft.all_issues()), problems)


def _choose_letters(draft: ImportDraft) -> str | None:
    """Return the answer to how the letters of a text file are to be understood."""
    questions = draft.reading.questions
    return next((one.answer for one in questions if one.topic is Topic.ENCODING), None)
