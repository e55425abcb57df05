"""What happens to changes that cannot be saved, and to files that are locked or only read."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.errors import PassPhraseWrong, WorkspaceChangedUnderneath, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.operations.backups import back_up
from csdesk.operations.outcome import Outcome
from csdesk.settings import Settings
from csdesk.storage.workspace import Workspace, open_workspace
from ui.dialogs.new_client import NewClient
from ui.dialogs.protection import ProtectionChange
from ui.session import Session
from ui.tasks.access import Access

QUESTION = QuestionId("health.1.written_definition")
PHRASE = "correct lantern pebble orbit"
FULL = "client.csdesk could not be saved: its drive is full. Free some space and try again."


@pytest.fixture
def secret_session(session: Session, path: Path, qtbot: QtBot) -> Session:
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.start_client(path, Client("Harbourlight", "EUR"), phrase=PHRASE)
    return session


class Drive:
    """A drive that is full until somebody makes room; answers are kept through it."""

    def __init__(self) -> None:
        self.is_full = True

    def save(self, workspace: Workspace, answer: Answer) -> Outcome[None]:
        if self.is_full:
            raise WorkspaceUnusable(FULL)
        return save_answer(workspace, answer)


def answer(choice: str) -> Answer:
    return Answer(QUESTION, ChoiceId(choice))


def wait(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.lane.is_idle, timeout=20_000)


def stored(session: Session) -> str | None:
    assert session.diagnosis is not None
    found = session.diagnosis.answers.get(QUESTION)
    return None if found is None else found.choice


def test_a_change_that_cannot_be_saved_waits_and_is_not_refused(
    client_session: Session, qtbot: QtBot
) -> None:
    refused: list[str] = []
    with qtbot.waitSignal(client_session.unsavedChanged):
        client_session.run(Drive().save, answer("yes"), on_failed=refused.append)
    wait(client_session, qtbot)
    assert str(client_session.unsaved) == FULL
    assert refused == []
    assert not client_session.is_saving


def test_trying_again_saves_what_waits(client_session: Session, qtbot: QtBot) -> None:
    drive, done = Drive(), []
    client_session.run(drive.save, answer("yes"), on_done=lambda _none: done.append(True))
    wait(client_session, qtbot)
    drive.is_full = False
    client_session.save_again()
    wait(client_session, qtbot)
    assert client_session.unsaved is None
    assert stored(client_session) == "yes"
    assert done == [True]


def test_trying_again_in_vain_keeps_what_waits(client_session: Session, qtbot: QtBot) -> None:
    drive = Drive()
    client_session.run(drive.save, answer("yes"))
    wait(client_session, qtbot)
    client_session.save_again()
    wait(client_session, qtbot)
    assert str(client_session.unsaved) == FULL
    drive.is_full = False
    client_session.save_again()
    wait(client_session, qtbot)
    assert stored(client_session) == "yes"


def test_a_later_change_never_overtakes_one_that_waits(
    client_session: Session, qtbot: QtBot
) -> None:
    drive = Drive()
    client_session.run(drive.save, answer("no"))
    client_session.run(save_answer, answer("yes"))
    wait(client_session, qtbot)
    assert stored(client_session) is None
    drive.is_full = False
    client_session.save_again()
    wait(client_session, qtbot)
    assert stored(client_session) == "yes"


def test_the_next_change_saves_what_waits_before_it(client_session: Session, qtbot: QtBot) -> None:
    drive = Drive()
    client_session.run(drive.save, answer("no"))
    wait(client_session, qtbot)
    drive.is_full = False
    questions = {question.id for question in client_session.diagnosis.instrument.questions}  # type: ignore[union-attr]
    other = next(iter(questions - {QUESTION}))
    client_session.run(save_answer, Answer(other, ChoiceId("yes")))
    wait(client_session, qtbot)
    assert client_session.diagnosis is not None
    assert set(client_session.diagnosis.answers) == {QUESTION, other}
    assert client_session.unsaved is None


def test_what_is_given_up_is_refused_and_forgotten(client_session: Session, qtbot: QtBot) -> None:
    refused: list[str] = []
    client_session.run(Drive().save, answer("yes"), on_failed=refused.append)
    wait(client_session, qtbot)
    with qtbot.waitSignal(client_session.changed) as caught:
        client_session.give_up_unsaved()
    assert caught.args == [Changes.ALL]
    assert refused == [FULL]
    assert client_session.unsaved is None
    client_session.run(save_answer, answer("no"))
    wait(client_session, qtbot)
    assert stored(client_session) == "no"


def test_what_is_open_goes_on_in_a_new_file_with_what_waits(
    client_session: Session, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    client_session.run(save_answer, answer("no"))
    wait(client_session, qtbot)
    replace_file(path)
    client_session.run(save_answer, answer("yes"))
    wait(client_session, qtbot)
    assert isinstance(client_session.unsaved, WorkspaceChangedUnderneath)
    foreign = path.read_bytes()
    client_session.save_as(tmp_path / "saved.csdesk")
    wait(client_session, qtbot)
    wait(client_session, qtbot)
    assert client_session.unsaved is None
    assert client_session.path == tmp_path / "saved.csdesk"
    assert stored(client_session) == "yes"
    assert path.read_bytes() == foreign


def replace_file(path: Path) -> None:
    """Put another file in its place, as a sync program does."""
    other = path.with_name("incoming")
    other.write_bytes(b"another version" * 1_000)
    other.replace(path)


def test_work_that_is_not_kept_is_refused_at_once(client_session: Session, qtbot: QtBot) -> None:
    refused: list[str] = []
    client_session.run(Drive().save, answer("yes"), on_failed=refused.append, is_kept=False)
    wait(client_session, qtbot)
    assert refused == [FULL]
    assert client_session.unsaved is None


def test_a_file_that_is_only_read_refuses_changes_and_shows_what_is_stored(
    client_session: Session, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    client_session.run(save_answer, answer("no"))
    client_session.start_client(tmp_path / "other.csdesk", Client("Other", "EUR"))
    client_session.open_file(Access(path, read_only=True))
    wait(client_session, qtbot)
    assert client_session.file.is_read_only
    before = path.read_bytes()
    refused: list[str] = []
    with qtbot.waitSignal(client_session.changed) as caught:
        client_session.run(save_answer, answer("yes"), on_failed=refused.append)
    assert caught.args == [Changes.ALL]
    assert len(refused) == 1
    assert client_session.unsaved is None
    assert stored(client_session) == "no"
    assert path.read_bytes() == before


def test_locking_writes_what_is_under_way_and_forgets_the_client(
    secret_session: Session, path: Path, qtbot: QtBot
) -> None:
    secret_session.run(save_answer, answer("yes"))
    with qtbot.waitSignal(secret_session.locked) as caught:
        secret_session.lock()
    assert caught.args == [path]
    assert secret_session.diagnosis is None
    assert secret_session.audits == ()
    wait(secret_session, qtbot)
    assert secret_session.diagnosis is None
    with open_workspace(path, phrase=PHRASE) as workspace:
        assert QUESTION in workspace.answers.all()


def test_a_locked_file_opens_with_its_phrase_only(
    secret_session: Session, path: Path, qtbot: QtBot
) -> None:
    secret_session.lock()
    refused: list[Exception] = []
    secret_session.open_file(Access(path, "wrong"), on_refused=refused.append)
    wait(secret_session, qtbot)
    assert [type(error) for error in refused] == [PassPhraseWrong]
    assert secret_session.is_locked
    secret_session.open_file(Access(path, PHRASE))
    wait(secret_session, qtbot)
    assert not secret_session.is_locked
    assert secret_session.diagnosis is not None


def test_a_plain_file_does_not_lock(client_session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(client_session.locked):
        client_session.lock()
    assert client_session.diagnosis is not None


def test_what_could_not_be_saved_survives_the_lock(
    secret_session: Session, path: Path, qtbot: QtBot
) -> None:
    drive = Drive()
    secret_session.run(drive.save, answer("yes"))
    wait(secret_session, qtbot)
    secret_session.lock()
    wait(secret_session, qtbot)
    drive.is_full = False
    secret_session.open_file(Access(path, PHRASE))
    qtbot.waitUntil(lambda: secret_session.lane.is_idle and secret_session.unsaved is None)
    wait(secret_session, qtbot)
    assert stored(secret_session) == "yes"


@pytest.mark.parametrize("others", [True, False])
def test_a_pass_phrase_is_set_changed_and_removed(
    client_session: Session, path: Path, qtbot: QtBot, others: bool
) -> None:
    client_session.run(save_answer, answer("yes"))
    client_session.protect(None, PHRASE, replaces_backups=others)
    wait(client_session, qtbot)
    assert client_session.file.is_encrypted
    assert client_session.file.remark == ""
    assert b"SQLite format 3" not in path.read_bytes()[:100]
    client_session.protect(PHRASE, "another one", replaces_backups=others)
    wait(client_session, qtbot)
    client_session.protect("another one", None, replaces_backups=False)
    wait(client_session, qtbot)
    assert not client_session.file.is_encrypted
    assert stored(client_session) == "yes"


def test_a_wrong_present_phrase_changes_nothing(
    secret_session: Session, path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    secret_session.protect("wrong", None, replaces_backups=False, on_failed=told.append)
    wait(secret_session, qtbot)
    assert told == [
        f"This is not the present pass phrase of {path.name}; nothing was changed. Type it again."
    ]
    secret_session.run(save_answer, answer("yes"))
    wait(secret_session, qtbot)
    assert stored(secret_session) == "yes"


def test_no_phrase_stands_in_a_repr() -> None:
    assert PHRASE not in repr(Access(Path("a.csdesk"), PHRASE))
    assert PHRASE not in repr(NewClient(Client("A", "EUR"), Path("a.csdesk"), PHRASE))
    assert PHRASE not in repr(ProtectionChange(PHRASE, PHRASE, replaces_backups=True))


def test_backups_that_could_not_be_replaced_are_told(
    client_session: Session, path: Path, qtbot: QtBot
) -> None:
    path.with_suffix(".backups").write_text("a file where the folder would be")
    client_session.protect(None, PHRASE, replaces_backups=True)
    wait(client_session, qtbot)
    assert client_session.file.is_encrypted
    assert client_session.file.left_over.startswith("The earlier backups were kept:")


def test_backups_that_anybody_could_read_are_replaced(
    client_session: Session, path: Path, qtbot: QtBot
) -> None:
    client_session.read(back_up, Settings())
    client_session.protect(None, PHRASE, replaces_backups=True)
    wait(client_session, qtbot)
    backups = list(path.with_suffix(".backups").iterdir())
    assert backups
    assert not [made for made in backups if made.read_bytes().startswith(b"SQLite format 3")]


def test_a_full_drive_keeps_the_answer_until_there_is_room(
    client_session: Session, qtbot: QtBot
) -> None:
    def allow_pages(workspace: Workspace, count: int) -> None:
        workspace.database.rows(f"PRAGMA max_page_count = {count}")

    long = Answer(QUESTION, ChoiceId("yes"), note="x" * 40_000)
    client_session.read(allow_pages, 1)
    client_session.run(save_answer, long)
    wait(client_session, qtbot)
    assert "drive is full" in str(client_session.unsaved)
    assert stored(client_session) is None
    client_session.read(allow_pages, 1_000_000)
    client_session.save_again()
    wait(client_session, qtbot)
    assert client_session.unsaved is None
    assert stored(client_session) == "yes"
