"""The two pages that a board reads and nothing else: how things stand, and what to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csdesk.findings import leading
from csdesk.formatting import day, join_words, number, percent, plural
from csdesk.model.assessments import AreaChange, EarlierAudit
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Finding
from csdesk.model.identifiers import KpiId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.plan_templates import PhasePlan
from csdesk.model.revenue import RetentionFigure
from csdesk.model.roadmap import Horizon, Roadmap, RoadmapItem
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    Entries,
    Entry,
    Format,
    Heading,
    KeyFigure,
    KeyFigures,
    Section,
    Table,
    Text,
    Value,
)
from csdesk.report.finding_words import brief_loss_words
from csdesk.report.narrative import GRR, basis, headline
from csdesk.report.pictures import owner_of
from csdesk.report.sections.board_asks import board_asks, board_case, board_limits
from csdesk.report.sections.findings import finding_entry
from csdesk.report.sections.plan import choose_first_steps, plan_counts
from csdesk.report.sections.plan_table import NO_PLAN
from csdesk.report.sections.summary import extremes_sentence, key_figures
from csdesk.report.statuses import NRR
from csdesk.scoring.maturity import compare_with_earlier

TOP = 3
NO_FINDING = "No finding. Either nothing is wrong with what was looked at, or too little is known."
ABOUT_AMOUNTS = (
    "ARR at stake is the annual revenue of the accounts that a finding concerns, from the client’s "
    "own list; an account can be in more than one finding."
)
FIGURES: Mapping[KpiId, RetentionFigure] = {NRR: RetentionFigure.NRR, GRR: RetentionFigure.GRR}


def board_sections(diagnosis: Diagnosis, beside: Sequence[str] = ()) -> tuple[Section, ...]:
    """Return both pages; each stands, whatever the client's data lack.

    ``beside`` names the sections of the full audit.
    """
    return (_standing(diagnosis), _plan(diagnosis, beside))


def _standing(diagnosis: Diagnosis) -> Section:
    as_of = diagnosis.engagement.as_of
    based = basis(diagnosis) + (f", as of {day(as_of)}." if as_of else ".")
    entries = tuple(_brief(one, diagnosis) for one in leading(diagnosis.findings, TOP))
    return Section(
        id="board_standing",
        title="Where customer success stands",
        lead=headline(diagnosis),
        blocks=(
            Text(based, quiet=True),
            KeyFigures(_figures(diagnosis)),
            *_trend(diagnosis),
            Entries("Three things to repair first", entries, NO_FINDING),
            *((Text(ABOUT_AMOUNTS, quiet=True),) if entries else ()),
            Heading("What this report cannot say"),
            Bullets(board_limits(diagnosis)),
        ),
        is_one_page=True,
    )


def _plan(diagnosis: Diagnosis, beside: Sequence[str]) -> Section:
    roadmap = diagnosis.roadmap
    return Section(
        id="board_plan",
        title="What to do about it",
        lead=plan_counts(roadmap) if roadmap else NO_PLAN,
        blocks=(
            *(_plan_blocks(diagnosis, roadmap) if roadmap and roadmap.items else ()),
            Heading("What the board is asked to decide"),
            Bullets(board_asks(diagnosis)),
            *((Text(f"Only in the full audit: {_names(beside)}.", quiet=True),) if beside else ()),
        ),
        is_one_page=True,
    )


def _names(titles: Sequence[str]) -> str:
    return join_words(list(titles), len(titles))


def _plan_blocks(diagnosis: Diagnosis, roadmap: Roadmap) -> tuple[Block, ...]:
    phases = diagnosis.plan.phases
    return (
        _priorities(roadmap),
        _glance(roadmap),
        *((_milestones(phases),) if phases and phases.milestones else ()),
        Heading("What it costs and brings"),
        Text(board_case(diagnosis.plan.investment, diagnosis.client.currency)),
    )


def _figures(diagnosis: Diagnosis) -> tuple[KeyFigure, ...]:
    """Return the four key figures with how each is computed and how far it may be off."""
    retention, others = key_figures(diagnosis)[:2], key_figures(diagnosis)[2:]
    told = tuple(
        _add(figure, _method(diagnosis, kpi))
        for figure, kpi in zip(retention, FIGURES, strict=True)
    )
    return (*told, *(_add(figure, _range(diagnosis, at)) for at, figure in enumerate(others)))


def _add(figure: KeyFigure, words: str) -> KeyFigure:
    if figure.value is None or not words:
        return figure
    return replace(figure, note=f"{figure.note}. {words}")


def _method(diagnosis: Diagnosis, kpi: KpiId) -> str:
    """Return what published ways of counting make of a figure, and the way that is used."""
    value, revenue = diagnosis.kpis.get(kpi), diagnosis.metrics.revenue
    method = f"Method: {value.method}" if value else ""
    cards = revenue.cards if revenue else ()
    found = [
        one.value
        for card in cards
        if card.figure is FIGURES[kpi]
        for one in card.values
        if one.value is not None
    ]
    if len(found) < 2:
        return method
    low, high = number(min(found), 1), number(max(found), 1)
    return f"{method}. By {number(len(found))} published methods {low} to {high}%"


def _range(diagnosis: Diagnosis, place: int) -> str:
    """Return on how much the health and the maturity rest."""
    if place:
        overall = diagnosis.maturity.overall
        return f"{overall.answered} of {plural(overall.applicable, 'question')} answered"
    health = diagnosis.health
    if health is None:
        return ""
    known = percent(health.coverage, 0)
    return f"Scorecard: {health.scorecard.name}; {known} of its weight is known"


def _trend(diagnosis: Diagnosis) -> tuple[Text, ...]:
    """Return the strongest and the thinnest area, and how the whole moved since the last audit."""
    if all(level.index is None for level in diagnosis.maturity.areas):
        return ()
    ladder = diagnosis.assessments.get(MATURITY_LADDER)
    comparison = compare_with_earlier(ladder) if ladder else None
    moved = _moved(ladder.earlier, comparison.overall) if ladder and comparison else ""
    return (Text(f"{extremes_sentence(diagnosis)}{moved}"),)


def _moved(earlier: EarlierAudit | None, whole: AreaChange) -> str:
    if earlier is None or whole.index_before is None or whole.index_after is None:
        return ""
    as_of = earlier.engagement.as_of
    since = day(as_of) if as_of else f"“{earlier.engagement.name}”"
    before, after = number(whole.index_before), number(whole.index_after)
    if before == after:
        return f" The index of the whole is {after}, as it was on {since}."
    return f" The index of the whole went from {before} to {after} since {since}."


def _brief(finding: Finding, diagnosis: Diagnosis) -> Entry:
    """Return a finding as the board reads it: what it is, at stake, and lost in a year."""
    lost = brief_loss_words(finding, diagnosis.client.currency)
    return replace(finding_entry(finding), notes=(), aside=lost)


def _priorities(roadmap: Roadmap) -> Table:
    return Table(
        name="Priorities",
        title="What comes first",
        columns=(
            Column("Priority", Format.TEXT, 0.3),
            Column("Done when", Format.TEXT, 0.4),
            Column("Who", Format.TEXT, 0.2),
            Column("Starts", Format.DATE, 0.1),
            Column("Due", Format.DATE, 0.1),
            Column("ARR at stake", Format.MONEY, 0.1),
        ),
        rows=tuple(_priority(item, roadmap) for item in choose_first_steps(roadmap)),
        empty="",
    )


def _priority(item: RoadmapItem, roadmap: Roadmap) -> tuple[Value, ...]:
    return (
        item.initiative.title,
        item.initiative.outcome,
        owner_of(item, roadmap) or "No owner",
        item.start_on,
        item.due_on,
        item.arr_at_stake,
    )


def _glance(roadmap: Roadmap) -> Table:
    return Table(
        name="Plan at a glance",
        title="The plan at a glance",
        columns=(
            Column("Within", Format.TEXT, 0.15),
            Column("Initiatives", Format.INTEGER, 0.1),
            Column("Days of work", Format.TEXT, 0.15),
            Column("Last due", Format.DATE, 0.1),
            Column("Most important", Format.TEXT, 0.5),
        ),
        rows=tuple(_horizon(roadmap, horizon) for horizon in Horizon),
        empty="",
    )


def _milestones(phases: PhasePlan) -> Table:
    return Table(
        name="Plan milestones",
        title="",
        columns=(
            Column("Milestone", Format.TEXT, 0.7),
            Column("Due", Format.DATE, 0.1),
            Column("Reached", Format.DATE, 0.1),
        ),
        rows=tuple((one.name, one.due_on, one.reached_on) for one in phases.milestones),
        empty="",
    )


def _horizon(roadmap: Roadmap, horizon: Horizon) -> tuple[Value, ...]:
    items = roadmap.of_horizon(horizon)
    if not items:
        return (f"{horizon.value} days", 0, "", None, "Nothing is placed here")
    low = sum(item.initiative.effort_low for item in items)
    high = sum(item.initiative.effort_high for item in items)
    first = max(items, key=lambda item: item.priority)
    return (
        f"{horizon.value} days",
        len(items),
        f"{number(low)} to {number(high)}",
        max(item.due_on for item in items),
        first.initiative.title,
    )
