"""What an upgrade of an instrument would do, said in a sentence."""

from __future__ import annotations

from csdesk.model.assessments import QuestionChange, UpgradeLine
from csdesk.model.identifiers import QuestionId
from ui.models.upgrade_lines import upgrade_sentence


def sentence(*changes: QuestionChange) -> str:
    """Return what is said of questions that change so."""
    return upgrade_sentence(
        [UpgradeLine(QuestionId("q"), "Asked", one, None, None) for one in changes]
    )


def test_every_change_is_counted_in_words_of_its_own():
    same, new, reworded = QuestionChange.SAME, QuestionChange.NEW, QuestionChange.REWORDED
    assert sentence(new, same, reworded, same, new, QuestionChange.RETIRED) == (
        "6 questions: 2 kept, 1 kept in other words, 1 no longer asked and 2 new questions. "
        "No answer is lost."
    )


def test_where_all_is_new_nothing_could_be_lost():
    assert sentence(QuestionChange.NEW) == "1 question: 1 new question."
