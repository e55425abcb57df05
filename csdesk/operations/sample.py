"""The sample client: an invented company whose re-audit is complete."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from csdesk.content.samples import load_sample_texts
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ImportDraft, ListRole, Workbook
from csdesk.model.library import Library
from csdesk.model.roadmap import RaciLetter, RoadmapItem
from csdesk.operations.audit import AuditInputs, carry_out_audit
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose, rediagnose
from csdesk.operations.health.snapshots import take_snapshot
from csdesk.operations.health.validation import add_validation
from csdesk.operations.imports import import_files, redraft
from csdesk.operations.sample_past import audit_a_year_before, keep_past_scores
from csdesk.operations.sample_work import set_up_scoring, state_figures, work_on_accounts
from csdesk.progress import Progress, silent
from csdesk.samples import Sample, make_sample
from csdesk.samples.history import make_history
from csdesk.settings import Settings
from csdesk.storage.workspace import Workspace

GROWTH = Changes.ACTIONS | Changes.GROWTH | Changes.PLAN


def prepare_sample(library: Library) -> Sample:
    """Return the sample client: its two customer lists as a client would send them, its answers."""
    return make_sample(load_sample_texts(), tuple(library.instruments.values()))


def prepare_history() -> Workbook:
    """Return the export of the sample client's systems that comes with its customer lists."""
    return make_history(load_sample_texts())


def open_sample(
    path: Path, library: Library, progress: Progress = silent, *, person: str = ""
) -> Workspace:
    """Create the workspace of the sample client at ``path`` and return it open.

    It holds two years: lists, what the client's systems recorded, scores of earlier days, tasks,
    and the audit of a year before.
    """
    sample = prepare_sample(library)
    inputs = replace(
        _inputs(sample, library, progress), tables=(_draft(prepare_history(), library, progress),)
    )
    return _make(path, sample, inputs, library, progress, person)[0]


def open_listed_sample(
    path: Path, library: Library, progress: Progress = silent, *, person: str = ""
) -> Workspace:
    """Create the workspace of the sample client with its two customer lists alone."""
    sample = prepare_sample(library)
    inputs = _inputs(sample, library, progress)
    settings = Settings(person)
    workspace, diagnosis = carry_out_audit(path, inputs, library, progress, settings=settings)
    _name_owners(workspace, diagnosis, sample)
    workspace.history.forget_undo()
    return workspace


def audit_sample(
    path: Path,
    sample: Sample,
    inputs: AuditInputs,
    library: Library,
    progress: Progress = silent,
    *,
    person: str = "",
) -> tuple[Workspace, Diagnosis]:
    """Make the workspace of the sample client from its files, and diagnose all that is in it."""
    workspace, known = _make(path, sample, inputs, library, progress, person)
    diagnosis = rediagnose(workspace, library, known, GROWTH, progress)
    return workspace, add_validation(workspace, library, diagnosis, progress)


def _make(
    path: Path,
    sample: Sample,
    inputs: AuditInputs,
    library: Library,
    progress: Progress,
    person: str,
) -> tuple[Workspace, Diagnosis]:
    """Return the workspace, and what was known before anybody worked with it."""
    workspace = start_client(path, sample.client, as_of=sample.previous_as_of, person=person)
    try:
        return workspace, _fill(workspace, sample, inputs, library, progress)
    except BaseException:
        workspace.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _fill(
    workspace: Workspace, sample: Sample, inputs: AuditInputs, library: Library, progress: Progress
) -> Diagnosis:
    """Complete the sample; an undo reaches what the person does with it, not how it was made."""
    if inputs.salt:
        workspace.adopt_salt(inputs.salt)
    orders = inputs.orders()
    earlier = next(order for order in orders if order.role is ListRole.PREVIOUS)
    audit_a_year_before(workspace, library, sample, earlier)
    with workspace.step(Action.AUDIT):
        import_files(workspace, orders, progress)
        workspace.answers.save_all(sample.answers)
        keep_past_scores(workspace, library, sample.work)
        accounts = _name_accounts(workspace)
        set_up_scoring(workspace, library, sample.work, accounts)
        state_figures(workspace, library, sample.work)
        known = diagnose(workspace, library, progress)
        if known.health is not None:
            take_snapshot(workspace, known.health)
        work_on_accounts(workspace, library, sample.work, known, accounts)
        _name_owners(workspace, known, sample)
    inputs.close()
    workspace.history.forget_undo()
    return known


def _name_accounts(workspace: Workspace) -> dict[str, AccountKey]:
    """Return the accounts of the customer list by name."""
    table = workspace.accounts.table(ListRole.CURRENT)
    names: Iterable[tuple[object, AccountKey]] = (
        zip(table.column("account_name"), table.keys, strict=True) if table else ()
    )
    return {str(name): key for name, key in names}


def _name_owners(workspace: Workspace, diagnosis: Diagnosis, sample: Sample) -> None:
    plan = diagnosis.roadmap.items if diagnosis.roadmap else ()
    with workspace.step(Action.ASSIGN_OWNER):
        for item in plan:
            workspace.plan.set_owner(item.initiative.id, _owner(item, sample))


def _owner(item: RoadmapItem, sample: Sample) -> str:
    doing = (
        role for role, letter in item.initiative.raci.items() if letter is RaciLetter.RESPONSIBLE
    )
    return next((sample.owners[role] for role in doing if role in sample.owners), "")


def _inputs(sample: Sample, library: Library, progress: Progress) -> AuditInputs:
    return AuditInputs(
        client=sample.client,
        current=_draft(sample.current, library, progress),
        as_of=sample.as_of,
        previous=_draft(sample.previous, library, progress),
        previous_as_of=sample.previous_as_of,
        answers=sample.answers,
    )


def _draft(workbook: Workbook, library: Library, progress: Progress) -> ImportDraft:
    return redraft(workbook, library, progress=progress)
