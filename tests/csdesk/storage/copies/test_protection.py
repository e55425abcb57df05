from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from csdesk.errors import (
    Cancelled,
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceUnusable,
    WrongUsage,
)
from csdesk.model.answers import Answer
from csdesk.storage.checks.checking import check_file
from csdesk.storage.copies.protection import change_protection
from csdesk.storage.workspace import Workspace, open_workspace

PHRASE = "vier ehrliche Wörter, it's 'quoted'"
OTHER = "fünf andere Wörter"
PLANTED = ("Kestrelwood Holdings", "Harbourlight Software", "health.1.owner", PHRASE, OTHER)
CHANGES = pytest.mark.parametrize(
    ("phrase", "new"),
    [(None, PHRASE), (PHRASE, OTHER), (PHRASE, None)],
    ids=["encrypt", "another phrase", "decrypt"],
)

OPEN = """
import sys
from pathlib import Path
from csdesk.errors import WorkspaceInUse
from csdesk.storage.workspace import open_workspace
try:
    open_workspace(Path(sys.argv[1])).close()
    print("opened")
except WorkspaceInUse as error:
    print(type(error).__name__)
"""

CHANGE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from csdesk.storage.copies.protection import change_protection
path, phrase, new, last = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3] or None, sys.argv[4]
def die(done, total, step):
    if str(done) == last:
        os.kill(os.getpid(), signal.SIGKILL)
change_protection(path, phrase, new, die)
"""

CHANGE_WITH_LITTLE_SPACE = """
import resource, signal, sys
from pathlib import Path
from csdesk.errors import WorkspaceUnusable
from csdesk.storage.copies.protection import change_protection
path, phrase, new = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3] or None
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
# The new file is written without gaps and may be smaller than the old one.
for pages in range(0, path.stat().st_size // 4096 * 9 // 10, 9):
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096 * pages, resource.RLIM_INFINITY))
    try:
        change_protection(path, phrase, new)
        print("changed")
    except WorkspaceUnusable as error:
        print(error)
"""


@pytest.fixture
def filled(workspace: Workspace) -> Path:
    """Return the path of a closed workspace that holds the planted texts."""
    workspace.answers.save(Answer("health.1.owner", "yes", note="Kestrelwood Holdings"))
    workspace.close()
    return workspace.path


def forms(text: str) -> Iterator[bytes]:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield written.encode(encoding)


def find_planted(*folders: Path) -> set[str]:
    """Return the names of the files in which something planted can be read."""
    found = set()
    for folder in folders:
        for path in (path for path in folder.rglob("*") if path.is_file()):
            content = path.read_bytes()
            if any(form in content for text in PLANTED for form in forms(text)):
                found.add(path.name)
    return found


def read_fingerprint(path: Path, phrase: str | None) -> str:
    with open_workspace(path, phrase=phrase) as workspace:
        assert workspace.is_encrypted == (phrase is not None)
        return workspace.fingerprint()


@CHANGES
def test_the_content_is_the_same_under_the_new_phrase(
    filled: Path, phrase: str | None, new: str | None
) -> None:
    before = read_fingerprint(filled, phrase)
    change_protection(filled, phrase, new)
    assert read_fingerprint(filled, new) == before
    assert check_file(filled, new).problems == ()
    assert [left.name for left in filled.parent.iterdir()] == [filled.name]


@pytest.mark.parametrize("phrase", [PHRASE])
@pytest.mark.parametrize("new", [OTHER, None])
def test_the_old_phrase_opens_nothing_any_more(filled: Path, new: str | None) -> None:
    change_protection(filled, PHRASE, new)
    if new is None:
        assert find_planted(filled.parent) == {filled.name}
    else:
        with pytest.raises(PassPhraseWrong):
            open_workspace(filled, phrase=PHRASE)


def test_an_encrypted_file_needs_a_phrase(filled: Path) -> None:
    assert find_planted(filled.parent) == {filled.name}
    change_protection(filled, None, PHRASE)
    assert find_planted(filled.parent) == set()
    with pytest.raises(PassPhraseNeeded):
        open_workspace(filled)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX")
@pytest.mark.parametrize("step", [1, 2, 3])
@pytest.mark.parametrize(
    ("phrase", "new"),
    [(None, PHRASE), (PHRASE, OTHER)],
    ids=["encrypt", "another phrase"],
)
def test_a_kill_leaves_the_old_file_and_nothing_in_clear_beside_it(
    filled: Path,
    phrase: str | None,
    new: str,
    step: int,
    in_another_process,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = read_fingerprint(filled, phrase)
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    done = in_another_process(CHANGE_AND_DIE, filled, phrase or "", new, step)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert find_planted(filled.parent, temporary) == ({filled.name} if phrase is None else set())
    assert read_fingerprint(filled, phrase) == before


@pytest.mark.skipif(os.name != "posix", reason="the size of files can be limited on POSIX only")
@CHANGES
def test_a_full_drive_is_told_and_leaves_the_old_file(
    filled: Path, phrase: str | None, new: str | None, in_another_process
) -> None:
    before = filled.read_bytes()
    done = in_another_process(CHANGE_WITH_LITTLE_SPACE, filled, phrase or "", new or "")
    assert done.returncode == 0, done.stderr
    sentences = done.stdout.splitlines()
    assert len(sentences) > 2
    assert all(sentence.startswith(filled.name) for sentence in sentences)
    assert filled.read_bytes() == before
    assert [left.name for left in filled.parent.iterdir()] == [filled.name]


@pytest.mark.parametrize("phrase", [PHRASE])
def test_a_wrong_phrase_changes_nothing(filled: Path, snapshot) -> None:
    before = snapshot(filled)
    with pytest.raises(PassPhraseWrong):
        change_protection(filled, OTHER, None)
    with pytest.raises(PassPhraseNeeded):
        change_protection(filled, None, OTHER)
    assert snapshot(filled) == before


@pytest.mark.parametrize("new", ["", "two\nlines", "a\0b", "\ud800"])
def test_a_phrase_that_cannot_be_typed_leaves_the_file_plain(
    filled: Path, new: str, snapshot
) -> None:
    before = snapshot(filled)
    with pytest.raises(WrongUsage, match="A pass phrase needs"):
        change_protection(filled, None, new)
    assert snapshot(filled) == before


def test_a_plain_file_cannot_be_made_plain(filled: Path) -> None:
    with pytest.raises(WrongUsage, match="is not encrypted"):
        change_protection(filled, None, None)


def test_a_cancel_leaves_the_old_file(filled: Path, snapshot) -> None:
    def cancel(done: int, total: int, step: str) -> None:
        if done == 2:
            raise Cancelled

    before = snapshot(filled)
    with pytest.raises(Cancelled):
        change_protection(filled, None, PHRASE, cancel)
    assert snapshot(filled) == before


def test_a_damaged_file_is_left_as_it_is(filled: Path, snapshot) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content.replace(b"Kestrelwood", b"Kestrelwoof"))
    before = snapshot(filled)
    with pytest.raises(WorkspaceDamaged):
        change_protection(filled, None, PHRASE)
    assert snapshot(filled) == before


def test_an_open_workspace_is_not_changed(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceInUse):
        change_protection(workspace.path, None, PHRASE)


def test_nobody_opens_a_file_between_its_copy_and_its_replacement(filled: Path) -> None:
    """What was saved to the old file then would be gone with it."""
    told = []

    def open_meanwhile(done: int, total: int, _step: str) -> None:
        arguments = [sys.executable, "-c", OPEN, filled]
        told.append((done, subprocess.check_output(arguments, text=True)))

    change_protection(filled, None, PHRASE, open_meanwhile)
    assert told == [(done, "WorkspaceInUse\n") for done in (1, 2, 3)]
    assert [left.name for left in filled.parent.iterdir()] == [filled.name]


def test_a_file_that_another_computer_seems_to_hold_is_left_as_it_is(
    filled: Path, snapshot
) -> None:
    note = {"person": "Bea", "machine": "other-desk", "process": 1, "since": "2026-11-22T07:00Z"}
    filled.with_name(f"{filled.name}.lock").write_text(json.dumps(note))
    before = snapshot(filled)
    with pytest.raises(WorkspaceInUse, match="Bea on other-desk"):
        change_protection(filled, None, PHRASE)
    assert snapshot(filled) == before


def test_a_file_that_is_no_workspace_is_refused(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9000))
    with pytest.raises(WorkspaceUnusable, match="is not a csdesk workspace"):
        change_protection(path, None, PHRASE)


@pytest.mark.skipif(os.name != "posix", reason="links and permissions are those of POSIX")
def test_the_file_behind_a_link_is_changed_and_keeps_its_permissions(filled: Path) -> None:
    filled.chmod(0o640)
    link = filled.with_name("link.csdesk")
    link.symlink_to(filled)
    change_protection(link, None, PHRASE)
    assert link.is_symlink()
    assert find_planted(filled.parent) == set()
    assert stat.S_IMODE(filled.stat().st_mode) == 0o640


def test_a_file_of_an_older_format_is_encrypted_as_it_is(repository: Path, path: Path) -> None:
    shutil.copy(repository / "tests" / "formats" / "format_1.csdesk", path)
    change_protection(path, None, PHRASE)
    report = check_file(path, PHRASE)
    assert (report.format, report.is_encrypted, report.problems) == (1, True, ())
    with open_workspace(path, phrase=PHRASE) as workspace:
        assert workspace.clients.client().name == "Fixture & Söhne"
