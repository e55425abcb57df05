from dataclasses import replace

from csdesk.model.answers import Answer
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, ChoiceId, QuestionId
from csdesk.model.instruments import Grid, QuestionKind
from csdesk.report.document import Status
from ui.models.matrix_table import read_matrix
from ui.models.walk_sheet import WalkArea

FIRST, SECOND = QuestionId("data.1.first"), QuestionId("data.2.second")


def area(diagnosis: Diagnosis) -> WalkArea:
    key = AreaId("data")
    return WalkArea(key, "Area data", diagnosis.instrument.area_questions(key))


def find(question: QuestionId) -> Answer:
    return Answer(question, ChoiceId("partly")) if question == FIRST else Answer(question)


def test_choices_stand_across_with_their_keys(diagnosis: Diagnosis) -> None:
    table = read_matrix((), area(diagnosis), find)
    assert table.heads == ("0", "1", "2")
    first, second = table.rows
    assert [cell.text for cell in first.cells] == ["No", "Partly", "Yes"]
    assert [cell.chosen for cell in first.cells] == [False, True, False]
    assert (first.mark, second.mark) == (Status.GOOD, Status.NONE)


def test_a_grid_asks_one_question_a_cell(diagnosis: Diagnosis) -> None:
    grid = Grid(AreaId("data"), ("Usage",), ("CRM", "Billing"), (FIRST, SECOND))
    table = read_matrix((grid,), area(diagnosis), find)
    assert (table.heads, table.is_grid) == (("CRM", "Billing"), True)
    (row,) = table.rows
    assert [(cell.question, cell.text, cell.chosen) for cell in row.cells] == [
        (FIRST, "Partly", True),
        (SECOND, "–", False),
    ]


def test_what_a_grid_does_not_hold_stands_below_it(diagnosis: Diagnosis) -> None:
    grid = Grid(AreaId("data"), ("Usage",), ("CRM",), (FIRST,))
    table = read_matrix((grid,), area(diagnosis), find)
    assert [row.title for row in table.rows] == ["Usage", "Short data.2.second"]


def test_a_number_has_one_wide_cell(diagnosis: Diagnosis) -> None:
    shown = area(diagnosis)
    counted = replace(shown.questions[0], kind=QuestionKind.NUMBER, choices=(), unit="customers")
    answer = Answer(FIRST, value=1250.0)
    table = read_matrix((), replace(shown, questions=(counted,)), lambda _question: answer)
    assert [cell.text for cell in table.rows[0].cells] == ["1,250 customers"]
