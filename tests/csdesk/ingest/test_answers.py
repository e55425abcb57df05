"""Questionnaires that come back filled in."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from csdesk.content import load_library
from csdesk.errors import InputRefused
from csdesk.ingest.answers import read_answers
from csdesk.ingest.reader import read_workbook
from csdesk.model.answers import Answer, Confidence
from csdesk.model.instruments import Area, Choice, Instrument, Polarity, Question
from csdesk.model.questionnaires import COLUMNS
from csdesk.report.questionnaire import Questionnaire
from exports import write

HEAD = ["Question id", "Question", "Answer", "Confidence", "Evidence", "Note",
        "Reason if not applicable"]  # fmt: skip
CHOICES = (
    Choice("no", "No", "Nobody does it", 0.0, "Do it"),
    Choice("partly", "In part", "Some do it", 0.5, "Do it all"),
    Choice("yes", "Yes", "All do it", 1.0),
)


def question(question_id):
    return Question(question_id, "data", "Short", "Text?", "Why", 1, Polarity.POSITIVE, CHOICES)


@pytest.fixture
def instrument():
    return Instrument(
        id="small",
        version="1",
        name="Small ladder",
        description="",
        tiers=(),
        areas=(Area("data", "Data", ""),),
        questions=(question("data.1.one"), question("data.1.two"), question("data.1.three")),
        overall_questions=(),
    )


@pytest.fixture
def read(workbook, instrument):
    return lambda *rows: read_answers(workbook(Questions=[HEAD, *rows]), instrument)


def test_answers_are_read_with_all_that_was_said(read):
    answers, issues = read(
        ["data.1.one", "Text?", "Yes", "High", "handbook p. 3", "ask again", None],
        ["data.1.two", "Text?", "in part", None, None, None, None],
        ["data.1.three", "Text?", "Not applicable", "Low", None, None, "no such team"],
    )
    assert answers == (
        Answer("data.1.one", "yes", "", Confidence.HIGH, "handbook p. 3", "ask again"),
        Answer("data.1.two", "partly"),
        Answer("data.1.three", None, "no such team", Confidence.LOW),
    )
    assert issues == ()


def test_empty_answers_are_passed_over(read):
    assert read(["data.1.one", "Text?", None, "High", "x"], ["data.1.two", "Text?", "  "]) == (
        (),
        (),
    )


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (["data.9.nine", "", "Yes"], "Question id", "there is no question “data.9.nine”"),
        (["data.1.one", "", "Maybe"], "Answer", "“Maybe” is no answer to this question"),
        (["data.1.one", "", "Yes", "sure"], "Confidence", "“sure” is no confidence"),
        (
            ["data.1.one", "", "Not applicable"],
            "Reason if not applicable",
            "“Not applicable” needs a reason",
        ),
        (
            ["data.1.two", "", "No"],
            "Question id",
            "the question “data.1.two” was answered in a row above already",
        ),
    ],
)
def test_a_line_that_is_not_understood_is_an_issue_with_its_row(read, row, column, problem):
    answers, issues = read(["data.1.two", "", "Yes"], row)
    assert [answer.question for answer in answers] == ["data.1.two"]
    (issue,) = issues
    assert (issue.row, issue.column, issue.problem) == (3, column, problem)
    assert issue.fix


def test_another_workbook_is_refused(workbook, instrument):
    with pytest.raises(InputRefused, match="no questionnaire was found"):
        read_answers(workbook(Customers=[["Customer", "ARR"], ["Acme", 5.0]]), instrument)


def test_the_questionnaire_of_another_instrument_is_refused(read):
    with pytest.raises(InputRefused, match="its questions are not those of “Small ladder”"):
        read(["other.1.one", "", "Yes"])


def test_a_questionnaire_comes_back_as_it_was_handed_out(tmp_path):
    ladder = next(iter(load_library().instruments.values()))
    given = {
        one.id: Answer(one.id, one.choices[number % 3].id, confidence=Confidence.HIGH, note="=1+1")
        for number, one in enumerate(ladder.questions)
        if number % 2
    }
    path = tmp_path / "answers.xlsx"
    write(Questionnaire(ladder, given), path)
    answers, issues = read_answers(read_workbook(path), ladder)
    assert {answer.question: answer for answer in answers} == given
    assert issues == ()


def test_an_answer_typed_into_the_handed_out_workbook_is_read(tmp_path, instrument):
    path = tmp_path / "answers.xlsx"
    write(Questionnaire(instrument), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, columns["Answer"], "Yes")
    sheet.cell(3, columns["Evidence"], "the handbook")
    book.save(path)
    answers, issues = read_answers(read_workbook(path), instrument)
    expected = replace(Answer("data.1.two", "yes"), evidence="the handbook")
    assert (answers, issues) == ((expected,), ())


def test_every_column_of_the_handed_out_questionnaire_is_read_back(tmp_path, instrument):
    given = {
        "data.1.one": Answer(
            "data.1.one", "partly", "", Confidence.LOW, "the handbook", "ask again"
        ),
        "data.1.two": Answer("data.1.two", None, "no such team", Confidence.HIGH),
    }
    path = tmp_path / "answers.xlsx"
    write(Questionnaire(instrument, given), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    answers, issues = read_answers(read_workbook(path), instrument)
    assert {answer.question: answer for answer in answers} == given
    assert issues == ()
