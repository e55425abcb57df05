"""The figures of expansion: forecast, KPIs, and opportunities by use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import number, percent, plural
from csdesk.model.expansion import BoardFigure, Forecast, ForecastBand, FunnelStage, OpportunityRow
from csdesk.model.expansion_rules import ExpansionKpi
from csdesk.model.few import FEWEST
from csdesk.model.identifiers import AccountKey
from csdesk.model.kpis import Unit
from csdesk.report.document import Column, Format, Quantity, Status, StatusWord, Table, Value
from csdesk.report.rates import rate_words

FULL = 100
OWN_RATE = "the client’s own rate of the last three months"
CITED_RATE = "a rate that others report, as fewer than 10 of the client’s own ended in the quarter"
BOARD_NOTES = (
    "The three months to the day of the customer list; retention, and the ARR added, over a year.",
    "No source names who measured what others reach.",
)


def funnel_table(funnel: Sequence[FunnelStage]) -> Table:
    """Return how many opportunities reach each stage, and what they are worth."""
    unpriced = any(stage.unpriced for stage in funnel)
    return Table(
        name="Expansion funnel",
        title="How many opportunities become more revenue?",
        columns=(
            Column("Stage", Format.TEXT, 0.3),
            Column("Opportunities", Format.INTEGER, 0.2),
            Column("ARR", Format.MONEY, 0.2),
            *((Column("Amount unknown", Format.INTEGER, 0.1),) if unpriced else ()),
            Column("Of the stage before", Format.TEXT, 0.3),
        ),
        rows=tuple(
            (
                stage.name,
                stage.count,
                "Unknown" if stage.known_value is None else stage.known_value,
                *((stage.unpriced,) if unpriced else ()),
                rate_words(stage.count, before.count) if before and before.count else None,
            )
            for before, stage in zip((None, *funnel), funnel, strict=False)
        ),
        empty="No list of opportunities tells of expansions.",
        notes=("ARR is at least so much where an amount is unknown.",) if unpriced else (),
    )


def forecast_table(forecast: Forecast) -> Table:
    """Return what leads would bring, band by band of their score."""
    source = OWN_RATE if forecast.is_own_rate else CITED_RATE
    rate = percent(forecast.rate)
    notes = [
        f"What leads could bring, times {rate} that are closed ({source}): an estimate.",
        f"Leads of high priority alone bring {number(forecast.uplift)} a year.",
    ]
    if forecast.unvalued:
        unknown = plural(forecast.unvalued, "lead")
        notes.append(f"At least so much: of {unknown} of high priority nothing tells the amount.")
    return Table(
        name="Expansion forecast",
        title="What would the leads bring?",
        columns=(
            Column("Lead score", Format.TEXT, 0.25),
            Column("Leads", Format.INTEGER, 0.25),
            Column("Could bring", Format.MONEY, 0.25),
            Column("Expected", Format.MONEY, 0.25),
        ),
        rows=tuple(
            (
                _band_words(band),
                band.leads,
                band.value if band.is_known else "Unknown",
                band.uplift if band.is_known else "Unknown",
            )
            for band in forecast.bands
        ),
        empty="There are no leads.",
        notes=tuple(notes),
    )


def _band_words(band: ForecastBand) -> str:
    to = "100" if band.high is None else f"under {number(band.high)}"
    return f"{number(band.low)} to {to}"


def board_table(
    board: tuple[BoardFigure, ...], kpis: tuple[ExpansionKpi, ...], *, is_sample: bool
) -> Table:
    """Return the KPIs of expansion; the made-up quarter for the sample client only."""
    known = {kpi.id: kpi for kpi in kpis}
    sample = (Column("Sample quarter", Format.QUANTITY, 0.12),) if is_sample else ()
    return Table(
        name="Expansion KPIs",
        title="How does expansion go?",
        columns=(
            Column("KPI", Format.TEXT, 0.3),
            Column("Value", Format.QUANTITY, 0.12),
            Column("Others", Format.QUANTITY, 0.12),
            Column("Target", Format.QUANTITY, 0.12),
            *sample,
            Column("Against target", Format.STATUS, 0.14),
            Column("What to know", Format.TEXT, 0.3),
        ),
        rows=tuple(_board_row(figure, known[figure.kpi], is_sample=is_sample) for figure in board),
        empty="No KPI of expansion is defined.",
        notes=BOARD_NOTES,
    )


def _board_row(figure: BoardFigure, kpi: ExpansionKpi, *, is_sample: bool) -> tuple[Value, ...]:
    return (
        kpi.name,
        _board_value(figure, kpi),
        Quantity(kpi.benchmark, kpi.unit),
        Quantity(kpi.target, kpi.unit),
        *((Quantity(kpi.sample, kpi.unit),) if is_sample else ()),
        _target_status(figure, kpi),
        " ".join(part for part in (figure.reason, _few_words(figure)) if part) or None,
    )


def _is_few(figure: BoardFigure) -> bool:
    return figure.value is not None and figure.n is not None and figure.n < FEWEST


def _board_value(figure: BoardFigure, kpi: ExpansionKpi) -> Value:
    if kpi.unit is Unit.PERCENT and _is_few(figure):
        total = figure.n or 0
        return rate_words(round((figure.value or 0) * total / FULL), total)
    return Quantity(figure.value, kpi.unit)


def _few_words(figure: BoardFigure) -> str:
    if not _is_few(figure):
        return ""
    return f"It rests on {plural(figure.n or 0, 'opportunity', 'opportunities')} only."


def _target_status(figure: BoardFigure, kpi: ExpansionKpi) -> StatusWord:
    if figure.value is None:
        return StatusWord(Status.NONE, "Not known")
    if not figure.is_comparable:
        return StatusWord(Status.NONE, "Not over a year")
    if _is_few(figure):
        return StatusWord(Status.NONE, "Too few")
    met = figure.value <= kpi.target if kpi.is_less_better else figure.value >= kpi.target
    return StatusWord(Status.GOOD, "On target") if met else StatusWord(Status.WATCH, "Off target")


def opportunity_table(rows: Sequence[OpportunityRow], names: Mapping[AccountKey, str]) -> Table:
    """Return the opportunities by use, as S1.110 lists them."""
    return Table(
        name="Expansion opportunities",
        title="Whose use grows into more?",
        columns=(
            Column("Customer ID", Format.TEXT, 0.15),
            Column("Customer", Format.TEXT, 0.25),
            Column("ARR now", Format.MONEY, 0.15),
            Column("Expansion score", Format.DECIMAL, 0.12),
            Column("Feature adoption", Format.PERCENT, 0.12),
            Column("Opportunity", Format.MONEY, 0.15),
            Column("Pursue", Format.STATUS, 0.12),
        ),
        rows=tuple(
            (
                row.account,
                names.get(row.account, row.account),
                row.current_acv,
                row.expansion_score,
                row.feature_adoption,
                row.opportunity_size,
                StatusWord(Status.GOOD, "Yes") if row.is_pursued else StatusWord(Status.NONE, "No"),
            )
            for row in rows
        ),
        empty="No account has enough adoption and growing use.",
        workbook_only=True,
        notes=("Score: adoption in percent times the growth of use in a quarter, 100 at most.",),
    )
