"""Work that brings content from one file into another: salvaging, handing a client on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from csdesk.errors import CsdeskError
from csdesk.storage.handover.moving import export_client, import_client
from csdesk.storage.rescue.salvage import salvage
from csdesk.storage.workspace import open_workspace
from tests.reliability.content import Content, read_content
from tests.reliability.copies import WORK, filled
from tests.reliability.expectation import draw_day
from tests.reliability.judgement import Harm, Problem, age_drafts, examine, find_leftovers
from tests.reliability.scenarios import CLIENT, EMPTY, FILE, Tell, fill_client

SALVAGED = "salvaged.csdesk"
EXPORTED = "exported.csdesk"
OTHER = "other.csdesk"
BROUGHT = "Brought in"
PAGE = 4096


@dataclass(frozen=True)
class Salvaging:
    """Reading what can be read of a damaged file into a new one; the damaged one stays as it is."""

    def prepare(self, folder: Path) -> None:
        path = folder / FILE
        fill_client(path, seed=2, count=WORK)
        content = bytearray(path.read_bytes())
        content[-3 * PAGE : -2 * PAGE] = bytes(PAGE)
        path.write_bytes(content)

    def act(self, folder: Path, tell: Tell) -> None:
        tell("begin salvaging")
        salvage(folder / FILE, folder / SALVAGED)
        tell("done salvaging")

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        problems = []
        target = folder / SALVAGED
        age_drafts(folder)
        if target.exists():
            problems = _examine_any(target)
        elif "done salvaging" in told:
            problems = [Problem(Harm.LOST, "the salvaged file is not there")]
        else:
            salvage(folder / FILE, target)
        return [*problems, *find_leftovers(folder, {FILE, SALVAGED})]


@dataclass(frozen=True)
class HandingOn:
    """A client goes into a file of its own, and from there into another workspace."""

    phrase: str | None = None

    def prepare(self, folder: Path) -> None:
        fill_client(folder / FILE, seed=2, count=WORK, phrase=self.phrase)
        fill_client(folder / OTHER, seed=5, count=3, phrase=self.phrase)

    def act(self, folder: Path, tell: Tell) -> None:
        exported = folder / EXPORTED
        tell("begin export")
        with open_workspace(folder / FILE, phrase=self.phrase) as workspace:
            export_client(workspace, exported, phrase=self.phrase)
        tell("done export")
        with open_workspace(folder / OTHER, phrase=self.phrase) as workspace:
            tell("begin import")
            import_client(workspace, exported, phrase=self.phrase, called=BROUGHT)
            tell("done import")

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        problems = examine(folder / FILE, self.phrase, [filled()])
        if (folder / EXPORTED).exists():
            problems += examine(folder / EXPORTED, self.phrase, [filled()])
        elif "done export" in told:
            problems.append(Problem(Harm.LOST, "the exported file is not there"))
        is_done = "done import" in told
        problems += _examine_other(folder / OTHER, self.phrase, is_done=is_done)
        return [*problems, *find_leftovers(folder, {FILE, EXPORTED, OTHER})]


def _examine_any(path: Path) -> list[Problem]:
    """Hold only the file's own sums against it: what was salvaged is less than there was."""
    try:
        with open_workspace(path) as workspace:
            found = read_content(workspace)
    except CsdeskError as error:
        return [Problem(Harm.DAMAGED, str(error))]
    return examine(path, None, [found])


def _examine_other(path: Path, phrase: str | None, *, is_done: bool) -> list[Problem]:
    try:
        with open_workspace(path, phrase=phrase) as workspace:
            clients = workspace.clients.all()
            found = {}
            for audit in clients:
                workspace.clients.choose(audit.engagement.id)
                found[audit.client.name] = read_content(workspace)
    except CsdeskError as error:
        return [Problem(Harm.DAMAGED, str(error))]
    return _compare_clients(found, is_done=is_done)


def _compare_clients(found: dict[str, Content], *, is_done: bool) -> list[Problem]:
    own = found.pop(CLIENT.name, None)
    if own != draw_day(5, EMPTY, 3)[1][-1].now:
        return [Problem(Harm.HALF, "the other client is not as it was")]
    if is_done and not found:
        return [Problem(Harm.LOST, "the client that was brought in is not there")]
    brought = replace(filled(), client=replace(CLIENT, name=BROUGHT))
    if found and found != {BROUGHT: brought}:
        return [Problem(Harm.HALF, "the client that was brought in is not whole")]
    return []
