"""The bridge of revenue as a sheet that reckons itself, with its chart."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import day
from csdesk.model.revenue import MovementPeriod
from csdesk.report.artifacts import BookColumn
from csdesk.report.dashboard_books import (
    BookCell,
    BookChart,
    BookSeries,
    BookSheet,
    Formula,
)
from csdesk.report.document import Format, Status
from csdesk.report.revenue_words import NAMES, shown_kinds, signed_amount

MONTHS = 12
COLUMNS = (
    BookColumn("step", Format.TEXT),
    BookColumn("mrr", Format.MONEY),
    BookColumn("level", Format.MONEY),
    BookColumn("stands_on", Format.MONEY),
    BookColumn("total", Format.MONEY),
    BookColumn("rise", Format.MONEY),
    BookColumn("fall", Format.MONEY),
)
CHART = BookChart(
    title="What led from the first day to the last",
    series=(
        BookSeries(3, None),
        BookSeries(4, Status.DOING),
        BookSeries(5, Status.GOOD),
        BookSeries(6, Status.RISK),
    ),
)
NOTES = (
    "Amounts are a twelfth of a year’s revenue. Change one, and the last day and the chart follow.",
    "level: what is reached after the step; stands_on: where its block begins in the chart.",
)


def draw_bridge_sheet(period: MovementPeriod) -> BookSheet:
    """Return the first day, every movement and the last day, which is their sum."""
    return BookSheet("Bridge", COLUMNS, tuple(_rows(period)), NOTES, chart=CHART)


def _rows(period: MovementPeriod) -> Iterator[tuple[BookCell, ...]]:
    level = period.start / MONTHS
    yield (day(period.start_on), level, *_total(level))
    for kind in shown_kinds([period]):
        amount = signed_amount(period, kind) / MONTHS
        yield (NAMES[kind], amount, *_move(level, amount))
        level += amount
    total = Formula("=SUM(B2:B{above})", level)
    yield (day(period.end_on), total, *_total(level))


def _total(amount: float) -> tuple[BookCell, ...]:
    """Return the level, the ground and the block of a sum, which neither rises nor falls."""
    return (Formula("=B{row}", amount), 0.0, Formula("=B{row}", amount), 0.0, 0.0)


def _move(level: float, amount: float) -> tuple[BookCell, ...]:
    after = level + amount
    return (
        Formula("=C{above}+B{row}", after),
        Formula("=MIN(C{above},C{row})", min(level, after)),
        0.0,
        Formula("=MAX(B{row},0)", max(amount, 0.0)),
        Formula("=MAX(-B{row},0)", max(-amount, 0.0)),
    )
