"""What moved recurring revenue: the bridge of the window, and every month."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import day, day_range
from csdesk.model.revenue import MovementKind, MovementPeriod, RevenueReview
from csdesk.report.document import Block, Column, FigureBlock, Format, Noted, Table, Value
from csdesk.report.figures import BridgeFigure, BridgeStep
from csdesk.report.revenue_words import NAMES, shown_kinds, signed_amount

MONTHS_ON_PAPER = 12
MEANING = {
    MovementKind.NEW: "Customers who never paid before",
    MovementKind.REACTIVATION: "Customers who had stopped paying",
    MovementKind.EXPANSION: "Customers who pay more",
    MovementKind.PRICE: "The same for another price",
    MovementKind.CONTRACTION: "Customers who pay less",
    MovementKind.CHURN: "Customers who pay nothing any more",
    MovementKind.FX: "The same amount at another rate",
}
IDENTITY = (
    "The first line and all that moved add up to the last, to the cent; amounts are a year’s "
    "revenue."
)


def movement_blocks(
    review: RevenueReview, notes: Sequence[str], currency: str
) -> tuple[Block, ...]:
    """Return the bridge of the window, the last months for paper, and all for the workbook."""
    months = review.months
    bridge = (
        _figure(review.period, currency),
        _bridge(review.period, (IDENTITY, *notes)),
    )
    if not months:
        return bridge
    last = months[-MONTHS_ON_PAPER:]
    return (
        *bridge,
        _month_table("Last months of revenue", last, is_paper=True),
        _month_table("Revenue by month", months, is_paper=False),
    )


def _figure(period: MovementPeriod, currency: str) -> FigureBlock:
    """Return the bridge as a picture; its table says what stands behind each step."""
    moves = (BridgeStep(NAMES[kind], signed_amount(period, kind)) for kind in shown_kinds([period]))
    first = BridgeStep(day(period.start_on), period.start, is_total=True)
    last = BridgeStep(day(period.end_on), period.end, is_total=True)
    return FigureBlock(
        question="What led from the revenue of the first day to that of the last?",
        figure=BridgeFigure((first, *moves, last), currency),
        answer="",
    )


def _bridge(period: MovementPeriod, notes: tuple[str, ...]) -> Table:
    kinds = shown_kinds([period])
    return Table(
        name="Revenue movements",
        title=f"What moved recurring revenue, {day_range(period.start_on, period.end_on)}?",
        columns=(
            Column("From the first day to the last", Format.TEXT, 0.5),
            Column("Recurring revenue", Format.MONEY, 0.25),
            Column("Customers", Format.INTEGER, 0.25),
        ),
        rows=(
            ("On the first day", period.start, period.customers_start),
            *(_bridge_row(period, kind) for kind in kinds),
            ("On the last day", period.end, period.customers_end),
        ),
        empty="",
        notes=notes,
    )


def _bridge_row(period: MovementPeriod, kind: MovementKind) -> tuple[Value, ...]:
    named = Noted(NAMES[kind], MEANING[kind])
    return (named, signed_amount(period, kind), len(period.accounts.get(kind, ())))


def _month_table(name: str, months: Sequence[MovementPeriod], *, is_paper: bool) -> Table:
    kinds = shown_kinds(months)
    return Table(
        name=name,
        title="What moved it month by month?",
        columns=(
            Column("Month to", Format.DATE, 0.12),
            Column("Start", Format.MONEY, 0.12),
            *(Column(NAMES[kind], Format.MONEY, 0.12) for kind in kinds),
            Column("End", Format.MONEY, 0.12),
            Column("Customers at the end", Format.INTEGER, 0.1),
        ),
        rows=tuple(_month_row(month, kinds) for month in months),
        empty="",
        paper_only=is_paper,
        workbook_only=not is_paper,
        notes=() if is_paper else (IDENTITY,),
    )


def _month_row(month: MovementPeriod, kinds: Sequence[MovementKind]) -> tuple[Value, ...]:
    amounts = (signed_amount(month, kind) for kind in kinds)
    return (month.end_on, month.start, *amounts, month.end, month.customers_end)
