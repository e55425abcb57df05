import pytest

from csdesk.model.answers import Answer
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, QuestionId
from ui.models.question_course import QuestionCourse

ANSWERED = {0, 2}


@pytest.fixture
def course(diagnosis: Diagnosis) -> QuestionCourse:
    questions = diagnosis.instrument.questions[:4]
    choices = {questions[place].id: ChoiceId("yes") for place in ANSWERED}
    return QuestionCourse(questions, lambda question: Answer(question, choices.get(question)))


@pytest.fixture
def ids(diagnosis: Diagnosis) -> list[QuestionId]:
    return [question.id for question in diagnosis.instrument.questions[:4]]


def test_it_begins_at_the_first_open_question(course, ids) -> None:
    assert course.question.id == ids[1]


def test_it_goes_round_in_both_directions(course, ids) -> None:
    course.go_on(-2)
    assert course.question.id == ids[3]
    course.go_on(1)
    assert course.question.id == ids[0]


def test_the_next_open_question_is_after_the_shown_one_or_the_first_of_all(course, ids) -> None:
    assert course.go_to_open()
    assert course.question.id == ids[3]
    assert course.go_to_open()
    assert course.question.id == ids[1]


def test_without_another_open_question_one_stays(diagnosis: Diagnosis, ids) -> None:
    choices = dict.fromkeys(ids[:3], ChoiceId("yes"))
    course = QuestionCourse(
        diagnosis.instrument.questions[:4],
        lambda question: Answer(question, choices.get(question)),
    )
    assert course.question.id == ids[3]
    assert not course.go_to_open()
    assert course.question.id == ids[3]


def test_it_knows_its_questions(course, ids) -> None:
    assert ids[2] in course
    assert "another" not in course


def test_without_questions_there_is_nothing_to_go_through() -> None:
    course = QuestionCourse((), lambda question: Answer(question, None))
    assert not course
