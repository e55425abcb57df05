"""Computing: stored where it may be, and the same where it may not."""

from __future__ import annotations

from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.storage.workspace import open_workspace


def test_a_workspace_that_is_read_only_is_diagnosed_and_not_touched(workspace, library, answer):
    save_answer(workspace, answer())
    diagnosis = diagnose(workspace, library)
    path = workspace.path
    workspace.close()
    before = path.read_bytes()
    with open_workspace(path, read_only=True) as copy:
        assert diagnose(copy, library) == diagnosis
    assert path.read_bytes() == before
