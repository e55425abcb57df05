"""The Assess page over a real client: kinds of answers, observations, aims, the hub."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.findings.claims import FROM_DATA
from csdesk.model.answers import Answer
from csdesk.model.claims import Claim, ClaimCheck, ClaimVerdict, Comparison
from csdesk.model.identifiers import CheckId, ChoiceId, FunctionId, MeasureId, QuestionId
from csdesk.model.instruments import QuestionKind
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_reassessment
from tests.ui.conftest import settle
from ui.pages.assess import AssessPage
from ui.pages.assess.hub.table_dialog import TableDialog
from ui.pages.assess.walk.trace_dialog import TraceDialog
from ui.session import Session
from ui.widgets.bars import ProgressBar4
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable

OWN = """
[instrument]
id = "own_check"
version = "1"
name = "Our own check"
description = "One question."

[[area]]
id = "own.area"
name = "Area"
definition = "What is asked."

[[mark]]
at_least = 0.0
word = "Known"
meaning = "It is answered."

[[question]]
id = "own.first"
area = "own.area"
short = "First"
text = "Is it so?"
why = "Because it matters."

[[question.choices]]
id = "no"
label = "No"
practice = "Nobody does it."
credit = 0.0
improvement = "Begin with one. Usual effort: 1 day."

[[question.choices]]
id = "yes"
label = "Yes"
practice = "All do it."
credit = 1.0
"""
WRITTEN = QuestionId("segmentation.1.written_groups")


@pytest.fixture
def page(client_session: Session, qtbot: QtBot) -> AssessPage:
    page = AssessPage(client_session)
    qtbot.addWidget(page)
    client_session.changed.connect(page.refresh)
    page.resize(1216, 872)
    page.refresh(page.watches)
    page.show()
    page.setFocus()
    return page


@pytest.fixture
def wait(client_session: Session, qtbot: QtBot) -> Callable[[], None]:
    def until_idle() -> None:
        qtbot.waitUntil(
            lambda: client_session.lane.is_idle and not client_session.is_saving, timeout=20_000
        )

    return until_idle


def open_kind(page: AssessPage, kind: QuestionKind) -> None:
    """Open the first question of the alignment test that is answered in this way."""
    page.open_instrument("alignment_test")
    assert page.walk.sheet is not None
    found = next(one for one in page.walk.sheet.questions if one.kind is kind)
    page.open_question(found.id)


def test_the_hub_comes_first_and_begins_with_the_screen(page: AssessPage, texts) -> None:
    assert page.views.key == "hub"
    assert page.head.on.words == "Start the 20-minute screen"
    assert next(iter(page.views.hub.cards)) == "twelve_practices"
    page.head.on.click()
    assert (page.views.key, page.walk.sheet.instrument.id) == ("walk", "twelve_practices")


def test_the_bars_of_cards_in_a_row_are_level(page: AssessPage, qtbot: QtBot) -> None:
    first, second = list(page.views.hub.cards.values())[:2]
    first.show_words(replace(first.words, detail="as far as the data go, " * 3, is_outdated=True))
    second.show_words(replace(second.words, detail="", unlocks=""))
    settle()
    bars = [card.findChild(ProgressBar4) for card in (first, second)]
    tops = {bar.mapTo(page, bar.rect().topLeft()).y() for bar in bars}
    assert len(tops) == 1


def test_a_number_is_typed_at_once_and_kept_at_a_pause(
    page: AssessPage, wait, qtbot: QtBot
) -> None:
    open_kind(page, QuestionKind.NUMBER)
    field = page.walk.writing.field
    qtbot.keyClicks(page, "1")
    qtbot.keyClicks(field, "2,5")
    assert page.answer.value is None
    qtbot.waitUntil(lambda: page.answer.value == 12.5)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    wait()
    assert page.session.diagnosis.answers[page.question.id].value == 12.5


def test_what_is_no_number_is_told_and_not_kept(page: AssessPage, qtbot: QtBot, texts) -> None:
    open_kind(page, QuestionKind.NUMBER)
    qtbot.keyClicks(page, "t")
    field = page.walk.writing.field
    qtbot.keyClicks(field, "many")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.answer.value is None
    assert any(text.startswith("“many” is no number.") for text in texts(page.walk.card))


def test_a_text_is_kept_when_the_field_is_left(page: AssessPage, wait, qtbot: QtBot) -> None:
    open_kind(page, QuestionKind.TEXT)
    qtbot.keyClicks(page, "t")
    field = page.walk.writing.field
    qtbot.keyClicks(field, "Renewal 2027, 0 risk")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.answer.text == "Renewal 2027, 0 risk"
    question = page.question.id
    page.go_next()
    wait()
    assert page.session.diagnosis.answers[question].text == "Renewal 2027, 0 risk"


def test_an_observation_is_stored_once_however_long_it_is_typed(
    page: AssessPage, wait, qtbot: QtBot
) -> None:
    page.open_question(WRITTEN)
    qtbot.keyClicks(page, "o")
    editor = page.evidence.observations
    for words in ("Nobody", " knows the tiers"):
        qtbot.keyClicks(editor.issue, words)
        editor.flush()
    editor.importance._buttons["5"].click()
    editor.flush()
    wait()
    (kept,) = page.session.diagnosis.observations
    assert (kept.issue, kept.importance) == ("Nobody knows the tiers", 5)
    assert kept.question == WRITTEN
    editor.remove.click()
    wait()
    assert page.session.diagnosis.observations == ()


def test_the_form_of_an_observation_comes_into_sight(page: AssessPage, qtbot: QtBot) -> None:
    page.resize(940, 620)
    page.open_question(WRITTEN)
    qtbot.keyClicks(page, "o")
    issue = page.evidence.observations.issue
    assert issue.visibleRegion().boundingRect().height() == issue.height()


def test_an_answer_to_earlier_criteria_is_confirmed_with_y(
    page: AssessPage, wait, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_question(WRITTEN)
    qtbot.keyClicks(page, "2")
    wait()
    sheet = page.walk.sheet
    newer = replace(page.question, revision=2)
    questions = tuple(newer if one.id == newer.id else one for one in sheet.instrument.questions)
    assessment = replace(
        sheet.assessment, instrument=replace(sheet.instrument, questions=questions)
    )
    diagnosis = page.session.diagnosis
    page.desk.take(diagnosis, replace(sheet, assessment=assessment), diagnosis.answers)
    assert page.walk.card.remarks.confirm.isVisible()
    qtbot.keyClicks(page, "y")
    assert not page.walk.card.remarks.confirm.isVisible()
    wait()
    assert page.session.diagnosis.answers[WRITTEN].revision == 2


def test_the_same_as_last_time_is_one_key(page: AssessPage, wait, qtbot: QtBot, texts) -> None:
    page.session.run(save_answer, Answer(WRITTEN, ChoiceId("partly")))
    page.session.run(start_reassessment, "Again", date(2027, 5, 3))
    wait()
    again = AssessPage(page.session)
    qtbot.addWidget(again)
    again.resize(1216, 872)
    again.show()
    again.refresh(again.watches)
    page.session.changed.connect(again.refresh)
    wait()
    again.open_question(WRITTEN)
    assert any("Partly" in text for text in texts(again.evidence.earlier))
    again.setFocus()
    qtbot.keyClicks(again, "s")
    wait()
    assert page.session.diagnosis.answers[WRITTEN].choice == "partly"


def test_a_target_is_chosen_for_an_area(page: AssessPage, wait, texts) -> None:
    page.open_question(WRITTEN)
    page.walk.card.question_head.level.targetChosen.emit(4)
    wait()
    assert page.walk.card.question_head.level.target.words == "Target: Automated ▾"
    assert page.session.diagnosis.assessments["maturity_ladder"].targets["segmentation"] == 4


def test_other_functions_are_not_asked(page: AssessPage, wait) -> None:
    page.open_instrument("process_diagnostic")
    before = len(page.walk.sheet.questions)
    chosen = page.walk.sheet.instrument.functions[0].id
    page.walk.functions.functionsChosen.emit(frozenset({FunctionId(chosen)}))
    wait()
    assert 0 < len(page.walk.sheet.questions) < before
    assert page.walk.functions.words.startswith("Only ")


def test_how_a_level_is_computed_is_one_click_away(page: AssessPage, qtbot: QtBot, texts) -> None:
    page.open_question(WRITTEN)
    page.walk.card.question_head.level.explain.click()
    dialog = page.findChild(TraceDialog)
    assert "Not assessed: none of 8 questions is answered." in texts(dialog)
    dialog.reject()


def test_an_own_instrument_is_added_from_a_folder_and_removed(
    page: AssessPage, wait, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    with qtbot.waitSignal(page.told, timeout=20_000) as told:
        page.hub_desk.own.add_from(tmp_path)
    assert told.args == ["Added: Our own check"]
    wait()
    assert "own_check" in page.views.hub.cards
    page.hub_desk.do("remove")
    wait()
    assert "own_check" not in page.views.hub.cards


def test_two_dates_are_compared(page: AssessPage, wait, qtbot: QtBot, texts) -> None:
    page.session.run(save_answer, Answer(WRITTEN, ChoiceId("partly")))
    page.session.run(start_reassessment, "Again", date(2027, 5, 3))
    wait()
    page.session.run(save_answer, Answer(WRITTEN, ChoiceId("yes")))
    wait()
    qtbot.waitUntil(page.views.hub.tasks.compare.isVisible)
    page.hub_desk.do("compare")
    qtbot.waitUntil(lambda: page.findChild(TableDialog) is not None)
    dialog = page.findChild(TableDialog)
    areas, answers = (table.model() for table in dialog.findChildren(DataTable))
    assert areas.index(0, 1).data() == "Ad-hoc, not all of it met, 50"
    assert areas.index(0, 2).data().endswith(", 100")
    assert answers.rowCount() == 1
    assert [answers.index(0, column).data() for column in (1, 2, 3)] == ["Partly", "Yes", "better"]
    dialog.reject()


@pytest.mark.parametrize("place", ["left", "accounts", "coverage", "packets"])
def test_escape_leads_back_to_the_hub_from_everywhere(
    page: AssessPage, qtbot: QtBot, place: str
) -> None:
    page.show_place(place)
    assert page.views.key == place
    assert page.head.back.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.views.key == "hub"


def test_what_the_data_say_stands_beside_the_answer(page: AssessPage, texts) -> None:
    page.open_question(WRITTEN)
    sheet, diagnosis = page.walk.sheet, page.session.diagnosis
    check = ClaimCheck(CheckId("c"), MeasureId("kpi.nrr"), Comparison.AT_LEAST, 100.0, "")
    claim = Claim(check, WRITTEN, ClaimVerdict.CONTRADICTED, None, "3 of 4 customers have none.")
    told = replace(sheet, assessment=replace(sheet.assessment, claims=(claim,)))
    page.desk.take(diagnosis, told, diagnosis.answers)
    said = {"Your data says something else", "3 of 4 customers have none."}
    assert said <= set(texts(page.evidence.claims))


def test_an_answer_from_the_data_gives_way_to_another(
    page: AssessPage, wait, qtbot: QtBot, texts
) -> None:
    page.open_question(WRITTEN)
    sheet, diagnosis = page.walk.sheet, page.session.diagnosis
    derived = Answer(WRITTEN, ChoiceId("no"), evidence="12% have a value.", respondent=FROM_DATA)
    assessment = replace(sheet.assessment, answers={WRITTEN: derived})
    page.desk.take(diagnosis, replace(sheet, assessment=assessment), diagnosis.answers)
    assert any(text.startswith("Answered from the data.") for text in texts(page.walk.card))
    qtbot.keyClicks(page, "2")
    wait()
    assert page.session.diagnosis.answers[WRITTEN] == Answer(WRITTEN, ChoiceId("yes"))


def test_where_nothing_was_begun_nothing_is_left(page: AssessPage, texts) -> None:
    page.show_place("left")
    words = texts(page.views.left)
    assert "Nothing of this kind is left in the instruments that were begun." in words
    assert "0 questions" in words
    assert not page.views.left.table.isVisible()


def test_how_the_whole_is_computed_is_one_click_further(
    page: AssessPage, qtbot: QtBot, texts
) -> None:
    page.open_instrument("twelve_practices")
    question = page.question
    page.choose(question.choices[-1].id)
    page.walk.card.question_head.level.explain.click()
    area = page.findChild(TraceDialog)
    next(
        one for one in area.findChildren(Button) if one.words.startswith("How is the whole")
    ).click()
    whole = next(iter(area.findChildren(TraceDialog)))
    shown = texts(whole)
    assert {"Part", "Index", "Twelve practices", "100.0 of 100"} <= set(shown)
    assert shown.count("not answered, so it does not count") == 11
    whole.reject()
    area.reject()
