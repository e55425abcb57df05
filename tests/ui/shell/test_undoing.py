from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from csdesk.errors import WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_client
from csdesk.operations.plan import assign_owner
from ui.application import page_classes
from ui.pages.assess import AssessPage
from ui.session import Session
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow
from ui.tasks.access import Access

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
QUESTION = QuestionId("health.1.written_definition")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "client.csdesk"


@pytest.fixture
def window(session: Session, path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(session, page_classes, Preferences(tmp_path / "w.ini"), tmp_path)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.start_client(path, Client("A", "EUR"))
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def answered(window: MainWindow, qtbot: QtBot) -> MainWindow:
    with qtbot.waitSignal(window.session.changed, timeout=20_000):
        window.session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    return window


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, *, shift: bool = False) -> None:
    qtbot.keyClick(window, key, CONTROL | SHIFT if shift else CONTROL)


def choice(window: MainWindow) -> str | None:
    diagnosis = window.session.diagnosis
    answer = diagnosis.answers.get(QUESTION) if diagnosis else None
    return answer.choice if answer else None


def test_without_a_change_nothing_can_be_undone(window: MainWindow) -> None:
    navigation = window.workspace.navigation
    assert not window.undoing.undo_action.isEnabled()
    assert not navigation.undo.isEnabled()
    assert not navigation.redo.isEnabled()
    assert navigation.undo.toolTip() == "Nothing to undo (Ctrl+Z)"


@pytest.mark.parametrize(("key", "shift"), [(Qt.Key.Key_Z, True), (Qt.Key.Key_Y, False)])
def test_keys_take_an_answer_back_and_bring_it_again(
    answered: MainWindow, qtbot: QtBot, key: Qt.Key, shift: bool
) -> None:
    press(answered, qtbot, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: choice(answered) is None)
    assert answered.workspace.navigation.redo.toolTip() == "Redo: answer (Ctrl+Shift+Z)"
    press(answered, qtbot, key, shift=shift)
    qtbot.waitUntil(lambda: choice(answered) == "yes")


def test_the_buttons_say_what_they_would_do(answered: MainWindow, qtbot: QtBot) -> None:
    undo = answered.workspace.navigation.undo
    assert undo.toolTip() == "Undo: answer (Ctrl+Z)"
    undo.click()
    qtbot.waitUntil(lambda: choice(answered) is None)
    assert not undo.isEnabled()


def test_undo_says_what_it_did_and_leads_to_it(answered: MainWindow, qtbot: QtBot) -> None:
    answered.show_page("overview")
    answered.undoing.undo()
    qtbot.waitUntil(lambda: answered.message.sentence == "Undone: answer")
    answered.message._link.click()
    page = answered.workspace.current
    assert isinstance(page, AssessPage)
    assert page.question.id == QUESTION
    assert answered.message.sentence == ""


def test_undo_on_its_own_page_goes_to_the_place_and_offers_no_way(
    answered: MainWindow, qtbot: QtBot
) -> None:
    answered.show_page("assess")
    page = answered.workspace.current
    assert isinstance(page, AssessPage)
    page.open_question(QUESTION)
    page.go_next()
    assert page.question.id != QUESTION
    answered.undoing.undo()
    qtbot.waitUntil(lambda: answered.message.sentence == "Undone: answer")
    assert page.question.id == QUESTION
    assert not answered.message._link.isVisible()


def test_undo_reaches_over_pages_in_the_order_of_the_changes(
    answered: MainWindow, qtbot: QtBot
) -> None:
    session = answered.session
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.run(assign_owner, "health.score", "Mo")
    assert answered.workspace.navigation.undo.toolTip() == "Undo: owner of an initiative (Ctrl+Z)"
    answered.undoing.undo()
    answered.undoing.undo()
    qtbot.waitUntil(lambda: choice(answered) is None)
    assert session.history.undo is None


def test_undo_still_works_after_a_restart(
    answered: MainWindow, path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    answered.session.close()
    again = Session()
    with qtbot.waitSignal(again.changed, timeout=20_000):
        again.open_workspace(path)
    window = MainWindow(again, page_classes, Preferences(tmp_path / "x.ini"), tmp_path)
    qtbot.addWidget(window)
    window.undoing.undo()
    qtbot.waitUntil(lambda: again.diagnosis is not None and not again.diagnosis.answers)
    again.close()


def make_line() -> QLineEdit:
    return QLineEdit("")


def make_text() -> QPlainTextEdit:
    return QPlainTextEdit("")


@pytest.mark.parametrize("make", [make_line, make_text])
def test_a_text_field_undoes_its_own_typing_first(
    answered: MainWindow, qtbot: QtBot, make: Callable[[], QLineEdit | QPlainTextEdit]
) -> None:
    field = make()
    field.setParent(answered.centralWidget())
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert written(field) == ""
    assert choice(answered) == "yes"
    qtbot.keyClick(field, Qt.Key.Key_Y, CONTROL)
    assert written(field) == "abc"
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: choice(answered) is None)


def written(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_what_is_being_typed_is_kept_before_something_is_undone(
    answered: MainWindow, qtbot: QtBot
) -> None:
    answered.show_page("assess")
    page = answered.workspace.current
    assert isinstance(page, AssessPage)
    page.open_question(QUESTION)
    page.evidence.note.setPlainText("In the middle of a sentence")
    answered.workspace.navigation.undo.click()
    qtbot.waitUntil(lambda: answered.message.sentence == "Undone: answer")
    diagnosis = answered.session.diagnosis
    assert diagnosis is not None
    assert diagnosis.answers[QUESTION].note == ""
    assert choice(answered) == "yes"
    assert page.evidence.note.toPlainText() == ""


def test_a_file_that_is_only_read_offers_no_undo(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.csdesk"
    with start_client(other, Client("B", "EUR")) as workspace:
        save_answer(workspace, Answer(QUESTION, ChoiceId("yes")))
    with qtbot.waitSignal(window.session.changed, timeout=20_000):
        window.session.open_file(Access(other, read_only=True))
    assert window.session.history.undo is not None
    assert not window.undoing.undo_action.isEnabled()
    assert window.workspace.navigation.undo.toolTip() == "Nothing to undo (Ctrl+Z)"


def test_nothing_is_undone_while_something_waits_to_be_saved(
    answered: MainWindow, qtbot: QtBot
) -> None:
    def fail(_workspace: object) -> None:
        raise WorkspaceUnusable("The disk is full. Make room and try again.")

    answered.session.run(fail)
    qtbot.waitUntil(lambda: answered.session.unsaved is not None)
    assert not answered.undoing.undo_action.isEnabled()
    answered.session.give_up_unsaved()
    assert answered.undoing.undo_action.isEnabled()
