from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.errors import (
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceUnusable,
    WrongUsage,
)
from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.storage.file import connection
from csdesk.storage.file.database import Row, Value
from csdesk.storage.formats.migrations import FORMAT
from csdesk.storage.workspace import create_workspace, open_workspace

PHRASE = "vier ehrliche Wörter, it's 'quoted'"
CLIENT = "Harbourlight Software"
PAGE = 4096


@pytest.fixture
def locked(path: Path, template: Callable[[str | None], bytes]) -> Path:
    """Return the path of an encrypted workspace that holds a client and is not open."""
    path.write_bytes(template(PHRASE))
    return path


def run_keyed(path: Path, *statements: str) -> None:
    """Change an encrypted file as another program could that knows the phrase."""
    keyed = dbapi2.connect(str(path), isolation_level=None)
    keyed.execute(f"PRAGMA key = {connection.quoted_phrase(PHRASE)}")
    for statement in statements:
        keyed.execute(statement)
    keyed.close()


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_an_encrypted_workspace_opens_with_its_phrase(locked: Path) -> None:
    with open_workspace(locked, phrase=PHRASE) as workspace:
        assert workspace.clients.client().name == CLIENT
        assert workspace.is_encrypted


def test_nothing_of_an_encrypted_workspace_can_be_read_in_its_file(locked: Path) -> None:
    content = locked.read_bytes()
    for text in ("SQLite format", "CREATE TABLE", CLIENT, "CSDK", PHRASE):
        assert text.encode() not in content


def test_no_plain_byte_of_a_new_workspace_is_ever_on_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    class WatchedDatabase(connection.Database):
        def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
            seen.extend(other.read_bytes() for other in path.parent.iterdir())
            return super().rows(sql, values)

    monkeypatch.setattr(connection, "Database", WatchedDatabase)
    create_workspace(path, phrase=PHRASE).close()
    assert any(len(content) > PAGE for content in seen)
    for text in ("SQLite format", "CREATE TABLE", "_sqlite_migrations"):
        assert not any(text.encode() in content for content in seen)


def test_a_plain_workspace_says_so_and_ignores_a_phrase(closed: Path) -> None:
    with open_workspace(closed, phrase=PHRASE) as workspace:
        assert workspace.clients.client().name == CLIENT
        assert not workspace.is_encrypted
        assert workspace.phrase is None


@pytest.mark.parametrize("phrase", [None, ""])
def test_an_encrypted_workspace_asks_for_its_phrase(
    locked: Path, snapshot, phrase: str | None
) -> None:
    before = snapshot(locked)
    with pytest.raises(PassPhraseNeeded, match="Give its pass phrase"):
        open_workspace(locked, phrase=phrase)
    assert snapshot(locked) == before


@pytest.mark.parametrize("phrase", [PHRASE.upper(), f"{PHRASE} ", "x"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_wrong_phrase_gives_one_sentence_and_changes_nothing(
    locked: Path, snapshot, phrase: str, read_only: bool
) -> None:
    before = snapshot(locked)
    with pytest.raises(PassPhraseWrong) as refused:
        open_workspace(locked, phrase=phrase, read_only=read_only)
    assert snapshot(locked) == before
    assert f"does not open {locked.name}" in str(refused.value)
    assert phrase not in str(refused.value)


def test_a_file_of_noise_is_not_called_a_workspace_with_a_wrong_phrase_only(path: Path) -> None:
    path.write_bytes(os.urandom(4 * PAGE))
    with pytest.raises(PassPhraseWrong, match="or none of csdesk's"):
        open_workspace(path, phrase=PHRASE)


def test_a_phrase_is_the_same_however_its_letters_were_composed(locked: Path) -> None:
    decomposed = PHRASE.replace("ö", "o\u0308")
    assert decomposed != PHRASE
    open_workspace(locked, phrase=decomposed).close()


@pytest.mark.parametrize("phrase", ["", "two\nlines", "nul\0", "half \ud800"])
def test_a_phrase_that_cannot_be_typed_makes_no_workspace(path: Path, phrase: str) -> None:
    with pytest.raises(WrongUsage, match="A pass phrase needs"):
        create_workspace(path, phrase=phrase)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("page", [1, 10, 20])
def test_a_flipped_bit_in_an_encrypted_workspace_is_damage(
    locked: Path, snapshot, page: int
) -> None:
    flip(locked, page * PAGE + 100)
    before = snapshot(locked)
    with pytest.raises(WorkspaceDamaged, match="is damaged and was left as it is"):
        open_workspace(locked, phrase=PHRASE)
    assert snapshot(locked) == before


@pytest.mark.parametrize("missing", [PAGE, 5 * PAGE])
def test_an_encrypted_workspace_cut_short_is_damage(locked: Path, snapshot, missing: int) -> None:
    locked.write_bytes(locked.read_bytes()[:-missing])
    before = snapshot(locked)
    with pytest.raises(WorkspaceDamaged):
        open_workspace(locked, phrase=PHRASE)
    assert snapshot(locked) == before


def test_an_encrypted_workspace_cut_within_a_page_is_refused(locked: Path, snapshot) -> None:
    locked.write_bytes(locked.read_bytes()[:-1])
    before = snapshot(locked)
    with pytest.raises(WorkspaceUnusable, match="its beginning or end is damaged"):
        open_workspace(locked, phrase=PHRASE)
    assert snapshot(locked) == before


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (f"PRAGMA user_version = {FORMAT + 1}", "was made by a newer csdesk"),
        ("PRAGMA application_id = 1", "is a database of another program"),
        ("PRAGMA journal_mode = WAL", "was changed by another program"),
        ("CREATE VIEW accounts AS SELECT * FROM account", "that csdesk did not make"),
        ("UPDATE client SET name = 'Other'", "its clients are not what was written here"),
    ],
)
def test_what_lies_behind_the_phrase_is_checked_before_anything_is_changed(
    locked: Path, snapshot, statement: str, told: str
) -> None:
    run_keyed(locked, statement)
    before = snapshot(locked)
    with pytest.raises(WorkspaceUnusable, match=told):
        open_workspace(locked, phrase=PHRASE)
    assert snapshot(locked) == before


def test_a_log_that_another_program_left_beside_an_encrypted_file_refuses_it(locked: Path) -> None:
    locked.with_name(f"{locked.name}-wal").write_bytes(b"something")
    with pytest.raises(WorkspaceUnusable, match="was changed by another program"):
        open_workspace(locked, phrase=PHRASE)


KILLED = """
import os, sys
from pathlib import Path
from csdesk.model.identifiers import QuestionId
from csdesk.model.answers import Answer
from csdesk.storage.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), phrase=sys.argv[2])
workspace.database.rows("PRAGMA cache_size = 10")
workspace.answers.save(Answer(QuestionId("kept"), None, note="kept"))
with workspace.transaction():
    for number in range(200):
        workspace.answers.save(Answer(QuestionId(f"q{number}"), None, note="planted " * 400))
    os._exit(9)
"""


def test_a_wrong_phrase_spoils_nothing_after_a_crash(locked: Path, in_another_process) -> None:
    in_another_process(KILLED, locked, PHRASE)
    journal = locked.with_name(f"{locked.name}-journal")
    assert journal.stat().st_size > 0
    for other in locked.parent.iterdir():
        assert b"planted" not in other.read_bytes()
    with pytest.raises(PassPhraseWrong):
        open_workspace(locked, phrase="wrong")
    with open_workspace(locked, phrase=PHRASE) as workspace:
        assert list(workspace.answers.all()) == ["kept"]
        assert workspace.was_left_open
    assert [other.name for other in locked.parent.iterdir()] == [locked.name]


def test_what_was_saved_in_an_encrypted_workspace_is_there_again(locked: Path) -> None:
    with open_workspace(locked, phrase=PHRASE) as workspace:
        workspace.answers.save(Answer(QuestionId("a"), None, note="kept"))
    with open_workspace(locked, phrase=PHRASE) as workspace:
        assert workspace.answers.all()[QuestionId("a")].note == "kept"


LIMIT = """
import resource, sys
from pathlib import Path
from csdesk.storage.workspace import open_workspace
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
open_workspace(Path(sys.argv[1]), phrase=sys.argv[2]).close()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="core dumps are those of POSIX")
def test_no_image_of_the_memory_is_left_once_a_phrase_was_used(
    locked: Path, in_another_process
) -> None:
    assert in_another_process(LIMIT, locked, PHRASE).stdout.strip() == "0"


def test_the_phrase_does_not_show_when_a_workspace_is_printed(locked: Path) -> None:
    with open_workspace(locked, phrase=PHRASE) as workspace:
        assert PHRASE not in repr(workspace)
