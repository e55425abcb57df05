"""The main job in one go: lists and answers in, a diagnosis and its report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action
from csdesk.model.imports import DataIssue, ImportDraft, ListRole
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.library import Library
from csdesk.operations.anonymous import diagnose_client_safe
from csdesk.operations.answers import draft_answers
from csdesk.operations.audit_checks import (
    check_accounts,
    check_name,
    check_order,
    check_pair,
    check_protection,
    choose_currency,
    find_engagement,
    note_other_date,
    stated_date,
)
from csdesk.operations.backups import back_up_if_due
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.draft_sources import make_salt
from csdesk.operations.health.snapshots import take_snapshot
from csdesk.operations.health.validation import add_validation
from csdesk.operations.imports import (
    ImportOrder,
    draft_file,
    find_same,
    import_files,
    refuse_unready,
    take_back_import,
)
from csdesk.operations.metrics.keeping import keep_kpis
from csdesk.progress import Progress, silent
from csdesk.settings import Settings
from csdesk.storage.workspace import Workspace, open_workspace

NOBODY = Settings()


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
    tables: tuple[Path, ...] = ()
    """Further files, such as subscriptions and tickets, of the date of the audit."""


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
    tables: tuple[ImportDraft, ...] = ()
    salt: str = ""
    """What the files were read with, for a workspace that is still to be made."""
    is_anonymous: bool = False
    """Whether what is made of them names nobody."""

    def orders(self) -> list[ImportOrder]:
        """Return the files to import, each with its role and date."""
        found = [ImportOrder(self.current, ListRole.CURRENT, self.as_of)]
        if self.previous is not None and self.previous_as_of is not None:
            found.append(ImportOrder(self.previous, ListRole.PREVIOUS, self.previous_as_of))
        added = (ImportOrder(draft, ListRole.ADDED, self.as_of) for draft in self.tables)
        return [*found, *added]

    def close(self) -> None:
        """Let go of the files."""
        for order in self.orders():
            order.draft.content.close()


def find_salt(path: Path, client: str, phrase: str | None = None) -> str:
    """Return what the pseudonyms of a client depend on; empty where there is no file yet.

    Raises PassPhraseNeeded, PassPhraseWrong and other kinds of WorkspaceUnusable.
    """
    if not path.exists():
        return ""
    with open_workspace(path, phrase=phrase, read_only=True) as workspace:
        known = {audit.client.name: audit.engagement.id for audit in workspace.clients.all()}
        return workspace.salt(known.get(client))


def prepare_audit(
    request: AuditRequest, library: Library, progress: Progress = silent, *, salt: str = ""
) -> AuditInputs:
    """Read every file of a request. Raises InputRefused or WrongUsage; writes nothing.

    ``salt`` is that of the workspace that the audit goes into, where it is there already.
    """
    if request.previous is None and request.previous_as_of is not None:
        raise WrongUsage(
            "--previous-as-of is the date of an earlier list. Give it with --previous."
        )
    with ExitStack() as opened:
        inputs = _read_files(request, library, progress, opened, salt or make_salt())
        opened.pop_all()
    return inputs


def _read_files(
    request: AuditRequest, library: Library, progress: Progress, opened: ExitStack, salt: str
) -> AuditInputs:
    def draft(path: Path) -> ImportDraft:
        found = draft_file(path, library, progress=progress, salt=salt)
        opened.callback(found.content.close)
        refuse_unready(found)
        return found

    current = draft(request.accounts)
    previous = draft(request.previous) if request.previous else None
    for found in (current, previous):
        check_accounts(found)
    tables = tuple(map(draft, request.tables))
    answers, issues = _answers(request.answers, library, progress)
    as_of = stated_date(request.as_of, current, "--as-of")
    previous_as_of = None
    if previous is not None:
        previous_as_of = stated_date(request.previous_as_of, previous, "--previous-as-of")
        check_pair(current, previous)
        check_order(previous_as_of, as_of)
    return AuditInputs(
        client=Client(
            check_name(request.client), choose_currency(request.currency, current, previous)
        ),
        current=current,
        as_of=as_of,
        previous=previous,
        previous_as_of=previous_as_of,
        answers=answers,
        issues=(
            *issues,
            *note_other_date(current, as_of),
            *note_other_date(previous, previous_as_of),
        ),
        tables=tables,
        salt=salt,
    )


def carry_out_audit(
    path: Path,
    inputs: AuditInputs,
    library: Library,
    progress: Progress = silent,
    conclude: Callable[[Diagnosis], object] = lambda _diagnosis: None,
    *,
    phrase: str | None = None,
    settings: Settings = NOBODY,
) -> tuple[Workspace, Diagnosis]:
    """Write the inputs into the workspace at ``path`` and diagnose; it is returned open.

    A workspace of the same client that is there already is backed up if that is due, and gets these
    lists in place of its own and the answers beside its own. With a pass phrase a new one is
    encrypted. ``conclude`` is called before anything is kept: when it or anything before it fails
    or is cancelled, a new workspace is removed and an old one is as it was. Where the inputs say
    so it gets the diagnosis of a client-safe copy. At the end the files are let go of.
    """
    with _workspace(path, inputs, phrase, settings) as workspace:
        with workspace.step(Action.AUDIT):
            workspace.clients.choose(find_engagement(workspace, inputs.client))
            _import_lists(workspace, inputs, progress)
            workspace.answers.save_all(inputs.answers)
            diagnosis = diagnose(workspace, library, progress)
            if diagnosis.health is not None:
                take_snapshot(workspace, diagnosis.health)
                keep_kpis(workspace, diagnosis.kpis.values(), diagnosis.health.as_of)
            diagnosis = replace(diagnosis, issues=(*diagnosis.issues, *inputs.issues))
            diagnosis = add_validation(workspace, library, diagnosis, progress)
            shown = diagnosis
            if inputs.is_anonymous:
                shown = diagnose_client_safe(workspace, library, progress)
            conclude(shown)
        inputs.close()
        return workspace, diagnosis


def _import_lists(workspace: Workspace, inputs: AuditInputs, progress: Progress) -> None:
    """Use the files of the audit and no others; what is in use already stays as it is."""
    same = [find_same(workspace, order.draft, order.role, order.as_of) for order in inputs.orders()]
    for batch in workspace.imports.batches():
        if batch not in same:
            take_back_import(workspace, batch.id)
    import_files(workspace, inputs.orders(), progress)


def _answers(
    path: Path | None, library: Library, progress: Progress
) -> tuple[tuple[Answer, ...], tuple[DataIssue, ...]]:
    if path is None:
        return (), ()
    answers, issues = draft_answers(path, library.instruments[MATURITY_LADDER], progress)
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


@contextmanager
def _workspace(
    path: Path, inputs: AuditInputs, phrase: str | None, settings: Settings
) -> Iterator[Workspace]:
    is_new, person, client = not path.exists(), settings.person, inputs.client
    if is_new:
        workspace = start_client(path, client, phrase=phrase, person=person)
        if inputs.salt:
            workspace.adopt_salt(inputs.salt)
    else:
        workspace = open_workspace(path, phrase=phrase, person=person)
    try:
        check_protection(workspace, phrase)
        find_engagement(workspace, client)
        if not is_new:
            back_up_if_due(workspace, settings)
        yield workspace
    except BaseException:
        workspace.close()
        if is_new:
            path.unlink(missing_ok=True)
        raise
