"""Figures that a person states, in words: what they are, and which KPIs they unlock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.formatting import answered_number, currency_mark, money, percent, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import InputKind, KpiInputDefinition, StatedInput
from csdesk.model.kpis import KpiDefinition


@dataclass(frozen=True, slots=True)
class InputLine:
    """An input as it stands now."""

    definition: KpiInputDefinition
    value: str
    """In words; empty where there is none."""
    basis: str
    as_of: date | None
    is_stated: bool
    unlocks: tuple[KpiDefinition, ...]


def list_inputs(
    definitions: Sequence[KpiInputDefinition], diagnosis: Diagnosis
) -> tuple[InputLine, ...]:
    """Return every input that can be stated, in the order of the content."""
    return tuple(describe_input(one, diagnosis) for one in definitions)


def describe_input(definition: KpiInputDefinition, diagnosis: Diagnosis) -> InputLine:
    """Return an input as a person stated it, else with its default."""
    stated: StatedInput | None = diagnosis.metrics.settings.stated.get(definition.id)
    value = stated.value if stated else definition.default
    return InputLine(
        definition=definition,
        value=write_value(definition, value, diagnosis.client.currency),
        basis=stated.basis if stated else "",
        as_of=stated.as_of if stated else None,
        is_stated=stated is not None,
        unlocks=tuple(one for one in diagnosis.definitions if definition.id in one.stated),
    )


def write_value(definition: KpiInputDefinition, value: str, currency: str) -> str:
    """Return a stated value in words: "78%", "£12,000", "It was easy"; empty for none."""
    if definition.kind is InputKind.CHOICE or not value:
        return dict(definition.choices).get(value, value)
    number = float(value)
    match definition.kind:
        case InputKind.PERCENT:
            return percent(number, 4, trim=True)
        case InputKind.MONEY:
            return money(number, currency)
        case InputKind.DAYS:
            return plural(number, "day")
        case _:
            return answered_number(number)


def name_unit(definition: KpiInputDefinition, currency: str) -> str:
    """Return what the number in the field is counted in; empty for a plain one."""
    units = {InputKind.PERCENT: "%", InputKind.DAYS: "days"}
    if definition.kind is InputKind.MONEY:
        return currency_mark(currency).strip()
    return units.get(definition.kind, "")


def describe_unlocks(line: InputLine, diagnosis: Diagnosis) -> tuple[tuple[str, str], ...]:
    """Return each KPI that needs the input, and whether it has a value or what else it lacks."""
    return tuple((one.term, _standing(one, diagnosis)) for one in line.unlocks)


def _standing(definition: KpiDefinition, diagnosis: Diagnosis) -> str:
    value = diagnosis.kpis.get(definition.id)
    if value is None:
        return "Needs a customer list"
    if value.value is not None:
        return "Has a value"
    reason = value.reason or ""
    return reason[:1].upper() + reason[1:]
