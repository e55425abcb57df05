from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.answers import Answer
from csdesk.model.clients import Client, PrimaryGoal
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from ui.shell import client_actions
from ui.shell.window import MainWindow

QUESTION = QuestionId("health.1.written_definition")
HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'


@pytest.fixture
def window(window_with_client: MainWindow) -> MainWindow:
    return window_with_client


@pytest.fixture
def two(window: MainWindow, qtbot: QtBot) -> MainWindow:
    with qtbot.waitSignal(window.session.changed, timeout=20_000):
        window.clients.add(Client(HOSTILE, "GBP"))
    return window


def offered(window: MainWindow) -> list[str]:
    return [action.text() for action in window.workspace.navigation.client._menu.actions()]


def chosen(window: MainWindow) -> list[str]:
    actions = window.workspace.navigation.client._menu.actions()
    return [action.text() for action in actions if action.isChecked()]


def open_client(window: MainWindow) -> str:
    diagnosis = window.session.diagnosis
    return diagnosis.client.name if diagnosis else ""


def test_with_one_client_the_menu_offers_only_what_can_be_done(window: MainWindow) -> None:
    assert offered(window) == [
        "New client in this file…",
        "New client in a new file…",
        "Open another file…",
        "",
        "Export this client…",
        "Import a client…",
    ]


def test_a_new_client_in_the_file_is_opened_and_offered_beside_the_first(two: MainWindow) -> None:
    assert open_client(two) == HOSTILE
    assert offered(two)[:2] == ["First", HOSTILE.replace("&", "&&")]
    assert chosen(two) == [HOSTILE.replace("&", "&&")]
    assert two.windowTitle() == f"{HOSTILE} – csdesk"


def test_choosing_a_client_shows_its_audit_on_every_page(two: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(two.session.changed, timeout=20_000):
        two.session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    two.show_page("assess")
    before = two.workspace.current
    with qtbot.waitSignal(two.session.changed, timeout=20_000):
        two.workspace.navigation.client._menu.actions()[0].trigger()
    assert open_client(two) == "First"
    assert two.session.diagnosis is not None
    assert two.session.diagnosis.answers == {}
    assert two.workspace.current is not before
    assert two.windowTitle() == "First – csdesk"


def test_each_client_has_its_own_undo(two: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(two.session.changed, timeout=20_000):
        two.session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    first, second = (audit.engagement.id for audit in two.session.audits)
    with qtbot.waitSignal(two.session.changed, timeout=20_000):
        two.act(f"choose_client:{first}")
    assert two.session.history.undo is None
    with qtbot.waitSignal(two.session.changed, timeout=20_000):
        two.act(f"choose_client:{second}")
    assert two.session.history.undo is not None


def test_another_name_is_shown_and_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.changed, timeout=20_000):
        window.clients.change(Client("Renamed", "USD", PrimaryGoal.STABILITY))
    assert window.workspace.navigation.client.accessibleName() == "Client Renamed"
    window.undoing.undo()
    qtbot.waitUntil(lambda: open_client(window) == "First")


def test_a_removed_client_is_gone_and_a_backup_holds_it(
    two: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        client_actions, "confirm", lambda _question, told, *_rest: asked.append(told) is None
    )
    number = two.session.audits[1].engagement.id
    two.act(f"remove_client:{number}")
    qtbot.waitUntil(lambda: open_client(two) == "First", timeout=20_000)
    assert HOSTILE in asked[0]
    assert [audit.client.name for audit in two.session.audits] == ["First"]
    qtbot.waitUntil(lambda: two.message.sentence.startswith("Removed. A backup: "))
    assert list(tmp_path.glob("*.backups/*removal*"))


def test_the_last_client_stays(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_actions, "confirm", lambda *_rest: True)
    window.act(f"remove_client:{window.session.audits[0].engagement.id}")
    assert "at least one client" in window.notice.sentence
    assert open_client(window) == "First"
