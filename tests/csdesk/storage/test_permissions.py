from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceUnusable
from csdesk.storage.workspace import create_workspace, open_workspace

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="permissions of this kind are those of POSIX"
)
NOBODY = 65534


@pytest.fixture
def copy(closed: Path) -> Iterator[Path]:
    """Give a copy of a workspace in a folder of its own, with the rights of an ordinary person.

    Nothing is forbidden to the super user, so that one steps down for the test.
    """
    content = closed.read_bytes()
    with tempfile.TemporaryDirectory() as name:
        is_root = os.geteuid() == 0
        if is_root:
            os.chown(name, NOBODY, -1)
            os.seteuid(NOBODY)
        copy = Path(name) / "copy.csdesk"
        copy.write_bytes(content)
        try:
            yield copy
        finally:
            copy.parent.chmod(0o700)
            if is_root:
                os.seteuid(0)


def test_a_read_only_file_is_refused(copy: Path, snapshot) -> None:
    copy.chmod(0o444)
    before = snapshot(copy)
    with pytest.raises(WorkspaceUnusable, match="may not be written"):
        open_workspace(copy)
    assert snapshot(copy) == before


def test_a_read_only_folder_is_refused_before_anything_is_typed(copy: Path, snapshot) -> None:
    copy.parent.chmod(0o555)
    before = snapshot(copy)
    with pytest.raises(WorkspaceUnusable, match="may not be written"):
        open_workspace(copy)
    assert snapshot(copy) == before


def test_a_file_that_may_not_be_read_is_refused(copy: Path) -> None:
    copy.chmod(0)
    with pytest.raises(WorkspaceUnusable, match="cannot be read"):
        open_workspace(copy)


def test_a_workspace_cannot_be_made_in_a_read_only_folder(copy: Path) -> None:
    copy.parent.chmod(0o555)
    with pytest.raises(WorkspaceUnusable, match="Choose a folder"):
        create_workspace(copy.with_name("new.csdesk"))
    assert [other.name for other in copy.parent.iterdir()] == [copy.name]
