from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from csdesk.errors import WorkspaceDamaged, WorkspaceInUse, WorkspaceUnusable
from csdesk.storage.file.failures import result_name, workspace_error


def error_of(words: str) -> WorkspaceUnusable:
    return workspace_error(result_name(dbapi2.OperationalError(words)), "client.csdesk")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("database or disk is full", "its drive is full"),
        ("disk I/O error", "its drive reports an error"),
        ("unable to open database file", "may not be written"),
        ("something that nobody has seen", "could not be used"),
    ],
)
def test_what_sqlite_tells_in_words_only_is_not_taken_for_damage(words: str, told: str) -> None:
    error = error_of(words)
    assert told in str(error)
    assert not isinstance(error, WorkspaceDamaged)


def test_a_write_that_the_drive_refuses_speaks_of_space_and_can_be_tried_again() -> None:
    error = workspace_error("SQLITE_IOERR_WRITE", "client.csdesk")
    assert "Free some space" in str(error)
    assert str(error).endswith("then try again.")


def test_a_locked_file_is_in_use_and_not_damaged() -> None:
    assert isinstance(error_of("database is locked"), WorkspaceInUse)


def test_a_malformed_file_and_a_text_that_is_no_text_are_damage() -> None:
    for words in ("database disk image is malformed", "Could not decode to UTF-8 column 'note'"):
        assert isinstance(error_of(words), WorkspaceDamaged)
