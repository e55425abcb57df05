"""The questionnaire that is handed out."""

from __future__ import annotations

from csdesk.report.questionnaire import Questionnaire
from tests.csdesk.report.diagnoses import make_answers, make_instrument


def test_it_has_one_empty_line_for_each_question():
    rows = Questionnaire(make_instrument()).rows
    assert len(rows) == 25
    assert rows[0].area == "Segmentation and prioritisation"
    assert rows[-1].area == "The whole"
    assert rows[0].choices == ("No", "Partly", "Yes", "Not applicable")
    assert len(rows[0].practices) == 4
    assert {(row.answer, row.confidence, row.reason) for row in rows} == {("", "", "")}


def test_known_answers_are_filled_in():
    instrument = make_instrument()
    rows = {
        row.question_id: row for row in Questionnaire(instrument, make_answers(instrument)).rows
    }
    assert rows["data.2.step"].answer == "Partly"
    assert rows["data.2.step"].confidence == "High"
    assert rows["skills.3.step"].answer == "Not applicable"
    assert rows["skills.3.step"].reason == "No trainers yet"
    assert rows["skills.4.step"].answer == ""
