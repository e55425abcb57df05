"""The main job in one go: lists and answers in, a diagnosis and its report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.clients import Client
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action
from csdesk.model.imports import DataIssue, ImportDraft, IssueKind, ListRole
from csdesk.model.instruments import Answer
from csdesk.model.library import Library
from csdesk.operations.answers import draft_answers
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import LADDER, diagnose
from csdesk.operations.imports import draft_file, import_list, take_back_import
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
    issues: tuple[DataIssue, ...] = ()
    """Problems that lie in no list: answers that were not understood, dates that differ."""


def prepare_audit(
    request: AuditRequest, library: Library, progress: Progress = silent
) -> AuditInputs:
    """Read every file of a request. Raises InputRefused or WrongUsage; writes nothing."""
    if request.previous is None and request.previous_as_of is not None:
        raise WrongUsage(
            "--previous-as-of is the date of an earlier list. Give it with --previous."
        )
    current = draft_file(request.accounts, library, progress=progress)
    previous = (
        draft_file(request.previous, library, progress=progress) if request.previous else None
    )
    answers, issues = _answers(request.answers, library, progress)
    as_of = _stated(request.as_of, current, "--as-of")
    previous_as_of = None
    if previous is not None:
        previous_as_of = _stated(request.previous_as_of, previous, "--previous-as-of")
        _check_pair(current, previous)
        _check_order(previous_as_of, as_of)
    return AuditInputs(
        client=Client(_checked_name(request.client), _currency(request, current, previous)),
        current=current,
        as_of=as_of,
        previous=previous,
        previous_as_of=previous_as_of,
        answers=answers,
        issues=(*issues, *_other_date(current, as_of), *_other_date(previous, previous_as_of)),
    )


def carry_out_audit(
    path: Path,
    inputs: AuditInputs,
    library: Library,
    progress: Progress = silent,
    conclude: Callable[[Diagnosis], object] = lambda _diagnosis: None,
) -> tuple[Workspace, Diagnosis]:
    """Write the inputs into the workspace at ``path`` and diagnose; it is returned open.

    A workspace of the same client that is there already gets these lists in place of its own, and
    the answers beside its own. ``conclude`` is called before anything is kept: when it or anything
    before it fails or is cancelled, a new workspace is removed and an old one is as it was.
    """
    with _workspace(path, inputs.client) as workspace:
        with workspace.step(Action.AUDIT):
            _import_lists(workspace, inputs, progress)
            workspace.answers.save_all(inputs.answers)
            diagnosis = diagnose(workspace, library, progress)
            diagnosis = replace(diagnosis, issues=(*diagnosis.issues, *inputs.issues))
            conclude(diagnosis)
        return workspace, diagnosis


def _import_lists(workspace: Workspace, inputs: AuditInputs, progress: Progress) -> None:
    for batch in workspace.imports.batches():
        take_back_import(workspace, batch.id)
    import_list(workspace, inputs.current, ListRole.CURRENT, inputs.as_of, progress)
    if inputs.previous is not None and inputs.previous_as_of is not None:
        import_list(workspace, inputs.previous, ListRole.PREVIOUS, inputs.previous_as_of, progress)


def _answers(
    path: Path | None, library: Library, progress: Progress
) -> tuple[tuple[Answer, ...], tuple[DataIssue, ...]]:
    if path is None:
        return (), ()
    answers, issues = draft_answers(path, library.instruments[LADDER], progress)
    if issues and not answers:
        raise InputRefused(
            f"none of its answers could be read ({issues[0].problem.rstrip('.')})",
            file=path.name,
            sheet=issues[0].sheet,
            row=issues[0].row,
            column=issues[0].column,
            advice=issues[0].fix.rstrip(".") or "Choose the answers from the drop-down lists",
        )
    return answers, issues


def _stated(given: date | None, draft: ImportDraft, option: str) -> date:
    as_of = given or draft.as_of
    if as_of is None:
        raise InputRefused(
            "it does not say at which date its figures stand",
            file=draft.workbook.file_name,
            advice=f"Give the date with {option} YYYY-MM-DD",
        )
    return as_of


def _check_pair(current: ImportDraft, previous: ImportDraft) -> None:
    if current.workbook.file_hash == previous.workbook.file_hash:
        raise WrongUsage(
            f"{previous.workbook.file_name} is the same list as {current.workbook.file_name}. "
            "Give an earlier one with --previous, or leave it out."
        )


def _other_date(draft: ImportDraft | None, as_of: date | None) -> tuple[DataIssue, ...]:
    if draft is None or as_of is None or draft.as_of in {None, as_of}:
        return ()
    stated = draft.as_of.isoformat() if draft.as_of else ""
    return (
        DataIssue(
            IssueKind.NOTE,
            file=draft.workbook.file_name,
            sheet=None,
            row=None,
            column=None,
            problem=f"The file states that its figures are of {stated}; it was read as of {as_of}",
            fix="Leave the date out to take the one that the file states",
        ),
    )


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
    if len(stated) > 1:
        raise InputRefused(
            f"the two lists are in different currencies ({' and '.join(sorted(stated))})",
            file=current.workbook.file_name,
            advice="Convert the amounts of one of them, or leave the earlier list out",
        )
    if request.currency:
        return _given_currency(request.currency, stated, current if current.currency else previous)
    return stated.pop() if stated else NO_CURRENCY


def _given_currency(code: str, stated: set[str], draft: ImportDraft | None) -> str:
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise WrongUsage(f"“{code}” is no currency code. Give three letters such as EUR.")
    others = sorted(stated - {code.upper()})
    if others and draft is not None:
        raise InputRefused(
            f"its amounts are in {others[0]}, not in {code.upper()}",
            file=draft.workbook.file_name,
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
