"""Protecting a workspace: nothing of it stays readable but the copies that are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.errors import PassPhraseWrong, WorkspaceInUse, WorkspaceUnusable
from csdesk.operations.answers import save_answer
from csdesk.operations.backups import back_up, find_backups, find_unprotected
from csdesk.operations.protection import protect, replace_backups
from csdesk.settings import Settings
from csdesk.storage.workspace import open_workspace

SETTINGS = Settings(person="Ada")
PHRASE = "correct horse"


@pytest.fixture
def closed(workspace, answer):
    """Return the path of a closed workspace with an answer and two backups."""
    save_answer(workspace, answer(note="as it was"))
    for _ in range(2):
        back_up(workspace, SETTINGS)
    workspace.close()
    return workspace.path


def test_content_log_and_undo_stay_through_every_change_of_protection(closed):
    with open_workspace(closed) as before:
        told = before.fingerprint(), before.history.entries(), before.history.state()
    for present, new in ((None, PHRASE), (PHRASE, "other horse"), ("other horse", None)):
        protect(closed, present, new)
        with open_workspace(closed, phrase=new) as after:
            assert after.is_encrypted is (new is not None)
            assert (after.fingerprint(), after.history.entries(), after.history.state()) == told
            assert after.history.verify() is None


def test_a_wrong_pass_phrase_or_an_open_file_changes_nothing(closed):
    protect(closed, None, PHRASE)
    before = closed.read_bytes()
    with pytest.raises(PassPhraseWrong):
        protect(closed, "wrong horse", None)
    assert closed.read_bytes() == before
    with open_workspace(closed, phrase=PHRASE), pytest.raises(WorkspaceInUse):
        protect(closed, PHRASE, None)


def test_backups_are_replaced_by_one_that_is_protected_as_the_workspace_is(closed):
    protect(closed, None, PHRASE)
    assert len(find_unprotected(closed, SETTINGS)) == 2
    assert replace_backups(closed, SETTINGS, PHRASE) == ()
    (left,) = find_backups(closed, SETTINGS)
    assert find_unprotected(closed, SETTINGS) == ()
    assert b"as it was" not in left.path.read_bytes()


def test_no_backup_is_deleted_when_no_new_one_can_be_made(closed, tmp_path):
    unplugged = replace(SETTINGS, backup_folder=tmp_path / "unplugged")
    with pytest.raises(WorkspaceUnusable, match="unplugged"):
        replace_backups(closed, unplugged, None)
    assert len(find_backups(closed, unplugged)) == 2
