"""What the window says and asks while a file is open: saving, locking, backups, closing."""

import base64
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.errors import WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.settings import Settings
from csdesk.storage.workspace import Workspace
from ui.application import page_classes
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.pass_phrase import PassPhraseDialog
from ui.dialogs.protection import ProtectionDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.pages.assess import AssessPage
from ui.session import Session
from ui.shell.file import safekeeping
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow
from ui.tasks.access import Access, FileState

PHRASE = "correct lantern pebble orbit"
QUESTION = QuestionId("health.1.written_definition")
CLIENT = "Zarquon Holdings"
FULL = "client.csdesk could not be saved: its drive is full. Free some space and try again."
Texts = Callable[[QWidget], list[str]]


@pytest.fixture(autouse=True)
def private_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def window(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    session._settings = Settings(person="Ada", is_person_asked=True)
    preferences = Preferences(tmp_path / "config" / "window.ini")
    window = MainWindow(session, page_classes, preferences, tmp_path)
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    yield window
    session._saving._wishes.take_all()


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.lane.is_idle, timeout=20_000)


def start(
    window: MainWindow, qtbot: QtBot, name: str = "client", phrase: str | None = None
) -> Path:
    path = window.entrance._folder / f"{name}.csdesk"
    window.session.start_client(path, Client(CLIENT, "EUR"), phrase=phrase)
    wait(window, qtbot)
    return path


def refuse(_workspace: Workspace) -> object:
    raise WorkspaceUnusable(FULL)


def foot(window: MainWindow) -> str:
    return window.status._state.text()


def test_what_is_not_saved_stands_above_the_page_until_it_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    start(window, qtbot)
    window.session.run(refuse)
    wait(window, qtbot)
    assert window.safe.unsaved.isVisible()
    assert window.safe.unsaved.sentence == FULL
    assert foot(window) == "Not saved"
    window.session._saving._wishes.take_all()
    window.session.save_again()
    wait(window, qtbot)
    assert not window.safe.unsaved.isVisible()
    assert foot(window) == "All changes saved"


def test_an_answer_that_could_not_be_saved_stays_on_the_page(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    from csdesk.operations import answers

    start(window, qtbot)
    is_full = True

    def save(workspace: Workspace, answer: Answer) -> object:
        return refuse(workspace) if is_full else save_answer(workspace, answer)

    monkeypatch.setattr(answers, "save_answer", save)
    window.show_page("assess")
    page = window.workspace.current
    assert isinstance(page, AssessPage)
    page.open_instrument("maturity_ladder")
    page.choose("yes")
    wait(window, qtbot)
    assert page.answer.choice == "yes"
    assert "Not saved" in texts(page)
    assert window.session.unsaved is not None
    is_full = False
    window.session.save_again()
    qtbot.waitUntil(lambda: window.session.lane.is_idle and not window.session.is_saving)
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.answers[page.question.id].choice == "yes"
    assert "Saved" in texts(page)


def test_closing_asks_once_while_something_is_not_saved(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(window, qtbot)
    window.session.run(refuse)
    wait(window, qtbot)
    asked: list[str] = []
    answers = iter([False, True])

    def confirm(_question: str, sentence: str, *_rest: object) -> bool:
        asked.append(sentence)
        return next(answers)

    monkeypatch.setattr(safekeeping, "confirm", confirm)
    assert not window.close()
    assert window.close()
    assert len(asked) == 2
    assert all(sentence.startswith(FULL) for sentence in asked)


def test_closing_waits_for_what_is_being_saved_and_asks_if_it_fails(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(window, qtbot)
    asked: list[str] = []
    monkeypatch.setattr(
        safekeeping, "confirm", lambda _question, sentence, *_rest: bool(asked.append(sentence))
    )

    def refuse_slowly(workspace: Workspace) -> object:
        time.sleep(0.2)
        return refuse(workspace)

    window.session.run(refuse_slowly)
    assert not window.close()
    assert len(asked) == 1
    assert asked[0].startswith(FULL)


def test_what_was_typed_a_moment_before_closing_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.show_page("assess")
    page = window.workspace.current
    assert isinstance(page, AssessPage)
    page.open_instrument("maturity_ladder")
    page.evidence.note.setPlainText("The sheet is filled in on Mondays")
    assert window.close()
    assert not window.session.is_saving
    wait(window, qtbot)
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.answers[page.question.id].note.endswith("on Mondays")


def test_what_is_typed_while_another_file_opens_never_gets_into_that(
    window: MainWindow, qtbot: QtBot
) -> None:
    path = start(window, qtbot)
    other = start(window, qtbot, "other")
    window.entrance.open(path)
    wait(window, qtbot)
    window.show_page("assess")
    page = window.workspace.current
    assert isinstance(page, AssessPage)
    page.open_instrument("maturity_ladder")
    question = page.question.id
    page.evidence.note.setPlainText("Before")
    window.entrance.open(other)
    page.evidence.note.setPlainText("Before and after")
    qtbot.waitUntil(lambda: window.session.path == other, timeout=20_000)
    wait(window, qtbot)
    assert "another client was opened" in window.notice.sentence
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.answers == {}
    window.entrance.open(path)
    wait(window, qtbot)
    assert window.session.diagnosis.answers[question].note == "Before"


def test_locking_leaves_nothing_of_the_client_in_the_window(
    window: MainWindow, qtbot: QtBot, texts: Texts
) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.show_page("settings")
    window.act("lock")
    wait(window, qtbot)
    assert window.safe.lock_page.isVisible()
    assert "secret.csdesk is locked" in texts(window)
    assert window.windowTitle() == "csdesk"
    assert foot(window) == "Locked"
    known = [label.text() for label in window.findChildren(QLabel)]
    known += [widget.accessibleName() + widget.toolTip() for widget in window.findChildren(QWidget)]
    assert not [text for text in known if CLIENT in text]


def test_a_wrong_phrase_is_told_on_the_lock_page_and_the_right_one_unlocks(
    window: MainWindow, qtbot: QtBot
) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.safe.lock()
    page = window.safe.lock_page
    page.field.line.setText("wrong")
    page._give()
    wait(window, qtbot)
    assert page.outcome.sentence.startswith("The pass phrase does not open secret.csdesk.")
    assert page.recover.isVisible()
    page.field.line.setText(PHRASE)
    page._give()
    wait(window, qtbot)
    assert not page.isVisible()
    assert window.session.diagnosis is not None
    assert page.field.phrase == ""


def test_a_right_phrase_that_opens_a_locked_file_no_longer_leads_to_its_backups(
    window: MainWindow, qtbot: QtBot
) -> None:
    path = start(window, qtbot, "secret", PHRASE)
    window.safe.lock()
    wait(window, qtbot)
    page = window.safe.lock_page
    assert not page.recover.isVisible()
    with path.open("r+b") as file:
        file.write(b"\0" * 64)
    unlock(window, qtbot)
    page.recover.click()
    wait(window, qtbot)
    dialog = next(iter(window.findChildren(RecoveryDialog)))
    assert dialog.isVisible()
    assert any("secret.csdesk" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def unlock(window: MainWindow, qtbot: QtBot, phrase: str = PHRASE) -> None:
    window.safe.lock_page.field.line.setText(phrase)
    window.safe.lock_page._give()
    wait(window, qtbot)


def test_unlocking_comes_back_to_the_question_that_was_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.show_page("assess")
    page = window.workspace.current
    assert isinstance(page, AssessPage)
    page.open_instrument("maturity_ladder")
    page.go_next()
    page.go_next()
    question = page.question.id
    window.act("lock")
    unlock(window, qtbot)
    again = window.workspace.current
    assert isinstance(again, AssessPage)
    assert again is not page
    assert again.question.id == question


def test_another_client_than_the_locked_one_opens_with_its_overview(
    window: MainWindow, qtbot: QtBot
) -> None:
    other = start(window, qtbot, "other")
    start(window, qtbot, "secret", PHRASE)
    window.show_page("assess")
    window.act("lock")
    wait(window, qtbot)
    window.entrance.open(other)
    wait(window, qtbot)
    assert window.workspace.current is not None
    assert window.workspace.current.key == "overview"


def test_what_was_typed_a_moment_before_locking_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.show_page("assess")
    page = window.workspace.current
    assert isinstance(page, AssessPage)
    page.open_instrument("maturity_ladder")
    question = page.question.id
    page.evidence.note.setPlainText("The sheet is filled in on Mondays")
    window.act("lock")
    unlock(window, qtbot)
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.answers[question].note == "The sheet is filled in on Mondays"


def test_what_could_not_be_saved_while_locking_waits_for_the_phrase(
    window: MainWindow, qtbot: QtBot, texts: Texts
) -> None:
    start(window, qtbot, "secret", PHRASE)
    is_full = True

    def save(workspace: Workspace) -> object:
        return refuse(workspace) if is_full else save_answer(workspace, answer)

    answer = Answer(QUESTION, ChoiceId("yes"))
    window.session.run(save)
    window.safe.lock()
    wait(window, qtbot)
    assert not window.safe.unsaved.isVisible()
    assert any(text.startswith("What could not be saved waits") for text in texts(window))
    is_full = False
    unlock(window, qtbot)
    qtbot.waitUntil(lambda: window.session.lane.is_idle and not window.session.is_saving)
    assert window.session.diagnosis is not None
    assert QUESTION in window.session.diagnosis.answers


def test_locking_while_the_phrase_is_changed_stays_locked(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.session.protect(PHRASE, "another four odd words", replaces_backups=False)
    window.safe.lock()
    wait(window, qtbot)
    assert window.session.is_locked
    assert window.session.diagnosis is None
    assert window.safe.lock_page.isVisible()
    unlock(window, qtbot, "another four odd words")
    assert window.session.diagnosis is not None
    window.session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    wait(window, qtbot)
    assert QUESTION in window.session.diagnosis.answers


def test_a_plain_file_that_was_opening_while_another_was_locked_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    plain = start(window, qtbot, "plain")
    start(window, qtbot, "secret", PHRASE)
    window.entrance.open(plain)
    window.safe.lock()
    wait(window, qtbot)
    wait(window, qtbot)
    assert window.session.path == plain
    assert not window.session.is_locked
    window.session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    wait(window, qtbot)
    assert window.session.diagnosis is not None
    assert QUESTION in window.session.diagnosis.answers


def test_a_wrong_present_phrase_is_told_where_it_was_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.act("protect")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProtectionDialog)
    assert dialog.fields is not None
    dialog.present.line.setText("wrong")
    dialog.fields.first.line.setText("another four odd words")
    dialog.fields.second.line.setText("another four odd words")
    dialog.accept_button.click()
    wait(window, qtbot)
    assert dialog.isVisible()
    assert dialog.outcome.sentence.startswith("This is not the present pass phrase")
    assert not window.notice.isVisible()
    dialog.present.line.setText(PHRASE)
    assert dialog.outcome.sentence == ""
    dialog.accept_button.click()
    wait(window, qtbot)
    wait(window, qtbot)
    assert QApplication.activeModalWidget() is None
    window.safe.lock()
    unlock(window, qtbot, "another four odd words")
    assert window.session.diagnosis is not None


def test_nobody_at_the_desk_locks_an_encrypted_file_only(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.safe.watch.left.emit()
    assert not window.session.is_locked
    start(window, qtbot, "secret", PHRASE)
    window.safe.watch.left.emit()
    assert window.session.is_locked
    wait(window, qtbot)


def test_dialogs_close_when_the_file_is_locked(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.safe.backups.show_dialog()
    assert isinstance(QApplication.activeModalWidget(), BackupsDialog)
    window.safe.lock()
    assert QApplication.activeModalWidget() is None
    wait(window, qtbot)


def test_nothing_of_an_encrypted_file_stands_in_clear(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    start(window, qtbot, "secret", PHRASE)
    window.session.run(save_answer, Answer(QUESTION, ChoiceId("yes"), note="Zarquon is leaving"))
    window.safe.backups.back_up()
    wait(window, qtbot)
    window.safe.lock()
    wait(window, qtbot)
    window.close()
    window._preferences._settings.sync()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 3
    planted = [word for text in ("Zarquon", PHRASE) for word in encodings(text)]
    found = [(path.name, word) for path in files for word in planted if word in path.read_bytes()]
    assert found == []
    assert "Zarquon" not in caplog.text


def encodings(text: str) -> list[bytes]:
    return [text.encode(), text.encode("utf-16-le"), base64.b64encode(text.encode())[:-4]]


def test_the_foot_tells_the_age_of_the_last_backup(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    assert window.status.backup.words == "No backup yet"
    window.act("back_up")
    wait(window, qtbot)
    wait(window, qtbot)
    assert window.status.backup.words == "Backup just now"
    window.safe.backups._now = lambda: datetime.now(UTC) + timedelta(minutes=12, seconds=5)
    window.safe.backups.tick()
    assert window.status.backup.words == "Backup 12 min ago"


def test_another_client_of_the_file_has_the_same_backups(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.act("back_up")
    wait(window, qtbot)
    window.clients.add(Client("Other", "EUR"))
    wait(window, qtbot)
    wait(window, qtbot)
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.client.name == "Other"
    assert window.status.backup.isVisible()
    assert window.status.backup.words == "Backup just now"


def test_a_way_to_a_change_goes_with_its_client(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.message.tell("Undone: answer", lambda: window.show_page("assess"))
    assert window.message.isVisible()
    start(window, qtbot, "other")
    assert not window.message.isVisible()


def test_a_change_is_backed_up_without_asking(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window, qtbot)
    for _ in range(5):
        window.safe.backups.tick()
    wait(window, qtbot)
    assert [made.suffix for made in path.with_suffix(".backups").iterdir()] == [".csdesk"]
    assert window.status.backup.words == "Backup just now"


def test_a_failing_backup_is_told_once_and_stays_in_the_foot(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    start(window, qtbot)
    (tmp_path / "client.backups").write_text("a file where the folder would be")
    told: list[str] = []
    window.safe.backups.told.connect(told.append)
    for _ in range(2):
        window.safe.backups.back_up_if_due()
        wait(window, qtbot)
    assert len(told) == 1
    assert window.notice.sentence == told[0]
    assert window.status.backup.words == "No backup"


def test_a_backup_comes_back_with_three_clicks(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = start(window, qtbot, "secret", PHRASE)
    window.session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    window.act("back_up")
    wait(window, qtbot)
    window.session.run(save_answer, Answer(QUESTION, ChoiceId("no")))
    wait(window, qtbot)
    window.status.backup.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)
    dialog.restore.click()
    qtbot.waitUntil(lambda: window.session.path != path, timeout=20_000)
    wait(window, qtbot)
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.answers[QUESTION].choice == "yes"
    assert window.session.file.is_encrypted
    assert path.exists()


def test_a_backup_of_another_phrase_asks_for_that_phrase(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = start(window, qtbot, "secret", PHRASE)
    window.session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    window.act("back_up")
    wait(window, qtbot)
    window.session.protect(PHRASE, "another four odd words", replaces_backups=False)
    wait(window, qtbot)
    window.safe.backups.show_dialog()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)
    dialog.restore.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PassPhraseDialog))
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, PassPhraseDialog)
    for phrase in ("wrong", PHRASE):
        asking.field.line.setText(phrase)
        asking._give()
        wait(window, qtbot)
        if phrase == "wrong":
            assert asking.outcome.sentence.startswith("The pass phrase does not open")
    qtbot.waitUntil(lambda: window.session.path != path, timeout=20_000)
    assert QApplication.activeModalWidget() is None
    assert window.session.diagnosis is not None
    assert window.session.diagnosis.answers[QUESTION].choice == "yes"


def test_what_is_to_be_known_of_a_folder_is_told_once(window: MainWindow, qtbot: QtBot) -> None:
    folder = window.entrance._folder / "Dropbox"
    folder.mkdir()
    first = folder / "client.csdesk"
    window.session.start_client(first, Client(CLIENT, "EUR"))
    wait(window, qtbot)
    assert "Dropbox" in window.notice.sentence
    start(window, qtbot)
    window.notice.hide()
    window.entrance.open(first)
    wait(window, qtbot)
    assert window.session.path == first
    assert not window.notice.isVisible()


def test_a_file_that_was_left_open_is_told_quietly(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.safe._path = None
    window.session._file = replace(FileState(), was_left_open=True)
    window.safe.note_file()
    assert "nothing that was saved is lost" in window.notice.sentence


def test_for_reading_only_is_said_above_and_below(
    window: MainWindow, qtbot: QtBot, texts: Texts
) -> None:
    path = start(window, qtbot)
    start(window, qtbot, "other")
    window.session.open_file(Access(path, read_only=True))
    wait(window, qtbot)
    assert "Open for reading only" in texts(window)
    assert foot(window) == "For reading only"
    assert not window.status.backup.isVisible()
    window.entrance.open(path.with_name("other.csdesk"))
    wait(window, qtbot)
    assert not window.safe.reading.isVisible()
