"""A second program at the same file, and what is left of a first one that was killed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from csdesk.errors import WorkspaceInUse
from csdesk.model.workspaces import BackupReason
from csdesk.storage.backups import make_backup
from csdesk.storage.checks.checking import check_file
from csdesk.storage.copies.backup_files import default_folder
from csdesk.storage.file.holder import this_machine
from csdesk.storage.handover.moving import export_client
from csdesk.storage.workspace import open_workspace
from tests.reliability.expectation import draw_day
from tests.reliability.judgement import Problem
from tests.reliability.processes import start_worker, wait_for
from tests.reliability.scenarios import EMPTY, FILE, Tell, fill_client

PERSON = "Grace Hopper"
OPEN = "everything is done and the file is open"
LONG = 600.0


@dataclass(frozen=True)
class Holding:
    """A program that does all it can with a workspace and keeps it open."""

    phrase: str | None = None

    def prepare(self, folder: Path) -> None:
        fill_client(folder / FILE, seed=1, count=5, phrase=self.phrase)

    def act(self, folder: Path, tell: Tell) -> None:
        path = folder / FILE
        with open_workspace(path, phrase=self.phrase, person=PERSON) as workspace:
            for deed in draw_day(9, draw_day(1, EMPTY, 5)[1][-1], 30)[0]:
                deed.carry_out(workspace)
            now = datetime.now(UTC)
            make_backup(workspace, default_folder(path), BackupReason.ROUTINE, now)
            export_client(workspace, folder / "exported.csdesk", phrase=self.phrase)
            workspace.history.verify()
            tell(OPEN)
            time.sleep(LONG)

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        return []


@dataclass(frozen=True)
class Meeting:
    """What a second program met."""

    refusals: tuple[str, ...]
    """The sentences while the first one has the file; a success is an empty one."""
    seconds: float
    """How long the first refusal took."""
    was_left_open: bool
    """Whether the next opening knew that the first program had been killed."""


def meet(folder: Path, phrase: str | None = None) -> Meeting:
    """Try to open, to read and to check a file that another program has open; then kill that."""
    scenario, path = Holding(phrase), folder / FILE
    scenario.prepare(folder)
    worker, reader = start_worker(scenario, folder)
    with reader:
        wait_for(reader, OPEN)
        start = time.perf_counter()
        refusals = [_refusal(lambda: open_workspace(path, phrase=phrase).close())]
        seconds = time.perf_counter() - start
        refusals += [
            _refusal(lambda: open_workspace(path, phrase=phrase, read_only=True).close()),
            _refusal(lambda: check_file(path, phrase=phrase)),
            _refusal(lambda: open_workspace(path, phrase=phrase, even_if_held=True).close()),
        ]
        worker.kill()
        worker.join()
    with open_workspace(path, phrase=phrase) as workspace:
        return Meeting(tuple(refusals), seconds, workspace.was_left_open)


def names_the_holder(sentence: str) -> bool:
    """Tell whether a refusal says who has the file, and where."""
    return PERSON in sentence and this_machine() in sentence and "since" in sentence


def _refusal(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except WorkspaceInUse as error:
        return str(error)
    return ""
