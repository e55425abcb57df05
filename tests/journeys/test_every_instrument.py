"""Every instrument of the library, from the first question to the last with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csdesk.content import load_library
from csdesk.formatting.number_faults import COUNTED
from csdesk.model.answers import NOBODY, Answer, AnswerState
from csdesk.model.clients import Client
from csdesk.model.identifiers import InstrumentId
from csdesk.model.imports import ListRole
from csdesk.model.instruments import QuestionKind, Subject
from csdesk.model.levels import LevelState
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.sample import prepare_sample
from exports import write
from ui.application import build_window
from ui.pages.assess import AssessPage
from ui.session import Session
from ui.shell.preferences import Preferences

COMPANY = [key for key, one in load_library().instruments.items() if one.subject is Subject.COMPANY]
ACCOUNT = [key for key, one in load_library().instruments.items() if one.subject is Subject.ACCOUNT]


@pytest.fixture
def window(qtbot, tmp_path):
    """Give the window with a new client, shown and ready for keys."""
    session = Session()
    window = build_window(session, Preferences(tmp_path / "window.ini"), tmp_path)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    session.start_client(tmp_path / "client.csdesk", Client("Harbourlight Software", "GBP"))
    qtbot.waitUntil(lambda: session.diagnosis is not None)
    window.show_page("assess")
    yield window
    window.close()
    session.close()


@pytest.fixture
def page(window) -> AssessPage:
    page = window.workspace.current
    assert isinstance(page, AssessPage)
    return page


class Keys:
    """Presses keys where the focus is, as a person does."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def answer(self, page: AssessPage) -> None:
        """Answer the question that is open, and go to the next one."""
        kind = page.question.kind
        if kind is QuestionKind.TEXT:
            self.press("t", "2026-01-05", Qt.Key.Key_Escape)
        elif kind is QuestionKind.NUMBER:
            self.press("1", "2" if page.question.unit in COUNTED else "2,5", Qt.Key.Key_Return)
        else:
            self.press("1")
        assert page.answer.state is AnswerState.ANSWERED, page.question.id
        self.press(Qt.Key.Key_Return)


@pytest.fixture
def keys(qtbot) -> Keys:
    return Keys(qtbot)


def is_saved(session: Session) -> bool:
    return session.lane.is_idle and not session.is_saving


def saved(session: Session, qtbot, subject=NOBODY) -> dict[str, Answer]:
    """Return what is on disk, read by the lane behind everything that is on its way."""
    found: list[dict[str, Answer]] = []
    session.read(lambda workspace: workspace.answers.all(subject), on_done=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    return found[0]


def walk_through(page: AssessPage, keys: Keys) -> list[str]:
    """Answer one question after the other until none is open; return their ids."""
    assert page.walk.sheet is not None
    questions = [question.id for question in page.walk.sheet.questions]
    for _ in questions:
        keys.answer(page)
    return questions


@pytest.mark.parametrize("instrument", COMPANY)
def test_an_instrument_is_completed_with_the_keys_alone(page, keys, qtbot, instrument):
    page.open_instrument(instrument)
    questions = walk_through(page, keys)
    assert set(questions) <= set(saved(page.session, qtbot))
    qtbot.waitUntil(lambda: is_saved(page.session), timeout=20_000)
    assessment = page.session.diagnosis.assessments[instrument]
    assert assessment.claimed.overall.state is LevelState.FINAL
    assert page.desk.left == 0


@pytest.mark.parametrize("view", ["list", "matrix"])
@pytest.mark.parametrize("instrument", ["alignment_test", "operations_audit"])
def test_list_and_matrix_take_the_same_keys(page, keys, qtbot, instrument, view):
    page.open_instrument(instrument)
    page.show_view(view)
    questions = walk_through(page, keys)
    assert page.walk.view == view
    assert set(questions) <= set(saved(page.session, qtbot))


@pytest.mark.parametrize("instrument", ACCOUNT)
def test_an_instrument_about_one_customer_is_completed_for_it(
    page, keys, qtbot, tmp_path: Path, instrument
):
    session = page.session
    bring_in(page, qtbot, tmp_path)
    page.open_instrument(instrument)
    assert page.views.key == "accounts"
    keys.press("Ardmore Estates", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.views.key == "walk", timeout=20_000)
    questions = walk_through(page, keys)
    account = page.walk.sheet.subject
    assert account != NOBODY
    assert set(saved(session, qtbot, account)) == set(questions)
    assert not set(saved(session, qtbot)) & set(questions)


def bring_in(page: AssessPage, qtbot, folder: Path) -> None:
    """Import the sample's list of customers."""
    library = load_library()
    sample = prepare_sample(library)
    path = folder / sample.current.file_name
    write(sample.current, path)
    draft = draft_file(path, library)
    page.session.run(import_list, draft, ListRole.CURRENT, sample.as_of)
    qtbot.waitUntil(lambda: page.session.diagnosis.accounts is not None, timeout=20_000)


def test_one_resumes_where_one_stopped(window, page, keys, qtbot):
    page.open_instrument(InstrumentId("metrics_checklist"))
    for _ in range(3):
        keys.answer(page)
    stopped_at = page.question.id
    qtbot.waitUntil(lambda: is_saved(window.session), timeout=20_000)
    window.workspace.forget_pages()
    window.show_page("assess")
    again = window.workspace.current
    assert again is not page
    assert again.head.on.words == "Continue: Metrics checklist"
    qtbot.mouseClick(again.head.on, Qt.MouseButton.LeftButton)
    assert again.question.id == stopped_at


def test_undo_and_redo_show_the_answer_they_are_about(window, page, keys, qtbot):
    page.open_instrument(InstrumentId("twelve_practices"))
    first = page.question.id
    keys.answer(page)
    keys.answer(page)
    qtbot.waitUntil(lambda: len(window.session.diagnosis.answers) == 2, timeout=20_000)
    for left in (1, 0):
        window.undoing.undo_action.trigger()
        count = left
        qtbot.waitUntil(lambda n=count: len(window.session.diagnosis.answers) == n, timeout=20_000)
    qtbot.waitUntil(lambda: page.question.id == first, timeout=20_000)
    assert page.answer.choice is None
    window.undoing.redo_action.trigger()
    qtbot.waitUntil(lambda: page.answer.choice is not None, timeout=20_000)
    assert page.question.id == first
