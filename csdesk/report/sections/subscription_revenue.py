"""What became of recurring revenue, worked out from subscription lines."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import day, number, plural
from csdesk.model.data_review import DataReview, SubscriptionReview
from csdesk.model.kpis import Unit
from csdesk.model.revenue import Retention
from csdesk.model.subscriptions import SetAside
from csdesk.report.document import Block, Column, Format, Quantity, Table, Value

REASONS = {
    SetAside.TRIAL: "trials or free",
    SetAside.PAUSED: "paused without a date",
    SetAside.NO_ACCOUNT: "without an account",
    SetAside.NO_START: "without a start",
    SetAside.NO_AMOUNT: "without an amount",
    SetAside.NEGATIVE: "with a negative amount",
    SetAside.ENDED_WITHOUT_DATE: "ended without a date",
    SetAside.END_BEFORE_START: "that end before they start",
}


LINES = (
    "Customers",
    "ARR on the first day",
    "Expansion",
    "Contraction",
    "Churn",
    "New customers",
    "Returned customers",
    "ARR on the last day",
    "Net revenue retention",
    "Gross revenue retention",
)


def revenue_blocks(review: DataReview) -> tuple[Block, ...]:
    """Return the movements over a year and a quarter; nothing without subscriptions."""
    found = review.subscriptions
    if found is None:
        return ()
    windows = [window for window in (found.year, found.quarter) if window is not None]
    return (
        Table(
            name="Revenue movements",
            title="What became of recurring revenue?",
            columns=(
                Column("From the first day to the last", Format.TEXT, 0.4),
                *(Column(_title(window), Format.QUANTITY, 0.3) for window in windows),
            ),
            rows=_rows(windows),
            empty="No subscription line is paid and dated.",
            notes=(_basis(found), *_set_aside(found), *_derived(found)),
        ),
    )


def _title(window: Retention) -> str:
    return f"{day(window.start_on)} to {day(window.end_on)}"


def _rows(windows: Sequence[Retention]) -> tuple[tuple[Value, ...], ...]:
    if not windows:
        return ()
    columns = zip(*(_column(window) for window in windows), strict=True)
    return tuple((label, *cells) for label, cells in zip(LINES, columns, strict=True))


def _column(found: Retention) -> tuple[Value, ...]:
    amounts = (
        found.start,
        found.expansion,
        -found.contraction,
        -found.churn,
        found.new,
        found.reactivated,
        found.end,
    )
    return (
        Quantity(len(found.cohort), Unit.RATIO, 0),
        *(Quantity(amount, Unit.MONEY) for amount in amounts),
        Quantity(found.nrr, Unit.PERCENT, 2),
        Quantity(found.grr, Unit.PERCENT, 2),
    )


def _basis(found: SubscriptionReview) -> str:
    return (
        f"From {number(found.counted)} of {plural(found.lines, 'line')} of {found.file_name}, "
        "added up for each customer; point to point, a line counts from its start to the day "
        "before its end."
    )


def _set_aside(found: SubscriptionReview) -> tuple[str, ...]:
    parts = [f"{number(count)} {REASONS[why]}" for why, count in found.set_aside.items() if count]
    return (f"Not counted: {', '.join(parts)}.",) if parts else ()


def _derived(found: SubscriptionReview) -> tuple[str, ...]:
    if not found.gives_arr or found.year is None:
        return ()
    covered = f"{number(found.accounts)} of {plural(found.listed, 'customer')}"
    rest = "; the others pay nothing that day" if found.accounts < found.listed else ""
    said = (
        f"The customer list states no ARR: it has that of {day(found.year.end_on)} from here, for "
        f"{covered}{rest}."
    )
    return (said,)
