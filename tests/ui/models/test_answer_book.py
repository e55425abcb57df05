from dataclasses import replace

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, AreaId, ChoiceId, QuestionId
from csdesk.model.instruments import Question
from ui.models.answer_book import (
    AnswerBook,
    best_choice,
    is_empty,
    next_confidence,
)

Q = QuestionId("q")
QUESTION = Question(Q, AreaId("area"), "Short", "Is it so?", "Because.")
YES, NO = Answer(Q, ChoiceId("yes")), Answer(Q, ChoiceId("no"))


def test_a_wish_is_shown_before_it_is_stored() -> None:
    book = AnswerBook()
    book.take_stored({Q: NO})
    book.wish(YES)
    assert book.get(Q) == YES
    assert book.given([QUESTION]) == {Q: YES}


def test_an_older_store_does_not_take_back_a_newer_wish() -> None:
    book = AnswerBook()
    book.wish(NO)
    book.wish(YES)
    book.take_stored({Q: NO})
    assert book.get(Q) == YES
    book.take_stored({Q: YES})
    book.take_stored({Q: NO})
    assert book.get(Q) == NO


def test_a_cleared_answer_is_gone_before_it_is_deleted() -> None:
    book = AnswerBook()
    book.take_stored({Q: YES})
    book.wish(replace(YES, choice=None))
    assert book.given([QUESTION]) == {}
    book.take_stored({})
    assert book.get(Q) == Answer(Q, None)


def test_a_wish_that_cannot_be_kept_shows_what_is_stored() -> None:
    book = AnswerBook()
    book.take_stored({Q: NO})
    book.wish(YES)
    book.drop_wish(Q)
    assert book.get(Q) == NO


def test_a_note_alone_is_worth_keeping_and_confidence_alone_is_not() -> None:
    assert not is_empty(Answer(Q, None, note="x"))
    assert not is_empty(Answer(Q, None, flagged=True))
    assert is_empty(Answer(Q, None, confidence=Confidence.HIGH))


def test_confidence_goes_round() -> None:
    assert [next_confidence(level) for level in Confidence] == [2, 3, 4, 5, 1]


def test_the_best_choice_is_the_one_with_most_credit(diagnosis: Diagnosis) -> None:
    question = diagnosis.instrument.questions[0]
    assert best_choice(question) == "yes"
    turned = replace(
        question,
        choices=tuple(replace(choice, credit=1 - choice.credit) for choice in question.choices),
    )
    assert best_choice(turned) == "no"


def test_a_wish_that_was_kept_and_undone_gives_way_to_what_is_stored() -> None:
    book = AnswerBook()
    book.take_stored({Q: NO})
    book.wish(YES)
    assert book.settle(YES)
    assert book.get(Q) == NO
    assert not book.settle(YES)


def test_a_newer_wish_outlives_the_keeping_of_an_older_one() -> None:
    book = AnswerBook()
    book.wish(NO)
    book.wish(YES)
    assert not book.settle(NO)
    assert book.get(Q) == YES


def test_answers_about_a_customer_are_about_it() -> None:
    assert AnswerBook(AccountKey("7")).get(Q) == Answer(Q, subject=AccountKey("7"))


@pytest.mark.parametrize("part", ["evidence", "note", "respondent", "owner", "deferred", "text"])
def test_whatever_is_written_is_worth_keeping(part: str) -> None:
    assert not is_empty(replace(Answer(Q), **{part: "x"}))
