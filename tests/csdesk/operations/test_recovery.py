"""A damaged file is described and read out; it stays as it is."""

from __future__ import annotations

import pytest

from csdesk.operations.answers import save_answer
from csdesk.operations.recovery import check_file, check_open, salvage
from csdesk.storage.workspace import open_workspace


@pytest.fixture
def damaged(workspace, answer):
    """Return the path of a file in which one letter of an answer is another."""
    save_answer(workspace, answer(0, note="as it was written"))
    save_answer(workspace, answer(1, note="another one"))
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[content.index(b"as it was written")] ^= 1
    workspace.path.write_bytes(content)
    return workspace.path


def test_a_whole_file_has_no_problems_and_tells_what_it_holds(workspace, answer):
    save_answer(workspace, answer())
    workspace.close()
    report = check_file(workspace.path)
    assert report.problems == ()
    assert (report.contents.clients, report.contents.answers) == (("Harbourlight Software",), 1)


def test_what_can_be_read_of_a_damaged_file_comes_into_a_new_one(damaged, tmp_path):
    before = damaged.read_bytes()
    assert check_file(damaged).problems
    trial = salvage(damaged, None)
    assert trial.target is None
    report = salvage(damaged, tmp_path / "saved.csdesk")
    assert report.parts == trial.parts
    with open_workspace(tmp_path / "saved.csdesk") as saved:
        assert "another one" in {answer.note for answer in saved.answers.all().values()}
    assert damaged.read_bytes() == before


def test_an_open_file_is_whole_until_another_program_changes_it(workspace):
    assert check_open(workspace) == ()
    sums = "UPDATE content_sum SET row_count = row_count + 1 WHERE name = 'client'"
    workspace.database.connection.execute(sums)
    (problem,) = check_open(workspace)
    assert problem.startswith("The clients are not what was written.")
