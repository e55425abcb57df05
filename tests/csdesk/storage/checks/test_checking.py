from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.errors import (
    Cancelled,
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceUnusable,
)
from csdesk.model.answers import Answer
from csdesk.model.workspaces import CheckReport
from csdesk.storage.checks.checking import check_file
from csdesk.storage.checks.closed_files import reading
from csdesk.storage.formats.migrations import FORMAT
from csdesk.storage.workspace import Workspace, open_workspace

PHRASE = "vier ehrliche Wörter, it's 'quoted'"
PLAIN_AND_ENCRYPTED = pytest.mark.parametrize("phrase", [None, PHRASE], ids=["plain", "encrypted"])

CHECK_ELSEWHERE = """
import sys
from pathlib import Path
from csdesk.errors import WorkspaceInUse
from csdesk.storage.checks.checking import check_file
try:
    check_file(Path(sys.argv[1]))
except WorkspaceInUse as error:
    print(error)
"""

CHANGE_ELSEWHERE = """
import sys
from pathlib import Path
from csdesk.model.answers import Answer
from csdesk.storage.workspace import open_workspace
with open_workspace(Path(sys.argv[1])) as workspace:
    workspace.answers.save(Answer("health.3.owner", "no", note="written meanwhile" * 900))
"""


@pytest.fixture
def filled(workspace: Workspace) -> Path:
    """Return the path of a closed workspace with two answers."""
    for question in ("health.1.owner", "health.2.owner"):
        workspace.answers.save(Answer(question, "yes"))
    workspace.close()
    return workspace.path


def run_sql(path: Path, phrase: str | None, *statements: str) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    if phrase is not None:
        connection.execute("PRAGMA key = '{}'".format(phrase.replace("'", "''")))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def check_unchanged(path: Path, phrase: str | None, snapshot) -> CheckReport:
    before = snapshot(path)
    report = check_file(path, phrase)
    assert snapshot(path) == before
    return report


@PLAIN_AND_ENCRYPTED
def test_a_whole_file_has_no_problems_and_says_what_it_holds(
    filled: Path, phrase: str | None, snapshot
) -> None:
    with open_workspace(filled, phrase=phrase) as workspace:
        last_change = workspace.history.entries(limit=1)[0].at
    report = check_unchanged(filled, phrase, snapshot)
    assert report.problems == ()
    assert (report.path, report.format) == (filled, FORMAT)
    assert report.is_encrypted == (phrase is not None)
    assert report.contents is not None
    assert report.contents.clients == ("Harbourlight Software",)
    assert (report.contents.answers, report.contents.accounts) == (2, 0)
    assert report.contents.last_change == last_change


def test_a_file_of_an_older_format_is_checked_as_it_is(
    repository: Path, path: Path, snapshot
) -> None:
    shutil.copy(repository / "tests" / "formats" / "format_1.csdesk", path)
    report = check_unchanged(path, None, snapshot)
    assert (report.format, report.problems) == (1, ())
    assert report.contents is not None
    assert report.contents.clients == ("Fixture & Söhne",)
    assert (report.contents.answers, report.contents.accounts) == (3, 7)
    assert report.contents.last_change is None


@PLAIN_AND_ENCRYPTED
def test_a_row_that_another_program_changed_is_named(
    filled: Path, phrase: str | None, snapshot
) -> None:
    run_sql(filled, phrase, "UPDATE answer SET choice = 'no' WHERE question = 'health.1.owner'")
    report = check_unchanged(filled, phrase, snapshot)
    assert [problem.partition(".")[0] for problem in report.problems] == [
        "The answers are not what was written"
    ]
    assert report.contents is not None
    assert report.contents.answers == 2


def test_an_altered_change_log_is_named_with_its_line(filled: Path) -> None:
    run_sql(filled, None, "UPDATE change SET person = 'Somebody else' WHERE id = 3")
    assert [problem.partition(".")[0] for problem in check_file(filled).problems] == [
        "The lines of the change log are not what was written",
        "The change log was altered at line 3",
    ]


@PLAIN_AND_ENCRYPTED
def test_a_broken_page_is_a_problem_and_no_exception(
    filled: Path, phrase: str | None, snapshot
) -> None:
    content = bytearray(filled.read_bytes())
    content[4096 * 4 : 4096 * 5] = bytes(4096)
    filled.write_bytes(content)
    report = check_unchanged(filled, phrase, snapshot)
    assert len(report.problems) == 1
    assert "damaged" in report.problems[0]


def test_a_foreign_view_is_a_problem_and_is_not_asked(filled: Path, snapshot) -> None:
    run_sql(
        filled,
        None,
        "ALTER TABLE client RENAME TO hidden",
        "CREATE VIEW client AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS id, 'x' AS name FROM n",
    )
    report = check_unchanged(filled, None, snapshot)
    assert "tables or triggers that csdesk did not make" in report.problems[0]
    assert report.contents is None


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9000), "is not a csdesk workspace"),
        (b"PK\x03\x04" + bytes(8188), "is not a csdesk workspace"),
        (b"a letter", "is not a csdesk workspace"),
    ],
    ids=["empty", "picture", "archive", "text"],
)
def test_a_file_of_another_kind_is_called_that(
    path: Path, content: bytes, what: str, snapshot
) -> None:
    path.write_bytes(content)
    report = check_unchanged(path, None, snapshot)
    assert report.format is None
    assert what in report.problems[0]


def test_a_database_of_another_program_is_called_that(path: Path, snapshot) -> None:
    run_sql(path, None, "CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    report = check_unchanged(path, None, snapshot)
    assert "is a database of another program" in report.problems[0]


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(WorkspaceUnusable, match="is not in"):
        check_file(path)


@pytest.mark.parametrize("phrase", [PHRASE])
def test_an_encrypted_file_is_checked_with_its_phrase_only(filled: Path, snapshot) -> None:
    with pytest.raises(PassPhraseNeeded):
        check_file(filled)
    with pytest.raises(PassPhraseWrong):
        check_file(filled, "another phrase")


def test_a_phrase_that_a_plain_file_does_not_need_is_not_used(filled: Path) -> None:
    assert check_file(filled, PHRASE).problems == ()


def test_an_open_workspace_is_not_checked_and_keeps_its_lock(
    workspace: Workspace, in_another_process
) -> None:
    with pytest.raises(WorkspaceInUse, match="already open in this program"):
        check_file(workspace.path)
    done = in_another_process(CHECK_ELSEWHERE, workspace.path)
    assert "is open in another window (" in done.stdout, done.stderr


def test_a_file_that_is_changed_meanwhile_is_not_called_damaged(
    filled: Path, in_another_process, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_half_of_two_states(*_arguments: object) -> tuple[str, ...]:
        in_another_process(CHANGE_ELSEWHERE, filled)
        return ("The answers are not what was written.",)

    monkeypatch.setattr("csdesk.storage.checks.checking.find_damage", find_half_of_two_states)
    with pytest.raises(WorkspaceInUse, match="was changed while it was read"):
        check_file(filled)


def test_a_copy_of_a_file_that_is_changed_meanwhile_is_not_refused_for_damage(
    filled: Path, in_another_process
) -> None:
    def read_half_of_two_states() -> None:
        with reading(filled):
            in_another_process(CHANGE_ELSEWHERE, filled)
            raise WorkspaceDamaged("What was read does not fit together.")

    with pytest.raises(WorkspaceInUse, match="was changed while it was read"):
        read_half_of_two_states()


def test_an_interrupted_change_is_told(filled: Path, snapshot) -> None:
    filled.with_name(f"{filled.name}-journal").write_bytes(b"half a change")
    report = check_unchanged(filled, None, snapshot)
    assert "was interrupted. Open it once in csdesk" in report.problems[0]


def test_a_check_can_be_cancelled(filled: Path) -> None:
    def cancel(done: int, total: int, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_file(filled, progress=cancel)


@pytest.mark.parametrize("bit", range(8))
def test_a_bit_that_flips_in_a_sum_is_named(filled: Path, bit: int) -> None:
    with reading(filled) as database:
        ((written,),) = database.rows("SELECT row_sum FROM content_sum WHERE name = 'answer'")
    content = bytearray(filled.read_bytes())
    content[content.index(written.encode())] ^= 1 << bit
    filled.write_bytes(content)
    (problem,) = check_file(filled).problems
    assert "answers" in problem or "damaged" in problem
    with pytest.raises(WorkspaceDamaged):
        open_workspace(filled)
