"""An import that is stopped leaves nothing behind, at whatever point that is until it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.errors import Cancelled
from csdesk.model.imports import ListRole
from csdesk.operations.imports import ImportOrder, compare_draft, draft_file, import_files
from csdesk.storage.books import change_log, recorder
from csdesk.storage.workspace import Workspace
from tests.csdesk.operations.conftest import AS_OF

PRESENT = "Account ID,Customer,ARR (GBP)\n" + "".join(
    f"A-{n},Harbour Works {n},{n}00\n" for n in range(1, 8)
)
STEPS = {
    "Writing customers",
    "Joining the accounts that are the same",
    "Noting what changed",
}


class Stopping:
    """Raises at one of the calls, and knows at which step that was."""

    def __init__(self, at: int) -> None:
        self._left = at
        self.step = ""

    def __call__(self, done: int, total: int, step: str) -> None:
        self._left -= 1
        if self._left == 0:
            self.step = step
            raise Cancelled


@pytest.fixture
def order(workspace: Workspace, library, tmp_path: Path):
    """Give a file whose accounts are known under other ids, while the present list is in use."""
    drafts = []
    for name, text in (("now.csv", PRESENT), ("more.csv", PRESENT.replace("A-", "B/"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        drafts.append(draft_file(tmp_path / name, library, workspace=workspace))
    import_files(workspace, [ImportOrder(drafts[0], ListRole.CURRENT, AS_OF)])
    seen = compare_draft(workspace, drafts[1], ListRole.ADDED)
    yield ImportOrder(drafts[1], ListRole.ADDED, AS_OF, seen)
    for draft in drafts:
        draft.content.close()


def test_an_import_stopped_at_any_call_of_progress_changes_nothing(workspace, order, monkeypatch):
    for module in (change_log, recorder):
        monkeypatch.setattr(module, "BLOCK", 2)
    before, log = workspace.fingerprint(), workspace.history.entries()
    stopped: list[str] = []
    while True:
        progress = Stopping(len(stopped) + 1)
        try:
            import_files(workspace, [order], progress)
            break
        except Cancelled:
            stopped.append(progress.step)
        assert workspace.fingerprint() == before
        assert workspace.history.entries() == log
    assert set(stopped) == STEPS
    assert len(stopped) > 2 * len(STEPS)
    assert len(workspace.imports.batches()) == 2
    assert len(workspace.aliases.all()) == 7


def test_the_last_call_of_progress_comes_when_everything_is_written(workspace, order):
    seen: list[int] = []
    import_files(workspace, [order], lambda *_: seen.append(len(workspace.history.entries())))
    assert seen[-1] == len(workspace.history.entries())
