"""The numbers that a report stands for, by name, to be held against the workspace later."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.investment import Scenario
from csdesk.model.roadmap import Horizon
from csdesk.report.document import Format
from csdesk.report.sections.summary import key_figures

Named = Iterator[tuple[str, float | None]]


def headline_numbers(diagnosis: Diagnosis) -> dict[str, float | None]:
    """Return customers, ARR, key figures, levels, KPIs, findings and plan; None: not computable."""
    accounts = diagnosis.accounts
    return {
        "Accounts": None if accounts is None else float(len(accounts)),
        "ARR": None if accounts is None else accounts.total_arr(),
        **dict(_figures(diagnosis)),
        **dict(_levels(diagnosis)),
        **{f"KPI {key}": one.value for key, one in diagnosis.kpis.items()},
        "Findings": float(len(diagnosis.findings)),
        **dict(_plan(diagnosis)),
        **dict(_case(diagnosis)),
    }


def _figures(diagnosis: Diagnosis) -> Named:
    """Yield the key figures; the level, which is a word, is among the levels as a number."""
    for one in key_figures(diagnosis):
        if one.format is not Format.TEXT:
            yield one.label, float(one.value) if isinstance(one.value, int | float) else None


def _levels(diagnosis: Diagnosis) -> Named:
    """Yield the level of the ladder, and every index of each instrument that was begun."""
    tier = diagnosis.maturity.overall.tier
    yield "Maturity level", None if tier is None else float(tier)
    for key, assessment in diagnosis.assessments.items():
        if assessment.is_begun:
            yield f"Index {key}", assessment.claimed.overall.index
            yield from ((f"Index {key}, {one.area}", one.index) for one in assessment.claimed.areas)


def _plan(diagnosis: Diagnosis) -> Named:
    """Yield how many initiatives are done in each horizon, and the person-days of all."""
    roadmap, work = diagnosis.roadmap, diagnosis.plan.investment.work
    if roadmap is not None:
        for horizon in Horizon:
            yield f"Initiatives by day {horizon.value}", float(len(roadmap.of_horizon(horizon)))
    if work is not None:
        yield "Person-days, at least", work.low
        yield "Person-days, at most", work.high


def _case(diagnosis: Diagnosis) -> Named:
    """Yield what the plan costs and brings, as projected."""
    outcomes = diagnosis.plan.investment.outcomes
    if outcomes is None:
        return
    projected = outcomes[Scenario.PROJECTED]
    yield "Cost of the plan", projected.cost
    yield "Gross profit of the plan", projected.benefit
    yield "Return of the plan", projected.roi
    yield "Payback of the plan, months", projected.payback_months
