"""The four numbers that stand large on the overview: those of the report's summary."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import UNKNOWN, number, percent
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.report.document import Format, KeyFigure
from csdesk.report.narrative import GRR
from csdesk.report.sections.summary import key_figures
from csdesk.report.statuses import NRR
from ui.models.kpi_explanation import KpiFact, explain_kpi

_USUAL_END = 130.0
"""Where the bar of a retention ends, in percent points, unless a value lies beyond."""


@dataclass(frozen=True, slots=True)
class KeyTile:
    """One number: its words, its bar (shares of 0 to 1), and how it is computed."""

    figure: KeyFigure
    number: str
    unit: str
    share: float | None
    target: float | None
    low: float | None
    high: float | None
    foot_left: str
    foot_right: str
    facts: tuple[KpiFact, ...]


def list_tiles(diagnosis: Diagnosis) -> tuple[KeyTile, ...]:
    """Return net retention, gross retention, health and maturity."""
    nrr, grr, health, maturity = key_figures(diagnosis)
    return (
        _retention_tile(nrr, NRR, diagnosis),
        _retention_tile(grr, GRR, diagnosis),
        _health_tile(health, diagnosis),
        _maturity_tile(maturity, diagnosis),
    )


def _retention_tile(figure: KeyFigure, kpi: KpiId, diagnosis: Diagnosis) -> KeyTile:
    definition = diagnosis.definition(kpi)
    value = _numeric(figure)
    target = definition.target if definition is not None else None
    end = max(_USUAL_END, *(1.1 * known for known in (value, target) if known is not None), 0.0)
    left, right = _feet(figure)
    return KeyTile(
        figure=figure,
        number=percent(value),
        unit="",
        share=None if value is None else max(value, 0.0) / end,
        target=None if value is None or target is None else target / end,
        low=None,
        high=None,
        foot_left=left,
        foot_right=right,
        facts=explain_kpi(definition, diagnosis) if definition is not None else (),
    )


def _health_tile(figure: KeyFigure, diagnosis: Diagnosis) -> KeyTile:
    value = _numeric(figure)
    health = diagnosis.health
    left, right = _feet(figure)
    return KeyTile(
        figure=figure,
        number=number(value),
        unit="" if value is None else "of 100",
        share=None if value is None else value / 100,
        target=None if value is None or health is None else health.scorecard.green / 100,
        low=None,
        high=None,
        foot_left=left,
        foot_right=right,
        facts=_explain_health(diagnosis),
    )


def _maturity_tile(figure: KeyFigure, diagnosis: Diagnosis) -> KeyTile:
    overall = diagnosis.maturity.overall
    known = overall.index is not None
    answered = 100 * overall.answered / overall.applicable if overall.applicable else None
    return KeyTile(
        figure=figure,
        number=UNKNOWN if figure.value is None else str(figure.value),
        unit="",
        share=_hundredth(overall.index),
        target=None,
        low=_hundredth(overall.low) if known else None,
        high=_hundredth(overall.high) if known else None,
        foot_left=figure.note,
        foot_right=f"{percent(answered, 0)} answered" if known else "",
        facts=_explain_maturity(diagnosis),
    )


def _explain_health(diagnosis: Diagnosis) -> tuple[KpiFact, ...]:
    health = diagnosis.health
    if health is None:
        return (KpiFact("Rests on", "There is no customer list yet"),)
    card = health.scorecard
    return (
        KpiFact("Scorecard", f"{card.name}, version {card.version}"),
        KpiFact(
            "Method",
            "A signal earns all, half or none of its weight. The score is what was earned of the "
            "weight that is known, times 100; the average weighs each account by its ARR.",
        ),
        KpiFact("Bands", f"Healthy from {number(card.green)}, at risk below {number(card.yellow)}"),
        KpiFact("Rests on", f"{percent(health.coverage, 0)} of the signal weight, on average"),
        KpiFact("Unweighted", f"{number(health.average)} of 100"),
        KpiFact("Defined in", card.source),
    )


def _explain_maturity(diagnosis: Diagnosis) -> tuple[KpiFact, ...]:
    overall, instrument = diagnosis.maturity.overall, diagnosis.instrument
    average = diagnosis.maturity.average_tier
    return (
        KpiFact("Instrument", f"{instrument.name}, version {instrument.version}"),
        KpiFact("Method", instrument.description),
        KpiFact("The whole", "Stands on the level of its lowest area"),
        KpiFact("Index", "Mean of the areas; unanswered questions make its likely range"),
        KpiFact("Rests on", f"{overall.answered} of {overall.applicable} answers"),
        KpiFact("Mean level", "" if average is None else number(average, 1)),
    )


def _numeric(figure: KeyFigure) -> float | None:
    is_number = isinstance(figure.value, int | float) and figure.format is not Format.TEXT
    return float(figure.value) if is_number else None  # type: ignore[arg-type]


def _feet(figure: KeyFigure) -> tuple[str, str]:
    if figure.value is None:
        return figure.note.rstrip("."), ""
    left, _, right = figure.note.partition(" · ")
    return left, right


def _hundredth(value: float | None) -> float | None:
    return None if value is None else value / 100
