"""Values that a field cannot have."""

from __future__ import annotations

from csdesk.ingest.coercion.number_work import NumberWork
from csdesk.ingest.coercion.reading import Unread
from csdesk.model.tables import Field, FieldKind


def check_range(work: NumberWork) -> None:
    """Move values outside the range of the field from the values to the unread ones."""
    target, numbers = work.task.target, work.numbers
    if not numbers or (_is_within(target, min(numbers)) and _is_within(target, max(numbers))):
        return
    for index, value in enumerate(work.readout.values):
        if isinstance(value, float) and not _is_within(target, value):
            work.readout.reject(index, _refuse(target, value))


def _is_within(target: Field, value: float) -> bool:
    low, high = target.minimum, target.maximum
    return (low is None or value >= low) and (high is None or value <= high)


def _refuse(target: Field, value: float) -> Unread:
    low, high = target.minimum, target.maximum
    if value < 0 and target.kind is FieldKind.MONEY:
        problem = f"the {target.name} is negative ({value:,g}) and counts as unknown"
        return Unread(problem, "It may be a credit note: take it out, or correct the amount", value)
    if low is not None and value < low:
        problem = f"{value:,g} is below {low:,g}, the lowest possible {target.name}"
    else:
        problem = f"{value:,g} is above {high:,g}, the highest possible {target.name}"
    return Unread(problem, "Correct the value, or choose another field", value)
