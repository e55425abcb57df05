"""Small workspaces and drafts, made by hand."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from csdesk.model.clients import Client
from csdesk.model.imports import DataIssue, ImportDraft, IssueKind, TableDraft
from csdesk.model.tables import TableKind
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace
from tests import drafts
from tests.record_blocks import RecordTable

CLIENT = Client("Harbourlight Software", "GBP")
PHRASE = "vier ehrliche Wörter, it's 'quoted'"
PLAIN_AND_ENCRYPTED = {
    "test_answers",
    "test_history",
    "test_transactions",
}
"""Modules whose tests run twice. Deriving a key takes 0.15 s, so one kind of record stands for all:
encryption lies below SQL and knows no tables."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "client #1 50%.csdesk"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | None], bytes]:
    """Return a function that gives the bytes of a workspace that holds a client."""

    @cache
    def make(phrase: str | None) -> bytes:
        path = tmp_path_factory.mktemp("template") / "template.csdesk"
        with create_workspace(path, phrase=phrase) as workspace:
            workspace.clients.add(CLIENT, "Baseline audit")
        return path.read_bytes()

    return make


@pytest.fixture
def phrase() -> str | None:
    """Return the pass phrase of the workspace; None, for a plain one, unless a module says more."""
    return None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of some modules twice, with a plain and with an encrypted workspace."""
    module = metafunc.module.__name__.rpartition(".")[2]
    named = inspect.signature(metafunc.function).parameters
    if module in PLAIN_AND_ENCRYPTED and ("phrase" in named or "workspace" in named):
        metafunc.parametrize("phrase", [None, PHRASE], ids=["plain", "encrypted"])


@pytest.fixture
def closed(path: Path, phrase: str | None, template: Callable[[str | None], bytes]) -> Path:
    """Return the path of a workspace that holds a client and is not open."""
    path.touch(mode=0o600)
    path.write_bytes(template(phrase))
    return path


@pytest.fixture
def workspace(closed: Path, phrase: str | None) -> Iterator[Workspace]:
    with open_workspace(closed, phrase=phrase) as workspace:
        yield workspace


@pytest.fixture
def in_another_process(repository: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs Python code with arguments and waits for its end."""

    def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *map(str, arguments)]
        return subprocess.run(
            command, cwd=repository, capture_output=True, text=True, timeout=60, check=False
        )

    return run


@pytest.fixture
def snapshot() -> Callable[[Path], object]:
    """Return a function that tells everything about a file, and what lies beside it."""

    def take(path: Path) -> object:
        beside = sorted(other.name for other in path.parent.iterdir())
        return path.read_bytes(), path.stat().st_mtime_ns, beside

    return take


def table(
    kind: TableKind, columns: Mapping[str, Sequence[Any]], sheet: str
) -> tuple[TableDraft, RecordTable]:
    """Return a table below a title, with a total, an oddity and two rows that were left out."""
    issue = DataIssue(
        IssueKind.UNREAD_VALUE, "list.xlsx", sheet, 6, "ARR", "“n/a” is no amount", "left empty"
    )
    return drafts.make_table(
        columns, kind, sheet, rejected=2, issues=(issue,), stated_total=300.5, first_row=5
    )


@pytest.fixture
def make_draft() -> Callable[..., ImportDraft]:
    """Return a function that makes a draft from the columns of its tables."""

    def make(
        accounts: Mapping[str, Sequence[Any]] | None,
        lost: Mapping[str, Sequence[Any]] | None = None,
        file_name: str = "list.xlsx",
    ) -> ImportDraft:
        tables = []
        if accounts is not None:
            tables.append(table(TableKind.ACCOUNTS, accounts, "Customers"))
        if lost is not None:
            tables.append(table(TableKind.CHURN_EVENTS, lost, "Lost"))
        note = DataIssue(IssueKind.NOTE, file_name, None, None, None, "the sheet “Old” is hidden")
        return drafts.make_draft(
            *tables, name=file_name, issues=(note,), as_of=date(2024, 12, 31), currency="GBP"
        )

    return make
