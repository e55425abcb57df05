"""What can be wrong with the files after an interruption, and the questions that find it out."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from csdesk.errors import CsdeskError
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.file.drafts import PREFIX, SUFFIX
from csdesk.storage.workspace import Workspace, open_workspace
from tests.reliability.content import Content, read_content
from tests.reliability.expectation import Expectation


class Harm(StrEnum):
    """What an interruption must never do."""

    LOST = "lost"
    """Something that was told to be done is not there."""
    HALF = "half"
    """The content is neither that before a step nor that after it."""
    DAMAGED = "damaged"
    """The file is refused, or its integrity, its sums or its log do not hold."""
    LEFTOVER = "leftover"
    """Something lies in the folder after the next opening that nobody asked for."""


@dataclass(frozen=True)
class Problem:
    """One harm, with what was seen."""

    harm: Harm
    seen: str


def age_drafts(folder: Path) -> None:
    """Let the drafts of a dead program be as old as drafts must be before they are taken away."""
    for draft in folder.rglob(f"{PREFIX}*{SUFFIX}*"):
        os.utime(draft, (0, 0))


def examine(
    path: Path, phrase: str | None, allowed: Sequence[Content], acknowledged: int = 0
) -> list[Problem]:
    """Open a workspace and compare it with the contents that are allowed from ``acknowledged`` on.

    ``allowed`` is in the order of time; what stands before ``acknowledged`` would be a loss.
    """
    age_drafts(path.parent)
    try:
        with open_workspace(path, phrase=phrase) as workspace:
            return [
                *find_damage(workspace),
                *compare(read_content(workspace), allowed, acknowledged),
            ]
    except CsdeskError as error:
        return [Problem(Harm.DAMAGED, f"{type(error).__name__}: {error}")]


def find_damage(workspace: Workspace) -> list[Problem]:
    """Ask SQLite, the sums of the content and the chain of the change log."""
    seen = []
    integrity = workspace.database.rows("PRAGMA integrity_check")
    if integrity != [("ok",)]:
        seen.append(f"integrity check: {integrity[0][0]}")
    if different := find_differences(workspace.database):
        seen.append(f"sums differ: {', '.join(different)}")
    if (broken := workspace.history.verify()) is not None:
        seen.append(f"the change log is broken at entry {broken}")
    return [Problem(Harm.DAMAGED, text) for text in seen]


def compare(found: Content, allowed: Sequence[Content], acknowledged: int) -> list[Problem]:
    """Return nothing when the content is allowed, else whether something is lost or half done."""
    if found in allowed[acknowledged:]:
        return []
    if found in allowed:
        at = allowed.index(found)
        return [Problem(Harm.LOST, f"the state after step {at}, but {acknowledged} were told done")]
    return [Problem(Harm.HALF, "a content that was never there")]


def check_undo(path: Path, phrase: str | None, expected: Sequence[Expectation]) -> list[Problem]:
    """Undo once and redo once, and compare with what one of the expectations says."""
    with open_workspace(path, phrase=phrase) as workspace:
        before = read_content(workspace)
        past = next(each.past for each in expected if each.now == before)
        if not past:
            return []
        workspace.history.undo()
        problems = compare(read_content(workspace), past[-1:], 0)
        workspace.history.redo()
        return [*problems, *compare(read_content(workspace), [before], 0)]


def find_leftovers(folder: Path, wanted: Collection[str]) -> list[Problem]:
    """Return every file below a folder that is not wanted there."""
    there = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return [Problem(Harm.LEFTOVER, name) for name in there if name not in wanted]
