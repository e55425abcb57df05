"""The sample client: an invented company whose audit is complete."""

from __future__ import annotations

from pathlib import Path

from csdesk.content.samples import load_sample_texts
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action
from csdesk.model.imports import ImportDraft, Workbook
from csdesk.model.library import Library
from csdesk.model.roadmap import RaciLetter, RoadmapItem
from csdesk.operations.audit import AuditInputs, carry_out_audit
from csdesk.operations.diagnosis import rediagnose
from csdesk.operations.imports import redraft
from csdesk.progress import Progress, silent
from csdesk.samples import Sample, make_sample
from csdesk.settings import Settings
from csdesk.storage.workspace import Workspace


def prepare_sample(library: Library) -> Sample:
    """Return the sample client: its two customer lists as a client would send them, its answers."""
    return make_sample(load_sample_texts(), tuple(library.instruments.values()))


def open_sample(
    path: Path, library: Library, progress: Progress = silent, *, person: str = ""
) -> Workspace:
    """Create the workspace of the sample client at ``path`` and return it open."""
    sample = prepare_sample(library)
    inputs = AuditInputs(
        client=sample.client,
        current=_draft(sample.current, library, progress),
        as_of=sample.as_of,
        previous=_draft(sample.previous, library, progress),
        previous_as_of=sample.previous_as_of,
        answers=sample.answers,
    )
    settings = Settings(person)
    workspace, diagnosis = carry_out_audit(path, inputs, library, progress, settings=settings)
    _name_owners(workspace, diagnosis, sample)
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
    """Audit the sample client from its lists, and name those who carry out its plan."""
    settings = Settings(person)
    workspace, diagnosis = carry_out_audit(path, inputs, library, progress, settings=settings)
    _name_owners(workspace, diagnosis, sample)
    return workspace, rediagnose(workspace, library, diagnosis, Changes.PLAN, progress)


def _name_owners(workspace: Workspace, diagnosis: Diagnosis, sample: Sample) -> None:
    """Complete the sample; an undo reaches what the person does with it, not how it was made."""
    plan = diagnosis.roadmap.items if diagnosis.roadmap else ()
    with workspace.step(Action.ASSIGN_OWNER):
        for item in plan:
            workspace.plan.set_owner(item.initiative.id, _owner(item, sample))
    workspace.history.forget_undo()


def _owner(item: RoadmapItem, sample: Sample) -> str:
    doing = (
        role for role, letter in item.initiative.raci.items() if letter is RaciLetter.RESPONSIBLE
    )
    return next((sample.owners[role] for role in doing if role in sample.owners), "")


def _draft(workbook: Workbook, library: Library, progress: Progress) -> ImportDraft:
    return redraft(workbook, library, progress=progress)
