"""The figures of expansion: forecast, KPIs, and opportunities by use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import number, percent, plural
from csdesk.model.expansion import (
    BoardFigure,
    ExpansionKpi,
    Forecast,
    ForecastBand,
    OpportunityRow,
)
from csdesk.model.identifiers import AccountKey
from csdesk.report.document import Column, Format, Quantity, Status, StatusWord, Table, Value


def forecast_table(forecast: Forecast) -> Table:
    """Return what leads would bring, band by band of their score."""
    notes = [
        f"What leads could bring, times {percent(forecast.rate)} that are closed: an estimate.",
        f"Leads of high priority alone bring {number(forecast.uplift)} a year.",
    ]
    if forecast.unvalued:
        unknown = plural(forecast.unvalued, "lead")
        notes.append(f"Of {unknown} of high priority nothing tells what it could bring.")
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
                band.value,
                band.uplift,
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
            Column("What it needs", Format.TEXT, 0.3),
        ),
        rows=tuple(_board_row(figure, known[figure.kpi], is_sample=is_sample) for figure in board),
        empty="No KPI of expansion is defined.",
        notes=("The last three months. Nobody is named for what others reach.",),
    )


def _board_row(figure: BoardFigure, kpi: ExpansionKpi, *, is_sample: bool) -> tuple[Value, ...]:
    return (
        kpi.name,
        Quantity(figure.value, kpi.unit),
        Quantity(kpi.benchmark, kpi.unit),
        Quantity(kpi.target, kpi.unit),
        *((Quantity(kpi.sample, kpi.unit),) if is_sample else ()),
        _target_status(figure.value, kpi),
        figure.reason or None,
    )


def _target_status(value: float | None, kpi: ExpansionKpi) -> StatusWord:
    if value is None:
        return StatusWord(Status.NONE, "Not known")
    met = value <= kpi.target if kpi.is_less_better else value >= kpi.target
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
