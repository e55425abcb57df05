"""The one page that stands alone: where things stand, and the three things to repair first."""

from __future__ import annotations

from csdesk.findings import leading
from csdesk.formatting import money, number, percent, plural, sentence, weight_held
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiDefinition, KpiValue
from csdesk.report.document import (
    Entries,
    FigureBlock,
    Format,
    KeyFigure,
    KeyFigures,
    Section,
    Status,
    StatusWord,
    Text,
)
from csdesk.report.health_words import health_sentence
from csdesk.report.level_words import index_words
from csdesk.report.narrative import GRR, retention_sentence
from csdesk.report.pictures import ladder_radar
from csdesk.report.places import method_place
from csdesk.report.sections.findings import finding_entry
from csdesk.report.sections.plan import first_steps_table
from csdesk.report.statuses import NRR, average_health_status, kpi_status, level_status

TOP = 3
NEEDS_LISTS = "Needs this year's and last year's customer list"
PLAIN_NAMES = {NRR: "Customers who stayed and grew", GRR: "Customers who stayed"}
TERMS = {NRR: "Net revenue retention", GRR: "Gross revenue retention"}


def summary_section(diagnosis: Diagnosis) -> Section:
    """Return the summary: four key figures, three findings, the radar (S0.21)."""
    steps = first_steps_table(diagnosis)
    return Section(
        id="summary",
        title="Summary",
        lead=retention_sentence(diagnosis),
        blocks=(
            KeyFigures(key_figures(diagnosis)),
            Entries(
                title="Three things to repair first",
                items=tuple(finding_entry(finding) for finding in leading(diagnosis.findings, TOP)),
                empty="No finding so far: there is too little to judge, or nothing to repair.",
            ),
            FigureBlock(
                question="Where does the practice stand?",
                figure=ladder_radar(diagnosis),
                answer=extremes_sentence(diagnosis),
            ),
            *((steps,) if steps else ()),
            Text(health_sentence(diagnosis.health), quiet=True),
        ),
    )


def key_figures(diagnosis: Diagnosis) -> tuple[KeyFigure, ...]:
    """Return net and gross retention, average health and maturity; the overview shows the same."""
    return (
        _kpi_figure(diagnosis, NRR),
        _kpi_figure(diagnosis, GRR),
        _health_figure(diagnosis),
        _maturity_figure(diagnosis),
    )


def extremes_sentence(diagnosis: Diagnosis) -> str:
    """Return which area of the ladder is strongest and which is thinnest."""
    levels = [level for level in diagnosis.maturity.areas if level.index is not None]
    if not levels:
        return "No area is assessed yet."
    names = diagnosis.instrument.area_names
    best = max(levels, key=lambda level: level.index or 0.0)
    least = min(levels, key=lambda level: level.index or 0.0)
    if len(levels) == 1:
        return f"Only {names[best.area]} is assessed: index {number(best.index)} of 100."
    if number(best.index) == number(least.index):
        return f"All assessed areas stand at index {number(best.index)} of 100."
    return (
        f"Strongest: {names[best.area]} ({number(best.index)} of 100). "
        f"Thinnest: {names[least.area]} ({number(least.index)})."
    )


def _kpi_figure(diagnosis: Diagnosis, kpi: KpiId) -> KeyFigure:
    value = diagnosis.kpis.get(kpi)
    definition = diagnosis.definition(kpi)
    if value is None or definition is None:
        status = StatusWord(Status.NONE, "Not computable")
        name, term = PLAIN_NAMES[kpi], TERMS[kpi]
        return KeyFigure(name, term, None, Format.PERCENT, status, NEEDS_LISTS)
    return KeyFigure(
        label=definition.name,
        term=definition.term,
        value=value.value,
        format=Format.PERCENT,
        status=kpi_status(value, definition, diagnosis.benchmarks.get(kpi)),
        note=_kpi_note(value, definition),
        place=method_place(kpi),
    )


def _kpi_note(value: KpiValue, definition: KpiDefinition) -> str:
    if value.value is None:
        return sentence(value.reason or NEEDS_LISTS).rstrip(".")
    accounts = plural(value.n, "account")
    if definition.target is None:
        return accounts
    return f"Target {percent(definition.target, trim=True)} · {accounts}"


def _health_figure(diagnosis: Diagnosis) -> KeyFigure:
    health = diagnosis.health
    value = None if health is None else health.average_arr_weighted
    return KeyFigure(
        label="Average health",
        term="Score 0 to 100, weighted by ARR",
        value=value,
        format=Format.INTEGER,
        status=average_health_status(health),
        note=_health_note(diagnosis),
        place="health",
    )


def _health_note(diagnosis: Diagnosis) -> str:
    health = diagnosis.health
    if health is None:
        return "Needs a customer list"
    if health.average_arr_weighted is None:
        return (
            f"The list holds {weight_held(health)}; "
            f"a score takes {number(health.scorecard.minimum_coverage)}"
        )
    red = health.distribution[Band.RED].arr
    at_risk = money(red, diagnosis.client.currency, short=True)
    return f"Healthy from {number(health.scorecard.green)} · {at_risk} ARR at risk"


def _maturity_figure(diagnosis: Diagnosis) -> KeyFigure:
    overall = diagnosis.maturity.overall
    tiers = len(diagnosis.instrument.tiers)
    known = overall.tier is not None
    return KeyFigure(
        label="Maturity",
        term=f"Lowest of {plural(len(diagnosis.instrument.areas), 'area')}",
        value=diagnosis.instrument.tier_name(overall.tier) if overall.tier is not None else None,
        format=Format.TEXT,
        status=level_status(overall, tiers),
        note=index_words(overall) if known else "Needs answers to the maturity ladder",
    )
