"""A file of every format that was ever released opens, with everything that stands in it.

``tests/formats`` keeps one of each for ever; each holds the same client.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.clients import Client
from csdesk.model.history import Action, UndoState
from csdesk.model.imports import ListRole
from csdesk.storage.formats.migrations import FORMAT
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace

PHRASE = "a phrase that everybody may know"
PLAIN = [f"format_{number}" for number in range(1, FORMAT + 1)]
ENCRYPTED = [f"format_{number}_encrypted" for number in range(2, FORMAT + 1)]


@pytest.fixture
def take_out(repository: Path, tmp_path: Path):
    """Return a function that opens a copy of a kept file."""

    def take(name: str) -> Workspace:
        kept = repository / "tests" / "formats" / f"{name}.csdesk"
        copy = tmp_path / kept.name
        shutil.copyfile(kept, copy)
        return open_workspace(copy, phrase=PHRASE if name in ENCRYPTED else None)

    return take


@pytest.mark.parametrize("name", PLAIN + ENCRYPTED)
def test_a_file_of_every_format_opens_with_everything_in_it(take_out, name: str) -> None:
    with take_out(name) as workspace:
        assert workspace.is_encrypted == (name in ENCRYPTED)
        check_clients(workspace)
        check_answers(workspace)
        check_lists(workspace)
        assert list(workspace.plan.owners().values()) == ["Wanda Eze"]
        assert len(workspace.plan.raci()) == 1
        assert workspace.history.verify() is None


@pytest.mark.parametrize("name", [*PLAIN[1:], *ENCRYPTED])
def test_what_was_done_can_be_taken_back_since_there_is_a_log(take_out, name: str) -> None:
    with take_out(name) as workspace:
        assert workspace.history.state() == UndoState(Action.SET_RACI)
        assert [file.name for file in workspace.attachments.all()] == ["minutes.txt"]
        while workspace.history.undo():
            pass
        assert workspace.answers.all() == {}
        assert workspace.attachments.all() == ()
        assert workspace.imports.batches() == ()


@pytest.mark.parametrize("name", PLAIN + ENCRYPTED)
def test_a_file_of_every_format_has_the_tables_of_a_new_one(
    take_out, name: str, tmp_path: Path
) -> None:
    with create_workspace(tmp_path / "new.csdesk") as new, take_out(name) as old:
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        assert old.database.rows(schema) == new.database.rows(schema)


@pytest.mark.parametrize("name", PLAIN)
def test_a_kept_file_is_of_its_format(repository: Path, name: str) -> None:
    header = (repository / "tests" / "formats" / f"{name}.csdesk").read_bytes()[:100]
    assert name == f"format_{int.from_bytes(header[60:64], 'big')}"


def check_clients(workspace: Workspace) -> None:
    assert workspace.clients.client() == Client("Fixture & Söhne", "EUR")
    engagement = workspace.clients.engagement()
    assert (engagement.name, engagement.as_of) == ("Baseline audit", date(2025, 12, 31))


def check_answers(workspace: Workspace) -> None:
    answers = list(workspace.answers.all().values())
    assert len(answers) == 3
    answered, flagged, left_out = sorted(answers, key=given_order)
    assert isinstance(answered, Answer)
    assert (answered.confidence, answered.evidence) == (
        Confidence.HIGH,
        "Playbook of March, page 4",
    )
    assert (answered.note, answered.respondent) == ("Shown on screen", "Dana Ortiz")
    assert flagged.flagged
    assert (left_out.choice, left_out.not_applicable_reason) == (None, "Sold through partners")


def given_order(answer: Answer) -> tuple[bool, bool]:
    return (answer.choice is None, answer.flagged)


def check_lists(workspace: Workspace) -> None:
    current = workspace.accounts.table(ListRole.CURRENT)
    previous = workspace.accounts.table(ListRole.PREVIOUS)
    assert current is not None
    assert previous is not None
    assert current.keys == ("A-1", "A-2", "A-3", "A-4")
    assert current.columns["account_name"][1:3] == ("Zürich Ölwerke AG", "O'Hara “Tea”")
    assert current.columns["arr"] == (12000, 48000.5, 7500, 31000)
    assert current.columns["renewal_date"][:3] == (date(2026, 3, 31), date(2026, 9, 30), None)
    assert previous.keys == ("A-1", "A-2", "A-9")
    assert current.source_rows == (2, 3, 4, 5)
