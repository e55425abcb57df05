"""What is told about an initiative, the same on the screen and in the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import money, number, quantity, write_measured
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import InitiativeId
from csdesk.model.kpis import Unit
from csdesk.model.roadmap import Aim, Complexity, Initiative, Role

COMPLEXITIES = {
    Complexity.LOW: "Low",
    Complexity.MEDIUM: "Medium",
    Complexity.HIGH: "High",
}
AIMS = {
    Aim.LOWER_CHURN: "Lower churn",
    Aim.EXPANSION: "More expansion",
    Aim.NET_RETENTION: "Better net retention",
    Aim.TIME_TO_VALUE: "Faster time to value",
}
DOLLARS = "USD"
NO_SPEND = "None expected"
RULE_OF_THUMB = "a rule of thumb in US dollars, without licences"
Facts = tuple[tuple[str, str], ...]


def initiative_facts(initiative: Initiative, diagnosis: Diagnosis) -> Facts:
    """Return what an initiative takes, costs, needs and is to move, each with its label."""
    roles = diagnosis.roadmap.roles if diagnosis.roadmap else ()
    facts = (
        ("Complexity", COMPLEXITIES[initiative.complexity]),
        ("Workstream and outcome", stream_words(initiative)),
        ("Who works on it, in person-days", work_words(initiative, roles)),
        ("Spend beside people", spend_words(initiative)),
        ("Needs first", "\n".join(need_lines(initiative, diagnosis.plan.titles))),
        ("To move", kpi_words(initiative, diagnosis)),
        ("As the source text gives it, no forecast", initiative.quoted),
    )
    return tuple((label, text) for label, text in facts if text)


def stream_words(initiative: Initiative) -> str:
    """Return "Health scoring: lower churn"."""
    aim = AIMS[initiative.aim]
    stream = initiative.workstream
    return f"{stream}: {aim[0].lower()}{aim[1:]}" if stream else aim


def work_words(initiative: Initiative, roles: Sequence[Role]) -> str:
    """Return "CS Operations 3.5, Finance 1", the most first."""
    names = {role.id: role.name for role in roles}
    shares = sorted(initiative.work.items(), key=lambda share: -share[1])
    return ", ".join(f"{names.get(role, role)} {_short(days)}" for role, days in shares)


def spend_words(initiative: Initiative) -> str:
    """Return "Up to $10,000, a rule of thumb in US dollars, without licences"."""
    span = spend_span(initiative)
    return f"{span}, {RULE_OF_THUMB}" if span else NO_SPEND


def spend_span(initiative: Initiative) -> str:
    """Return "$5,000 to $25,000", "Up to $10,000" or "$5,000"; empty where nothing is expected."""
    low, high = initiative.cost_low, initiative.cost_high
    if not high:
        return ""
    most = money(high, DOLLARS)
    if low == high:
        return most
    return f"{money(low, DOLLARS)} to {most}" if low else f"Up to {most}"


def need_lines(initiative: Initiative, titles: Mapping[InitiativeId, str]) -> tuple[str, ...]:
    """Return what must come first, of what the findings of this client call for."""
    return tuple(titles[one] for one in initiative.requires if one in titles)


def kpi_words(initiative: Initiative, diagnosis: Diagnosis) -> str:
    """Return the KPI that it is to move, where that stands now, and by how much."""
    definition = diagnosis.definition(initiative.kpi) if initiative.kpi else None
    if definition is None:
        return ""
    known = diagnosis.kpis.get(definition.id)
    currency = diagnosis.client.currency
    stands = "not known yet"
    if known is not None and known.value is not None:
        stands = f"now {write_measured(known, currency)}"
    gain = _gain_words(initiative, definition.unit, currency)
    return f"{definition.name}, {stands}{gain}"


def _gain_words(initiative: Initiative, unit: Unit, currency: str) -> str:
    low, high = initiative.gain_low, initiative.gain_high
    if low is None or high is None:
        return ""
    if unit is Unit.PERCENT:
        return f"; an estimate: by {_short(low)} to {_short(high)} points"
    return f"; an estimate: by {quantity(low, unit, currency)} to {quantity(high, unit, currency)}"


def _short(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)
