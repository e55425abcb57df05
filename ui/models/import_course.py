"""What the buttons at the head of the import desk do, as files stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from csdesk.formatting import plural
from csdesk.model.tables import TableKind
from ui.models.import_queue import FileState, QueuedFile, count_ready, next_question

UNREAD = {FileState.WAITING, FileState.READING}


class Act(StrEnum):
    """What the primary button does."""

    IMPORT = "import"
    ANSWER = "answer"
    NEXT = "next"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Course:
    """The act, its words on the button, and why it is not possible now."""

    act: Act
    words: str
    obstacle: str = ""
    path: Path | None = None


def plan_course(files: Sequence[QueuedFile], shown: Path | None) -> Course:
    """Return what is to be done next, while a file is shown or (None) the list of them."""
    present = next((file for file in files if file.path == shown), None)
    if present is not None and present.choice is not None:
        if present.choice.draft.open_questions():
            count = len(present.choice.draft.open_questions())
            return Course(Act.ANSWER, f"Answer {plural(count, 'question')}")
        if present.state is FileState.QUESTION:
            return Course(Act.NOTHING, _import_words([present]), present.sentence)
        if len(files) > 1 and (waiting := next_question(files, present.path)) is not None:
            return Course(Act.NEXT, f"Next: {waiting.path.name}", path=waiting.path)
    return _plan_all(files)


def _plan_all(files: Sequence[QueuedFile]) -> Course:
    ready = [file for file in files if file.state is FileState.READY]
    words = _import_words(ready)
    if any(file.state in UNREAD for file in files):
        return Course(Act.NOTHING, words, "Files are still being read.")
    asking = [file for file in files if file.state is FileState.QUESTION]
    if asking:
        count = plural(len(asking), "file")
        return Course(Act.NEXT, f"Look at {count} first", path=asking[0].path)
    if not count_ready(files):
        return Course(Act.NOTHING, "Import", "There is no file to import.")
    return Course(Act.IMPORT, words)


def _import_words(files: Sequence[QueuedFile]) -> str:
    if len(files) != 1:
        return f"Import {plural(len(files), 'file')}" if files else "Import"
    choice = files[0].choice
    table = choice.draft.table(TableKind.ACCOUNTS) if choice else None
    if table is not None:
        return f"Import {plural(table.records, 'account')}"
    records = sum(t.records for t in choice.draft.tables) if choice else 0
    return f"Import {plural(records, 'record')}"
