from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import add_client, start_client
from csdesk.operations.moving import export_client
from csdesk.storage.workspace import open_workspace
from ui.shell import client_import
from ui.shell.window import MainWindow
from ui.tasks.guests import Guests, find_guests

QUESTION = QuestionId("health.1.written_definition")
PHRASE = "correct horse battery staple"


@pytest.fixture
def window(window_with_client: MainWindow) -> MainWindow:
    return window_with_client


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The file of a client with one answer."""
    path = tmp_path / "other.csdesk"
    with start_client(path, Client("Other & Sons", "GBP")) as workspace:
        save_answer(workspace, Answer(QUESTION, ChoiceId("yes")))
    return path


@pytest.fixture
def locked(other: Path, tmp_path: Path) -> Path:
    """The same client in an encrypted file."""
    path = tmp_path / "locked.csdesk"
    with open_workspace(other) as workspace:
        export_client(workspace, path, phrase=PHRASE)
    return path


def names(window: MainWindow) -> list[str]:
    return [audit.client.name for audit in window.session.audits]


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))


def test_a_client_is_exported_to_a_file_of_its_own(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def answer(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(start)
        return str(tmp_path / "handed on"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.act("export_client")
    qtbot.waitUntil(lambda: window.message.sentence == "Exported as handed on.csdesk")
    assert offered == [str(tmp_path / "First export.csdesk")]
    with open_workspace(tmp_path / "handed on.csdesk") as exported:
        assert exported.clients.client().name == "First"


def test_a_client_safe_copy_names_nobody(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "safe.csdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    window.act("export_client_safe")
    qtbot.waitUntil(lambda: window.message.sentence == "Exported as safe.csdesk")
    with open_workspace(target) as exported:
        assert exported.clients.client().name != "First"
    assert b"First" not in target.read_bytes()


def test_an_export_that_fails_is_told_and_does_not_hold_anything_up(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "there.csdesk"
    target.write_text("something")
    window.clients.export(target)
    qtbot.waitUntil(lambda: "there.csdesk" in window.notice.sentence)
    assert window.session.unsaved is None
    assert target.read_text() == "something"


def test_a_client_comes_in_with_its_answers(
    window: MainWindow, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, other)
    window.act("import_client")
    qtbot.waitUntil(lambda: window.message.sentence == "Imported: Other & Sons", timeout=20_000)
    assert names(window) == ["First", "Other & Sons"]
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.answers[QUESTION].choice == "yes"


def test_the_same_client_comes_in_twice_under_two_names(
    window: MainWindow, other: Path, qtbot: QtBot
) -> None:
    for count in (2, 3):
        window.clients.take_in(other)
        qtbot.waitUntil(lambda count=count: len(names(window)) == count, timeout=20_000)
    assert names(window) == ["First", "Other & Sons", "Other & Sons (2)"]


def test_an_encrypted_file_asks_until_the_pass_phrase_is_right(
    window: MainWindow, locked: Path, qtbot: QtBot
) -> None:
    window.clients.take_in(locked)
    importing = window.clients.importing
    qtbot.waitUntil(lambda: importing._asking is not None, timeout=20_000)
    dialog = importing._asking
    dialog.given.emit("wrong")
    qtbot.waitUntil(lambda: bool(dialog.outcome.sentence), timeout=20_000)
    assert names(window) == ["First"]
    dialog.given.emit(PHRASE)
    qtbot.waitUntil(lambda: names(window) == ["First", "Other & Sons"], timeout=20_000)
    assert importing._asking is None


def test_of_several_clients_one_is_chosen(
    window: MainWindow, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(other) as workspace:
        add_client(workspace, Client("Third", "EUR"))
    asked: list[list[str]] = []

    class Answering(client_import.ChoiceDialog):
        def open(self) -> None:
            asked.append([choice.title for choice in self.given])
            self.chosen.emit("Other & Sons")

        def __init__(self, title, sentence, choices, parent) -> None:
            super().__init__(title, sentence, choices, parent)
            self.given = choices

    monkeypatch.setattr(client_import, "ChoiceDialog", Answering)
    window.clients.take_in(other)
    qtbot.waitUntil(lambda: names(window) == ["First", "Other & Sons"], timeout=20_000)
    assert asked == [["Other & Sons", "Third"]]


def test_what_is_no_workspace_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "letter.csdesk"
    path.write_text("Dear Sir or Madam")
    window.clients.take_in(path)
    qtbot.waitUntil(lambda: "letter.csdesk" in window.notice.sentence)
    assert names(window) == ["First"]


def test_guests_are_named_without_touching_their_file(other: Path, locked: Path) -> None:
    before = other.read_bytes()
    assert find_guests(other, None) == Guests(("Other & Sons",))
    assert other.read_bytes() == before
    assert find_guests(locked, None) == Guests(needs_phrase=True)
    assert find_guests(locked, "wrong").problem
    assert find_guests(locked, PHRASE).names == ("Other & Sons",)
