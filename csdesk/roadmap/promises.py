"""What a final plan promised by a day: its initiatives and its gates, kept or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from csdesk.model.plan_choices import ProgressState
from csdesk.model.plan_review import PlanReview
from csdesk.model.plan_since import DuePromise, PlanSince, PromiseKind
from csdesk.model.registers import Register, RegisterId
from csdesk.model.roadmap import Gate
from csdesk.roadmap.phases import SIGN_OFFS, read_sign_offs
from csdesk.roadmap.realised import list_realised


def list_promises(
    since: PlanSince, gates: Sequence[Gate], registers: Mapping[RegisterId, Register]
) -> tuple[DuePromise, ...]:
    """Return every promise of a final plan that has a day, the first one due first.

    ``gates`` stand on the days of the plan. They count once somebody keeps sign-offs: an untouched
    register says nothing of them.
    """
    found = (*_list_initiatives(since), *_list_gates(since, gates, registers))
    return tuple(sorted(found, key=lambda one: (one.due_on, one.title)))


def _list_initiatives(since: PlanSince) -> Iterator[DuePromise]:
    review = PlanReview(final=since.final, progress=since.progress)
    for one in list_realised(review, None):
        if one.due_on is not None:
            is_open = one.state not in {ProgressState.DONE, ProgressState.STOPPED}
            yield DuePromise(PromiseKind.INITIATIVES, one.title, one.due_on, is_open, one.state)


def _list_gates(
    since: PlanSince, gates: Sequence[Gate], registers: Mapping[RegisterId, Register]
) -> Iterator[DuePromise]:
    kept = registers.get(SIGN_OFFS)
    for gate in gates if kept and kept.is_touched else ():
        signed = read_sign_offs(gate.number, registers)
        if signed is not None:
            due_on = since.final.start_on + timedelta(days=gate.last_day)
            title = f"Gate {gate.number}: {gate.phase}"
            yield DuePromise(PromiseKind.GATES, title, due_on, signed.passed_on is None)
