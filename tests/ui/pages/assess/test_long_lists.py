"""Lists longer than the page: the question that is open is in view."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.answers import Answer
from csdesk.model.instruments import Choice, Question
from csdesk.report.document import Status
from ui.models.answer_lines import AnswerGroup, AnswerLine
from ui.models.question_progress import AreaProgress
from ui.pages.assess.walk.answer_list import AnswerList
from ui.pages.assess.walk.area_list import AreaList
from ui.widgets.answer_row import AnswerRow
from ui.widgets.row_button import RowButton

COUNT = 25


def question(number: int) -> Question:
    choices = (Choice("no", "No", "", 0.0), Choice("yes", "Yes", "", 1.0))
    return Question(f"q.{number}", f"area.{number}", f"Q{number}", "Text?", "Why", choices=choices)


def is_seen(part) -> bool:
    return not part.visibleRegion().isEmpty()


@pytest.mark.parametrize("number", [COUNT - 1, 0])
def test_the_open_area_is_in_view(qtbot: QtBot, number: int) -> None:
    areas = AreaList()
    qtbot.addWidget(areas)
    areas.resize(256, 400)
    areas.show()
    progress = [measured(place) for place in range(COUNT)]
    for current in (COUNT // 2, number):
        areas.show_progress(progress, Answer, question(current))
        row = next(one for one in areas.findChildren(RowButton)
                   if one.accessibleName() == f"Q{current}")  # fmt: skip
        qtbot.waitUntil(lambda row=row: is_seen(row))


def measured(number: int) -> AreaProgress:
    asked = question(number)
    return AreaProgress(asked.area, f"Area {number}", (asked,), answered=0, flagged=0, unsure=0)


def test_the_open_question_is_in_view_when_the_list_is_shown_first(qtbot: QtBot) -> None:
    answers = AnswerList()
    qtbot.addWidget(answers)
    answers.resize(900, 400)
    answers.show()
    lines = [AnswerLine(f"q.{number}", "Text?", Status.NONE, "", "", "", False)
             for number in range(COUNT)]  # fmt: skip
    answers.show_answers([AnswerGroup("Area", "", tuple(lines))], f"q.{COUNT - 1}")
    qtbot.waitUntil(lambda: is_seen(answers.findChildren(AnswerRow)[-1]))
