from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from csdesk.model.answers import Answer, AnswerState, Confidence
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from tests.ui.conftest import make_assessment
from ui.pages.assess import AssessPage
from ui.widgets.answer_row import AnswerRow

FIRST_OPEN = "health.1.first"


class Store:
    """Stands for the workspace: keeps answers when the page asks for it."""

    def __init__(self, opened, diagnosis: Diagnosis) -> None:
        self.opened = opened
        self.diagnosis = diagnosis
        self.saved: list[Answer] = []
        self.cleared: list[str] = []
        self.refuses = False

    def run(self, operation, *arguments, on_done=None, on_failed=None, label="") -> None:
        if self.refuses:
            on_failed("The disk is full. Make room and try again.")
            return
        answers = dict(self.diagnosis.answers)
        if operation.__name__ == "save_answer":
            self.saved.append(arguments[0])
            answers[arguments[0].question] = arguments[0]
        else:
            self.cleared.append(arguments[0])
            answers.pop(arguments[0], None)
        instrument = self.diagnosis.instrument
        assessment = make_assessment(instrument, answers)
        self.diagnosis = replace(
            self.diagnosis, answers=answers, assessments={instrument.id: assessment}
        )
        self.opened.show(self.diagnosis, Changes.ANSWERS | Changes.RESULTS)


@pytest.fixture
def store(opened, diagnosis: Diagnosis, monkeypatch: pytest.MonkeyPatch) -> Store:
    store = Store(opened, diagnosis)
    monkeypatch.setattr(opened.session, "run", store.run)
    return store


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> AssessPage:
    page = AssessPage(store.opened.session)
    qtbot.addWidget(page)
    store.opened.session.changed.connect(page.refresh)
    store.opened.show(store.diagnosis)
    page.resize(1216, 872)
    page.show()
    page.open_instrument("maturity_ladder")
    page.setFocus()
    return page


def test_it_begins_with_the_first_question_that_needs_a_look(page: AssessPage, texts) -> None:
    assert page.question.id == FIRST_OPEN
    assert "How is it with health.1.first?" in texts(page.walk.card)
    assert "Question 1 of 2" in texts(page.walk.card)


@pytest.mark.parametrize(("key", "choice"), [("0", "no"), ("1", "partly"), ("2", "yes")])
def test_number_keys_answer_from_worst_to_best(
    page: AssessPage, store: Store, qtbot: QtBot, key: str, choice: str
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, key)
    assert store.saved == [Answer(page.question.id, choice)]
    assert [card.isChecked() for card in page.walk.card.answers.cards.values()] == [
        k == key for k in "012"
    ]


def test_a_number_without_an_answer_does_nothing(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClicks(page, "7")
    assert told.args == ["This question is answered with 0 to 2."]
    assert store.saved == []


def test_pressing_the_same_answer_twice_stores_it_once(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, "22")
    assert len(store.saved) == 1
    assert page.answer.choice == "yes"


def test_clicking_an_answer_chooses_it_even_twice(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    for _ in range(2):
        card = page.walk.card.answers.cards["yes"]
        card.click()
        assert card.isChecked()


def test_enter_and_j_lead_on_and_k_leads_back(page: AssessPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.question.id == "health.2.second"
    qtbot.keyClicks(page, "j")
    assert page.question.id == "playbooks.1.first"
    qtbot.keyClicks(page, "kk")
    assert page.question.id == FIRST_OPEN


def test_after_the_last_question_comes_the_first_that_is_open(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("overall.end")
    qtbot.keyClicks(page, "j")
    assert page.question.id not in store.diagnosis.answers


def test_enter_after_the_last_answer_ends_the_walk_and_overwrites_nothing(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    for question in [one.id for one in page.walk.sheet.questions]:
        page.open_question(question)
        qtbot.keyClicks(page, "2")
    page.open_question("overall.end")
    saved = len(store.saved)
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    name = store.diagnosis.instrument.name
    assert told.args == [f"No question of “{name}” is open any more."]
    assert page.views.key == "hub"
    qtbot.keyClicks(page, "1")
    assert len(store.saved) == saved


def test_c_and_a_number_say_how_sure_one_is(page: AssessPage, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClicks(page, "c5")
    assert page.answer.confidence is Confidence.VERY_HIGH
    assert page.walk.card.options.confidence.current == "5"
    assert page.answer.choice == "partly"
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, "c2")
    assert (page.answer.choice, page.answer.confidence) == ("yes", Confidence.MEDIUM)


def test_c_again_takes_the_next_confidence_and_any_other_key_ends_it(
    page: AssessPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page, "cc")
    assert page.answer.confidence is Confidence.MEDIUM
    qtbot.keyClicks(page, "f2")
    assert (page.answer.choice, page.answer.confidence) == ("yes", Confidence.MEDIUM)


def test_f_flags_and_takes_the_flag_away(page: AssessPage, qtbot: QtBot) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, "f")
    assert page.answer.flagged
    assert page.walk.card.options.flag.words == "Flagged"
    qtbot.keyClicks(page, "f")
    assert not page.answer.flagged


def test_n_asks_why_and_keeps_the_reason(
    page: AssessPage, store: Store, qtbot: QtBot, texts
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, "n")
    field = page.walk.card.reason.findChild(QLineEdit)
    assert page.walk.card.reason.isVisible()
    qtbot.keyClicks(field, "No team 2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.question.id == "skills.1.first"
    assert store.saved == [Answer(page.question.id, None, not_applicable_reason="No team 2")]
    assert "0/2" not in texts(page.walk.areas)


def test_a_reason_that_is_not_given_changes_nothing(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page, "n")
    field = page.walk.card.reason.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert store.saved == []
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not page.walk.card.reason.isVisible()


def test_an_answer_takes_the_place_of_a_reason(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    page.walk.give_reason(AnswerState.NOT_APPLICABLE, "No team")
    qtbot.keyClicks(page, "1")
    assert (page.answer.choice, page.answer.not_applicable_reason) == ("partly", "")


def test_delete_takes_the_answer_back_and_keeps_the_texts(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("segmentation.1.first")
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    assert store.cleared == ["segmentation.1.first"]
    page.open_question("skills.1.first")
    page.desk.answering.keep(replace(page.answer, choice="yes", note="Priya"))
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    assert store.saved[-1] == Answer(page.question.id, None, note="Priya")


def test_what_is_typed_is_kept_without_a_button(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, "e")
    qtbot.waitUntil(page.evidence.evidence.hasFocus)
    qtbot.keyClicks(page.evidence.evidence, "Sheet RAG, 0 of 3")
    assert store.saved == []
    qtbot.waitUntil(lambda: bool(store.saved))
    assert store.saved == [Answer(page.question.id, None, evidence="Sheet RAG, 0 of 3")]


def test_leaving_a_question_keeps_what_was_typed_a_moment_ago(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page.evidence.note, "Priya fills the sheet")
    page.go_next()
    assert store.saved[0].question == "skills.1.first"
    assert store.saved[0].note == "Priya fills the sheet"
    assert page.evidence.note.toPlainText() == ""


def test_leaving_the_page_keeps_what_was_typed_a_moment_ago(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page.evidence.respondent, "Priya")
    page.hide()
    assert store.saved[-1].respondent == "Priya"


def test_an_answer_given_while_typing_keeps_both(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page.evidence.note, "half a sen")
    page.choose("yes")
    assert (store.saved[-1].choice, store.saved[-1].note) == ("yes", "half a sen")
    assert page.evidence.note.toPlainText() == "half a sen"


def test_typing_moves_neither_cursor_nor_question(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page.evidence.note, "jk2")
    qtbot.waitUntil(lambda: bool(store.saved))
    assert page.question.id == "skills.1.first"
    assert page.answer.choice is None
    assert page.evidence.note.textCursor().position() == 3


def test_the_level_moves_with_the_answer(page: AssessPage, qtbot: QtBot, texts) -> None:
    page.open_question("skills.1.first")
    assert "The area has no index yet" in texts(page.walk.card)
    qtbot.keyClicks(page, "2")
    assert "Area index 100, likely 50 to 100" in texts(page.walk.card)


def test_what_would_lift_the_answer_is_shown(page: AssessPage, qtbot: QtBot, texts) -> None:
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, "0")
    assert {"What would make this “Yes”?", "Begin with one."} <= set(texts(page.walk.card))
    qtbot.keyClicks(page, "2")
    assert "This is the best answer to this question." in texts(page.walk.card)


def test_the_areas_show_how_far_they_are(page: AssessPage, qtbot: QtBot, texts) -> None:
    assert {"6 of 13 done", "7 of 13 left"} <= set(texts(page.walk.areas))
    page.open_question("skills.1.first")
    qtbot.keyClicks(page, "2")
    assert {"7 of 13 done", "6 of 13 left"} <= set(texts(page.walk.areas))
    assert page.head.left.words == "What is left  6"


def test_g_goes_to_the_next_open_question_and_then_to_what_is_left(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("segmentation.1.first")
    qtbot.keyClicks(page, "g")
    opened = page.question.id
    assert opened not in store.diagnosis.answers
    while opened not in store.diagnosis.answers:
        qtbot.keyClicks(page, "2")
        qtbot.keyClicks(page, "g")
        if page.views.key == "walk":
            opened = page.question.id
    assert page.views.key == "left"
    assert len(store.saved) == 7


def test_shift_g_shows_what_is_left_and_a_line_leads_to_its_question(
    page: AssessPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert page.views.key == "left"
    qtbot.keyClick(page.views.left.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.views.left.table, Qt.Key.Key_Return)
    assert page.views.key == "walk"
    assert page.question.id == "playbooks.2.second"


def test_a_finding_that_rests_on_the_answer_is_told(page: AssessPage, qtbot: QtBot, texts) -> None:
    assert "Renewals start 38 days before the date" in texts(page.evidence)
    with qtbot.waitSignal(page.pageRequested) as caught:
        page.evidence.findingRequested.emit()
    assert caught.args == ["findings"]
    page.open_question("skills.1.first")
    assert "Renewals start 38 days before the date" not in texts(page.evidence)


def test_an_answer_that_cannot_be_stored_is_taken_off_the_screen(
    page: AssessPage, store: Store, qtbot: QtBot
) -> None:
    page.open_question("skills.1.first")
    store.refuses = True
    with qtbot.waitSignal(page.session.failed) as caught:
        qtbot.keyClicks(page, "2")
    assert caught.args == ["The disk is full. Make room and try again."]
    assert page.answer.choice is None


def test_where_it_is_narrow_e_opens_the_panel(store: Store, qtbot: QtBot) -> None:
    store.opened.show(store.diagnosis)
    page = AssessPage(store.opened.session)
    qtbot.addWidget(page)
    page.resize(1044, 640)
    page.show()
    page.refresh(Changes.ALL)
    page.open_instrument("maturity_ladder")
    page.setFocus()
    assert not page.evidence.isVisible()
    qtbot.keyClicks(page, "e")
    assert page.evidence.isVisible()


def test_the_list_shows_every_answer_and_leads_to_its_question(
    page: AssessPage, qtbot: QtBot
) -> None:
    page.show_view("list")
    rows = page.walk.list.findChildren(AnswerRow)
    assert len(rows) == 13
    health = rows[2].words
    assert (health.answer, health.confidence, health.flagged) == ("Partly", "Low", True)
    assert rows[12].words.answer == "–"
    rows[10].click()
    assert page.walk.view == "guided"
    assert page.question.id == "skills.1.first"


@pytest.mark.parametrize("view", ["list", "matrix"])
def test_the_keys_answer_the_marked_line_of_list_and_matrix(
    page: AssessPage, store: Store, qtbot: QtBot, view: str
) -> None:
    page.open_question("skills.1.first")
    page.show_view(view)
    qtbot.keyClicks(page, "2")
    qtbot.keyClick(page, Qt.Key.Key_Down)
    qtbot.keyClicks(page, "0f")
    assert page.walk.view == view
    assert store.saved == [
        Answer("skills.1.first", "yes"),
        Answer("skills.2.second", "no"),
        Answer("skills.2.second", "no", flagged=True),
    ]


def test_a_click_in_the_matrix_answers(page: AssessPage, store: Store, qtbot: QtBot) -> None:
    page.open_question("skills.1.first")
    page.show_view("matrix")
    line = page.walk.matrix.lines[1]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line._place(2).center())
    assert store.saved == [Answer("skills.2.second", "yes")]
    assert line.row.cells[2].chosen


def test_keys_on_the_hub_answer_nothing(page: AssessPage, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.views.key == "hub"
    qtbot.keyClicks(page, "2fn")
    assert store.saved == []


def test_what_is_not_applicable_needs_the_consent_of_the_author(
    page: AssessPage, store: Store, qtbot: QtBot, texts
) -> None:
    page.open_question("health.2.second")
    qtbot.keyClicks(page, "n")
    assert not page.walk.card.reason.isVisible()
    assert any("applies to every company" in text for text in texts(page.walk.card))


def test_d_asks_why_and_puts_the_question_off(page: AssessPage, store: Store, qtbot: QtBot) -> None:
    page.open_question("health.2.second")
    qtbot.keyClicks(page, "d")
    field = page.walk.card.reason.field
    qtbot.keyClicks(field, "Ask Priya")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert store.saved == [Answer("health.2.second", deferred="Ask Priya")]
    qtbot.keyClicks(page, "1")
    assert store.saved[-1] == Answer("health.2.second", "partly")
