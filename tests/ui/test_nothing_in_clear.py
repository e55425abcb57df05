"""With a pass phrase, commands leave no name in clear but in what was asked to be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.ui.command_workspaces import PHRASE, write_phrase

PROJECT = Path(__file__).parents[2]
CLIENT = "Quaysidepayroll"
SECRETS = (CLIENT, "Ostrovia Foundries", "Zenobia Quarles", PHRASE)


@pytest.fixture
def home(tmp_path) -> Path:
    """Return a folder that is home, settings, cache and temporary folder of a computer."""
    for name in ("settings", "cache", "temporary", "data"):
        (tmp_path / "home" / name).mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def customers(tmp_path) -> Path:
    book = Workbook()
    book.active.append(["Customers as of 2026-03-31"])
    book.active.append(["Customer", "ARR (GBP)", "CSM"])
    book.active.append([SECRETS[1], 1200, SECRETS[2]])
    book.active.append(["Brook", 2400, "Ben"])
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def run(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "settings",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_DATA_HOME": home / "data",
        "TMPDIR": home / "temporary",
    }
    return subprocess.run(
        [sys.executable, "-m", "csdesk", *map(str, arguments)],
        cwd=PROJECT,
        env={**os.environ, **{name: str(path) for name, path in folders.items()}},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def holders(folder: Path) -> Iterator[str]:
    """Give the names of the files in which a secret can be read, in any usual encoding."""
    forms = [
        form
        for secret in SECRETS
        for form in (secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be"))
    ]
    for path in folder.rglob("*"):
        if path.is_file() and any(form in path.read_bytes() for form in forms):
            yield path.name


def test_only_what_was_asked_for_holds_a_name(home, customers, tmp_path):
    out = tmp_path / "out"
    key = ["--pass-phrase-file", write_phrase(tmp_path / "phrase.txt")]
    audit = ["audit", customers, "--client", CLIENT, "--out", out, *key]
    workspace, figures = out / f"{CLIENT}.csdesk", out / "figures.json"
    commands = [
        [*audit, "--json", figures],
        audit,
        ["backup", workspace, *key],
        ["check", workspace, *key],
        ["log", workspace, *key],
        ["check", workspace],
        ["export-client", workspace, out / "safe.csdesk", "--client-safe", *key],
    ]
    codes = [run(home, *command).returncode for command in commands]
    assert codes == [0, 0, 0, 0, 0, 4, 0]
    assert len(list((out / f"{CLIENT}.backups").iterdir())) == 2
    assert set(holders(out)) == {"figures.json"}
    assert set(holders(home)) == set()
