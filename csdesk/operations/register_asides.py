"""What stands beside registers, computed from the whole engagement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.model.registers import AsideList, Register, RegisterId
from csdesk.operations.registers import open_registers
from csdesk.registers.asides import list_beside
from csdesk.registers.asides.context import AsideContext
from csdesk.report.register_words import RegisterNames
from csdesk.storage.workspace import Workspace


def look_beside(
    workspace: Workspace,
    library: Library,
    diagnosis: Diagnosis,
    register: RegisterId,
    now: datetime,
) -> tuple[AsideList, ...]:
    """Return the lists beside a register: the agenda of a meeting, for example."""
    context = make_context(workspace, library, diagnosis, now)
    return list_beside(context.registers[register], context)


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """Every register, what things are called in them, and what stands beside the one in sight."""

    registers: Mapping[RegisterId, Register]
    names: RegisterNames
    beside: tuple[AsideList, ...]


def look_at(
    workspace: Workspace,
    library: Library,
    diagnosis: Diagnosis,
    register: RegisterId,
    now: datetime,
) -> RegisterSheet:
    """Return everything that is shown where one register is looked at."""
    context = make_context(workspace, library, diagnosis, now)
    beside = list_beside(context.registers[register], context)
    return RegisterSheet(context.registers, RegisterNames.of(diagnosis, library), beside)


def make_context(
    workspace: Workspace, library: Library, diagnosis: Diagnosis, now: datetime
) -> AsideContext:
    """Return what lists beside registers may look at; ``now`` is local time without a zone."""
    return AsideContext(
        diagnosis,
        open_registers(workspace, library, now),
        now,
        library.roles,
        workspace.tasks.all(),
        _scores_before(workspace, diagnosis),
    )


def _scores_before(workspace: Workspace, diagnosis: Diagnosis) -> Mapping[AccountKey, float]:
    """Return the scores of the last snapshot of an earlier day."""
    if diagnosis.health is None:
        return {}
    kept = [one for one in workspace.snapshots.all() if one.as_of < diagnosis.health.as_of]
    if not kept:
        return {}
    scores = workspace.snapshots.scores(kept[-1])
    told = zip(scores.keys, scores.scores, strict=True)
    return {key: score for key, score in told if score is not None}
