"""Questionnaires that come back filled in."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from csdesk.errors import InputRefused
from csdesk.ingest.answers import read_answers
from csdesk.ingest.worker import read_workbook
from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area
from csdesk.model.instruments import Choice, Instrument, Polarity, Question
from csdesk.model.questionnaires import COLUMNS, REASON
from csdesk.report.packets import Packet, ask_questions
from exports import write
from tests.filled_packets import fill_packet

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
        questions=(
            question("data.1.one"),
            question("data.1.two"),
            replace(question("data.1.three"), may_not_apply=True),
        ),
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


def test_what_stands_under_the_reason_of_an_answer_is_kept_as_its_note(read):
    answers, issues = read(["data.1.one", "Text?", "Yes", None, None, "since May", "not for all"])
    assert answers == (Answer("data.1.one", "yes", note="since May\nnot for all"),)
    assert issues == ()


def test_empty_answers_are_passed_over(read):
    rows = (["data.1.one", "Text?", None, "High"], ["data.1.two", "Text?", "  "])
    assert read(*rows) == ((), ())


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (["data.9.nine", "", "Yes"], "Question id", "there is no question “data.9.nine”"),
        (["data.1.one", "", "Maybe"], "Answer", "“Maybe” is no answer to this question"),
        (["data.1.one", "", "Yes", "sure"], "Confidence", "“sure” is no confidence"),
        (
            ["data.1.one", "", "Not applicable", "", "", "", "no such team"],
            "Answer",
            "“Not applicable” is no answer to this question, which applies to every company",
        ),
        (
            ["data.1.one", "", None, "", "", "depends"],
            "Answer",
            "the answer is empty, but there is something under “Note”",
        ),
        (["", "", "Yes"], "Question id", "it has no question id"),
        (
            ["data.1.one", "Another question?", "Yes"],
            "Question id",
            "“data.1.one” is not the id of the question beside it",
        ),
        (
            ["data.1.one", "", "#NOT STORED"],
            "Answer",
            "a formula without a result is no answer to this question",
        ),
        (
            ["data.1.one", "", "Yes", "#NOT STORED"],
            "Confidence",
            "a formula without a result is no confidence",
        ),
        (
            ["data.1.one", "", "Yes", "High", "#NOT STORED"],
            "Evidence",
            "there is a formula without a result",
        ),
        (
            ["data.1.three", "", "Not applicable"],
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


@pytest.fixture
def handed_out(tmp_path, instrument):
    path = tmp_path / "answers.xlsx"
    write(Packet(ask_questions((instrument,))), path)
    return path


def test_an_empty_questionnaire_comes_back_empty(handed_out, instrument):
    assert read_answers(read_workbook(handed_out), instrument) == ((), ())


def test_every_column_of_the_handed_out_questionnaire_is_read_back(handed_out, instrument):
    beside = {"Confidence": "2 Low", "Evidence": "the handbook", "Note": "ask again"}
    fill_packet(handed_out, {"data.1.one": "In part"}, **beside)
    fill_packet(handed_out, {"data.1.three": "Not applicable"}, **{REASON: "no such team"})
    sheet = openpyxl.load_workbook(handed_out)["Small ladder"]
    assert tuple(cell.value for cell in sheet[3]) == COLUMNS
    assert read_answers(read_workbook(handed_out), instrument) == (
        (
            Answer("data.1.one", "partly", "", Confidence.LOW, "the handbook", "ask again"),
            Answer("data.1.three", None, "no such team"),
        ),
        (),
    )
