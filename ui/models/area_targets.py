"""What an area of practice aims at, beside what is reached."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import number, quantity
from csdesk.model.areas import KpiTarget
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target in words: what is aimed at, and the figure."""

    name: str
    value: str


def list_targets(
    diagnosis: Diagnosis, instrument: Instrument, area: AreaId
) -> tuple[TargetLine, ...]:
    """Return the targets of an area, "–" where one states no figure; none for unknown areas."""
    found = next((known for known in instrument.areas if known.id == area), None)
    targets = found.targets if found is not None else ()
    return tuple(TargetLine(target.name, _value(target, diagnosis)) for target in targets)


def _value(target: KpiTarget, diagnosis: Diagnosis) -> str:
    if target.value is None:
        return number(None)
    joint = "" if target.unit == "%" else " "
    aim = f"{number(target.value)}{joint}{target.unit}"
    reached = diagnosis.kpis.get(target.kpi) if target.kpi is not None else None
    if reached is None or reached.value is None:
        return aim
    return f"{aim}, now {quantity(reached.value, reached.unit, diagnosis.client.currency)}"
