"""A number that cannot be the answer is told below the field while it is typed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId, QuestionId
from csdesk.model.instruments import Question, QuestionKind
from ui.pages.assess.walk.written_answer import WrittenAnswer

SHARE = Question(
    QuestionId("q"), AreaId("a"), "Share", "Which share?", "", kind=QuestionKind.NUMBER, unit="%"
)


@pytest.fixture
def counted() -> list[float | None]:
    return []


@pytest.fixture
def field(qtbot: QtBot, counted: list[float | None]) -> WrittenAnswer:
    field = WrittenAnswer()
    qtbot.addWidget(field)
    field.show_question(SHARE)
    field.counted.connect(counted.append)
    return field


def type_in(field: WrittenAnswer, qtbot: QtBot, text: str) -> None:
    field.number.clear()
    qtbot.keyClicks(field.number, text)


def test_a_share_above_everything_is_told_at_the_pause_and_not_kept(field, qtbot, counted, texts):
    type_in(field, qtbot, "120")
    qtbot.waitUntil(
        lambda: any(text.startswith("120% is no share") for text in texts(field)), timeout=5000
    )
    assert counted == []


def test_a_number_that_fits_takes_the_fault_away(field, qtbot, counted, texts):
    type_in(field, qtbot, "120")
    field.flush()
    type_in(field, qtbot, "12.5")
    field.flush()
    assert "Read as 12.5%" in texts(field)
    assert not any("no share" in text for text in texts(field))
    assert counted == [12.5]


def test_what_was_refused_stays_to_be_corrected_until_an_answer_is_shown(field, qtbot):
    type_in(field, qtbot, "120")
    field.flush()
    assert field.number.text() == "120"
    field.show_answer(Answer(SHARE.id, value=12.0))
    assert field.number.text() == "12"
