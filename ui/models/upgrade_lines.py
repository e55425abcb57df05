"""What an upgrade of an instrument would do to each question, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from csdesk.formatting import join_words, number, plural
from csdesk.model.assessments import QuestionChange, UpgradeLine
from csdesk.report.document import Status, StatusWord

_WORDS = {
    QuestionChange.SAME: StatusWord(Status.GOOD, "Kept"),
    QuestionChange.REWORDED: StatusWord(Status.GOOD, "Kept, in other words"),
    QuestionChange.RECONFIRM: StatusWord(Status.WATCH, "To confirm again"),
    QuestionChange.REMAPPED: StatusWord(Status.WATCH, "Moved to the nearest answer"),
    QuestionChange.RETIRED: StatusWord(Status.NONE, "No longer asked, answer kept"),
    QuestionChange.NEW: StatusWord(Status.DOING, "New question"),
}

_COUNTED = {
    QuestionChange.SAME: "kept",
    QuestionChange.REWORDED: "kept in other words",
    QuestionChange.RECONFIRM: "to confirm again",
    QuestionChange.REMAPPED: "moved to the nearest answer",
    QuestionChange.RETIRED: "no longer asked",
}
"""What a number of questions is said to be."""


def change_word(change: QuestionChange) -> StatusWord:
    """Return what becomes of a question."""
    return _WORDS[change]


def upgrade_sentence(lines: Sequence[UpgradeLine]) -> str:
    """Return how many questions are kept, confirmed, moved, retired and new."""
    counts = Counter(line.change for line in lines)
    parts = [_count(change, counts[change]) for change in _WORDS if counts[change]]
    lost = "No answer is lost." if counts.total() > counts[QuestionChange.NEW] else ""
    return f"{plural(len(lines), 'question')}: {join_words(parts)}. {lost}".rstrip()


def _count(change: QuestionChange, count: int) -> str:
    if change is QuestionChange.NEW:
        return plural(count, "new question")
    return f"{number(count)} {_COUNTED[change]}"


def telling_first(lines: Sequence[UpgradeLine]) -> tuple[UpgradeLine, ...]:
    """Return the lines that need somebody before those that stay as they are."""
    quiet = (QuestionChange.SAME, QuestionChange.REWORDED)
    return tuple(sorted(lines, key=lambda line: line.change in quiet))
