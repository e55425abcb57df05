"""What an upgrade of an instrument would do to each question, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from csdesk.formatting import join_words, plural
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


def change_word(change: QuestionChange) -> StatusWord:
    """Return what becomes of a question."""
    return _WORDS[change]


def upgrade_sentence(lines: Sequence[UpgradeLine]) -> str:
    """Return how many questions are kept, confirmed, moved, retired and new."""
    counts = Counter(_WORDS[line.change].word.split(",")[0].lower() for line in lines)
    parts = [f"{count} {words}" for words, count in counts.most_common()]
    return f"{plural(len(lines), 'question')}: {join_words(parts)}. Nothing is lost."


def telling_first(lines: Sequence[UpgradeLine]) -> tuple[UpgradeLine, ...]:
    """Return the lines that need somebody before those that stay as they are."""
    quiet = (QuestionChange.SAME, QuestionChange.REWORDED)
    return tuple(sorted(lines, key=lambda line: line.change in quiet))
