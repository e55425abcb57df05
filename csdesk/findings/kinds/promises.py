"""Tests over what was promised by a day and is still open after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import day, plural
from csdesk.model.findings import Evidence, Rule
from csdesk.model.plan_choices import ProgressState
from csdesk.model.plan_since import PromiseKind
from csdesk.model.registers import Register, RegisterId


def promises_overdue(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See promises of the kind ``subject`` open for more than ``threshold`` days after their day.

    ``subject`` is "initiatives" or "gates" of the final plan, or a register whose rows are
    promised by a day.
    """
    if inputs.as_of is None:
        return None
    promised = list(_list(rule.subject, inputs))
    late = [(one, (inputs.as_of - one.due_on).days) for one in promised if one.is_open]
    late = [(one, days) for one, days in late if days > rule.limit]
    if not late:
        return None
    return Observation(
        evidence=tuple(Evidence(_tell(one, days)) for one, days in late),
        value=plural(max(days for _, days in late), "day"),
        count=len(late),
        total=len(promised),
        names=tuple(f"“{one.title}”" for one, _ in late),
    )


@dataclass(frozen=True, slots=True)
class _Promise:
    title: str
    due_on: date
    is_open: bool
    words: str = "is open"


def _list(subject: str, inputs: FindingInputs) -> Iterator[_Promise]:
    if subject in set(PromiseKind):
        for one in inputs.promises:
            if one.kind == subject:
                yield _Promise(one.title, one.due_on, one.is_open, _state(one.kind, one.state))
    elif (register := inputs.registers.get(RegisterId(subject))) is not None:
        yield from _list_rows(register)


def _list_rows(register: Register) -> Iterator[_Promise]:
    columns = register.definition.promises
    for row in register.rows if columns else ():
        due_on = row.cells.get(columns[0]) if columns else None
        if columns and due_on:
            is_open = not row.cells.get(columns[1])
            yield _Promise(register.named(row), date.fromisoformat(str(due_on)), is_open)


def _state(kind: PromiseKind, state: ProgressState | None) -> str:
    if kind is PromiseKind.GATES:
        return "is not passed"
    return "runs" if state is ProgressState.RUNNING else "is not begun"


def _tell(one: _Promise, days: int) -> str:
    return (
        f"“{one.title}” was due on {day(one.due_on)} and {one.words}, {plural(days, 'day')} after."
    )
