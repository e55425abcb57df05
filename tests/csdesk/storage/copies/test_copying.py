from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

import pytest

from csdesk.errors import Cancelled, PassPhraseNeeded, WorkspaceDamaged, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.storage.copies.copying import copy_database
from csdesk.storage.file.connection import connect
from csdesk.storage.formats.migrations import read_format
from csdesk.storage.workspace import Workspace, open_workspace

PHRASE = "vier ehrliche Wörter, it's 'quoted'"
PLAIN_AND_ENCRYPTED = pytest.mark.parametrize("phrase", [None, PHRASE], ids=["plain", "encrypted"])
CLIENT = "Kestrelwood"

COPY_WITH_LITTLE_SPACE = """
import resource, signal, sys
from pathlib import Path
from csdesk.errors import WorkspaceUnusable
from csdesk.storage.copies.copying import copy_database
from csdesk.storage.workspace import open_workspace
source, target, phrase = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] or None
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_workspace(source, phrase=phrase) as workspace:
    for pages in range(0, source.stat().st_size // 4096, 9):
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096 * pages, resource.RLIM_INFINITY))
        try:
            copy_database(workspace.database, target, phrase)
            print("copied")
        except WorkspaceUnusable as error:
            print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    copy_database(workspace.database, target, phrase)
"""


@pytest.fixture
def target(path: Path) -> Path:
    return path.with_name("copy.csdesk")


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, without what belongs to a workspace that is open."""
    return sorted(
        path.name for path in folder.iterdir() if not path.name.endswith((".lock", "-journal"))
    )


@PLAIN_AND_ENCRYPTED
def test_a_copy_holds_what_the_open_workspace_holds(
    workspace: Workspace, target: Path, phrase: str | None
) -> None:
    workspace.answers.save(Answer("health.1.owner", "yes", note=CLIENT))
    copy_database(workspace.database, target, phrase)
    with open_workspace(target, phrase=phrase) as copy:
        assert copy.fingerprint() == workspace.fingerprint()
        assert copy.answers.all() == workspace.answers.all()
        assert copy.history.entries() == workspace.history.entries()
    assert (CLIENT.encode() in target.read_bytes()) == (phrase is None)


@pytest.mark.parametrize("phrase", [PHRASE])
def test_a_copy_of_an_encrypted_workspace_needs_its_phrase(
    workspace: Workspace, target: Path, phrase: str
) -> None:
    copy_database(workspace.database, target, phrase)
    with pytest.raises(PassPhraseNeeded):
        open_workspace(target)


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are those of POSIX")
def test_only_the_owner_may_read_a_copy(
    workspace: Workspace, target: Path, phrase: str | None
) -> None:
    copy_database(workspace.database, target, phrase)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_copy_never_takes_the_place_of_a_file(
    workspace: Workspace, target: Path, phrase: str | None
) -> None:
    target.write_text("the only copy of something")
    with pytest.raises(WorkspaceUnusable, match="is there already"):
        copy_database(workspace.database, target, phrase)
    assert target.read_text() == "the only copy of something"


@PLAIN_AND_ENCRYPTED
def test_a_cancelled_copy_leaves_nothing_behind(
    workspace: Workspace, target: Path, phrase: str | None
) -> None:
    def cancel(done: int, total: int, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        copy_database(workspace.database, target, phrase, cancel)
    assert names(target.parent) == [workspace.path.name]
    workspace.answers.save(Answer("health.1.owner", "yes"))


def test_the_way_of_a_copy_is_told_up_to_its_end(
    workspace: Workspace, target: Path, phrase: str | None
) -> None:
    told: list[tuple[int, int]] = []

    def note(done: int, total: int, step: str) -> None:
        if step.startswith("Copying"):
            told.append((done, total))

    copy_database(workspace.database, target, phrase, note)
    pages = target.stat().st_size // 4096
    assert told[-1] == (pages, pages)


@PLAIN_AND_ENCRYPTED
def test_damaged_content_is_not_kept_as_a_copy(
    workspace: Workspace, target: Path, phrase: str | None
) -> None:
    workspace.database.rows("DROP TRIGGER temp.csdesk_client_update")
    workspace.database.rows("UPDATE client SET name = 'changed behind the back'")
    with pytest.raises(WorkspaceDamaged, match=r"copy\.csdesk is damaged: its clients"):
        copy_database(workspace.database, target, phrase)
    assert names(target.parent) == [workspace.path.name]


def test_a_file_of_an_older_format_is_copied_as_it_is(
    repository: Path, path: Path, target: Path
) -> None:
    shutil.copy(repository / "tests" / "formats" / "format_1.csdesk", path)
    database = connect(path)
    copy_database(database, target, None)
    database.close()
    copy = connect(target, read_only=True)
    assert read_format(copy) == 1
    assert copy.row("SELECT name FROM client") == ("Fixture & Söhne",)
    copy.close()


@pytest.mark.skipif(os.name != "posix", reason="the size of files can be limited on POSIX only")
@PLAIN_AND_ENCRYPTED
def test_a_full_drive_is_told_and_leaves_nothing_behind(
    closed: Path, target: Path, phrase: str | None, in_another_process
) -> None:
    done = in_another_process(COPY_WITH_LITTLE_SPACE, closed, target, phrase or "")
    assert done.returncode == 0, done.stderr
    sentences = done.stdout.splitlines()
    assert len(sentences) > 2
    drive = "could not be (saved: its drive is full|read or written: its drive reports an error)"
    assert [line for line in sentences if not re.match(f"{target.name} {drive}", line)] == []
    assert names(target.parent) == sorted([closed.name, target.name])
    open_workspace(target, phrase=phrase).close()
