"""The questionnaire as a workbook that people fill in."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from csdesk.model.questionnaires import COLUMNS
from csdesk.report.questionnaire import Questionnaire
from exports import render
from tests.csdesk.report.diagnoses import make_answers, make_instrument
from tests.exports.nasty_texts import NASTY

INSTRUMENT = make_instrument()


@pytest.fixture(scope="module")
def workbook():
    return load_workbook(io.BytesIO(render(Questionnaire(INSTRUMENT), ".xlsx")))


def test_it_has_one_line_for_each_question_in_order(workbook):
    rows = list(workbook["Questions"].iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert [row[1] for row in rows[1:]] == [question.id for question in INSTRUMENT.questions]
    assert {row[3:] for row in rows[1:]} == {(None,) * 5}


def test_every_answer_offers_the_choices_of_its_question(workbook):
    sheet, meanings = workbook["Questions"], workbook["What the answers mean"]
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists["E2"] == '"Low,Medium,High"'
    for row in range(2, len(INSTRUMENT.questions) + 2):
        area = lists[f"D{row}"].rsplit("!", 1)[1].replace("$", "")
        offered = [cell.value for (cell,) in meanings[area]]
        assert offered == ["No", "Partly", "Yes", "Not applicable"]
        first = meanings[area][0][0].row
        assert meanings[f"A{first}"].value == sheet[f"B{row}"].value


def test_practices_stand_beside_the_answers(workbook):
    rows = list(workbook["What the answers mean"].iter_rows(values_only=True))
    assert rows[3][2:] == ("Yes", "It is done and checked.")


def test_known_answers_are_filled_in():
    content = render(Questionnaire(INSTRUMENT, make_answers(INSTRUMENT)), ".xlsx")
    rows = {row[1]: row for row in load_workbook(io.BytesIO(content))["Questions"].values}
    assert rows["skills.3.step"][3:] == ("Not applicable", "Medium", None, None, "No trainers yet")


def test_choices_with_commas_and_hostile_letters_stay_choices():
    question = INSTRUMENT.questions[0]
    choices = tuple(
        replace(question.choices[0], id=str(number), label=text)
        for number, text in enumerate(NASTY)
        if text.isprintable()
    )
    odd = replace(INSTRUMENT, questions=(replace(question, choices=choices),))
    workbook = load_workbook(io.BytesIO(render(Questionnaire(odd), ".xlsx")))
    shown = [cell.value for cell in workbook["What the answers mean"]["C"]][1:-1]
    assert shown == [choice.label for choice in choices]
    assert all(cell.data_type == "s" for cell in workbook["What the answers mean"]["C"])


def test_the_same_questionnaire_gives_the_same_bytes():
    form = Questionnaire(INSTRUMENT)
    assert render(form, ".xlsx") == render(form, ".xlsx")
