from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId, ChoiceId, QuestionId
from csdesk.model.instruments import Choice, Question, QuestionKind
from ui.models.answer_words import (
    answer_word,
    choice_keys,
    read_number,
    refuse_number,
    typed_number,
)

Q = QuestionId("q")
CHOICES = (Choice(ChoiceId("no"), "No", "", 0.0), Choice(ChoiceId("yes"), "Yes", "", 1.0))
CHOICE = Question(Q, AreaId("a"), "Short", "Is it so?", "", choices=CHOICES)
NUMBER = replace(CHOICE, kind=QuestionKind.NUMBER, choices=(), unit="EUR")
TEXT = replace(CHOICE, kind=QuestionKind.TEXT, choices=())


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (CHOICE, None, "–"),
        (CHOICE, Answer(Q, ChoiceId("yes")), "Yes"),
        (CHOICE, Answer(Q, ChoiceId("no longer offered")), "–"),
        (CHOICE, Answer(Q, not_applicable_reason="No team"), "Not applicable"),
        (CHOICE, Answer(Q, deferred="Ask Priya"), "Put off"),
        (NUMBER, Answer(Q, value=1250.5), "1,250.5 EUR"),
        (NUMBER, Answer(Q, value=0.0), "0 EUR"),
        (replace(NUMBER, unit="%"), Answer(Q, value=12.0), "12%"),
        (TEXT, Answer(Q, text="Two\nlines"), "Two lines"),
    ],
)
def test_an_answer_of_each_kind_has_its_words(
    question: Question, answer: Answer | None, words: str
) -> None:
    assert answer_word(question, answer) == words


def test_an_answer_is_chosen_by_its_place_or_by_the_digit_that_it_is_called() -> None:
    ratings = [replace(CHOICES[0], label=label) for label in ("1", "2", "3")]
    assert choice_keys(CHOICES) == ("0", "1")
    assert choice_keys(ratings) == ("1", "2", "3")
    assert choice_keys([*ratings, CHOICES[1]]) == ("0", "1", "2", "3")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1250", 1250.0),
        ("1,250.5", 1250.5),
        ("1.250,5", 1250.5),
        ("1 250,5", 1250.5),
        ("12,5", 12.5),
        ("0", 0.0),
        ("-3", -3.0),
        ("1.2k", 1200.0),
        ("12 EUR", 12.0),
        ("12 %", 12.0),
        ("many", None),
        ("", None),
    ],
)
def test_a_number_is_read_with_whichever_marks(typed: str, value: float | None) -> None:
    assert read_number(typed, "EUR") == value


@pytest.mark.parametrize("value", [0.0, 1250.0, 1250.5, -3.25, 1_000_000.0])
def test_a_number_that_is_shown_again_is_read_as_the_same(value: float) -> None:
    assert read_number(typed_number(value)) == value


def test_what_is_no_number_is_refused_in_a_sentence() -> None:
    assert refuse_number("many", None, NUMBER) == (
        "“many” is no number. Type one in EUR, such as 1250 or 12.5."
    )


@pytest.mark.parametrize(
    ("typed", "value", "unit", "refusal"),
    [
        ("", None, "%", ""),
        ("100", 100.0, "%", ""),
        ("-5", -5.0, "EUR", ""),
        (
            "120",
            120.0,
            "%",
            "120% is no share, which lies between 0 and 100. Write a number from 0 to 100.",
        ),
        (
            "2.5",
            2.5,
            "people",
            "2.5 is no number of people, which are counted whole. Write a whole number, 0 or more.",
        ),
    ],
)
def test_a_number_that_cannot_be_the_answer_is_refused(typed, value, unit, refusal) -> None:
    assert refuse_number(typed, value, replace(NUMBER, unit=unit)) == refusal
