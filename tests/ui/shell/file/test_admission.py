"""Opening files through the window, with what is asked and offered on the way."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from csdesk.errors import WorkspaceInUse, WorkspaceNotWritable, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.workspaces import BackupReason
from csdesk.operations.answers import save_answer
from csdesk.operations.backups import back_up
from csdesk.operations.clients import start_client
from csdesk.settings import Settings
from csdesk.storage.workspace import open_workspace
from ui.application import page_classes
from ui.dialogs.choice import ChoiceDialog
from ui.dialogs.pass_phrase import PassPhraseDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.session import Session
from ui.shell.file import admission
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow
from ui.tasks.access import Access

PHRASE = "correct lantern pebble orbit"
QUESTION = QuestionId("health.1.written_definition")


@pytest.fixture(autouse=True)
def settings(session: Session) -> None:
    session._settings = Settings(person="Ada", is_person_asked=True)


@pytest.fixture
def window(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(session, page_classes, Preferences(tmp_path / "window.ini"), tmp_path)
    qtbot.addWidget(window)
    window.show()
    return window


def make_file(path: Path, phrase: str | None = None, *, backups: int = 0) -> Path:
    with start_client(path, Client("Harbourlight", "EUR"), phrase=phrase) as workspace:
        workspace.answers.save(Answer(QUESTION, ChoiceId("yes")))
        for _ in range(backups):
            back_up(workspace, Settings(), BackupReason.ROUTINE)
    return path


def damage(path: Path) -> bytes:
    """Turn bits of the answer, where SQLite itself notices nothing."""
    content = path.read_bytes()
    damaged = content.replace(b"health.1.written_definition", b"health.1.written_definitio?")
    assert damaged != content
    path.write_bytes(damaged)
    return damaged


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.lane.is_idle, timeout=20_000)


def shown(qtbot: QtBot) -> object:
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
    return QApplication.activeModalWidget()


def answers(window: MainWindow) -> set[QuestionId]:
    assert window.session.diagnosis is not None
    return set(window.session.diagnosis.answers)


def test_an_encrypted_file_asks_until_the_phrase_is_right(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "secret.csdesk", PHRASE)
    window.entrance.open(path)
    dialog = shown(qtbot)
    assert isinstance(dialog, PassPhraseDialog)
    dialog.field.line.setText("wrong")
    dialog._give()
    qtbot.waitUntil(lambda: dialog.outcome.sentence.startswith("The pass phrase does not open"))
    assert dialog.isVisible()
    dialog.field.line.setText(PHRASE)
    with qtbot.waitSignal(window.session.changed, timeout=20_000):
        dialog._give()
    assert QApplication.activeModalWidget() is None
    assert answers(window) == {QUESTION}


def test_giving_up_on_a_phrase_leaves_what_was_open(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    plain = make_file(tmp_path / "plain.csdesk")
    window.entrance.open(plain)
    wait(window, qtbot)
    window.entrance.open(make_file(tmp_path / "secret.csdesk", PHRASE))
    dialog = shown(qtbot)
    assert isinstance(dialog, PassPhraseDialog)
    dialog.reject()
    wait(window, qtbot)
    with qtbot.waitSignal(window.session.changed, timeout=20_000):
        window.session.run(save_answer, Answer(QUESTION, ChoiceId("no")))
    assert window.session.path == plain
    assert window.windowTitle() == "Harbourlight – csdesk"


def test_nothing_of_an_encrypted_file_is_listed_or_titled(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "secret.csdesk", PHRASE)
    window.safe.admission.open(Access(path, PHRASE))
    wait(window, qtbot)
    assert window.session.file.is_encrypted
    assert window.windowTitle() == "secret.csdesk – csdesk"
    assert window._recent.all() == ()


def test_a_client_that_becomes_protected_leaves_the_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.entrance.open(make_file(tmp_path / "client.csdesk"))
    wait(window, qtbot)
    assert [client.name for client in window._recent.all()] == ["Harbourlight"]
    window.session.protect(None, PHRASE, replaces_backups=False)
    wait(window, qtbot)
    assert window._recent.all() == ()


def test_a_file_in_another_program_names_who_has_it_and_opens_later(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, repository: Path
) -> None:
    path = make_file(tmp_path / "client.csdesk")
    code = (
        "import sys; from pathlib import Path; from csdesk.storage.workspace import open_workspace;"
        "w = open_workspace(Path(sys.argv[1]), person='Grace Hopper'); print('open', flush=True);"
        "sys.stdin.read(); w.close()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        cwd=repository,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        window.entrance.open(path)
        dialog = shown(qtbot)
        assert isinstance(dialog, ChoiceDialog)
        assert "Grace Hopper" in " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert set(dialog._buttons) == {"again", "backup"}
    finally:
        other.communicate(b"")
    dialog.choose("again")
    wait(window, qtbot)
    assert answers(window) == {QUESTION}


def test_the_newest_backup_can_be_read_while_the_file_is_in_use(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "client.csdesk", backups=1)
    window.safe.admission.answer(
        Access(path), WorkspaceInUse("client.csdesk is in use.", may_be_taken=True)
    )
    dialog = shown(qtbot)
    assert isinstance(dialog, ChoiceDialog)
    assert set(dialog._buttons) == {"again", "backup", "anyway"}
    dialog.choose("backup")
    wait(window, qtbot)
    wait(window, qtbot)
    assert window.session.file.is_read_only
    assert window.safe.reading.isVisible()
    assert window.session.path is not None
    assert window.session.path.parent.name == "client.backups"
    assert window._recent.all() == ()


def test_a_file_that_may_not_be_written_can_be_read(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "client.csdesk")
    window.safe.admission.answer(Access(path), WorkspaceNotWritable("It cannot be used here."))
    dialog = shown(qtbot)
    assert isinstance(dialog, ChoiceDialog)
    dialog.choose("read")
    wait(window, qtbot)
    assert window.session.file.is_read_only
    assert "only looked at and exported" in window.safe.reading.sentence


def test_a_damaged_file_offers_its_backup_and_what_can_be_read(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "client.csdesk", backups=1)
    before = damage(path)
    window.entrance.open(path)
    dialog = shown(qtbot)
    assert isinstance(dialog, RecoveryDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)
    assert dialog.salvage.isEnabled()
    dialog.restore.click()
    qtbot.waitUntil(lambda: window.session.diagnosis is not None, timeout=20_000)
    wait(window, qtbot)
    assert answers(window) == {QUESTION}
    assert window.session.path is not None
    assert window.session.path.parent == tmp_path
    assert window.session.path != path
    assert path.read_bytes() == before


def test_what_can_be_read_of_a_damaged_file_opens_as_a_new_one(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "client.csdesk")
    before = damage(path)
    window.entrance.open(path)
    dialog = shown(qtbot)
    assert isinstance(dialog, RecoveryDialog)
    qtbot.waitUntil(dialog.salvage.isEnabled, timeout=20_000)
    assert not dialog.restore.isEnabled()
    dialog.salvage.click()
    qtbot.waitUntil(lambda: window.session.diagnosis is not None, timeout=20_000)
    wait(window, qtbot)
    assert window.session.path == tmp_path / "client salvaged.csdesk"
    assert path.read_bytes() == before


def test_a_backup_of_a_damaged_encrypted_file_keeps_its_phrase(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "secret.csdesk", PHRASE, backups=1)
    content = bytearray(path.read_bytes())
    content[20:60] = bytes(40)
    path.write_bytes(content)
    window.entrance.open(path)
    asking = shown(qtbot)
    assert isinstance(asking, PassPhraseDialog)
    asking.field.line.setText(PHRASE)
    asking._give()
    qtbot.waitUntil(asking.recover.isVisible, timeout=20_000)
    asking.recover.click()
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), RecoveryDialog), timeout=5_000
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecoveryDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)
    dialog.restore.click()
    qtbot.waitUntil(lambda: window.session.diagnosis is not None, timeout=20_000)
    assert window.session.file.is_encrypted
    assert answers(window) == {QUESTION}


def test_another_file_is_not_opened_over_what_is_not_saved(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_workspace: object) -> object:
        raise WorkspaceUnusable("client.csdesk could not be saved: its drive is full.")

    path = make_file(tmp_path / "client.csdesk")
    window.entrance.open(path)
    wait(window, qtbot)
    window.session.run(refuse)
    wait(window, qtbot)
    asked: list[str] = []
    monkeypatch.setattr(admission, "confirm", lambda question, *_rest: asked.append(question))
    window.entrance.open(make_file(tmp_path / "other.csdesk"))
    wait(window, qtbot)
    assert asked == ["Open another file?"]
    assert window.session.path == path
    assert window.session.unsaved is not None
    window.session.give_up_unsaved()


def test_the_file_can_be_opened_by_others_afterwards(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_file(tmp_path / "secret.csdesk", PHRASE)
    window.safe.admission.open(Access(path, PHRASE))
    wait(window, qtbot)
    window.safe.lock()
    wait(window, qtbot)
    open_workspace(path, phrase=PHRASE).close()
