"""A workspace on disk for the commands that work on one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_client
from csdesk.storage.workspace import open_workspace

PHRASE = "correct horse battery"
CLIENT = Client("Harbourlight Software", "GBP")


def make_workspace(path: Path, phrase: str | None = None, notes: Sequence[str] = ()) -> Path:
    """Make the closed workspace of a client, with an answer for each note."""
    workspace = start_client(path, CLIENT, as_of=date(2026, 3, 31), phrase=phrase, person="Ada")
    with workspace:
        for number, note in enumerate(notes):
            answer = Answer(QuestionId(f"q.{number}"), ChoiceId("yes"), note=note)
            save_answer(workspace, answer)
    return path


def write_phrase(path: Path, phrase: str = PHRASE) -> Path:
    """Write a pass phrase the way that commands take it."""
    path.write_text(f"{phrase}\n", encoding="utf-8")
    return path


def fingerprint(path: Path, phrase: str | None = None) -> str:
    """Return the digest of what a workspace holds."""
    with open_workspace(path, phrase=phrase, read_only=True) as workspace:
        return workspace.fingerprint()
