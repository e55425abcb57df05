"""The main job in one go: lists and answers in, a diagnosis and its report out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.clients import Client
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import DataIssue, ImportDraft, ListRole
from csdesk.model.instruments import Answer
from csdesk.model.library import Library
from csdesk.operations.answers import draft_answers
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import LADDER, diagnose
from csdesk.operations.imports import draft_file, import_list
from csdesk.progress import Progress, silent
from csdesk.storage.workspace import Workspace, open_workspace


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """What to audit. Dates and currency that are None are taken from the files."""

    client: str
    accounts: Path
    previous: Path | None = None
    previous_as_of: date | None = None
    answers: Path | None = None
    as_of: date | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class AuditInputs:
    """Everything that an audit needs, read and checked; nothing is written yet."""

    client: Client
    current: ImportDraft
    as_of: date
    previous: ImportDraft | None = None
    previous_as_of: date | None = None
    answers: tuple[Answer, ...] = ()
    answer_issues: tuple[DataIssue, ...] = ()


def prepare_audit(
    request: AuditRequest, library: Library, progress: Progress = silent
) -> AuditInputs:
    """Read every file of a request. Raises InputRefused or WrongUsage; writes nothing."""
    current = draft_file(request.accounts, library, progress=progress)
    previous = (
        draft_file(request.previous, library, progress=progress) if request.previous else None
    )
    answers, issues = _answers(request.answers, library, progress)
    as_of = _stated(request.as_of, current, "--as-of")
    previous_as_of = None
    if previous is not None:
        previous_as_of = _stated(request.previous_as_of, previous, "--previous-as-of")
        _check_order(previous_as_of, as_of)
    return AuditInputs(
        client=Client(_checked_name(request.client), _currency(request, current, previous)),
        current=current,
        as_of=as_of,
        previous=previous,
        previous_as_of=previous_as_of,
        answers=answers,
        answer_issues=issues,
    )


def carry_out_audit(
    path: Path, inputs: AuditInputs, library: Library, progress: Progress = silent
) -> tuple[Workspace, Diagnosis]:
    """Write the inputs into the workspace at ``path`` and diagnose; it is returned open.

    A workspace of the same client that is there already gets the new lists and answers. When
    anything fails or is cancelled, a new workspace is removed and an old one is as it was.
    """
    with _workspace(path, inputs.client) as workspace:
        with workspace.transaction():
            import_list(workspace, inputs.current, ListRole.CURRENT, inputs.as_of, progress)
            if inputs.previous is not None and inputs.previous_as_of is not None:
                import_list(
                    workspace, inputs.previous, ListRole.PREVIOUS, inputs.previous_as_of, progress
                )
            workspace.answers.save_all(inputs.answers)
            diagnosis = diagnose(workspace, library, progress)
        return workspace, diagnosis


def _answers(
    path: Path | None, library: Library, progress: Progress
) -> tuple[tuple[Answer, ...], tuple[DataIssue, ...]]:
    if path is None:
        return (), ()
    return draft_answers(path, library.instruments[LADDER], progress)


def _stated(given: date | None, draft: ImportDraft, option: str) -> date:
    as_of = given or draft.as_of
    if as_of is None:
        raise InputRefused(
            "it does not say at which date its figures stand",
            file=draft.workbook.file_name,
            advice=f"Give the date with {option} YYYY-MM-DD",
        )
    return as_of


def _check_order(previous: date, current: date) -> None:
    if previous >= current:
        raise WrongUsage(
            f"The earlier list is dated {previous.isoformat()}, which is not before "
            f"{current.isoformat()}. Exchange the two lists or give their dates."
        )


def _checked_name(name: str) -> str:
    cleaned = name.strip()
    if not cleaned or any(ord(character) < 32 for character in cleaned):
        raise WrongUsage("The client needs a name on one line. Give it with --client NAME.")
    return cleaned


def _currency(request: AuditRequest, current: ImportDraft, previous: ImportDraft | None) -> str:
    stated = {draft.currency for draft in (current, previous) if draft and draft.currency}
    if request.currency:
        return _given_currency(request.currency, stated, current)
    if len(stated) > 1:
        raise InputRefused(
            f"the two lists are in different currencies ({' and '.join(sorted(stated))})",
            file=current.workbook.file_name,
            advice="Convert one of them, or give the currency of both with --currency CODE",
        )
    return stated.pop() if stated else NO_CURRENCY


def _given_currency(code: str, stated: set[str], current: ImportDraft) -> str:
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise WrongUsage(f"“{code}” is no currency code. Give three letters such as EUR.")
    others = sorted(stated - {code.upper()})
    if others:
        raise InputRefused(
            f"its amounts are in {others[0]}, not in {code.upper()}",
            file=current.workbook.file_name,
            advice=f"Leave --currency out, or give --currency {others[0]}",
        )
    return code.upper()


@contextmanager
def _workspace(path: Path, client: Client) -> Iterator[Workspace]:
    is_new = not path.exists()
    workspace = start_client(path, client) if is_new else open_workspace(path)
    try:
        _check_client(workspace, client)
        yield workspace
    except BaseException:
        workspace.close()
        if is_new:
            path.unlink(missing_ok=True)
        raise


def _check_client(workspace: Workspace, client: Client) -> None:
    there = workspace.clients.client()
    if there.name != client.name:
        raise WrongUsage(
            f"{workspace.path.name} holds the audit of “{there.name}”, not of “{client.name}”. "
            "Choose another file with --workspace."
        )
    if there.currency != client.currency:
        raise WrongUsage(
            f"{workspace.path.name} is kept in {there.currency}, the lists are in "
            f"{client.currency}. Choose another file with --workspace."
        )
