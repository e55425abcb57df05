"""Planted names, amounts and pass phrases, and where they turn up in what was written.

A worker of its own works on an encrypted workspace with its home, its caches and its temporary
folder redirected below one folder, and is killed again and again. Afterwards every file there is
searched for the plants as UTF-8, UTF-16 and Base64.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import PassPhraseWrong
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.imports import ImportDraft, ListRole
from csdesk.model.workspaces import BackupReason
from csdesk.operations import history
from csdesk.operations.answers import save_answer
from csdesk.operations.attachments import attach_content
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list
from csdesk.settings import load_settings, save_settings
from csdesk.storage.backups import make_backup, restore_backup
from csdesk.storage.copies.backup_files import default_folder
from csdesk.storage.copies.protection import change_protection
from csdesk.storage.workspace import create_workspace, open_workspace
from tests.reliability.customer_lists import AS_OF, make_draft

ROOT = Path(__file__).parents[2]
CLIENT = "Zanzibarquartz Holdings"
ACCOUNT = "Umbrellathorn Widgets"
NOTE = "Quetzalfern said so"
AMOUNT = "918273645"
PHRASE = "Mirabelle-Kestrel-77 Obsidian"
NEW_PHRASE = "Larkspur-Gherkin-42 Velvet"
PLANTS = (CLIENT, ACCOUNT, NOTE, AMOUNT, PHRASE, NEW_PHRASE)
REDIRECTED = (
    *("HOME", "TMPDIR"),
    *("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
LONGEST = 60.0
"""Seconds that a stage may take."""
STAGES = ("audit", "answers", "backup", "restore", "protect")
"""A kill may leave the new pass phrase, so that comes last."""


@dataclass(frozen=True)
class Hit:
    """A plant in a file that should not hold it."""

    file: str
    plant: str


def search(folder: Path) -> Iterator[Hit]:
    """Give every plant in every file below a folder, in any of its forms."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            for plant in PLANTS:
                if any(form in content for form in forms(plant)):
                    yield Hit(str(path.relative_to(folder)), plant)


def forms(plant: str) -> Iterator[bytes]:
    """Give the ways in which a text may stand in a file; Base64 has three, by its place."""
    for written in (plant.encode(), plant.encode("utf-16-le"), plant.encode("utf-16-be")):
        yield written
        for shift in range(3):
            encoded = base64.b64encode(bytes(shift) + written)
            yield encoded[4 * (shift > 0) : len(encoded) - 4]


def work_in_a_redirected_home(
    folder: Path, stage: str, phrase: str | None, kill_after: float
) -> bool:
    """Carry out a stage below ``folder`` and kill it; return whether it was done before that.

    Raises AssertionError when it failed by itself.
    """
    home = folder / "home"
    home.mkdir(exist_ok=True)
    names = (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "TMPDIR",
    )
    places = {name: str(home / name.lower()) for name in names}
    for place in places.values():
        Path(place).mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.reliability.leaks", str(folder), stage, phrase or ""]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **places}) as worker:
        try:
            if worker.wait(kill_after) != 0:
                raise AssertionError(f"{stage} failed")
        except subprocess.TimeoutExpired:
            worker.kill()
            return False
    return True


def main(folder: Path, stage: str, phrase: str | None) -> None:
    """Carry out one stage of the work."""
    path = folder / "client.csdesk"
    {
        "audit": _audit,
        "answers": _answer,
        "backup": _back_up,
        "protect": _protect,
        "restore": _restore,
    }[stage](path, phrase)


def _audit(path: Path, phrase: str | None) -> None:
    save_settings(load_settings())
    if not path.exists():
        with create_workspace(path, phrase=phrase, person="Ada") as workspace:
            workspace.clients.add(Client(CLIENT, "EUR"), "Baseline audit")
    with open_workspace(path, phrase=phrase, person="Ada") as workspace:
        if not workspace.clients.is_empty():
            import_list(workspace, _planted_draft(), ListRole.CURRENT, AS_OF)
            workspace.results.store(diagnose(workspace, load_library()))


def _answer(path: Path, phrase: str | None) -> None:
    with open_workspace(path, phrase=phrase, person="Ada") as workspace:
        for number in range(60):
            question = QuestionId(f"trial.{number % 7}")
            answer = Answer(question, ChoiceId("yes"), note=f"{NOTE} {number} {AMOUNT}" * 20)
            save_answer(workspace, answer)
            attach_content(workspace, question, f"{NOTE}.txt", f"{ACCOUNT}{number}".encode() * 999)
            if number % 5 == 4:
                history.undo(workspace)


def _back_up(path: Path, phrase: str | None) -> None:
    with open_workspace(path, phrase=phrase) as workspace:
        for _ in range(3):
            now = datetime.now(UTC)
            make_backup(workspace, default_folder(path), BackupReason.ROUTINE, now)


def _protect(path: Path, phrase: str | None) -> None:
    with suppress(PassPhraseWrong):
        change_protection(path, phrase, NEW_PHRASE)
    change_protection(path, NEW_PHRASE, phrase)


def _restore(path: Path, phrase: str | None) -> None:
    backup = next(default_folder(path).glob("*.csdesk"))
    restore_backup(backup, path.with_name("restored.csdesk"), phrase=phrase)


def _planted_draft() -> ImportDraft:
    return make_draft(1, 300, account_name=ACCOUNT, csm=f"{NOTE} {AMOUNT}")


def plant_and_kill(
    root: Path, phrase: str | None, rounds: int, stages: Sequence[str] = STAGES
) -> tuple[int, list[Hit]]:
    """Carry out each stage so often, all but the first time killed; return the kills and hits.

    The first time shows how long the stage takes, so that the kills fall within it.
    """
    killed = 0
    for stage in stages:
        _forget_restored(root)
        began = time.monotonic()
        work_in_a_redirected_home(root, stage, phrase, LONGEST)
        took = time.monotonic() - began
        for number in range(1, rounds):
            _forget_restored(root)
            killed += not work_in_a_redirected_home(root, stage, phrase, took * number / rounds)
    return killed, list(search(root))


def _forget_restored(root: Path) -> None:
    (root / "restored.csdesk").unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] or None)
