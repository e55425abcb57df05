"""What a board is asked to decide, and what it must know that nobody can tell it."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.findings import leading
from csdesk.formatting import day, join_words, number, plural, sentence
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.investment import InvestmentReview
from csdesk.model.roadmap import Horizon, Roadmap
from csdesk.model.score_columns import is_scored
from csdesk.report.investment_words import lead_sentence
from csdesk.report.narrative import GRR
from csdesk.report.sections.plan import choose_first_steps
from csdesk.report.statuses import NRR

MOST_ASKED, MOST_LIMITS, NAMED = 3, 5, 3
NOTHING_ASKED = "Nothing yet: there is no plan to decide on."
NOT_A_FORECAST = "What will be lost: amounts say whose revenue is concerned, not that it will go."


def board_asks(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return the decisions that the plan waits for, at most three."""
    roadmap = diagnosis.roadmap
    if roadmap is None or not roadmap.items:
        return (NOTHING_ASKED,)
    return tuple(_asked(diagnosis, roadmap))[:MOST_ASKED]


def board_limits(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return what cannot be told and why, at most five lines."""
    return (*tuple(_limits(diagnosis))[: MOST_LIMITS - 1], NOT_A_FORECAST)


def board_case(review: InvestmentReview, currency: str) -> str:
    """Return what the plan costs and brings, or what of that can be told and what is missing."""
    if review.outcomes is not None or review.work is None:
        return lead_sentence(review, currency)
    work = f"It takes {number(review.work.low)} to {number(review.work.high)} person-days."
    gaps = list(dict.fromkeys(gap.figure for gap in review.gaps))
    lacking = f": {join_words(gaps, NAMED)} cannot be computed" if gaps else ""
    return f"{work} What it costs and brings in money cannot be told yet{lacking}."


def _asked(diagnosis: Diagnosis, roadmap: Roadmap) -> Iterator[str]:
    yield _approval(diagnosis, roadmap)
    unnamed = [item for item in choose_first_steps(roadmap) if not item.owner]
    if unnamed:
        count = plural(len(unnamed), "priority has", "priorities have")
        yield f"Who is to lead: {count} a role, and no person yet."
    gaps = list(dict.fromkeys(gap.figure for gap in diagnosis.plan.investment.gaps))
    if gaps:
        yield (
            f"Who gives what the case for the plan lacks: {join_words(gaps, NAMED)} cannot be "
            "computed without it."
        )
    later = _left_out(diagnosis)
    if later:
        count = plural(later, "initiative is", "initiatives are")
        yield f"Whether there is to be more room: {count} not in the plan."


def _approval(diagnosis: Diagnosis, roadmap: Roadmap) -> str:
    final = diagnosis.plan.final
    early = roadmap.of_horizon(Horizon.DAY_90)
    low = number(sum(item.initiative.effort_low for item in early))
    high = number(sum(item.initiative.effort_high for item in early))
    work = f"{low} to {high} person-days within the first 90 days"
    if final is not None:
        return f"Whether the plan made final on {day(final.made_on)} goes on as it stands: {work}."
    return f"Whether the plan begins on {day(roadmap.start_on)}, with {work}."


def _left_out(diagnosis: Diagnosis) -> int:
    solution = diagnosis.plan.solution
    explained = solution.explanations if solution else ()
    return sum(one.horizon is None for one in explained)


def _limits(diagnosis: Diagnosis) -> Iterator[str]:
    yield from _unknown_retention(diagnosis)
    overall = diagnosis.maturity.overall
    missing = overall.applicable - overall.answered
    if missing > 0:
        yield f"Final levels: {plural(missing, 'question is', 'questions are')} not answered."
    health = diagnosis.health
    unscored = len(health.scores) - int(is_scored(health).sum()) if health else 0
    if unscored:
        yield f"The health of {plural(unscored, 'account')}: too little is known to score them."
    silent = [one for one in leading(diagnosis.findings, NAMED) if one.arr_at_stake is None]
    if silent:
        count = plural(len(silent), "finding", "findings")
        yield f"The amount behind {count} above: the evidence names no accounts."
    if diagnosis.plan.investment.outcomes is None and diagnosis.plan.investment.gaps:
        yield "The return of the plan: figures that it takes are not stated."


def _unknown_retention(diagnosis: Diagnosis) -> Iterator[str]:
    values = [diagnosis.kpis.get(kpi) for kpi in (NRR, GRR)]
    known = [one for one in values if one is not None and one.value is not None]
    cautions = [one.caution for one in known if one.caution]
    reasons = [one.reason for one in values if one is not None and one.value is None and one.reason]
    if diagnosis.accounts is None:
        yield "Anything about customers and their revenue: there is no customer list."
    elif reasons:
        yield f"Retention: {sentence(reasons[0])}"
    elif cautions:
        yield f"Retention for certain: {cautions[0]}"
